"""How people call the kinds of organizations, in full and in short, for search (rules/kind_words.toml).

A book has "HTX Chè" beside "Hợp tác xã Chè": each organization is found by the short word of its kind, and what is
typed in full is read as that word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.folding import exact, fold
from rulebook.rows import Row, read, refuse_repeated


@dataclass(frozen=True, slots=True)
class KindWords:
    """One kind: the words that each of it is found by, and the full names that are read as the first of them.

    ``typed`` is read as ``read``: an example that the tests hold the row to.
    """

    kind: str
    words: tuple[str, ...]
    long: tuple[str, ...]
    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class KindTable:
    """All kinds. ``by_kind``: the words by kind; ``_short``: the short word by full name, with and without marks."""

    rows: tuple[KindWords, ...]
    by_kind: Mapping[str, tuple[str, ...]]
    _short: Mapping[str, str]
    _full: re.Pattern[str]

    def shortened(self, text: str) -> str:
        """A text, exact or folded, with every full name of a kind in short.

        >>> kind_words().shortened("hợp tác xã chè"), kind_words().shortened("to hop tac")
        ('htx chè', 'tht')
        """
        return self._full.sub(lambda found: self._short[found[0]], text)


@cache
def kind_words() -> KindTable:
    """The table, read once."""
    return load_kind_words(settings.RULES_ROOT / "kind_words.toml")


def load_kind_words(path: Path) -> KindTable:
    """The table of a file. Refused: a kind twice."""
    file = read(path)
    file.text("version"), file.source()
    rows = tuple(_kind(row) for row in file.tables("kind"))
    file.done()
    refuse_repeated(path, [(row.kind, row.kind) for row in rows])
    short = {form(name): row.words[0] for row in rows for name in row.long for form in (exact, fold)}
    # The longest first: "liên hiệp hợp tác xã" has "hợp tác xã" in it.
    named = "|".join(map(re.escape, sorted(short, key=len, reverse=True)))
    return KindTable(rows, {row.kind: row.words for row in rows}, short, re.compile(rf"\b(?:{named})\b"))


def _kind(row: Row) -> KindWords:
    words = tuple(fold(word) for word in row.texts("words"))
    made = KindWords(row.text("kind"), words, row.texts("long"), row.text("typed"), row.text("read"))
    row.done()
    return made
