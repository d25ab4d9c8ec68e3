"""A workbook given back with its faults marked: nothing else in it changes."""

import io
import zipfile
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from hoptac.registry.workbooks import marking
from hoptac.registry.workbooks.marking import marked_workbook
from tests.hoptac.registry.workbook_files import xlsx

HEAD = ["Tên HTX", "Xã", "Ngày cấp"]


def fault(cell: str, **said: Any) -> dict[str, Any]:
    column, row = cell[0], int(cell[1:])
    return {"row": row, "column": column, "head": "Cột", "what": "x", "why": "Sai.", "remedy": "Sửa.", **said}


def read(data: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def parts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_every_cell_stands_where_it_stood_and_is_what_it_was() -> None:
    rows = [["DANH SÁCH"], HEAD, ["HTX A", "Sơn Hà", date(2020, 2, 1)], ["HTX B", 12.5, None]]

    data = marked_workbook("ds.xlsx", xlsx(rows), "DS", 1, [fault("B4")])

    assert read(data).get_sheet_by_name("DS").to_python() == [
        ["DANH SÁCH", "", ""],
        HEAD,
        ["HTX A", "Sơn Hà", date(2020, 2, 1)],
        ["HTX B", 12.5, ""],
    ]


def test_the_faulty_cell_bears_its_words_and_the_list_leads_to_it() -> None:
    data = marked_workbook("ds.xlsx", xlsx([HEAD, ["HTX A", "Sơn Hạ"]]), "DS", 0, [fault("B2", why="Không có xã này.")])

    written = parts(data)
    assert "Không có xã này. Sửa." in written
    assert "'DS'!B2" in written
    assert read(data).get_sheet_by_name("Danh sách lỗi").to_python()[1] == [
        "B2",
        "Cột",
        "x",
        "Không có xã này.",
        "Sửa.",
    ]


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    attack = '=HYPERLINK("http://x","y")'

    data = marked_workbook(
        "ds.csv", f"Tên HTX;Xã\n{attack.replace(chr(34), '')};+1\n".encode(), "ds", 0, [fault("B2", what=attack)]
    )

    assert "<f>" not in parts(data)
    assert read(data).get_sheet_by_name("Danh sách lỗi").to_python()[1][2] == attack


def test_heads_over_two_columns_stay_over_two_columns() -> None:
    rows = [[None, None, None], HEAD, ["HTX A", "Sơn Hà", "x"]]

    data = marked_workbook("ds.xlsx", xlsx(rows, merges=[(0, 0, 0, 1, "Tên và nơi")]), "DS", 1, [fault("C3")])

    assert read(data).get_sheet_by_name("DS").merged_cell_ranges == [((0, 0), (0, 1))]


def test_of_a_long_sheet_only_the_rows_with_a_fault_come_back(monkeypatch: Any) -> None:
    monkeypatch.setattr(marking, "MOST_WHOLE_ROWS", 3)
    rows = [HEAD, *([f"HTX {number}", "Sơn Hà", None] for number in range(2, 9))]

    data = marked_workbook("ds.xlsx", xlsx(rows), "DS", 0, [fault("B5")])

    assert [row[0] for row in read(data).get_sheet_by_name("DS").to_python()] == ["Tên HTX", "HTX 5"]
    assert read(data).get_sheet_by_name("Danh sách lỗi").to_python()[1][0] == "B5"
