"""Our own workbook: what is filled in it is read back, every column known by its name."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from conftest import TODAY
from hoptac.accounts.access import scope_of
from hoptac.registry.access import units_to_enter
from hoptac.registry.imports.looking import first_heads, guessed
from hoptac.registry.imports.plan import Wish, ground_of
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.opening import open_book
from hoptac.registry.workbooks.reading import Layout, check_layout, read_rows
from hoptac.registry.workbooks.template import DATA_SHEET, EXAMPLE_SHEET, LISTS_SHEET, template_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(province: Any) -> bytes:
    return template_workbook(list(units_to_enter(scope_of(province, today=TODAY), "", today=TODAY)), day=TODAY)


def sheet_of(data: bytes, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def test_the_sheet_to_fill_is_found_and_each_of_its_columns_known(made: bytes) -> None:
    sheet, heads = first_heads(open_book("mau.xlsx", made))
    chosen = guessed(heads)

    check_layout(Layout(heads.row, chosen), columns())
    assert sheet == DATA_SHEET
    assert [one.id for one in chosen.values()] == [column.id for column in columns() if not column.excludes]
    assert {one.factor for one in chosen.values() if columns().by_id[one.id].is_money} == {1_000_000}


def test_the_example_is_read_without_a_fault(made: bytes, province: Any) -> None:
    book = open_book("mau.xlsx", made)
    _, heads = first_heads(book)
    wish = Wish(EXAMPLE_SHEET, Layout(0, guessed(heads)), TODAY, 2025)
    ground = ground_of(wish, columns(), scope=scope_of(province, today=TODAY), today=TODAY)

    [row] = list(read_rows(book.sheet(EXAMPLE_SHEET), wish.layout, ground))

    assert row.faults == ()
    assert row.unit_id is not None
    assert set(row.values) == {column.id for column in columns() if not column.excludes}


def test_lists_to_choose_from_hold_what_may_stand_there(made: bytes, unit: Callable[[str], Any]) -> None:
    by_head = {column[0]: [cell for cell in column[1:] if cell] for column in _columns_of(sheet_of(made, LISTS_SHEET))}

    assert "Đang hoạt động" in by_head["Tình trạng pháp lý"]
    assert unit("21289@2025").name in by_head["Xã, phường"]
    assert len(by_head["Xã, phường"]) == 96


def test_cells_with_a_closed_list_offer_it(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()

    closed = [
        one
        for one in columns()
        if one.kind.startswith("code:") or one.kind in ("yes_no", "kind", "office", "commune", "province")
    ]
    assert sheet.count('type="list"') == len(closed)


def _columns_of(rows: list[list[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True))
