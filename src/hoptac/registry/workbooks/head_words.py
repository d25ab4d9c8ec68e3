"""The words of a column's head: abbreviations written out, units and asides set apart, fillers left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoptac.base.folding import exact

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_AFTER = re.compile(r"(?:đvt|đơn vị tính|đơn vị)\s*:?\s*(.+)$", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\W_]+")
_SPACES_AND_DOTS = re.compile(r"[\s.,]+")
# "Doanh thu năm 2025", "đến 31/10/2026": days and years, which a choice of its own asks for.
_DAYS = re.compile(r"\b(?:\d{1,2}[/.-])?(?:\d{1,2}[/.-])?(?:19|20)\d{2}\b|\b\d{1,2}/\d{1,2}\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")


@dataclass(frozen=True, slots=True)
class Parted:
    """A head in its plain words, what stood in brackets beside them, and how many đồng its unit of money is."""

    name: str
    aside: str = ""
    unit: int | None = None


def joined(parts: Sequence[Parted]) -> Parted:
    """Heads that stand one over another, as one."""
    name, aside = (" ".join(filter(None, words)) for words in ([p.name for p in parts], [p.aside for p in parts]))
    return Parted(name, aside)


def years_in(head: str) -> frozenset[int]:
    """The years that a head names."""
    return frozenset(int(year) for year in _YEAR.findall(head))


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What rules/columns.toml says of the words in heads."""

    money: tuple[tuple[str, int], ...]
    _short: Mapping[str, str]
    _fillers: tuple[str, ...]
    _tails: tuple[str, ...]
    _units: Mapping[str, int]
    _at_end: re.Pattern[str]

    @classmethod
    def of(
        cls, money: tuple[tuple[str, int], ...], short: Mapping[str, str], fillers: Sequence[str], tails: Sequence[str]
    ) -> "HeadWords":
        """The words as they are compared."""
        by_length = sorted((exact(name) for name, _ in money), key=len, reverse=True)
        at_end = re.compile(rf"(?:^|[\s/,;:-])({'|'.join(map(re.escape, by_length))})[\s.]*$")
        longer = {_bare(name): _bare(word) for name, word in short.items()}
        units = {_SPACES_AND_DOTS.sub("", exact(name)): factor for name, factor in money}
        made = cls(money, longer, tuple(map(_bare, fillers)), (), units, at_end)
        return cls(money, longer, made._fillers, tuple(made.plain(one) for one in tails), units, at_end)

    def plain(self, text: str) -> str:
        """The words without case, signs, days and fillers, abbreviations written out."""
        words = _bare(_DAYS.sub(" ", exact(text))).split()
        written = f" {' '.join(self._short.get(word, word) for word in words)} "
        for filler in self._fillers:
            written = written.replace(f" {filler} ", " ")
        return written.strip()

    def parted(self, head: str) -> Parted:
        """A head with its unit set apart: in brackets, after "ĐVT", or at its end as in "Vốn điều lệ, tr.đ"."""
        asides = _IN_BRACKETS.findall(head)
        bare = _IN_BRACKETS.sub(" ", head)
        units = [self.unit_in(aside) for aside in asides]
        unit = next((one for one in units if one is not None), None)
        kept = [aside for aside, factor in zip(asides, units, strict=True) if factor is None]
        after = _UNIT_AFTER.search(bare)
        if after and (factor := self.factor(after[1])) is not None:
            unit, bare = factor, bare[: after.start()]
        elif unit is None and (end := self._at_end.search(exact(bare))):
            unit, bare = self.factor(end[1]), exact(bare)[: end.start()]
        return Parted(self.plain(bare), self.plain(" ".join(kept)), unit)

    def unit_in(self, text: str) -> int | None:
        """The unit of money that a note like "ĐVT: triệu đồng" or "tr.đ" names."""
        after = _UNIT_AFTER.search(text)
        return self.factor(after[1] if after else text)

    def unit_of_note(self, text: str) -> int | None:
        """The unit of money of a whole table, said above it: only where it is called one."""
        after = _UNIT_AFTER.search(text)
        return self.factor(after[1].rstrip(")] ")) if after else None

    def factor(self, unit: str) -> int | None:
        """How many đồng a unit of money is; "triệu đồng/năm" is one too."""
        written = _SPACES_AND_DOTS.sub("", exact(unit.partition("/")[0] if "/" in unit else unit))
        return self._units.get(written)

    def changes_nothing(self, words: str) -> bool:
        """Whether words at the end of a head leave its meaning as it is: a day, what it is counted in."""
        plain = self.plain(words)
        return not plain or any(plain == tail or plain.startswith(f"{tail} ") for tail in self._tails)


def _bare(text: str) -> str:
    return _NOT_WORDS.sub(" ", exact(text)).strip()
