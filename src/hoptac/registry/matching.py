"""Which organization of the book a row of a workbook speaks of: by its numbers, else by name and place; no guess."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hoptac.base.folding import exact

Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Known:
    """An organization of the book, as far as matching asks."""

    pk: int
    name: str
    tax_code: str
    certificate_number: str
    founded_on: date | None
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row says of itself."""

    name: str
    tax_code: str = ""
    certificate_number: str = ""
    founded_on: date | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The organization; or the ones among which only a person can tell; or neither: it is new."""

    known: Known | None = None
    candidates: tuple[Known, ...] = field(default=())


@dataclass(slots=True)
class Matcher:
    """The book by its numbers and names. ``heads`` are the words for kinds, which names may begin with."""

    heads: Sequence[tuple[str, Sequence[str]]]
    _by_tax: dict[str, list[Known]] = field(default_factory=dict)
    _by_certificate: dict[str, list[Known]] = field(default_factory=dict)
    _by_name: dict[Key, list[Known]] = field(default_factory=dict)
    _heads: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        heads = [(f"{exact(head)} ", code) for code, names in self.heads for head in names]
        # The longest first: "liên hiệp htx" begins as "liên hiệp" does.
        self._heads = sorted(heads, key=lambda one: -len(one[0]))

    def add(self, known: Iterable[Known]) -> None:
        """Make organizations of the book known."""
        for one in known:
            if one.tax_code:
                self._by_tax.setdefault(one.tax_code, []).append(one)
            if one.certificate_number:
                self._by_certificate.setdefault(one.certificate_number, []).append(one)
            self._by_name.setdefault((self.name_key(one.name), one.unit_id), []).append(one)

    def name_key(self, name: str) -> str:
        """The name without the words for its kind's full or short form, the places of marks within a word levelled.

        "HTX Thủy Lợi" and "Hợp tác xã Thuỷ Lợi" are one; Sơn Hà, Sơn Hạ and Sơn Hải are three.
        """
        words = exact(name)
        for head, code in self._heads:
            if words.startswith(head):
                words = f"{code} {words.removeprefix(head).strip()}"
                break
        return " ".join(levelled(word) for word in words.split())

    def match(self, asked: Asked) -> Match:
        """What the row speaks of."""
        for found in (
            self._by_tax.get(asked.tax_code, []) if asked.tax_code else [],
            self._by_certificate.get(asked.certificate_number, []) if asked.certificate_number else [],
        ):
            if len(found) == 1 and not _contradicts(asked, found[0]):
                return Match(found[0])
            if found:
                return Match(candidates=tuple(found))
        named = self._by_name.get((self.name_key(asked.name), asked.unit_id), [])
        named = [one for one in named if not _contradicts(asked, one)]
        if len(named) > 1 and asked.founded_on is not None:
            named = [one for one in named if one.founded_on == asked.founded_on] or named
        if len(named) == 1 and _founded_alike(asked, named[0]):
            return Match(named[0])
        return Match(candidates=tuple(named))


def _contradicts(asked: Asked, known: Known) -> bool:
    """Whether both have a tax code, and not the same."""
    return bool(asked.tax_code and known.tax_code and asked.tax_code != known.tax_code)


def _founded_alike(asked: Asked, known: Known) -> bool:
    return asked.founded_on is None or known.founded_on is None or asked.founded_on == known.founded_on


def levelled(word: str) -> str:
    """A word with its marks behind it: "thuỷ" and "thủy" write one mark over two letters."""
    letters = unicodedata.normalize("NFD", word)
    marks = "".join(sorted(one for one in letters if unicodedata.combining(one)))
    return "".join(one for one in letters if not unicodedata.combining(one)) + marks


def repeated(asked: Mapping[int, Asked], matcher: Matcher) -> dict[int, int]:
    """Rows that say they are the same new organization as a row before them: by number, the number of that row."""
    first: dict[object, int] = {}
    again: dict[int, int] = {}
    for number, one in asked.items():
        keys: list[object] = [("tax", one.tax_code)] if one.tax_code else []
        keys += [("certificate", one.certificate_number)] if one.certificate_number else []
        if not keys:
            keys = [("name", matcher.name_key(one.name), one.unit_id, one.founded_on)]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            again[number] = earlier
        for key in keys:
            first.setdefault(key, number)
    return again
