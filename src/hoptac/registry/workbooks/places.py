"""Which commune a workbook means: by its name with marks, within the province where there is one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hoptac.base.folding import exact
from hoptac.registry.workbooks.cells import CellRefusal

_LEVEL = re.compile(r"^(?:(?:xã|phường|đặc khu|thị trấn|thành phố|tp|tỉnh|tt)\s+|(?:tp|tt|đk|p|x)\.\s*)(.+)$")


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

    ``former`` is asked once, when a name is met that no commune bears.
    """

    communes: Iterable[Commune]
    former: Callable[[], Iterable[Former]] = tuple
    _named: dict[str, list[Commune]] = field(default_factory=dict)
    _by_id: dict[int, Commune] = field(default_factory=dict)
    _formerly: dict[str, list[Former]] | None = None
    _known: dict[tuple[str, str], int | CellRefusal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.communes:
            self._by_id[one.unit_id] = one
            for name in {exact(one.name), _bare(exact(one.name))}:
                self._named.setdefault(name, []).append(one)

    def unit_of(self, commune: str, province: str) -> int:
        """The key of the commune. Refused where none or several bear the name."""
        asked = (commune, province)
        if asked not in self._known:
            self._known[asked] = self._found(commune, province)
        found = self._known[asked]
        if isinstance(found, CellRefusal):
            raise CellRefusal(found.why, found.remedy)
        return found

    def unit_in_address(self, address: str, province: str) -> int | None:
        """The one commune that a part of an address names; None where there is none, or more than one."""
        parts = [part.strip() for part in re.split(r"[,;–]| - ", exact(address))]
        own = province or next((part for part in reversed(parts) if _is_province(part, self._provinces())), "")
        for part in reversed(parts):
            if _LEVEL.match(part) and part in self._named:
                found = self._found(part, own)
                return found if isinstance(found, int) else None
        return None

    def _provinces(self) -> frozenset[str]:
        return frozenset(_bare(exact(one.province)) for named in self._named.values() for one in named)

    def _found(self, commune: str, province: str) -> int | CellRefusal:
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
                f"Có {len(distinct)} nơi cùng tên: {names}.", "Hãy ghi rõ xã hay phường và thêm cột tỉnh."
            )
        return self._renamed(name, commune, province) or CellRefusal(
            "Không có xã, phường, đặc khu nào tên này vào ngày của số liệu, trong phạm vi của bạn.",
            "Hãy ghi tên hiện hành với đủ dấu; tên trước 01/07/2025 thì đổi sang tên sau sắp xếp.",
        )

    def _renamed(self, name: str, written: str, province: str) -> CellRefusal | None:
        """The name of a commune that was, with those of today; a place is never moved by a guess."""
        now = self._holders(name, province) or self._holders(_bare(name), province)
        if not now:
            return None
        today = ", ".join(f"{one.name[:1].lower()}{one.name[1:]} ({one.province})" for one in now[:4])
        if len(now) == 1:
            return CellRefusal(f"“{written}” là tên cũ, nay là {today}.", "Hãy ghi tên hiện hành vào ô.")
        return CellRefusal(
            f"“{written}” là tên cũ, nay thuộc một trong {len(now)} nơi: {today}{'…' if len(now) > 4 else ''}.",
            "Hãy ghi tên hiện hành của nơi đặt trụ sở.",
        )

    def _holders(self, name: str, province: str) -> list[Commune]:
        """The communes of today on the ground of those that bore the name; a province narrows, by its old name too."""
        if self._formerly is None:
            self._formerly = {}
            for one in self.former():
                for form in {exact(one.name), _bare(exact(one.name))}:
                    self._formerly.setdefault(form, []).append(one)
        own = _bare(exact(province))
        found: dict[int, Commune] = {}
        for one in self._formerly.get(name, ()):
            for holder in (self._by_id[pk] for pk in one.unit_ids if pk in self._by_id):
                if not own or own in (_bare(exact(one.province)), _bare(exact(holder.province))):
                    found[holder.unit_id] = holder
        return sorted(found.values(), key=lambda holder: (holder.name, holder.unit_id))


def _is_province(part: str, provinces: frozenset[str]) -> bool:
    return _bare(part) in provinces


def _bare(name: str) -> str:
    matched = _LEVEL.match(name)
    return matched[1] if matched else name
