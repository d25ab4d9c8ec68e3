"""The code of the indicator that a figure's words speak of."""

import re
from functools import cache

from vanban.numbers import Quantity
from vanban.tables import load
from vanban.wording import wording


def indicator_of(words: str, quantity: Quantity) -> str | None:
    """The indicator of a figure, told by its words and its unit; None where no row of the table fits."""
    low = wording(words)
    for code, measures, says, not_says in _rules():
        if quantity.measure not in measures and quantity.kind not in measures:
            continue
        if all(pattern.search(low) for pattern in says) and not any(pattern.search(low) for pattern in not_says):
            return code
    return None


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...], tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (row.id, row.texts("measures"), _patterns(row.texts("says")), _patterns(row.texts("not_says")))
        for row in load("indicators")
    )


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
