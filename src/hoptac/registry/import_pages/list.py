"""The list of imports of a person's places, filtered by words and state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.timezone import localtime

from hoptac.accounts.access import Scope
from hoptac.base.address import Address
from hoptac.registry.imports.access import imports_for
from hoptac.registry.imports.jobs import import_views
from hoptac.registry.models import Import
from hoptac.registry.places import provinces_to_choose

PAGE_SIZE = 30
HEADS = (
    "Số",
    "Bảng tính",
    "Người gửi",
    "Nơi",
    "Ngày gửi",
    "Mới",
    "Có thay đổi",
    "Khớp sổ, không đổi",
    "Dòng có lỗi",
    "Khác biệt",
    "Trạng thái",
)


@dataclass(frozen=True, slots=True)
class ImportsWish:
    """Which imports the address asks for; ``misread``: what made no sense there and was left aside."""

    q: str
    state: str
    misread: tuple[str, ...]

    def rows(self, scope: Scope) -> QuerySet[Import]:
        """Those of the person's places, the newest first."""
        rows = imports_for(scope).defer("faults", "heads")
        rows = rows.filter(name__icontains=self.q) if self.q else rows
        return rows.filter(state=self.state) if self.state else rows


def imports_wish(address: QueryDict) -> ImportsWish:
    """What an address says."""
    asked = Address({name: address.get(name, "") for name in ("q", "state")})
    state = asked.one_of("state", Import.State.values, label="Trạng thái")
    return ImportsWish(asked.words("q"), state, tuple(asked.misread))


def shown_imports(scope: Scope, address: QueryDict, *, at: datetime, today: date) -> dict[str, Any]:
    """What the template needs."""
    wish = imports_wish(address)
    page_obj = Paginator(wish.rows(scope), PAGE_SIZE).get_page(address.get("page"))
    return {
        "table": "registry:imports",
        "misread": wish.misread,
        "page_obj": page_obj,
        "views": import_views(page_obj.object_list, at=at),
        "noun": "lần nhập",
        "q": wish.q,
        "state": wish.state,
        "states": Import.State.choices,
        "provinces": provinces_to_choose(scope, today=today) if scope.registry.everywhere else [],
    }


def import_rows(imports: QuerySet[Import]) -> Iterator[tuple[object, ...]]:
    """The list as a table, its heads first; a workbook that was not checked yet has no numbers."""
    yield HEADS
    for held in imports.iterator(chunk_size=500):
        numbers = (held.created, held.changed, held.same, held.faulty, held.differing)
        yield (
            held.pk,
            held.name,
            str(held.asked_by or "Hệ thống"),
            held.place.name if held.place else "",
            localtime(held.asked_at).date(),
            *(("",) * len(numbers) if held.state == Import.State.RECEIVED else numbers),
            held.get_state_display(),
        )
