"""What a person wants to see of the list: read from the address, written back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from hoptac.base.address import Address
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.codes import code_lists
from hoptac.registry.models import Organization

SORTS = ("name", "founded", "members")
DEFAULT_SORT = "name"
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
# Which list of codes a filter takes its choices from.
CODE_LISTS = {"legal": "legal_status", "operating": "operating_status", "sector": "sector", "charter": "charter_state"}


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
    def upside_down(self) -> tuple[str, ...]:
        """The spans that end before they begin, in words: nothing fits them."""
        return tuple(
            f"{_LABELS[begins]} {words(first)}, đến {words(last)}"
            for begins, ends, words in (("founded_from", "founded_to", str), ("members_from", "members_to", number))
            if (first := getattr(self, begins)) is not None
            and (last := getattr(self, ends)) is not None
            and first > last
        )

    @property
    def narrows(self) -> frozenset[str]:
        """The names of the filters in use, without words, place and the two statuses."""
        apart = {"q", "province", "commune", "legal", "operating", "sort"}
        mine = (field.name for field in fields(self) if field.name not in apart)
        return frozenset(name for name in mine if getattr(self, name) not in ("", None))


def wish_of(said: Mapping[str, str]) -> Wish:
    """The wish that an address says; what makes no sense there is left aside."""
    return read(Address(said))


def read(asked: Address) -> Wish:
    """The same, for those who tell what made no sense: ``asked`` remembers it."""
    codes: dict[str, Any] = {
        name: asked.one_of(name, {entry.code for entry in code_lists()[list_id]}, label=_LABELS[name])
        for name, list_id in CODE_LISTS.items()
    }
    names = ("founded_from", "founded_to", "members_from", "members_to")
    figures: dict[str, Any] = {name: asked.whole(name, label=_LABELS[name]) for name in names}
    return Wish(
        q=asked.words("q"),
        kind=asked.one_of("kind", Organization.Kind.values, label=_LABELS["kind"]),
        province=asked.words("province"),
        commune=asked.words("commune"),
        **codes,
        **figures,
        sort=asked.sort(SORTS, default=DEFAULT_SORT),
    )
