"""Names read in full: "HTX DVNN Sơn Lập" is "Hợp tác xã Dịch vụ nông nghiệp Sơn Lập" (rules/short_names.toml).

A name may be read in more than one way, for CN is chăn nuôi, công nghiệp or công nghệ: two names may be one where a
reading of one is a reading of the other.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

from django.conf import settings

from hoptac.base.folding import exact, fold, words
from hoptac.registry.kind_words import kind_words
from hoptac.registry.synthetic import unmarked
from rulebook.rows import Row, read, refuse_repeated

# Beyond so many readings a name says too little for them to count.
MOST_READINGS = 24
_REMEMBERED = 20_000
# Letters in one word that may be several abbreviations; longer ones are no name, but a wall of letters.
_SHORTEST_CUT, _LONGEST_CUT = 3, 12
# No syllable does without a vowel, so a word without one is letters that stand for words.
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Letters and what they stand for. ``alike``: names that are one; ``apart``: names that the first is not."""

    short: str
    long: tuple[str, ...]
    alike: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortNames:
    """The table; ``joining`` are words that make no other name. ``_kinds`` are those of whole kinds,
    ``_full`` what each other stands for, without marks.
    """

    abbreviations: tuple[Abbreviation, ...]
    joining: frozenset[str]
    by_short: Mapping[str, tuple[str, ...]]
    _kinds: frozenset[str]
    _full: tuple[tuple[str, str], ...]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    _cut: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def plain(self, name: str) -> str:
        """The words of a name without what joins them, marks within a word levelled."""
        return " ".join(levelled(word) for word in words(exact(unmarked(name))) if word not in self.joining)

    def readings(self, name: str) -> frozenset[str]:
        """Every way to read a name in full; the plain name alone where nothing in it is short."""
        known = self._known
        parts = [
            known.get(word) or self._ways(word) for word in words(exact(unmarked(name))) if word not in self.joining
        ]
        if all(len(ways) == 1 for ways in parts):
            return frozenset((" ".join(ways[0] for ways in parts),))
        return frozenset(map(" ".join, islice(product(*parts), MOST_READINGS)))

    def in_short(self, name: str) -> frozenset[str]:
        """The words that search finds a name by besides its own, without marks: short for what it says in full, in
        full for what it says in short and can only mean one thing. Kinds have words of their own.

        >>> sorted(short_names().in_short("HTX DV Nông nghiệp Sơn Lập"))
        ['dich', 'nn', 'vu']
        """
        said = words(fold(unmarked(name)))
        line = f" {' '.join(said)} "
        found = {short for short, long in self._full if f" {long} " in line}
        for short in (short for word in said for short in self.cut(word)):
            long = self.by_short[short]
            found.update((short,) if len(long) > 1 or short in self._kinds else (short, *fold(long[0]).split()))
        return frozenset(found.difference(said))

    def cut(self, word: str) -> tuple[str, ...]:
        """The abbreviations that a word is made of, as few as can be; none where it is no such word, or a kind's own.

        >>> short_names().cut("sxtmdv"), short_names().cut("nn"), short_names().cut("sơn")
        (('sx', 'tm', 'dv'), ('nn',), ())
        """
        found = self._cut.get(word)
        if found is None:
            if len(self._cut) >= _REMEMBERED:
                self._cut.clear()
            is_own = word in self._kinds or not word.isalpha() or _VOWEL.search(fold(word)) is not None
            self._cut[word] = found = () if is_own else self._fewest(word)
        return found

    def _fewest(self, letters: str) -> tuple[str, ...]:
        """Built from the end, so that what follows a place is read once."""
        if len(letters) > _LONGEST_CUT:
            return ()
        after: list[tuple[str, ...] | None] = [None] * len(letters) + [()]
        for start in reversed(range(len(letters))):
            ways = [
                (letters[start:end], *rest)
                for end in range(start + 1, len(letters) + 1)
                if letters[start:end] in self.by_short and (rest := after[end]) is not None
            ]
            after[start] = min(ways, key=len, default=None)
        return after[0] or ()

    def _ways(self, word: str) -> tuple[str, ...]:
        """The ways to read one word; names say the same few over and over, but for their numbers."""
        if word.isdecimal():
            return (word,)
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = found = tuple(" ".join(map(levelled, way.split())) for way in self._read(word))
        return found

    def _read(self, word: str) -> tuple[str, ...]:
        if word in self.by_short:
            return self.by_short[word]
        if not _SHORTEST_CUT <= len(word) <= _LONGEST_CUT or _VOWEL.search(fold(word)):
            return (word,)
        return tuple(self._cuts(word)) or (word,)

    def _cuts(self, letters: str) -> list[str]:
        """The words that letters stand for where they fall into abbreviations: "sxtmdv" is sx, tm and dv.

        Built from the end, so that what follows a place is read once; no place keeps more readings than may count.
        """
        after: list[list[str]] = [[] for _ in letters] + [[""]]
        for start in reversed(range(len(letters))):
            found = self._beginning(letters, start, after)
            after[start] = list(islice(dict.fromkeys(found), MOST_READINGS))
        return after[0]

    def _beginning(self, letters: str, start: int, after: Sequence[Sequence[str]]) -> Iterator[str]:
        for end in range(start + 1, len(letters) + 1):
            for long in self.by_short.get(letters[start:end], ()):
                yield from (f"{long} {rest}".rstrip() for rest in after[end])


@lru_cache(_REMEMBERED)
def levelled(word: str) -> str:
    """A word with its marks behind it: "thuỷ" and "thủy" write one mark over two letters."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    marks = "".join(sorted(one for one in letters if unicodedata.combining(one)))
    return "".join(one for one in letters if not unicodedata.combining(one)) + marks


@cache
def short_names() -> ShortNames:
    """The table, read once."""
    return load_short_names(settings.RULES_ROOT / "short_names.toml")


def load_short_names(path: Path) -> ShortNames:
    """The table of a file. Refused: letters twice, and letters that could be a syllable."""
    file = read(path)
    file.text("version"), file.source()
    joining = frozenset(exact(word) for word in file.texts("joining"))
    listed = tuple(_abbreviation(row) for row in file.tables("abbreviation"))
    file.done()
    refuse_repeated(path, [(one.short, one.short) for one in listed])
    kinds = frozenset(word for known in kind_words().by_kind.values() for word in known)
    full = tuple((one.short, fold(long)) for one in listed for long in one.long if one.short not in kinds)
    return ShortNames(listed, joining, {one.short: one.long for one in listed}, kinds, full)


def _abbreviation(row: Row) -> Abbreviation:
    short = exact(row.text("short"))
    if _VOWEL.search(fold(short)) or not short.isalpha():
        raise row.bad("short", "chữ viết tắt không có nguyên âm")
    found = Abbreviation(
        short, tuple(exact(long) for long in row.texts("long")), row.texts("alike"), row.texts("apart")
    )
    row.done()
    return found
