"""The wording of a text made comparable, letter for letter, so that a place in one is the same place in the other."""

import re
from functools import cache, lru_cache

from vanban.letters import same_tone, small
from vanban.tables import load

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "\xa0": " ", "\n": " ", "\t": " ", "_": " "})
_SCANNED_DIGIT = re.compile(
    r"(?<=[0-9])[oO](?![^\W\d_])|(?<![^\W_])[lI](?=[0-9]\b)|(?<=[0-9])[lI](?![^\W\d_])|(?<![^\W_])[oO](?=[0-9]\b)"
)
_DIGITS = {"o": "0", "l": "1", "i": "1"}


@lru_cache(maxsize=256)  # every step asks for the wording of the same block again
def wording(text: str) -> str:
    """The text in small letters, tone marks and dashes written one way, slips of a scan repaired; as long as before.

    >>> wording("Uỷ ban truớc ngày l4 tháng 8 năm 2O26")
    'ủy ban trước ngày 14 tháng 8 năm 2026'
    """
    digits = _SCANNED_DIGIT.sub(lambda found: _DIGITS[found[0].lower()], text.translate(_DASHES))
    return _slips().sub(lambda found: _repairs()[found[0]], small(same_tone(digits)))


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of these words or phrases, the longest first; a blank may be several."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def pattern_of(table: str, row_id: str) -> re.Pattern[str]:
    """The words of one row of a table as a pattern of whole words."""
    row = next(row for row in load(table) if row.id == row_id)
    return re.compile(rf"(?<!\w){any_of(row.texts('words'))}(?!\w)")


@cache
def _repairs() -> dict[str, str]:
    return {row.text("wrong"): row.text("right") for row in load("slips")}


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(tuple(_repairs()))}(?!\w)")
