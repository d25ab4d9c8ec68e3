"""Which commune a workbook means: by its name with marks, within the province where there is one."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hoptac.base.folding import exact, fold
from hoptac.registry.workbooks.cells import TO_ANSWER, CellRefusal

_LEVEL = re.compile(r"^(?:(?:xã|phường|đặc khu|thị trấn|thành phố|tp|tỉnh|tt)\s+|(?:tp|tt|đk|p|x)\.\s*)(.+)$")
# Of a commune these are never the level.
_ABOVE = re.compile(r"(?:thành phố|tỉnh|tp)\b")
_BETWEEN_PARTS = re.compile(r"[,;–]| - ")
_LEAVE_TO_OTHERS = "Ghi nhầm xã thì sửa ô; tổ chức ở nơi ấy thật thì bỏ dòng này, nơi ấy hoặc tỉnh sẽ nhập."
_MOST_LISTED = 4


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune that may be named."""

    unit_id: int
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Former:
    """A commune that was; ``unit_ids`` are those that hold its ground now, wholly or in part."""

    name: str
    province: str
    unit_ids: frozenset[int]


@dataclass(slots=True)
class Places:
    """The communes of a day. Sơn Hà and Sơn Hạ are two: names are never compared without their marks.

    ``former`` is asked once, when a name is met that no commune bears, and so is ``elsewhere`` for the communes that
    the person may not write about. ``told`` is where a person said that names are.
    """

    communes: Iterable[Commune]
    former: Callable[[], Iterable[Former]] = tuple
    elsewhere: Callable[[], Iterable[Commune]] = tuple
    told: Mapping[str, int] = field(default_factory=dict)
    _named: dict[str, list[Commune]] = field(default_factory=dict)
    _by_id: dict[int, Commune] = field(default_factory=dict)
    _formerly: dict[str, list[Former]] | None = None
    _others: dict[int, Commune] | None = None
    _others_named: dict[str, list[Commune]] | None = None
    _known: dict[tuple[str, str], int | CellRefusal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id = {one.unit_id: one for one in self.communes}
        self._named = _by_name(self._by_id.values())

    def unit_of(self, commune: str, province: str) -> int:
        """The key of the commune. Refused where none or several bear the name."""
        asked = (commune, province)
        if asked not in self._known:
            self._known[asked] = self._found(commune, province)
        found = self._known[asked]
        if isinstance(found, CellRefusal):
            raise CellRefusal(found.why, found.remedy, general=found.general, word=found.word)
        return found

    def near(self, commune: str, province: str) -> int | None:
        """The one commune that a name which none bears most likely means: renamed, or written without its marks."""
        name = exact(commune)
        folded = _folded(name)
        meant = self._holders(name, province) or [
            one for one in self.pool(province) if not folded.isdisjoint(_folded(exact(one.name)))
        ]
        return meant[0].unit_id if len(meant) == 1 and meant[0].unit_id in self._by_id else None

    def pool(self, province: str) -> list[Commune]:
        """The communes among which a name may be looked for: those of the province, all where it is none of ours."""
        own = _bare(exact(province))
        found = [one for one in self._by_id.values() if _bare(exact(one.province)) == own]
        return sorted(found or self._by_id.values(), key=lambda one: (one.name, one.unit_id))

    def unit_in_address(self, address: str, province: str) -> int | None:
        """The one commune that a part of an address names; None where there is none, or more than one.

        Refused where it is a commune of which others write, or one that is no more.
        """
        written = {exact(part): " ".join(part.split()) for part in _BETWEEN_PARTS.split(address)}
        parts = list(reversed(written))
        own = province or next((part for part in parts if _is_province(part, self._provinces())), "")
        named = [part for part in parts if _LEVEL.match(part)]
        for part in named:
            if part in self._named:
                found = self._found(part, own)
                return found if isinstance(found, int) else None
        for part in named:
            if own and (refusal := self._not_ours(part, own)) is not None:
                raise refusal
        for part in named:
            if not _ABOVE.match(part) and (refusal := self._former(part, own, written[part])) is not None:
                raise refusal
        return None

    def _former(self, part: str, province: str, written: str) -> CellRefusal | None:
        """A commune that is no more, in an address: what is not asked about is written otherwise."""
        now = self._holders(part, province)
        if (found := self._renamed(now, written, province)) is not None:
            remedy = "Hãy ghi xã, phường hiện hành trong địa chỉ, hoặc thêm cột xã."
            return CellRefusal(found.why, remedy, general=found.general)
        return self._moved(now, written)

    def _provinces(self) -> frozenset[str]:
        return frozenset(_bare(exact(one.province)) for named in self._named.values() for one in named)

    def _found(self, commune: str, province: str) -> int | CellRefusal:
        told = self.told.get(place_word(commune, province))
        if told is not None and told in self._by_id:
            return told
        name = exact(commune)
        found = self._named.get(name) or self._named.get(_bare(name), [])
        if province:
            found = [one for one in found if _bare(exact(one.province)) == _bare(exact(province))]
        distinct = {one.unit_id: one for one in found}
        if len(distinct) == 1:
            return next(iter(distinct))
        if distinct:
            names = ", ".join(sorted(f"{one.name} ({one.province})" for one in distinct.values())[:4])
            return CellRefusal(
                f"Có {len(distinct)} nơi cùng tên: {names}.",
                "Hãy ghi rõ xã hay phường và thêm cột tỉnh.",
                general="Có nhiều nơi cùng tên.",
            )
        now = self._holders(name, province)
        return (
            self._renamed(now, commune, province)
            or self._not_ours(name, province)
            or self._moved(now, commune)
            or CellRefusal(
                "Không có xã, phường, đặc khu nào tên này vào ngày của số liệu, trong phạm vi của bạn.",
                f"Hãy ghi tên hiện hành với đủ dấu; nếu chữ này được hỏi thì {TO_ANSWER}.",
                word=place_word(commune, province),
            )
        )

    def _not_ours(self, name: str, province: str) -> CellRefusal | None:
        """A commune of which others write: known to be one where a province says so, or it lies in one of ours."""
        found = self._found_elsewhere(name) or self._found_elsewhere(_bare(name))
        wanted = {_bare(exact(province))} if province else self._provinces()
        near = [one for one in found if _bare(exact(one.province)) in wanted]
        if not near:
            return None
        one = near[0]
        return CellRefusal(
            f"{one.name} ({one.province}) không thuộc {self._reach()}: bạn không ghi được tổ chức của nơi ấy.",
            _LEAVE_TO_OTHERS,
            general=f"Xã, phường, đặc khu này không thuộc {self._reach()}.",
        )

    def _reach(self) -> str:
        """Where the person writes, in words."""
        own = sorted(mine.name for mine in self._by_id.values())
        return _in_line(own[0]) if len(own) == 1 else "phạm vi của bạn"

    def _found_elsewhere(self, name: str) -> list[Commune]:
        if self._others_named is None:
            self._others_named = _by_name(self._elsewhere().values())
        return self._others_named.get(name, [])

    def _elsewhere(self) -> Mapping[int, Commune]:
        """The communes of which others write."""
        if self._others is None:
            self._others = {one.unit_id: one for one in self.elsewhere()}
        return self._others

    def _renamed(self, now: Sequence[Commune], written: str, province: str) -> CellRefusal | None:
        """The name of a commune that was, with some of ours on its ground; a place is never moved by a guess."""
        ours = [one for one in now if one.unit_id in self._by_id]
        if not ours:
            return None
        if len(now) == 1:
            why = f"“{written}” là tên cũ, nay là {_listed(now)}."
            remedy, word = f"Hãy ghi tên hiện hành vào ô, hoặc {TO_ANSWER}.", place_word(written, province)
            return CellRefusal(why, remedy, general="Tên cũ của một xã, phường đã đổi tên.", word=word)
        # The rows of one that was parted may stand in each of the new ones: no answer could be true of all.
        limit = "" if len(ours) == len(now) else f" Bạn chỉ ghi được tổ chức của {self._reach()}."
        return CellRefusal(
            f"“{written}” là tên cũ, nay thuộc một trong {len(now)} nơi: {_listed(now)}.{limit}",
            "Hãy ghi tên hiện hành của nơi đặt trụ sở.",
            general="Tên cũ của một xã, phường nay thuộc nhiều nơi.",
        )

    def _moved(self, now: Sequence[Commune], written: str) -> CellRefusal | None:
        """The name of a commune that was, all of whose ground others write about."""
        if not now:
            return None
        one, is_split = now[0], len(now) > 1
        held = f"nay thuộc một trong {len(now)} nơi: {_listed(now)}" if is_split else f"nay là {_listed(now)}"
        who = "các nơi ấy" if is_split else _in_line(one.name)
        return CellRefusal(
            f"“{written}” là tên cũ, {held}, không thuộc {self._reach()}: tổ chức ở đó do {who} hoặc "
            f"{_in_line(one.province)} nhập, bạn không ghi được.",
            _LEAVE_TO_OTHERS,
            general="Tên cũ của một xã, phường nay thuộc nơi khác nhập.",
        )

    def _holders(self, name: str, province: str) -> list[Commune]:
        """The communes of today on the ground of those that bore the name; a province narrows, by its old name too.

        Of others those only that lie in that province, else in one of ours.
        """
        return self._holders_of(name, province) or self._holders_of(_bare(name), province)

    def _holders_of(self, name: str, province: str) -> list[Commune]:
        if self._formerly is None:
            self._formerly = {}
            for one in self.former():
                for form in {exact(one.name), _bare(exact(one.name))}:
                    self._formerly.setdefault(form, []).append(one)
        wanted = {_bare(exact(province))} if province else self._provinces()
        found: dict[int, Commune] = {}
        for one in self._formerly.get(name, ()):
            for pk in one.unit_ids:
                holder = self._by_id.get(pk) or self._elsewhere().get(pk)
                if holder and not wanted.isdisjoint({_bare(exact(one.province)), _bare(exact(holder.province))}):
                    found[pk] = holder
        return sorted(found.values(), key=lambda holder: (holder.name, holder.unit_id))


def _by_name(communes: Iterable[Commune]) -> dict[str, list[Commune]]:
    """By their names in full, and without the word for their level."""
    found: dict[str, list[Commune]] = {}
    for one in communes:
        for name in {exact(one.name), _bare(exact(one.name))}:
            found.setdefault(name, []).append(one)
    return found


def _listed(communes: Sequence[Commune]) -> str:
    """Communes in one line, each with its province."""
    named = ", ".join(f"{_in_line(one.name)} ({one.province})" for one in communes[:_MOST_LISTED])
    return named + ("…" if len(communes) > _MOST_LISTED else "")


def _in_line(name: str) -> str:
    """A name as it stands within a sentence: "xã Sơn Hà"."""
    return f"{name[:1].lower()}{name[1:]}"


def place_word(commune: str, province: str) -> str:
    """A commune as a sheet writes it, with its province: so is kept where a person said that it is."""
    return f"{exact(commune)}|{_bare(exact(province))}"


def _folded(name: str) -> frozenset[str]:
    """A name without its marks, with the word for its level and without it."""
    return frozenset({fold(name), fold(_bare(name))})


def _is_province(part: str, provinces: frozenset[str]) -> bool:
    return _bare(part) in provinces


def _bare(name: str) -> str:
    matched = _LEVEL.match(name)
    return matched[1] if matched else name
