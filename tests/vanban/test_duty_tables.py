"""Tables of reports as duties."""

from datetime import date

from vanban.model import Document
from vanban_reading import Page

REPORTS = Page("CHẾ ĐỘ BÁO CÁO")
TITLES = "| TT | Tên báo cáo | Cơ quan gửi | Cơ quan nhận | Thời hạn gửi |"


def reports(*rows: str, titles: str = TITLES) -> Document:
    return REPORTS.read("\n".join((titles, "|" + "---|" * (titles.count("|") - 1), *rows)))


def test_each_row_is_a_duty_of_its_sender_to_its_receiver() -> None:
    reading = reports(
        "| 1 | Báo cáo phân loại | UBND các xã | Sở Tài chính | Trước ngày 15/3/2026 |",
        "| 2 | Báo cáo tổng hợp | Sở Tài chính | UBND tỉnh (qua Văn phòng UBND tỉnh) | Ngày 20/12/2026 |",
        "| 3 | Báo cáo liên kết | Hợp tác xã | UBND các xã | 31/01/2027 |",
    )

    told = [(d.quote, d.who, d.to, d.via, d.due, d.due_kind) for d in reading.obligations]
    assert told == [
        ("Báo cáo phân loại", "UBND các xã", "Sở Tài chính", None, date(2026, 3, 15), "before"),
        ("Báo cáo tổng hợp", "Sở Tài chính", "UBND tỉnh", "Văn phòng UBND tỉnh", date(2026, 12, 20), "on"),
        ("Báo cáo liên kết", "Hợp tác xã", "UBND các xã", None, date(2027, 1, 31), "by"),
    ]


def test_a_day_that_comes_again_and_a_condition_stand_as_recurrence() -> None:
    reading = reports(
        "| 1 | Báo cáo tháng | UBND các xã | Sở Tài chính | Trước ngày 05 tháng sau |",
        "| 2 | Báo cáo đột xuất | UBND các xã | Sở Tài chính | Khi có yêu cầu |",
    )

    assert [(d.due, d.due_kind) for d in reading.obligations] == [(None, None)] * 2
    assert [d.recurrence for d in reading.obligations] == ["Trước ngày 05 tháng sau", "Khi có yêu cầu"]


def test_a_cell_that_says_the_same_again_says_what_stands_above() -> None:
    reading = reports(
        "| 1 | Báo cáo quý | UBND các xã | Sở Tài chính | Trước ngày 15/3/2026 |",
        "| 2 | Báo cáo năm | nt | nt | Trước ngày 15/12/2026 |",
    )

    assert [(d.who, d.to) for d in reading.obligations] == [("UBND các xã", "Sở Tài chính")] * 2


def test_a_table_of_something_else_holds_no_duties() -> None:
    titles = "| TT | Nội dung | Đơn vị tính | Kế hoạch 2026 |"

    assert reports("| 1 | Số hợp tác xã | HTX | 20 |", titles=titles).obligations == ()


def test_a_row_with_other_cells_than_the_titles_is_left_out() -> None:
    assert reports("| 1 | Báo cáo quý | UBND các xã |").obligations == ()
