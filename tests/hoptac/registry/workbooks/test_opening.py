"""Opening workbooks: what is too much, broken or dangerous is refused before it is read."""

import io
import zipfile

import pytest
import xlsxwriter

from hoptac.registry.workbooks import formulas, limits
from hoptac.registry.workbooks.errors import (
    BrokenTextError,
    MacrosError,
    NotAWorkbookError,
    SwollenWorkbookError,
    TooLongSheetError,
    TooWideSheetError,
)
from hoptac.registry.workbooks.formulas import Formula
from hoptac.registry.workbooks.opening import open_book
from tests.hoptac.registry.workbook_files import xlsx


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def with_cell(row: int, column: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Tên HTX")
        sheet.write(row, column, 1)
    return out.getvalue()


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="DS">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


CELL = '<table:table-cell office:value-type="string"{more}><text:p>Tên HTX</text:p></table:table-cell>'
CELL_ROW = f"<table:table-row>{CELL.format(more='')}</table:table-row>"


def test_the_rows_of_a_sheet_begin_at_its_first_row() -> None:
    book = open_book("a.xlsx", xlsx([[], ["Tên HTX", "Vốn"], ["HTX Sơn Hà", 1.5]]))

    sheet = book.sheet(book.sheets[0])

    assert book.sheets == ("DS",)
    assert [list(row) for row in sheet.rows()] == [["", ""], ["Tên HTX", "Vốn"], ["HTX Sơn Hà", 1.5]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_table_is_read_whatever_parts_its_cells(delimiter: str) -> None:
    book = open_book("ds.csv", f"\ufeffTên HTX{delimiter}Mã số thuế\nHTX Sơn Hà{delimiter}1\n".encode())

    assert list(book.sheet("ds").rows()) == [["Tên HTX", "Mã số thuế"], ["HTX Sơn Hà", "1"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "titles",
    [
        ("DANH SÁCH HỢP TÁC XÃ", "Đến ngày 30 tháng 6 năm 2026"),
        ("Sở A, tỉnh B; phòng C", "Danh sách, cập nhật, đối chiếu; lần 2"),
    ],
)
def test_titles_above_a_text_table_do_not_say_what_parts_its_cells(delimiter: str, titles: tuple[str, ...]) -> None:
    rows = [
        ["Tên HTX", "Mã số thuế", "Vốn (tỷ đồng)"],
        ["HTX Sơn Hà", "1", "1 5"],
        ["HTX Sông Lam", "2", "0 8"],
        ["HTX Bình Minh", "3", "2 0"],
    ]
    text = "\r\n".join([*titles, "", *(delimiter.join(row) for row in rows)])

    book = open_book("ds.csv", f"\ufeff{text}".encode())

    assert list(book.sheet("ds").rows())[3:] == rows


def test_commas_in_numbers_and_addresses_do_not_part_the_cells_of_a_text_table() -> None:
    rows = [["Tên HTX", "Trụ sở", "Vốn"], *([f"HTX {n}", "Thôn 1, xã A, tỉnh B, Việt Nam", "1,5"] for n in range(3))]

    book = open_book("ds.csv", "\n".join(";".join(row) for row in rows).encode())

    assert list(book.sheet("ds").rows()) == rows


def test_a_text_table_whose_addresses_are_quoted_is_read() -> None:
    book = open_book("ds.csv", 'Danh sách\n\nTên HTX,Trụ sở\nHTX A,"Thôn 1; xã B, tỉnh C"\n'.encode())

    assert list(book.sheet("ds").rows())[3] == ["HTX A", "Thôn 1; xã B, tỉnh C"]


def test_a_text_table_in_another_encoding_is_refused_by_its_name() -> None:
    with pytest.raises(BrokenTextError, match="UTF-8"):
        open_book("ds.csv", "Tªn HTX;x\n".encode("latin-1"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.xlsx", b"not at all"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"),
        ("a.docx", xlsx([["Tên HTX"]])),
        ("a.csv", b'a,"b\n'),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(NotAWorkbookError):
        open_book(name, data)


@pytest.mark.parametrize("name", ["a.xlsm", "a.xlsx"])
def test_a_workbook_with_a_program_is_refused_whatever_its_name(name: str) -> None:
    with pytest.raises(MacrosError):
        open_book(name, with_part(xlsx([["Tên HTX"]]), "xl/vbaProject.bin", b"x"))


def test_an_old_workbook_with_a_program_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")

    with pytest.raises(MacrosError):
        open_book("a.xls", data)


def test_a_bomb_is_refused_by_what_comes_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED_MB", 3)
    bomb = with_part(xlsx([["Tên HTX"]]), "xl/media/image1.bin", bytes(4_000_000))

    assert len(bomb) < 50_000
    with pytest.raises(SwollenWorkbookError, match="3 MB"):
        open_book("a.xlsx", bomb)


def test_one_value_far_down_is_refused_before_room_is_made_for_all_above_it() -> None:
    with pytest.raises(TooLongSheetError, match=r"dòng 1048576, quá 100\.000 dòng"):
        open_book("a.xlsx", with_cell(1_048_575, 0))


def test_one_value_far_to_the_right_is_refused() -> None:
    with pytest.raises(TooWideSheetError, match="CZ"):
        open_book("a.xlsx", with_cell(0, 16_383))


def test_the_last_column_that_is_taken_is_taken() -> None:
    book = open_book("a.xlsx", with_cell(0, limits.MOST_COLUMNS - 1))

    assert len(next(book.sheet(book.sheets[0]).rows())) == limits.MOST_COLUMNS


def test_a_million_empty_rows_are_no_rows() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write(0, 0, "Tên HTX")
        for row in range(1, 1_048_576, 64):
            sheet.write_blank(row, 0, None, bold)

    opened = open_book("a.xlsx", out.getvalue())

    assert len(list(opened.sheet(opened.sheets[0]).rows())) == 1


def test_an_open_document_with_repeated_empty_cells_is_read() -> None:
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{cells}</table:table-row>'
    book = open_book("a.ods", ods(f"<table:table-row>{CELL.format(more='')}</table:table-row>{empty}"))

    assert [row[0] for row in book.sheet("DS").rows()] == ["Tên HTX"]


@pytest.mark.parametrize(
    ("row", "cell", "refusal"),
    [
        (' table:number-rows-repeated="1048576"', "", TooLongSheetError),
        ("", ' table:number-columns-repeated="16384"', TooWideSheetError),
    ],
)
def test_an_open_document_that_repeats_a_value_without_end_is_refused(
    row: str, cell: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        open_book("a.ods", ods(f"<table:table-row{row}>{CELL.format(more=cell)}</table:table-row>"))


def ods_cell(attributes: str, inside: str = "") -> str:
    return f"<table:table-cell{attributes}>{inside}</table:table-cell>"


ERROR = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
FORMULA = ' table:formula="of:=[.B1]*2"'


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (ods_cell(FORMULA), "=[.B1]*2"),
        (ods_cell(f'{FORMULA} office:value-type="float"'), "=[.B1]*2"),
        (ods_cell(f'{FORMULA} office:value-type="float" office:value="4"', "<text:p>4</text:p>"), 4.0),
        (ods_cell(f'{FORMULA} office:value-type="string" office:string-value=""'), ""),
        (ods_cell(f'{FORMULA} office:value-type="string"', "<text:p>bốn</text:p>"), "bốn"),
        (ods_cell(f"{FORMULA} {ERROR}", "<text:p>#DIV/0!</text:p>"), "#DIV/0!"),
        (ods_cell(f"{FORMULA} {ERROR}", "<text:p>Err:508</text:p>"), "#Err:508"),
    ],
)
def test_a_formula_of_an_open_document_without_a_result_stands_itself(cell: str, seen: object) -> None:
    line = f"<table:table-row>{CELL.format(more='')}{cell}{CELL.format(more='')}</table:table-row>"

    (row,) = open_book("a.ods", ods(line)).sheet("DS").rows()

    assert (row[1], isinstance(row[1], Formula)) == (seen, str(seen).startswith(("=", "#")))


def test_errors_stand_themselves_with_their_formula_or_without_it() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("DS")
        page.write_formula("B2", "=1/0", None, "#DIV/0!")
        page.write_formula("C2", "=NA()", None, "#N/A")
        page.write_string("D2", "#lạ")

    *_, row = open_book("a.xlsx", out.getvalue()).sheet("DS").rows()

    assert [(str(value), isinstance(value, Formula)) for value in row] == [
        ("#DIV/0!", True), ("#N/A", True), ("#lạ", False)
    ]  # fmt: skip


def test_hidden_sheets_are_left_out_unless_all_are_hidden() -> None:
    def sheets(*hidden: str) -> tuple[str, ...]:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            for name in ("Nháp", "DS"):
                page = book.add_worksheet(name)
                page.write_string("A1", name)
                if name in hidden:
                    page.hide()
            book.get_worksheet_by_name("DS").activate()
        return open_book("a.xlsx", out.getvalue()).sheets

    assert sheets() == ("Nháp", "DS")
    assert sheets("Nháp") == ("DS",)


def test_a_packed_workbook_that_calls_itself_csv_is_read_for_what_it_is() -> None:
    assert open_book("ds.csv", xlsx([["Tên HTX"]])).sheets == ("DS",)


def test_a_formula_of_an_open_document_that_is_repeated_stands_in_each_cell() -> None:
    empty = "<table:table-row><table:table-cell/></table:table-row>"
    repeated = ods_cell(f'{FORMULA} table:number-columns-repeated="2"')
    lines = f'<table:table-row table:number-rows-repeated="2">{CELL.format(more="")}{repeated}</table:table-row>'

    rows = list(open_book("a.ods", ods(f"{empty}{lines}{CELL_ROW}")).sheet("DS").rows())

    assert [[isinstance(value, Formula) for value in row[1:3]] for row in rows[1:3]] == [[True, True], [True, True]]
    assert not any(isinstance(value, Formula) for row in (rows[0], rows[3]) for value in row)


def test_too_many_formulas_of_an_open_document_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "MOST_FORMULAS", 3)
    repeated = ods_cell(f'{FORMULA} table:number-columns-repeated="4"')

    with pytest.raises(NotAWorkbookError, match="quá nhiều ô ghi công thức"):
        open_book("a.ods", ods(f"<table:table-row>{repeated}</table:table-row>"))
