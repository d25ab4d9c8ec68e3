"""The code of the indicator that a figure's words speak of."""

import re
from dataclasses import dataclass
from functools import cache

from vanban.numbers import Quantity
from vanban.tables import load
from vanban.wording import any_of, wording


def indicator_of(words: str, quantity: Quantity) -> str | None:
    """The indicator of a figure, told by its words and its unit; None where no row of the table fits."""
    low = wording(words)
    for rule in _rules():
        if quantity.measure not in rule.measures and quantity.kind not in rule.measures:
            continue
        if not _says(rule, low):
            continue
        if rule.counted is None or _counts_all(low, rule.counted, quantity):
            return rule.code
    return None


def _says(rule: "_Rule", low: str) -> bool:
    """Whether all its words stand there and none that it excludes."""
    for pattern in rule.says:
        if not pattern.search(low):
            return False
    return not any(pattern.search(low) for pattern in rule.not_says)


def _counts_all(low: str, counted: "_Counted", quantity: Quantity) -> bool:
    """Whether nothing behind the thing counted narrows it; the figure's unit at the end repeats the thing."""
    told = low.removesuffix(wording(quantity.unit)).rstrip()
    return counted.alone.search(told if counted.named.search(told) else low) is not None


@dataclass(frozen=True, slots=True)
class _Counted:
    """The thing counted: named at all, and named last with nothing behind it but its place or its time."""

    named: re.Pattern[str]
    alone: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row of the table. ``counted`` where only the whole number of a thing is meant, not that of some of it."""

    code: str
    measures: tuple[str, ...]
    says: tuple[re.Pattern[str], ...]
    not_says: tuple[re.Pattern[str], ...]
    counted: _Counted | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row.id,
            row.texts("measures"),
            _patterns(row.texts("says")),
            _patterns(row.texts("not_says")),
            _counted(row.texts("counted"), row.texts("counted_with")),
        )
        for row in load("indicators")
    )


def _counted(nouns: tuple[str, ...], with_words: tuple[str, ...]) -> _Counted | None:
    if not nouns:
        return None
    noun = rf"(?<!\w){any_of(nouns)}(?!\w)"
    alone = rf"{noun}(?!.*{noun})[\s,.;:()]*(?:{any_of(with_words)}(?!\w).*)?$"
    return _Counted(re.compile(noun), re.compile(alone, re.DOTALL))


def _patterns(entries: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            "|".join(
                rf"(?<!\w){re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word)
                for word in entry.split("|")
            )
        )
        for entry in entries
    )
