"""One organization as a file: all that its page says as of the day and knowledge of the address, and its history.

The panels of the page give the sheets, so that a file has what the page shows to whoever looks, and no more.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from hoptac.base.tables_out import Row, Sheet, file_name, workbook
from hoptac.base.templatetags.vietnamese import moment
from hoptac.registry.organization.head import head_of
from hoptac.registry.organization.history import table_rows, whole_history
from hoptac.registry.organization.panels import Ask, name_of, shown_panels


@dataclass(frozen=True, slots=True)
class OrganizationFile:
    """What the file has; the rows of each sheet begin with its heads. ``of``: what it is of, for its name."""

    of: str
    day: date
    sheets: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def xlsx(self) -> bytes:
        """As a workbook."""
        return workbook(Sheet(title, rows) for title, rows in self.sheets)

    @property
    def json(self) -> bytes:
        """For another program: by sheet a list of rows, each by its heads; days as in ISO 8601."""
        told = {title: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for title, rows in self.sheets}
        return json.dumps(told, ensure_ascii=False, indent=1, default=_day).encode()

    def name(self, form: str) -> str:
        """Under what name it is saved."""
        return file_name(self.of, self.day, form)


def organization_file(ask: Ask, *, url: str) -> OrganizationFile:
    """The file of a page; ``url`` is the page's own address, that shows the same again."""
    parts: dict[str, list[Row]] = {"Tổ chức": list(_head(ask, url))}
    for shown in shown_panels(ask):
        for table in shown.panel.tables:
            if rows := list(table.rows(shown.content)):
                parts.setdefault(table.title, rows[:1]).extend(rows[1:])
    parts["Lịch sử"] = list(table_rows(whole_history(ask)))
    sheets = tuple((title, tuple(rows)) for title, rows in parts.items() if len(rows) > 1)
    known = f" biết đến {ask.known_at:%Y%m%d}" if ask.known_at else ""
    return OrganizationFile(f"{name_of(ask)} {ask.organization.pk}{known}", ask.day, sheets)


def _head(ask: Ask, url: str) -> Iterator[Row]:
    head = head_of(ask)
    yield "Mục", "Nội dung"
    yield "Tên", head.name
    yield "Loại", ask.organization.get_kind_display()
    yield "Số trong sổ", ask.organization.pk
    yield "Trụ sở", head.place
    yield "Tình trạng pháp lý", head.legal.name
    yield "Tình trạng thực tế", "" if head.has_ended else head.operating.name
    yield "Như vào ngày", ask.day
    yield "Theo những gì đã ghi đến", moment(ask.known_at) if ask.known_at else "nay"
    if ask.standing.is_synthetic:
        yield "Dữ liệu giả lập", "x"
    for note in head.notes:
        yield "Ghi chú", " ".join(chain([note.words], (link.name for link in note.about)))
    yield "Địa chỉ của trang", url
    yield "Lấy về ngày", ask.today


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
