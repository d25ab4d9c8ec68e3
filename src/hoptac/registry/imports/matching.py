"""Which organization of the book a row of a workbook speaks of: by its numbers, else by name and place; no guess.

Names that are one only when letters are read as the words they stand for are a question to a person, unless the day of
founding says the same. So are names of which one is written without any marks: "HTX SON HA" may be Sơn Hà or Sơn Hạ;
where it can be one alone, its day of founding, its representative or its telephone tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hoptac.base.folding import exact, fold
from hoptac.base.phones import numbers_in
from hoptac.registry.short_names import ShortNames, levelled, short_names
from hoptac.registry.synthetic import unmarked

Key = tuple[str, int | None]
# Of the rows of one workbook and one commune that bear one name the later ones are compared with so many.
_MOST_NAMESAKES = 50


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
    """What a row says of itself. ``people``: its representative's name, folded, and its telephones."""

    name: str
    tax_code: str = ""
    certificate_number: str = ""
    founded_on: date | None = None
    unit_id: int | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The organization; or the ones among which only a person can tell; or neither: it is new.

    ``is_short``: the candidates bear the name only where letters are read as the words they stand for; ``is_bare``:
    only where marks are left aside.
    """

    known: Known | None = None
    candidates: tuple[Known, ...] = field(default=())
    is_short: bool = False
    is_bare: bool = False


def people_in(representative: str, phone: str) -> tuple[str, ...]:
    """The people by whom a name without marks is confirmed: the representative, however written, and telephones."""
    return tuple(one for one in (fold(representative), *(numbers_in(phone) or ())) if one)


def nobody(pk: int) -> frozenset[str]:
    """No people are known."""
    return frozenset()


@dataclass(slots=True)
class Matcher:
    """The book by its numbers and names. ``heads`` are the words for kinds, which names may begin with.

    ``people_of`` tells the people of one organization as a row tells its own; it is asked only where they decide.
    """

    heads: Sequence[tuple[str, Sequence[str]]]
    table: ShortNames = field(default_factory=short_names)
    people_of: Callable[[int], frozenset[str]] = nobody
    _by_tax: dict[str, list[Known]] = field(default_factory=dict)
    _by_certificate: dict[str, list[Known]] = field(default_factory=dict)
    _by_name: dict[Key, list[Known]] = field(default_factory=dict)
    _by_unit: dict[int | None, list[Known]] = field(default_factory=dict)
    _in_full: dict[int | None, dict[str, list[Known]]] = field(default_factory=dict)
    _bare: dict[int | None, dict[str, list[Known]]] = field(default_factory=dict)
    _heads: list[tuple[str, str]] = field(default_factory=list)
    _full_heads: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        heads = [(head, code) for code, names in self.heads for head in names]
        full = {(f"{words} ", code) for head, code in heads for words in self.table.readings(head)}
        full |= {(fold(words), code) for words, code in full}
        # The longest first: "liên hiệp htx" begins as "liên hiệp" does.
        self._heads = sorted(((f"{exact(head)} ", code) for head, code in heads), key=_shortness)
        self._full_heads = sorted(full, key=_shortness)

    def add(self, known: Iterable[Known]) -> None:
        """Make organizations of the book known."""
        for one in known:
            if one.tax_code:
                self._by_tax.setdefault(one.tax_code, []).append(one)
            if one.certificate_number:
                self._by_certificate.setdefault(one.certificate_number, []).append(one)
            self._by_name.setdefault((self.name_key(one.name), one.unit_id), []).append(one)
            self._by_unit.setdefault(one.unit_id, []).append(one)
            self._in_full.pop(one.unit_id, None)
            self._bare.pop(one.unit_id, None)

    def name_key(self, name: str) -> str:
        """The name without the words for its kind's full or short form, the places of marks within a word levelled.

        "HTX Thủy Lợi" and "Hợp tác xã Thuỷ Lợi" are one; Sơn Hà, Sơn Hạ and Sơn Hải are three.
        """
        words = exact(unmarked(name))
        for head, code in self._heads:
            if words.startswith(head):
                words = f"{code} {words.removeprefix(head).strip()}"
                break
        return " ".join(levelled(word) for word in words.split())

    def full_keys(self, name: str) -> frozenset[str]:
        """The name read in full in each way it may be, with its kind for the words of its kind.

        "HTX DVNN Sơn Hà" and "Hợp tác xã Dịch vụ nông nghiệp Sơn Hà" share one.
        """
        return frozenset(map(self._with_code, self.table.readings(name)))

    def bare_keys(self, name: str) -> frozenset[str]:
        """The name in full without its marks: what "HTX SON HA" shares with Sơn Hà and with Sơn Hạ."""
        return frozenset(map(fold, self.full_keys(name)))

    def is_bare(self, name: str) -> bool:
        """Whether a name, but for the words for its kind, is written without any mark."""
        return self.name_key(name).isascii()

    def is_written_bare(self, one: str, other: str) -> bool:
        """Whether the first name may be the second, written without marks."""
        return self.is_bare(one) and not self.bare_keys(one).isdisjoint(self.bare_keys(other))

    def is_same_name(self, one: str, other: str) -> bool:
        """Whether two names are one, however they are written, short or in full."""
        return self.name_key(one) == self.name_key(other) or not self.full_keys(one).isdisjoint(self.full_keys(other))

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
        return Match(candidates=tuple(named)) if named else self._match_in_full(asked)

    def _match_in_full(self, asked: Asked) -> Match:
        """What a row may speak of whose name stands nowhere as it is written."""
        in_full = self._names_in_full(asked.unit_id)
        if not in_full:
            return Match()
        found = {one.pk: one for key in self.full_keys(asked.name) for one in in_full.get(key, ())}
        alike = [found[pk] for pk in sorted(found) if not _contradicts(asked, found[pk])]
        if not alike:
            return self._match_bare(asked)
        founded = [one for one in alike if asked.founded_on is not None and one.founded_on == asked.founded_on]
        return Match(founded[0]) if len(founded) == 1 else Match(candidates=tuple(founded or alike), is_short=True)

    def _match_bare(self, asked: Asked) -> Match:
        """What a row may speak of where its name, or one of the book, is written without marks."""
        names, is_bare = self._bare_names(asked.unit_id), self.is_bare(asked.name)
        found = {one.pk: one for key in self.bare_keys(asked.name) for one in names.get(key, ())}
        alike = [found[pk] for pk in sorted(found) if is_bare or self.is_bare(found[pk].name)]
        alike = [one for one in alike if not _contradicts(asked, one)]
        if len(alike) == 1 and _founded_alike(asked, alike[0]) and self._is_confirmed(asked, alike[0]):
            return Match(alike[0])
        return Match(candidates=tuple(alike), is_bare=True)

    def _is_confirmed(self, asked: Asked, known: Known) -> bool:
        """Whether more than a name without marks says that they are one."""
        if asked.founded_on is not None and asked.founded_on == known.founded_on:
            return True
        return bool(asked.people) and not self.people_of(known.pk).isdisjoint(asked.people)

    def _bare_names(self, unit_id: int | None) -> Mapping[str, list[Known]]:
        """The names of one commune without their marks; read when the first row asks for them."""
        if unit_id not in self._bare:
            found: dict[str, list[Known]] = {}
            for key, ones in self._names_in_full(unit_id).items():
                found.setdefault(fold(key), []).extend(ones)
            self._bare[unit_id] = found
        return self._bare[unit_id]

    def _names_in_full(self, unit_id: int | None) -> Mapping[str, list[Known]]:
        """The names of one commune read in full; read when the first row asks for one that is not written so."""
        if unit_id not in self._in_full:
            found: dict[str, list[Known]] = {}
            for one in self._by_unit.get(unit_id, ()):
                for key in self.full_keys(one.name):
                    found.setdefault(key, []).append(one)
            self._in_full[unit_id] = found
        return self._in_full[unit_id]

    def _with_code(self, words: str) -> str:
        for head, code in self._full_heads:
            if words.startswith(head):
                return f"{code} {words.removeprefix(head)}"
        return words


def _contradicts(asked: Asked, known: Known) -> bool:
    """Whether both have a tax code, and not the same."""
    return bool(asked.tax_code and known.tax_code and asked.tax_code != known.tax_code)


def _founded_alike(asked: Asked, known: Known) -> bool:
    return asked.founded_on is None or known.founded_on is None or asked.founded_on == known.founded_on


def _shortness(head: tuple[str, str]) -> int:
    return -len(head[0])


@dataclass(frozen=True, slots=True)
class Double:
    """A row that speaks of the same organization as a row ``before`` it; not ``is_sure``: only a person can tell.

    ``is_bare``: their names are one only where marks are left aside.
    """

    before: int
    is_sure: bool
    is_bare: bool = False


def repeated(asked: Mapping[int, Asked], matcher: Matcher) -> dict[int, Double]:
    """Rows that speak of the same new organization as a row before them, by number, else by name and commune.

    A name is sure where it is written alike without any number, or where the days of founding are the same.
    """
    first: dict[object, int] = {}
    again: dict[int, Double] = {}
    for number, one in asked.items():
        keys: list[object] = [("tax", one.tax_code)] if one.tax_code else []
        keys += [("certificate", one.certificate_number)] if one.certificate_number else []
        if not keys:
            keys = [("name", matcher.name_key(one.name), one.unit_id, one.founded_on)]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            again[number] = Double(earlier, is_sure=True)
        for key in keys:
            first.setdefault(key, number)
    for number, before in _namesakes(asked, matcher):
        again.setdefault(number, Double(before, _says_the_same(asked[before], asked[number])))
    for number, before in _written_bare(asked, matcher):
        again.setdefault(number, Double(before, is_sure=False, is_bare=True))
    return again


def _written_bare(asked: Mapping[int, Asked], matcher: Matcher) -> Iterator[tuple[int, int]]:
    """Each row with one before it of its commune, one of both written without marks, and nothing against it."""
    bare = {number for number, one in asked.items() if matcher.is_bare(one.name)}
    wanted = {(key, asked[number].unit_id) for number in bare for key in matcher.bare_keys(asked[number].name)}
    rows: dict[Key, list[int]] = {}
    for number, one in asked.items() if wanted else ():
        for name in matcher.bare_keys(one.name):
            if (name, one.unit_id) not in wanted:
                continue
            namesakes = rows.setdefault((name, one.unit_id), [])
            for row in namesakes:
                if (number in bare or row in bare) and not _are_two(asked[row], one):
                    yield number, row
                    break
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(number)


def _namesakes(asked: Mapping[int, Asked], matcher: Matcher) -> Iterator[tuple[int, int]]:
    """Each row with one before it that has its name in full and its commune, and nothing against it."""
    rows: dict[Key, list[int]] = {}
    for number, one in asked.items():
        for name in matcher.full_keys(one.name):
            namesakes = rows.setdefault((name, one.unit_id), [])
            earlier = next((row for row in namesakes if not _are_two(asked[row], one)), None) if namesakes else None
            if earlier is not None:
                yield number, earlier
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(number)


def _says_the_same(one: Asked, other: Asked) -> bool:
    """Whether the day of founding says that two of one name are one."""
    return one.founded_on is not None and one.founded_on == other.founded_on


def _are_two(one: Asked, other: Asked) -> bool:
    """Whether a number or the day of founding says that two of one name are two."""
    return any(
        mine and theirs and mine != theirs
        for mine, theirs in (
            (one.tax_code, other.tax_code),
            (one.certificate_number, other.certificate_number),
            (one.founded_on, other.founded_on),
        )
    )
