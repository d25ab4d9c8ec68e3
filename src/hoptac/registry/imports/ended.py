"""What a workbook may still say of an organization that is no more on the day of its data: what the pages take too."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from hoptac.base.templatetags.vietnamese import day
from hoptac.registry.access_ended import TOLD_LATER
from hoptac.registry.codes import has_ended, name_of
from hoptac.registry.imports.in_book import at_name
from hoptac.registry.imports.lines import Line
from hoptac.registry.models import Facet, LegalStatus
from hoptac.registry.workbooks.cells import CellFault
from hoptac.registry.workbooks.reading import Layout

_REMEDY = (
    "Hãy bỏ dòng này. Số liệu của ngày trước đó thì nhập riêng với ngày của nó; chỗ sổ ghi nhầm thì sửa ở trang của tổ "
    "chức; nếu tổ chức vẫn còn thì đề nghị ghi lại tình trạng pháp lý trước."
)


def ends_of(held: Mapping[int, Mapping[type[Facet], Mapping[str, Any]]], since: date) -> dict[int, LegalStatus]:
    """Of those that have ended, by what the book ``held`` of them on the day, the statement that says so."""
    ended = [pk for pk, facets in held.items() if LegalStatus in facets and has_ended(facets[LegalStatus]["status"])]
    rows = LegalStatus.objects.filter(organization__in=ended).as_of(since) if ended else ()
    return {row.organization_id: row for row in rows}


def told_in(news: Mapping[type[Facet], Mapping[str, Any]]) -> dict[type[Facet], Mapping[str, Any]]:
    """Without what only says that nothing is known: of one that ended nobody has to find it out."""
    return {facet: after for facet, after in news.items() if any(value not in (None, "") for value in after.values())}


def news_of_ended(
    row: Line, news: Iterable[type[Facet]], end: LegalStatus, since: date, layout: Layout
) -> Iterator[CellFault]:
    """The fault of a row that says something new of one that ended; its last years come to be known later."""
    told = [facet.label.lower() for facet in news if facet not in TOLD_LATER]
    if told:
        why = (
            f"Sổ ghi “{name_of('legal_status', end.status)}” từ ngày {day(end.valid_from)}, mà dòng này ghi điều mới "
            f"({', '.join(told)}) đúng từ ngày {day(since)}."
        )
        general = "Tổ chức không còn tồn tại vào ngày của số liệu, mà dòng ghi điều mới."
        yield at_name(row.number, row.asked.name, layout, why, _REMEDY, general)
