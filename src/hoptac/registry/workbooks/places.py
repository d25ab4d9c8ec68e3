"""Which commune a workbook means: by its name with marks, within the province where there is one."""

import re
from collections.abc import Iterable
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


@dataclass(slots=True)
class Places:
    """The communes of a day. Sơn Hà and Sơn Hạ are two: names are never compared without their marks."""

    communes: Iterable[Commune]
    _named: dict[str, list[Commune]] = field(default_factory=dict)
    _known: dict[tuple[str, str], int | CellRefusal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.communes:
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
        return CellRefusal(
            "Không có xã, phường, đặc khu nào tên này vào ngày của số liệu, trong phạm vi của bạn.",
            "Hãy ghi tên hiện hành với đủ dấu; tên trước 01/7/2025 thì đổi sang tên sau sắp xếp.",
        )


def _is_province(part: str, provinces: frozenset[str]) -> bool:
    return _bare(part) in provinces


def _bare(name: str) -> str:
    matched = _LEVEL.match(name)
    return matched[1] if matched else name
