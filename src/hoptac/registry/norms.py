"""The numbers of the law and of our own warnings (rules/norms), read once and asked for by their day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from django.conf import settings

import rulebook
from rulebook import Norm, UndecidedError, Value


@cache
def norms() -> Mapping[str, Norm]:
    """All of them by id."""
    measures = rulebook.load_measures(settings.RULES_ROOT / "measures.toml")
    return rulebook.load_norms(settings.RULES_ROOT / "norms", measures=measures)


def value_on(norm_id: str, day: date) -> tuple[Norm, Value] | None:
    """A norm with what it says on a day; None where nothing is known of that day."""
    norm = norms()[norm_id]
    try:
        return norm, norm.on(day)
    except UndecidedError:
        return None


def number_on(norm_id: str, day: date) -> Decimal | None:
    """The number of a norm on a day; None where it is not known, or the norm had ended."""
    found = value_on(norm_id, day)
    return found[1].number if found else None


def whole_on(norm_id: str, day: date) -> int | None:
    """The same of a norm that counts days, months or heads."""
    number = number_on(norm_id, day)
    return None if number is None else int(number)
