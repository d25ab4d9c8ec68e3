"""What a person wants to see of the list: read from the address, written back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from hoptac.registry.codes import code_lists
from hoptac.registry.models import Organization

SORTS = ("name", "founded", "members")
DEFAULT_SORT = "name"
_MOST_LETTERS = 120
_MOST_SHOWN = 40
_LABELS = {
    "kind": "Loại",
    "legal": "Tình trạng pháp lý",
    "operating": "Tình trạng hoạt động",
    "sector": "Lĩnh vực",
    "charter": "Điều lệ",
    "founded_from": "Thành lập từ năm",
    "founded_to": "Thành lập đến năm",
    "members_from": "Thành viên từ",
    "members_to": "Thành viên đến",
}
_LISTS = {"legal": "legal_status", "operating": "operating_status", "sector": "sector", "charter": "charter_state"}


@dataclass(frozen=True, slots=True)
class Wish:
    """Blank where all is wanted. ``province`` and ``commune`` are keys of units."""

    q: str = ""
    kind: str = ""
    province: str = ""
    commune: str = ""
    legal: str = ""
    operating: str = ""
    sector: str = ""
    charter: str = ""
    founded_from: int | None = None
    founded_to: int | None = None
    members_from: int | None = None
    members_to: int | None = None
    sort: str = DEFAULT_SORT

    @property
    def place(self) -> str:
        """The smallest place chosen."""
        return self.commune or self.province

    @property
    def column(self) -> str:
        """What the rows are sorted by, without the direction."""
        return self.sort.removeprefix("-")

    @property
    def is_falling(self) -> bool:
        """Whether the sort goes from much to little."""
        return self.sort.startswith("-")

    @property
    def narrows(self) -> frozenset[str]:
        """The names of the filters in use, without words, place and the two statuses."""
        apart = {"q", "province", "commune", "legal", "operating", "sort"}
        mine = (field.name for field in fields(self) if field.name not in apart)
        return frozenset(name for name in mine if getattr(self, name) not in ("", None))


def wish_of(said: Mapping[str, str]) -> Wish:
    """The wish that an address says; what makes no sense there is left aside."""
    # A null letter is refused by one of the databases.
    words = {
        name: (said.get(name) or "").replace("\0", "").strip()[:_MOST_LETTERS] for name in ("q", "province", "commune")
    }
    codes = {
        name: code
        for name, list_id in _LISTS.items()
        if (code := said.get(name) or "") in {entry.code for entry in code_lists()[list_id]}
    }
    kind, sort = said.get("kind") or "", said.get("sort") or ""
    return Wish(
        q=words["q"],
        province=words["province"],
        commune=words["commune"],
        kind=kind if kind in Organization.Kind.values else "",
        legal=codes.get("legal", ""),
        operating=codes.get("operating", ""),
        sector=codes.get("sector", ""),
        charter=codes.get("charter", ""),
        founded_from=_whole(said.get("founded_from")),
        founded_to=_whole(said.get("founded_to")),
        members_from=_whole(said.get("members_from")),
        members_to=_whole(said.get("members_to")),
        sort=sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT,
    )


def misread(said: Mapping[str, str], wish: Wish) -> list[str]:
    """What the address asks for that makes no sense, in words; the rest of it was heeded."""
    written = {name: (said.get(name) or "").strip() for name in _LABELS}
    lost = [name for name, words in written.items() if words and getattr(wish, name) in ("", None)]
    lost += ["sort"] if (written_sort := said.get("sort")) and wish.sort != written_sort else []
    named = {**_LABELS, "sort": "Thứ tự"}
    return [f"{named[name]} “{(said.get(name) or '').strip()[:_MOST_SHOWN]}”" for name in lost]


def _whole(written: str | None) -> int | None:
    digits = (written or "").replace(".", "").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 7 else None
