"""Things and people of which an organization has several: what ties their statements together, and what ends them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from hoptac.base.templatetags.vietnamese import day as written
from hoptac.registry.models import Contract, Credential, DigitalTool, Facet, Holding, Membership, Officer
from hoptac.registry.norms import number_on


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of thing is written about. ``key`` ties its statements, ``end`` is the field that ends it."""

    key: str
    end: str
    since: str
    add: str
    ending: str
    ended: str


KINDS: Mapping[type[Facet], Kind] = MappingProxyType(
    {
        Officer: Kind("person", "left_on", "Giữ chức từ ngày", "Thêm người", "Thôi giữ chức từ ngày", "Đã thôi"),
        Membership: Kind("member", "left_on", "Tham gia từ ngày", "Thêm thành viên", "Ra khỏi từ ngày", "Đã ra"),
        Contract: Kind(
            "thing", "ends_on", "Có hiệu lực từ ngày", "Thêm hợp đồng", "Còn hiệu lực đến hết ngày", "Đã hết hiệu lực"
        ),
        Credential: Kind(
            "thing", "ends_on", "Có hiệu lực từ ngày", "Thêm chứng nhận", "Còn hiệu lực đến hết ngày", "Đã hết hiệu lực"
        ),
        DigitalTool: Kind("thing", "ends_on", "Dùng từ ngày", "Thêm công cụ", "Dùng đến hết ngày", "Đã thôi dùng"),
    }
)
# Said once when the thing is entered, never typed.
KEYS = frozenset({"person", "thing"})


@dataclass(frozen=True, slots=True)
class Term:
    """Whether a thing still holds on a day, in a word with its tone; no word where no end is known or near."""

    has_ended: bool
    words: str = ""
    tone: str = ""


def term_of(row: Facet, *, day: date) -> Term:
    """How a thing stands on ``day``. A person's last day is the one before ``left_on``; ``ends_on`` still counts."""
    end: date | None = getattr(row, KINDS[type(row)].end)
    if end is None:
        return Term(has_ended=False)
    if not isinstance(row, Holding):
        return Term(has_ended=end <= day, words=f"Đến hết ngày {written(end - timedelta(days=1))}")
    if end < day:
        return Term(has_ended=True, words=f"Hết hiệu lực sau ngày {written(end)}")
    warning = number_on("expiry_warning_days", day)
    if warning is not None and end - day <= timedelta(days=int(warning)):
        return Term(has_ended=False, words=f"Sắp hết hiệu lực: {written(end)}", tone="warn")
    return Term(has_ended=False)
