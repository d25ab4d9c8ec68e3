"""Duties: who reports what to whom, through whom, by when."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.blocks import split_blocks
from vanban.duties import find_duties
from vanban.model import Duty
from vanban.parts import Outline
from vanban.reader import read_text
from vanban.tasks import find_tasks
from vanban_reading import Page, shared

CARRYING_OUT = Page("TỔ CHỨC THỰC HIỆN")

Told = tuple[str | None, str | None, str | None, date | None, str | None, str | None]


def told(duty: Duty) -> Told:
    return duty.who, duty.to, duty.via, duty.due, duty.due_kind, duty.recurrence


SENTENCES: list[tuple[str, Told]] = [
    ("1. Trưởng thôn báo ngay cho UBND xã khi phát sinh tranh chấp.",
     ("Trưởng thôn", "UBND xã", None, None, None, "khi phát sinh")),
    ("1. Sở Tài chính trình báo cáo năm lên UBND tỉnh trước ngày 15/12/2026.",
     ("Sở Tài chính", "UBND tỉnh", None, date(2026, 12, 15), "before", None)),
    ("1. Hội Nông dân tỉnh gởi danh sách về Sở Tài chính đúng ngày 05/6/2026.",
     ("Hội Nông dân tỉnh", "Sở Tài chính", None, date(2026, 6, 5), "on", None)),
    ("1. UBND các xã báo cáo kết quả về UBND huyện (qua Phòng Kinh tế) trước ngày 20/11/2026.",
     ("UBND các xã", "UBND huyện", "Phòng Kinh tế", date(2026, 11, 20), "before", None)),
    ("1. Phòng Kinh tế báo cáo UBND xã trước ngày 15 hằng tháng.",
     ("Phòng Kinh tế", "UBND xã", None, None, None, "trước ngày 15 hằng tháng")),
    ("1. Liên minh Hợp tác xã tỉnh định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.",
     ("Liên minh Hợp tác xã tỉnh", "Ủy ban nhân dân tỉnh", None, None, None, "định kỳ 6 tháng")),
    ("1. Các xã lập danh sách hợp tác xã. Kết quả gửi về Sở Tài chính trước ngày 10/11/2026.",
     ("Các xã", "Sở Tài chính", None, date(2026, 11, 10), "before", None)),
    ("1. Đề nghị Thuế tỉnh cung cấp cho Sở Tài chính số nợ thuế chốt đến 30/9/2026 chậm nhất ngày 31/10/2026.",
     ("Thuế tỉnh", "Sở Tài chính", None, date(2026, 10, 31), "by", None)),
    ("1. Văn phòng theo dõi tiến độ; ngày 25 hằng tháng báo cáo Thường trực Liên minh tại giao ban.",
     ("Văn phòng", "Thường trực Liên minh", None, None, None, "ngày 25 hằng tháng")),
    ("1. Các xã báo cáo về Sở Tài chính qua hệ thống thông tin báo cáo của tỉnh trước ngày 01/12/2026.",
     ("Các xã", "Sở Tài chính", "hệ thống thông tin báo cáo của tỉnh", date(2026, 12, 1), "before", None)),
    ("1. Hội Nông dân xã mỗi quý một lần báo cáo Đảng ủy xã.",
     ("Hội Nông dân xã", "Đảng ủy xã", None, None, None, "mỗi quý một lần")),
    ("1. Các xã, phường gửi kế hoạch về Sở Tài chính chậm nhất ngày 30/3/2026.",
     ("Các xã, phường", "Sở Tài chính", None, date(2026, 3, 30), "by", None)),
    ("1. Giao Phòng Kinh tế tham mưu UBND xã báo cáo kết quả thực hiện trước ngày 10/12/2026.",
     ("Phòng Kinh tế", None, None, date(2026, 12, 10), "before", None)),
    ("1. Nếu phát sinh vướng mắc, các đơn vị kịp thời phản ánh về Phòng Kinh tế để tổng hợp, báo cáo UBND xã.",
     ("các đơn vị", "Phòng Kinh tế", None, None, None, "Nếu phát sinh")),
    ("1. Sở Tài chính thẩm định hồ sơ, trình UBND tỉnh phê duyệt.",
     ("Sở Tài chính", "UBND tỉnh", None, None, None, None)),
    ("1. Sở Tài chính trình UBND tỉnh đề án trong quý IV năm 2026.",
     ("Sở Tài chính", "UBND tỉnh", None, None, None, None)),
    ("1. Các xã gửi báo cáo về Phòng Kinh tế trước ngày 10 tháng 6 và 10 tháng 12 hằng năm.",
     ("Các xã", "Phòng Kinh tế", None, None, None, "trước ngày 10 tháng 6 và 10 tháng 12 hằng năm")),
    ("1. Phòng Kinh tế báo cáo UBND xã trước ngày 15/6 và ngày 15/11 hằng năm.",
     ("Phòng Kinh tế", "UBND xã", None, None, None, "trước ngày 15/6 và ngày 15/11 hằng năm")),
    ("1. Các xã báo cáo UBND huyện trước ngày 10/6 (báo cáo 6 tháng) và trước ngày 10/12 (báo cáo năm).",
     ("Các xã", "UBND huyện", None, None, None,
      "trước ngày 10/6 (báo cáo 6 tháng) và trước ngày 10/12 (báo cáo năm)")),
    ("1. Các xã báo cáo UBND huyện trước ngày 10/6 đối với báo cáo 6 tháng và ngày 10/12 đối với báo cáo năm.",
     ("Các xã", "UBND huyện", None, None, None,
      "trước ngày 10/6 đối với báo cáo 6 tháng và ngày 10/12 đối với báo cáo năm")),
    ("1. Trước ngày 10/6 và ngày 10/12 hằng năm, các phòng gửi số liệu về Văn phòng HĐND và UBND xã.",
     ("các phòng", "Văn phòng HĐND và UBND xã", None, None, None, "Trước ngày 10/6 và ngày 10/12 hằng năm")),
    ("1. Báo cáo của các xã gửi về Phòng Kinh tế trước ngày 25/6/2026, đồng thời gửi bản mềm qua thư điện tử.",
     ("các xã", "Phòng Kinh tế", None, date(2026, 6, 25), "before", None)),
    ("1. Hợp tác xã gửi 01 bộ hồ sơ đến UBND xã trước ngày 15/5/2026.",
     ("Hợp tác xã", "UBND xã", None, date(2026, 5, 15), "before", None)),
    ("1. Quỹ Hỗ trợ nông dân định kỳ hằng tháng báo cáo dư nợ cho Sở Tài chính, đồng gửi Liên minh Hợp tác xã tỉnh.",
     ("Quỹ Hỗ trợ nông dân", "Sở Tài chính", None, None, None, "định kỳ hằng tháng")),
    ("1. Sở Tài chính trình UBND tỉnh trước ngày 10/8/2026 để báo cáo Bộ Tài chính.",
     ("Sở Tài chính", "UBND tỉnh", None, date(2026, 8, 10), "before", None)),
    ("1. Các xã gửi về Sở Tài chính (qua Phòng Vốn, số 4 phố Mới. Điện thoại: 02.123) trước ngày 20/11/2026.",
     ("Các xã", "Sở Tài chính", "Phòng Vốn", date(2026, 11, 20), "before", None)),
    ("1. Các HTX cung cấp số liệu cho Phòng Kinh tế khi có yêu cầu.",
     ("Các HTX", "Phòng Kinh tế", None, None, None, "khi có yêu cầu")),
    ("1. Sở Y tế xây dựng quy chế; dự thảo gửi Sở Nội vụ thẩm định trước ngày 30/10/2026.",
     ("Sở Y tế", "Sở Nội vụ", None, date(2026, 10, 30), "before", None)),
    ("1. Phòng Kinh tế gửi dự thảo kế hoạch cho các thành viên Ban Chỉ đạo trước ngày 15/3/2026.",
     ("Phòng Kinh tế", "các thành viên Ban Chỉ đạo", None, date(2026, 3, 15), "before", None)),
    ("1. Khi thay đổi trụ sở, hợp tác xã phải thông báo cho Phòng Kinh tế trong thời hạn 15 ngày.",
     ("hợp tác xã", "Phòng Kinh tế", None, None, None, "Khi thay đổi")),
    ("1. Trưởng các thôn lập danh sách nộp về UBND xã chậm nhất 16 giờ ngày 18/7/2026.",
     ("Trưởng các thôn", "UBND xã", None, date(2026, 7, 18), "by", None)),
    ("1. UBND các xã rà soát, báo cáo Sở Tài chính xong trước ngày 31/5/2026.",
     ("UBND các xã", "Sở Tài chính", None, date(2026, 5, 31), "before", None)),
    ("1. Các xã gửi danh sách về Phòng trước ngày 15/11/2026.",
     ("Các xã", "Phòng", None, date(2026, 11, 15), "before", None)),
    ("1. Chi cục Thuế báo cáo Lãnh đạo Sở vào ngày 12/6/2026.",
     ("Chi cục Thuế", "Lãnh đạo Sở", None, date(2026, 6, 12), "on", None)),
    ("1. Sở Y tế báo cáo UBND tỉnh ngày 30/11/2026.",
     ("Sở Y tế", "UBND tỉnh", None, date(2026, 11, 30), "on", None)),
    ("1. Văn phòng tổng hợp kết quả báo cáo Giám đốc Sở hằng tháng.",
     ("Văn phòng", "Giám đốc Sở", None, None, None, "hằng tháng")),
    ("1. Các đồng chí được phân công báo cáo Trưởng Ban Chỉ đạo khi có yêu cầu.",
     ("Các đồng chí được phân công", "Trưởng Ban Chỉ đạo", None, None, None, "khi có yêu cầu")),
    ("1. Các xã gửi phiếu về Hội Nông dân qua địa chỉ email vp@lm.example hoặc nộp trực tiếp trước ngày 28/4/2026.",
     ("Các xã", "Hội Nông dân", "địa chỉ email vp@lm.example", date(2026, 4, 28), "before", None)),
    ("1. Các xã gửi danh sách về Sở Y tế (bản điện tử gửi hộp thư soyte@x.example) để tổng hợp, báo cáo Bộ Y tế.",
     ("Các xã", "Sở Y tế", None, None, None, None)),
    ("1. Sở Y tế trình UBND tỉnh báo cáo năm trước ngày 28 tháng 02 năm sau.",
     ("Sở Y tế", "UBND tỉnh", None, None, None, "trước ngày 28 tháng 02 năm sau")),
    ("1. Sở Y tế cung cấp danh sách cho Thuế tỉnh trong thời hạn 03 ngày làm việc.",
     ("Sở Y tế", "Thuế tỉnh", None, None, None, None)),
    ("1. Các đội báo cáo Lãnh đạo Chi cục kết quả hằng tuần.",
     ("Các đội", "Lãnh đạo Chi cục", None, None, None, "hằng tuần")),
    ("1. UBND các xã có văn bản báo cáo kết quả về Sở Y tế, thời gian trước ngày 10/12/2026.",
     ("UBND các xã", "Sở Y tế", None, date(2026, 12, 10), "before", None)),
    ("1. Thuế tỉnh chia sẻ dữ liệu với Sở Tài chính hằng quý.",
     ("Thuế tỉnh", "Sở Tài chính", None, None, None, "hằng quý")),
    ("1. Hợp tác xã được hỗ trợ có trách nhiệm báo cáo UBND xã mỗi quý một lần.",
     ("Hợp tác xã", "UBND xã", None, None, None, "mỗi quý một lần")),
    ("1. Nếu có vướng mắc, các đơn vị phản hồi về Sở Tài chính để được hướng dẫn.",
     ("các đơn vị", "Sở Tài chính", None, None, None, "Nếu có vướng mắc")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), SENTENCES)
def test_a_duty_says_who_to_whom_and_when(line: str, expected: Told) -> None:
    (duty,) = CARRYING_OUT.read(line).obligations

    assert told(duty) == expected


TWO_DAYS = [
    ("1. Các xã báo cáo UBND huyện trước ngày 15/6/2026 (báo cáo 6 tháng) và trước ngày 10/12/2026 (báo cáo năm).",
     ["Các xã báo cáo UBND huyện", "trước ngày 10/12/2026 (báo cáo năm)"]),
    ("1. Các xã trình UBND huyện báo cáo 6 tháng vào ngày 15/6/2026 và báo cáo năm trước ngày 10/12/2026.",
     ["Các xã trình UBND huyện", "báo cáo năm trước ngày 10/12/2026"]),
    ("1. Các xã lập kế hoạch; báo cáo sơ kết gửi UBND huyện trước ngày 15/6/2026, báo cáo năm trước ngày 10/12/2026.",
     ["báo cáo sơ kết gửi UBND huyện trước ngày 15/6/2026", "báo cáo năm trước ngày 10/12/2026"]),
    ("1. Báo cáo 6 tháng gửi trước ngày 15/6/2026, báo cáo năm gửi trước ngày 10/12/2026 về UBND huyện.",
     ["Báo cáo 6 tháng gửi trước ngày 15/6/2026", "báo cáo năm gửi trước ngày 10/12/2026"]),
    ("1. Các xã gửi UBND huyện bảng kê vật tư (đợt 1 trước ngày 15/6/2026, đợt 2 trước ngày 10/12/2026).",
     ["Các xã gửi UBND huyện bảng kê vật tư", "đợt 2 trước ngày 10/12/2026"]),
    ("1. Các xã báo cáo UBND huyện kết quả (sơ bộ trước ngày 15/6/2026; chính thức trước ngày 10/12/2026).",
     ["Các xã báo cáo UBND huyện kết quả", "chính thức trước ngày 10/12/2026"]),
    ("1. Các thôn nộp danh sách về UBND huyện (lần đầu ngày 15/6/2026, lần hai ngày 10/12/2026).",
     ["Các thôn nộp danh sách về UBND huyện", "lần hai ngày 10/12/2026"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "quotes"), TWO_DAYS)
def test_what_is_due_on_two_days_is_two_duties_to_one_body(line: str, quotes: list[str]) -> None:
    duties = CARRYING_OUT.read(line).obligations

    assert [(duty.due, duty.to) for duty in duties] == [
        (date(2026, 6, 15), "UBND huyện"),
        (date(2026, 12, 10), "UBND huyện"),
    ]
    assert [duty.quote.startswith(quote) for duty, quote in zip(duties, quotes, strict=True)] == [True, True]


def test_a_second_day_without_a_word_of_its_own_is_meant_as_the_first() -> None:
    duties = CARRYING_OUT.read(
        "1. Các xã báo cáo Sở Tài chính chậm nhất ngày 10/6/2026 và ngày 10/12/2026."
    ).obligations

    assert [(duty.due, duty.due_kind) for duty in duties] == [(date(2026, 6, 10), "by"), (date(2026, 12, 10), "by")]


def test_what_is_put_before_somebody_to_be_signed_and_sent_is_one_duty() -> None:
    [duty] = CARRYING_OUT.read(
        "1. Phòng Tài chính dự thảo báo cáo, trình Chủ tịch UBND xã ký gửi Sở Tài chính trước ngày 30/9/2026."
    ).obligations

    assert (duty.to, duty.due) == ("Chủ tịch UBND xã", date(2026, 9, 30))


def test_an_article_tells_orders_below_its_aims() -> None:
    told = "Phó Chủ tịch tỉnh giao UBND các xã theo dõi, hằng tháng gửi số liệu về Sở Tài chính chậm nhất vào ngày 25."
    aims = "Năm 2026, tỉnh phấn đấu có thêm 20 hợp tác xã, doanh thu bình quân đạt 3 tỷ đồng."
    [duty] = read_text(
        f"# Vùng chè năm 2025\n\nCập nhật: 08/01/2026\n\n### Mục tiêu năm 2026\n\n{aims}\n\n{told}\n"
    ).obligations

    assert (duty.who, duty.to) == ("UBND các xã", "Sở Tài chính")


def test_a_day_of_a_circular_without_a_year_is_of_no_one_year() -> None:
    head = "BỘ TÀI CHÍNH\nSố: 12/2026/TT-BTC\n\nTHÔNG TƯ\nQuy định chế độ báo cáo\n\nĐiều 1. Báo cáo\n\n"
    plain, dated = (
        read_text(f"{head}1. Sở Tài chính báo cáo Bộ Tài chính {day}.\n").obligations[0].due
        for day in ("trước ngày 15 tháng 6", "trước ngày 15 tháng 6 năm 2027")
    )

    assert (plain, dated) == (None, date(2027, 6, 15))


SECOND_REPORTS = [
    ("1. Các xã gửi báo cáo quý về Phòng Kinh tế trước ngày 18 hằng tháng; báo cáo năm trước ngày 05/12/2026.", None),
    ("1. Các xã gửi báo cáo quý về UBND huyện (qua Phòng Kinh tế) trước ngày 18 hằng tháng; báo cáo năm trước ngày "
     "05/12/2026.", "Phòng Kinh tế"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "via"), SECOND_REPORTS)
def test_a_second_report_without_a_receiver_goes_where_the_first_went(line: str, via: str | None) -> None:
    first, second = CARRYING_OUT.read(line).obligations

    assert (second.to, second.via) == (first.to, via)
    assert (second.due, second.due_kind) == (date(2026, 12, 5), "before")


@pytest.mark.parametrize(
    "line",
    [
        "1. Sở Y tế xây dựng báo cáo chuyên đề về quỹ tín dụng nhân dân.",
        "1. Phòng Kinh tế tham mưu UBND xã ban hành chính sách.",
        "1. Phòng Kinh tế thực hiện nghiêm chế độ báo cáo theo quy định.",
        "1. Sở Tài chính xây dựng chương trình, quy trình và công trình phục vụ người dân.",
        "1. Sở Tài chính gửi thông tin thị trường cho các hợp tác xã.",
        "1. Theo báo cáo của Sở Tài chính, các xã tiếp tục rà soát.",
        "1. Báo cáo tại hội nghị nêu rõ: đến ngày 31/12/2026, toàn tỉnh có 20 hợp tác xã.",
        "1. Kỳ báo cáo 6 tháng tính từ ngày 15 tháng 12 năm trước đến ngày 14 tháng 6.",
    ],
)
def test_what_goes_to_nobody_at_no_time_is_no_duty(line: str) -> None:
    assert CARRYING_OUT.read(line).obligations == ()


def test_an_account_of_the_past_holds_no_duties() -> None:
    assert Page("KẾT QUẢ").read("1. UBND các xã đã báo cáo UBND huyện trước ngày 20/11/2025.").obligations == ()


def test_who_receives_and_passes_on_has_a_duty_of_its_own() -> None:
    duties = CARRYING_OUT.read(
        "1. Các đơn vị có văn bản đề xuất, gửi Sở Nội vụ tổng hợp, phối hợp với Sở Y tế, báo cáo UBND tỉnh xem xét."
    ).obligations

    assert [(duty.who, duty.to) for duty in duties] == [("Các đơn vị", "Sở Nội vụ"), ("Sở Nội vụ", "UBND tỉnh")]


def test_who_sums_up_reports_on_without_a_comma_too() -> None:
    duties = CARRYING_OUT.read("1. Các đơn vị gửi kết quả về Phòng Kinh tế tổng hợp báo cáo UBND huyện.").obligations

    assert [(duty.who, duty.to) for duty in duties] == [
        ("Các đơn vị", "Phòng Kinh tế"),
        ("Phòng Kinh tế", "UBND huyện"),
    ]


def test_receivers_behind_an_introduction_are_not_who_acts() -> None:
    (duty,) = CARRYING_OUT.read(
        "1. SỞ TÀI CHÍNH", "1.1. Định kỳ trước ngày 20/12 hằng năm báo cáo Bộ Tài chính, UBND tỉnh theo quy định."
    ).obligations

    assert (duty.who, duty.to) == ("SỞ TÀI CHÍNH", "Bộ Tài chính, UBND tỉnh")


def test_the_duties_of_a_list_belong_to_the_heading_above() -> None:
    reading = CARRYING_OUT.read("1. UBND các xã", "- Định kỳ hằng quý báo cáo UBND huyện.")

    assert [(duty.who, duty.to) for duty in reading.obligations] == [("UBND các xã", "UBND huyện")]


FIVE: dict[str, list[Told]] = {
    "ba-to-2025": [
        ("Thủ trưởng các cơ quan, đơn vị trực thuộc UBND huyện, Chủ tịch UBND các xã, thị trấn", "UBND huyện",
         "Phòng Tài chính - Kế hoạch", date(2025, 11, 15), "before", "định kỳ"),
        ("Phòng Tài chính - Kế hoạch", "Sở Kế hoạch và Đầu tư tỉnh", None, None, None, None),
        ("các cơ quan, đơn vị trực thuộc UBND huyện, Chủ tịch UBND các xã, thị trấn, Mặt trận và các tổ chức chính "
         "trị - xã hội huyện", "UBND huyện", "Phòng Tài chính - Kế hoạch", None, None, "kịp thời"),
    ],
    "son-ha-2024": [
        ("Thủ trưởng các phòng, ban, đơn vị thuộc huyện; Chủ tịch UBND các xã, thị trấn", "UBND huyện",
         "phòng Tài chính - Kế hoạch", date(2024, 12, 5), "before", "định kỳ"),
        ("Phòng Tài chính - Kế hoạch", None, None, date(2024, 12, 10), "before", None),
    ],
    "quang-ngai-2023": [
        ("Các cơ quan chuyên trách tham mưu, giúp việc Thành ủy", "Ban Thường vụ Thành ủy", None,
         None, None, "kịp thời"),
    ],
    "quang-ninh-2023": [],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FIVE))
def test_every_duty_of_the_five_documents_is_read(name: str) -> None:
    assert [told(duty) for duty in shared(name).obligations] == FIVE[name]


WORDS = st.sampled_from([
    "I. TỔ CHỨC THỰC HIỆN\n", "1. ", "Sở Tài chính ", "báo cáo ", "gửi ", "trình ", "UBND tỉnh ", "về ",
    "qua ", "trước ngày 15/11", "hằng năm ", "; ", ". ", "\n\n", "để ", "tổng hợp, ", "định kỳ ", "đề xuất ",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_duty_is_founded(text: str) -> None:
    blocks = split_blocks(text)
    outline = Outline(blocks)
    tasks = find_tasks(blocks, outline, issuer=None, doc_type="ke_hoach", year=2026)
    duties = find_duties(blocks, outline, tasks, issuer=None, doc_type="ke_hoach", year=2026)

    assert all(0 <= duty.start < duty.end <= len(text) for duty in duties)


def test_whom_a_letter_asks_reports_where_a_later_sentence_names_nobody() -> None:
    page = "Số: 81/STC-KTTT\nV/v báo cáo năm 2026\n\nKính gửi: Ủy ban nhân dân các xã\n\n"
    asks = "Sở Tài chính đề nghị Ủy ban nhân dân các xã báo cáo tình hình, gồm các nội dung sau:\n\n1. Kết quả.\n\n"
    (duty,) = read_text(f"{page}{asks}Báo cáo gửi về Sở Tài chính trước ngày 10/11/2026./.\n").obligations

    assert (duty.who, duty.to) == ("Ủy ban nhân dân các xã", "Sở Tài chính")
