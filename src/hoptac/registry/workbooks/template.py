"""Our own workbook: a column for all that may be said, lists to choose from, a page of instructions, an example."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from hoptac.base.tables_out import TEXTS_ONLY
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.codes import choices
from hoptac.registry.models import Organization, Seat
from hoptac.registry.workbooks.cells import letters
from hoptac.registry.workbooks.columns import Column
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.reading import COMMUNE, NAME, PROVINCE
from hoptac.units.models import Unit

DATA_SHEET, LISTS_SHEET, GUIDE_SHEET, EXAMPLE_SHEET = "Danh sách", "Danh mục", "Hướng dẫn", "Ví dụ"
# Rows that are prepared with lists to choose from; more may be written below.
PREPARED_ROWS = 2_000
_MONEY = "triệu đồng"
_NEEDED = (NAME, COMMUNE)
_WIDE, _NARROW = 34, 16

_GUIDE = (
    (
        "Điền ở trang nào",
        f"Điền ở trang “{DATA_SHEET}”, mỗi tổ chức một dòng, từ dòng 2. Trang “{EXAMPLE_SHEET}” có một dòng mẫu không "
        "có thật; trang ấy không được đọc.",
    ),
    (
        "Cột bắt buộc",
        "Hai cột nền xanh đậm: “Tên đầy đủ” và “Xã, phường”. Cột khác để trống nếu chưa biết: để trống nghĩa là không "
        "nói gì, không phải số 0.",
    ),
    ("Ô có danh mục", "Bấm mũi tên ở góc ô để chọn. Chữ ngoài danh mục bị báo ngay khi gõ."),
    ("Số và tiền", f"Số ghi 1.250 hoặc 1.250,5. Tiền ghi theo {_MONEY}."),
    ("Ngày", "Ghi ngày/tháng/năm, ví dụ 05/03/2019."),
    ("Tên và địa danh", "Gõ bằng Unicode, đủ dấu: Sơn Hà, Sơn Hạ và Sơn Hải là ba nơi."),
    (
        "Tổ chức đã có trong sổ",
        "Được nhận ra bằng mã số thuế, số giấy chứng nhận, hoặc tên cùng với xã. Chỉ điều mới được ghi thêm; ô trống "
        "không xóa điều đã có.",
    ),
    (
        "Tình trạng pháp lý, tên",
        "Khác với sổ thì không tự đổi: thành một khác biệt để người có trách nhiệm xử lý.",
    ),
    (
        "Gửi lên",
        "Vào HTX, THT, LHHTX, bấm “Nhập bảng tính”. Hệ thống kiểm tra từng ô, chưa ghi gì; có lỗi thì trả lại bảng "
        "tính đã đánh dấu ô lỗi.",
    ),
)


def template_workbook(units: Sequence[Unit], *, day: date) -> bytes:
    """The workbook for those who write in these communes; read back, each of its columns is known by its name."""
    known, out = [one for one in columns() if not one.excludes], io.BytesIO()
    with xlsxwriter.Workbook(out, TEXTS_ONLY) as book:
        styles = _styles(book)
        page = book.add_worksheet(DATA_SHEET)
        example, guide = book.add_worksheet(EXAMPLE_SHEET), book.add_worksheet(GUIDE_SHEET)
        ranges = _write_lists(book.add_worksheet(LISTS_SHEET), _lists(known, units), styles)
        _write_heads(page, known, styles)
        _write_heads(example, known, styles)
        for place, column in enumerate(known):
            _prepare_column(page, place, column, ranges, styles)
            value = _sample(column, units)
            example.write(1, place, value, styles["sample"])
        example.write_comment(0, 0, "Dòng mẫu: tổ chức và số liệu không có thật. Trang này không được đọc.")
        example.set_tab_color("#888888")
        _write_guide(guide, units, day, styles)
        page.activate()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    return {
        "head": book.add_format({**head, "bg_color": "#E8EDF4"}),
        "needed": book.add_format({**head, "bg_color": "#1B4B8F", "font_color": "#FFFFFF"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "text": book.add_format({"num_format": "@"}),
        "number": book.add_format({"num_format": "#,##0"}),
        "money": book.add_format({"num_format": "#,##0.###"}),
        "sample": book.add_format({"italic": True, "font_color": "#666666"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _write_heads(page: Any, known: Sequence[Column], styles: Mapping[str, Any]) -> None:
    for place, column in enumerate(known):
        name = f"{column.name} ({_MONEY})" if column.is_money else column.name
        page.write_string(0, place, name, styles["needed" if column.id in _NEEDED else "head"])
    page.set_row(0, 46)
    page.freeze_panes(1, 2)


def _prepare_column(
    page: Any, place: int, column: Column, ranges: Mapping[str, str], styles: Mapping[str, Any]
) -> None:
    kind = column.kind.partition(":")[0]
    wide = kind in ("text", "commune", "code") and column.id != "identity.certificate_number"
    style = {"count": "number", "dong": "money", "signed_dong": "money", "day": "day", "yes_no": None}.get(kind, "text")
    page.set_column(place, place, _WIDE if wide else _NARROW, styles[style] if style else None)
    source = ranges.get(column.kind)
    if source is not None:
        page.data_validation(
            1, place, PREPARED_ROWS, place,
            {
                "validate": "list", "source": source, "error_title": "Ngoài danh mục",
                "error_message": "Hãy chọn một mục trong danh sách thả xuống.",
            },
        )  # fmt: skip
    elif kind == "count":
        page.data_validation(
            1, place, PREPARED_ROWS, place,
            {
                "validate": "integer", "criteria": ">=", "value": 0, "error_title": "Không phải số đếm",
                "error_message": "Hãy ghi số nguyên từ 0; để trống nếu chưa biết.",
            },
        )  # fmt: skip


def _lists(known: Sequence[Column], units: Sequence[Unit]) -> dict[str, list[str]]:
    """For each kind of cell the words that may stand in it."""
    lists = {
        column.kind: [words for _, words in choices(column.kind.removeprefix("code:"))]
        for column in known
        if column.kind.startswith("code:")
    }
    lists["kind"] = [str(label) for label in Organization.Kind.labels]
    lists["office"] = [str(label) for label in Seat.Office.labels]
    lists["yes_no"] = ["Có", "Không"]
    if units:
        lists["commune"] = list(dict.fromkeys(unit.name for unit in units))
        lists["province"] = sorted({unit.parent.name for unit in units if unit.parent is not None})
    return lists


def _write_lists(page: Any, lists: Mapping[str, Sequence[str]], styles: Mapping[str, Any]) -> dict[str, str]:
    """Write each list as a column and return where it stands."""
    ranges: dict[str, str] = {}
    for place, (kind, words) in enumerate(lists.items()):
        page.set_column(place, place, _WIDE)
        page.write_string(0, place, _title_of(kind), styles["head"])
        for row, word in enumerate(words, start=1):
            page.write_string(row, place, word)
        letter = letters(place)
        ranges[kind] = f"='{LISTS_SHEET}'!${letter}$2:${letter}${len(words) + 1}"
    return ranges


def _title_of(kind: str) -> str:
    return next((column.name for column in columns() if column.kind == kind), kind)


def _sample(column: Column, units: Sequence[Unit]) -> str:
    if units and column.id == COMMUNE:
        return units[0].name
    if units and column.id == PROVINCE and units[0].parent is not None:
        return units[0].parent.name
    return column.example


def _write_guide(page: Any, units: Sequence[Unit], day: date, styles: Mapping[str, Any]) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, "Danh sách HTX, THT, LHHTX: cách điền", styles["title"])
    places = (
        f"Danh mục {number(len(units))} xã, phường của ngày {day:%d/%m/%Y}."
        if units
        else "Cột xã, phường gõ tay, đủ dấu."
    )
    for row, (title, words) in enumerate((*_GUIDE, ("Xã, phường", places)), start=2):
        page.write_string(row, 0, title, styles["bold"])
        page.write_string(row, 1, words, styles["wrap"])
