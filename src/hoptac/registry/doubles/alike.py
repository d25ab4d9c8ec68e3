"""Entries that may be one organization twice: proposals with their reasons, never a verdict.

Marks count: HTX Sơn Hà, HTX Sơn Hạ and HTX Sơn Hải are three. Only a name that is written wholly without marks may be
any of those that it becomes with them. Letters that stand for words count as the words: HTX NN Sơn Hà and HTX Nông
nghiệp Sơn Hà may be one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import combinations
from math import inf

from hoptac.base.folding import exact, fold
from hoptac.registry.short_names import short_names
from hoptac.registry.synthetic import unmarked
from hoptac.registry.workbooks.columns_known import columns

# A shorter number is one that a place counted for itself from 1: it says something on that ground alone.
_SHORTEST_CODE = 8
_REMEMBERED = 20_000
MOST_ON_ONE_PHONE = 10
"""A telephone that more entries of one ground share is that of an office or a service: it pairs nobody."""
MOST_COMPARED = 100
"""Of so many entries with one number or name each is compared with each; of more, each with the first of them:
the work grows with the rows, not with their square, and no entry is left without its proposal."""


class Reason(Enum):
    """Why two entries may be one, in full and in short; ``AGAINST`` speaks for their being two."""

    TAX_CODE = "cùng mã số thuế", "Mã số thuế"
    CERTIFICATE = "cùng số giấy chứng nhận", "Giấy chứng nhận"
    NAME = "cùng tên, trụ sở cùng địa bàn cấp xã", "Tên"
    SHORT_NAME = "đọc đủ chữ viết tắt thì cùng tên; trụ sở cùng địa bàn cấp xã", "Tên viết tắt"
    BARE_NAME = "một bên viết không dấu, bỏ dấu thì cùng tên; trụ sở cùng địa bàn cấp xã", "Tên không dấu"
    PHONE = "cùng số điện thoại, tên này nằm trong tên kia; trụ sở cùng địa bàn cấp xã", "Điện thoại"
    AGAINST = "nhưng hai mã số thuế khác nhau", "Khác mã số thuế"

    @property
    def words(self) -> str:
        """The reason as the card of a pair says it."""
        return self.value[0]

    @property
    def short(self) -> str:
        """The reason as one chooses by it."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry as far as it is compared. ``ground``: today's communes on the ground of its head office."""

    pk: int
    kind: str
    name: str
    tax_code: str
    certificate_number: str
    ground: frozenset[int]
    phones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries and what speaks for their being one; ``first`` was entered before ``second``."""

    first: int
    second: int
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.words for reason in self.reasons)

    @property
    def rank(self) -> int:
        """Numbers speak louder than names, names louder than those without marks; what speaks against comes last."""
        order = list(Reason)
        return order.index(self.reasons[0]) + (len(order) if Reason.AGAINST in self.reasons else 0)


def reasons_of(one: Compared, other: Compared) -> tuple[Reason, ...]:
    """Why the two may be one; empty where nothing speaks for it."""
    found, is_near = [], bool(one.ground & other.ground)
    if one.tax_code and one.tax_code == other.tax_code:
        found.append(Reason.TAX_CODE)
    if one.certificate_number == other.certificate_number and (is_near or _is_code(one.certificate_number)):
        found += [Reason.CERTIFICATE] if one.certificate_number else []
    if one.kind == other.kind and is_near:
        found += [named] if (named := _names_agree(one.name, other.name)) else []
        found += [Reason.PHONE] if one.phones & other.phones and _is_within(one.name, other.name) else []
    if found and one.tax_code and other.tax_code and one.tax_code != other.tax_code:
        found.append(Reason.AGAINST)
    return tuple(found)


def pairs_among(entries: Iterable[Compared], about: frozenset[int] | None = None) -> list[Pair]:
    """The pairs among many entries, those with the same numbers first: compared only where something is the same.

    With ``about`` only the pairs of which one of these is a part.
    """
    listed = {one.pk: one for one in entries}
    wanted = {
        pair
        for group in _groups(listed.values())
        if about is None or not about.isdisjoint(group)
        for pair in _paired(sorted(group))
        if about is None or pair[0] in about or pair[1] in about
    }
    found = [Pair(first, second, reasons_of(listed[first], listed[second])) for first, second in wanted]
    return sorted((pair for pair in found if pair.reasons), key=lambda pair: (pair.rank, pair.first, pair.second))


@lru_cache(_REMEMBERED)
def own_names(name: str) -> frozenset[str]:
    """The ways to read a name without the words for its kind, as they are compared when marks count."""
    return frozenset(map(_without_head, short_names().readings(name)))


def _names_agree(one: str, other: str) -> Reason | None:
    first, second = own_names(one), own_names(other)
    if first & second:
        is_plain = _without_head(short_names().plain(one)) == _without_head(short_names().plain(other))
        return Reason.NAME if is_plain else Reason.SHORT_NAME
    is_bare = any(exact(name) == fold(name) for name in map(unmarked, (one, other)))
    return Reason.BARE_NAME if is_bare and set(map(fold, first)) & set(map(fold, second)) else None


def _is_within(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: "Sơn Hà" in "Nông nghiệp Sơn Hà"."""
    first, second = ([frozenset(name.split()) for name in own_names(either)] for either in (one, other))
    return any(few and few <= many for a in first for b in second for few, many in ((a, b), (b, a)))


def _is_code(certificate_number: str) -> bool:
    return len(certificate_number) >= _SHORTEST_CODE


def _groups(entries: Iterable[Compared]) -> Iterator[Sequence[int]]:
    """Keys of entries that share a number, or the letters of a name on one ground."""
    by_key: dict[tuple[object, ...], list[int]] = {}
    for one in entries:
        letters = {fold(reading) for reading in own_names(one.name)}
        keys: list[tuple[object, ...]] = [("name", one.kind, name, unit) for name in letters for unit in one.ground]
        keys += [("phone", one.kind, phone, unit) for phone in one.phones for unit in one.ground]
        keys += [("tax", one.tax_code)] if one.tax_code else []
        keys += [("certificate", one.certificate_number)] if one.certificate_number else []
        for key in keys:
            by_key.setdefault(key, []).append(one.pk)
    most = {"phone": MOST_ON_ONE_PHONE}
    return (group for key, group in by_key.items() if 1 < len(group) <= most.get(str(key[0]), inf))


def _paired(group: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Each with each; in a group that is very large, each with the first alone."""
    first, *others = group
    return combinations(group, 2) if len(group) <= MOST_COMPARED else ((first, other) for other in others)


def _without_head(words: str) -> str:
    head = next((head for head in _heads() if words.startswith(head)), "")
    return words.removeprefix(head)


@cache
def _heads() -> tuple[str, ...]:
    """The words for kinds as names are read, short and in full, the longest first."""
    known = [name for _, names in columns().kinds for name in names]
    read = {f"{words} " for name in known for words in (short_names().plain(name), *short_names().readings(name))}
    return tuple(sorted(read, key=len, reverse=True))
