"""The workbook: every row of every reading, text that stays text, within what the format holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from vanban import FileRefusedError, read_text
from vanban.errors import EmptyFileError
from vanban.folder import workbook
from vanban.folder.sheets import SHEETS
from vanban.folder.store import record_of
from vanban.folder.workbook import write_workbook
from vanban.model import Document
from xlsx_files import Page, pages_of

PLAN = """ỦY BAN NHÂN DÂN
XÃ BẾN MỚI

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bến Mới, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Phát triển hợp tác xã năm 2026

Căn cứ Luật Hợp tác xã ngày 20/6/2023; hiện nay xã có 09 HTX.

I. MỤC TIÊU

- Thành lập mới ít nhất 02 HTX.
- Giữ vững các mô hình đang hoạt động.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã tuyên truyền; báo cáo UBND xã trước ngày 15/12/2026.

III. ĐỀ XUẤT, KIẾN NGHỊ

- Đề nghị Sở Tài chính mở lớp bồi dưỡng cho cán bộ xã.

Nơi nhận:
- Sở Tài chính;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Mẫu
"""


def record(found: Document | FileRefusedError, name: str = "xa/ke-hoach.txt") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(record_of(name, "ab" * 32, found, with_text=False))
    return told


def written(tmp_path: Path, *records: dict[str, Any]) -> dict[str, Page]:
    path = tmp_path / "ket-qua.xlsx"
    write_workbook(path, records)
    return pages_of(path)


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Page]:
    return written(tmp_path, record(read_text(PLAN)), record(EmptyFileError("rong.docx"), "rong.docx"))


def as_said(page: Page, row: int = 1) -> dict[str, str]:
    """One row by the heads of its columns."""
    heads = page.values[0]
    return {heads[column]: value for column, value in page.values[row].items()}


def test_there_is_a_sheet_for_each_kind_of_row(pages: dict[str, Page]) -> None:
    assert list(pages) == [
        "Văn bản", "Chỉ tiêu", "Mục tiêu", "Số liệu", "Nhiệm vụ", "Nghĩa vụ báo cáo", "Căn cứ", "Kiến nghị",
        "Không đọc được",
    ]  # fmt: skip


def test_heads_stay_in_sight_and_every_row_can_be_filtered(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        width = len(next(sheet for sheet in SHEETS if sheet.name == name).columns)
        assert page.is_frozen
        assert len(page.rows[0]) == width
        assert page.filter is not None
        assert page.filter.startswith("A1:")
        assert page.filter.endswith(str(max(len(page.rows), 2)))


def test_a_document_is_told_with_its_header_and_its_counts(pages: dict[str, Page]) -> None:
    told = as_said(pages["Văn bản"])

    assert told["Tệp"] == "xa/ke-hoach.txt"
    assert told["Loại"] == "kế hoạch"
    assert told["Cơ quan ban hành"] == "ỦY BAN NHÂN DÂN XÃ BẾN MỚI"
    assert told["Ngày ban hành"] == "46027"  # 05/01/2026, as the format counts days
    assert told["Nơi nhận"] == "Sở Tài chính\nLưu: VT"
    assert (told["Chỉ tiêu"], told["Nhiệm vụ"], told["sha256"]) == ("1", "1", "ab" * 32)


def test_a_target_is_told_in_words_with_its_quote_and_its_place(pages: dict[str, Page]) -> None:
    told = as_said(pages["Chỉ tiêu"])

    assert (told["So sánh"], told["Giá trị"], told["Đơn vị"], told["Năm"]) == ("ít nhất", "2", "HTX", "2026")
    start, end = int(told["Từ chữ thứ"]), int(told["Đến chữ thứ"])
    assert PLAN[start - 1 : end] == told["Nguyên văn"]


def test_the_other_kinds_are_told_in_words(pages: dict[str, Page]) -> None:
    task, duty, act = (as_said(pages[name]) for name in ("Nhiệm vụ", "Nghĩa vụ báo cáo", "Căn cứ"))

    assert (task["Chủ trì"], task["Phối hợp"]) == ("Phòng Kinh tế", "Hội Nông dân xã")
    assert (duty["Bên nhận"], duty["Cách tính hạn"], duty["Hạn"]) == ("UBND xã", "trước ngày", "46371")
    assert (act["Loại"], act["Quan hệ"]) == ("luật", "căn cứ")
    assert as_said(pages["Số liệu"])["Giá trị"] == "9"
    assert as_said(pages["Mục tiêu"])["Nguyên văn"].startswith("Giữ vững")
    assert as_said(pages["Kiến nghị"])["Đề mục"] == "III"


def test_what_was_refused_and_what_could_not_be_read_stand_together(tmp_path: Path) -> None:
    pages = written(
        tmp_path, record(EmptyFileError("a.docx"), "a.docx"), record(read_text("KẾ HOẠCH\nNăm 2026\n"), "b.txt")
    )
    refused, place = as_said(pages["Không đọc được"], 1), as_said(pages["Không đọc được"], 2)

    assert (refused["Tệp"], refused["Phần"], refused["Lớp lỗi"]) == ("a.docx", "cả tệp", "EmptyFileError")
    assert (place["Tệp"], place["Phần"]) == ("b.txt", "một chỗ")
    assert place["Lý do"].endswith(".")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, start: str) -> None:
    told = record(read_text(PLAN))
    told["reading"]["title"] = f'{start}HYPERLINK("http://x","y")'
    told["file"] = f"{start}1+1.txt"
    pages = written(tmp_path, told)

    for page in pages.values():
        assert all(cell.sort != "formula" for row in page.rows for cell in row.values())
    row = pages["Văn bản"].rows[1]
    assert (row["A"].value, row["A"].sort, row["A"].is_quoted) == (f"{start}1+1.txt", "text", True)
    assert row["H"].is_quoted
    assert not row["D"].is_quoted


def test_text_that_the_format_cannot_hold_is_made_to_fit(tmp_path: Path) -> None:
    told = record(read_text(PLAN))
    told["reading"]["title"] = "dài " * 20_000
    told["reading"]["issuer"] = "a\x00b\ud800c\uffff"
    row = written(tmp_path, told)["Văn bản"].rows[1]

    assert len(row["H"].value) == 32_767
    assert row["H"].value.endswith("…")
    assert row["D"].value == "a\ufffdb\ufffdc\ufffd"


def test_a_day_before_the_days_of_the_format_is_text(tmp_path: Path) -> None:
    told = record(read_text(PLAN))
    told["reading"]["date"] = "1899-12-31"

    assert written(tmp_path, told)["Văn bản"].rows[1]["F"].value == "31/12/1899"


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    pages = written(tmp_path, *(record(read_text(PLAN), f"{i}.txt") for i in range(5)))

    files = [row["A"] for name in ("Văn bản", "Văn bản (2)", "Văn bản (3)") for row in pages[name].values[1:]]
    assert files == [f"{i}.txt" for i in range(5)]
    assert pages["Văn bản (3)"].filter == "A1:U2"


def test_the_same_readings_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (first, second):
        write_workbook(path, [record(read_text(PLAN))])

    assert first.read_bytes() == second.read_bytes()
