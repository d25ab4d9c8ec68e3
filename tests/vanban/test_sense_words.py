"""What the words around a figure say of it, wherever it stands."""

import pytest

from vanban import read_text
from vanban.model import Document
from vanban.numbers import find_quantities
from vanban.segments import Segment, cut_segments
from vanban.sense_words import (
    is_neither,
    is_no_target,
    is_plan_of_account,
    names_one_in_charge,
    orders_below,
    reached,
    tells_of_place,
)
from vanban.wording import wording
from vanban_reading import Page


def last(text: str) -> tuple[str, Segment]:
    """The wording of a text and the clause of its last figure."""
    return wording(text), cut_segments(text, find_quantities(text))[-1]


@pytest.mark.parametrize("text", ["lãi suất 5%/năm", "vay trong 10 năm", "mức hỗ trợ 50 triệu đồng"])
def test_rates_and_times_are_no_figures(text: str) -> None:
    assert is_neither(*last(text))


@pytest.mark.parametrize(
    "text",
    [
        "khảo sát tại 05 huyện",
        "định kỳ họp 02 lần",
        "mỗi xã trong số 09 xã",
        "đề ra 12 chỉ tiêu",
        "hỗ trợ 50% kinh phí",
    ],
)
def test_where_how_often_and_of_which_sets_nothing(text: str) -> None:
    assert is_no_target(*last(text))


@pytest.mark.parametrize("text", ["kiểm tra 05 huyện", "kiểm tra 02 lần", "50% HTX có kinh phí"])
def test_what_is_done_so_often_may_be_a_target(text: str) -> None:
    assert not is_no_target(*last(text))


def test_somebody_is_put_in_charge_by_an_order_and_not_by_an_account() -> None:
    assert names_one_in_charge(*last("cử 01 công chức làm đầu mối"))
    assert not names_one_in_charge(*last("có 01 công chức làm đầu mối"))


def test_an_aim_is_reached_where_no_word_hopes_for_it() -> None:
    assert [match[0] for match in reached("đã hoàn thành các chỉ tiêu", 0, 26)] == ["hoàn thành các chỉ tiêu"]
    assert list(reached("tập trung hoàn thành các chỉ tiêu", 0, 33)) == []
    assert list(reached("hoàn thành chỉ tiêu đến năm 2030", 0, 32)) == []


def test_a_place_has_so_many_and_an_account_opens_with_what_it_was_given() -> None:
    assert tells_of_place(*last("Trên địa bàn hiện có 20 HTX"))
    assert not tells_of_place(*last("Thành lập 20 HTX"))
    assert is_plan_of_account(*last("kế hoạch giao thành lập 10 HTX"))
    assert not is_plan_of_account(*last("kế hoạch giao đã thực hiện 10 HTX"))


def paper(kind: str, *paragraphs: str) -> Document:
    head = ("ỦY BAN NHÂN DÂN\nTỈNH X", "X, ngày 03 tháng 11 năm 2025", kind, "Về hợp tác xã năm 2025 và năm 2026")
    return read_text("\n\n".join([*head, *paragraphs]))


def values(reading: Document) -> tuple[list[int], list[int]]:
    return [int(t.value) for t in reading.targets], [int(a.value) for a in reading.actuals]


@pytest.mark.parametrize(
    "text",
    ["theo đề nghị của quý Bộ, Sở trả lời như sau:", "thực hiện yêu cầu tại công văn 5, xã xin báo cáo:"],
)
def test_an_order_that_a_paper_answers_to_is_not_its_own(text: str) -> None:
    assert not orders_below("asking", text, answers=False)


@pytest.mark.parametrize(
    "text",
    ["Sở đề nghị các xã:", "theo đề nghị của Bộ, Sở yêu cầu các xã:", "thực hiện ý kiến của Bộ, giao các xã báo cáo:"],
)
def test_an_order_behind_one_that_is_answered_to_is_given(text: str) -> None:
    assert orders_below("asking", text, answers=False)


def test_a_report_that_was_asked_for_tells_what_was() -> None:
    reading = paper(
        "BÁO CÁO",
        "Đáp ứng yêu cầu tại Công văn của Bộ, tỉnh báo cáo như sau:",
        "A. NĂM 2025",
        "- Thành lập mới trong 10 tháng: 31 HTX; giải thể: 14 HTX.",
    )

    assert values(reading) == ([], [31, 14])


@pytest.mark.parametrize("aim", ["so với chỉ tiêu giao", "so với mục tiêu đề ra là", "thấp hơn kế hoạch tỉnh giao"])
def test_the_aim_that_a_result_is_held_against_is_told_by_who_gave_it(aim: str) -> None:
    assert values(paper("BÁO CÁO", "I. KẾT QUẢ", f"- Tỷ lệ HTX khá là 54% {aim} 55%.")) == ([55], [54])


def test_what_has_been_done_stands_behind_its_number_too() -> None:
    reading = paper("CÔNG VĂN", "Sở có ý kiến như sau:", "1. Chỉ tiêu năm nay là 45 người. 04 người đã nghỉ việc.")

    assert values(reading) == ([45], [4])


def test_what_is_asked_below_how_things_are_is_to_be_reached() -> None:
    reading = paper(
        "CÔNG VĂN",
        "1. Về đánh giá, phân loại",
        "Lần trước có 74 HTX không đủ điều kiện. Nay Sở đề nghị:",
        "- Các xã chấm điểm 95% số HTX.",
    )

    assert values(reading) == ([95], [74])


@pytest.mark.parametrize("verb", ["nhắm tới", "muốn có thêm", "trông đợi có", "hướng đến", "đặt ra con số"])
def test_an_article_tells_an_aim_with_a_plain_verb(verb: str) -> None:
    text = f"Theo đó, năm 2024 tỉnh {verb} 18 hợp tác xã, lãi khoảng 160 triệu đồng."

    assert values(read_text(f"Tỉnh lo cho hợp tác xã\n\n18/4/2024\n\n{text}")) == ([18, 160], [])


@pytest.mark.parametrize(
    ("past", "ahead"),
    [
        ("A. NĂM 2025", "B. NĂM 2026"),
        ("I. CÔNG VIỆC NĂM 2025", "II. CÔNG VIỆC NĂM 2026"),
        ("I. NĂM QUA", "II. NĂM TỚI"),
    ],
)
def test_the_year_of_a_heading_parts_what_was_from_what_is_to_be_in_a_report(past: str, ahead: str) -> None:
    reading = paper("BÁO CÁO", past, "- Củng cố 12 HTX; mở 05 lớp.", ahead, "- Củng cố 15 HTX; mở 08 lớp.")

    assert values(reading) == ([15, 8], [12, 5])


def test_the_second_half_of_a_year_is_to_come_in_a_report_of_that_year() -> None:
    reading = paper("BÁO CÁO", "II. CÔNG VIỆC 6 THÁNG CUỐI NĂM 2025", "- Củng cố 15 HTX; mở 08 lớp.")

    assert values(reading) == ([15, 8], [])


def test_a_plan_beside_its_result_in_an_account_is_a_target() -> None:
    reading = paper("BÁO CÁO", "I. NHỮNG VIỆC ĐÃ LÀM", "- Kết nạp 200 người, trong khi chỉ tiêu giao là 300 người.")

    assert values(reading) == ([300], [200])


def test_who_is_to_do_what_in_an_article_is_to_be_reached_whatever_the_year_before() -> None:
    reading = read_text(
        "Tỉnh lo cho hợp tác xã\n\n18/4/2024\n\nĐến năm 2030 tỉnh nhắm tới 60 hợp tác xã khá.\n\n"
        "Chủ tịch tỉnh giao việc cho từng ngành:\n\n- Sở Công Thương mở 04 điểm bán hàng trước ngày 30/6/2024.\n"
    )

    assert values(reading) == ([60, 4], [])


def test_how_much_each_may_have_of_a_support_is_no_target() -> None:
    reading = Page("NHIỆM VỤ").read(
        "1. Hỗ trợ lương cho lao động trẻ, không quá 03 người/HTX.",
        "2. Hỗ trợ đầu tư kho lạnh: tối đa 70% tổng mức đầu tư.",
        "3. Hỗ trợ mở lớp kế toán, tối đa 40 học viên/lớp.",
    )

    assert values(reading) == ([40], [])


def test_the_plan_that_an_account_was_given_or_missed_is_a_target() -> None:
    reading = Page("KẾT QUẢ").read(
        "1. Kế hoạch giao thành lập 10 HTX, thực hiện 12 HTX.", "2. Chưa đạt chỉ tiêu 50% HTX khá, tốt (mới đạt 43%)."
    )

    assert values(reading) == ([10, 50], [12, 43])


def test_the_places_in_which_something_is_done_are_no_target_and_what_is_done_there_is() -> None:
    reading = Page("NHIỆM VỤ").read("- Khảo sát tại 05 huyện, kiểm tra 16 HTX.", "- Đưa thêm 02 xã vào vùng chè.")

    assert values(reading) == ([16, 2], [])


def test_a_place_among_the_first_is_no_number_and_a_bound_tells_which_are_counted() -> None:
    reading = Page("MỤC TIÊU").read(
        "- Trong tốp 10 tỉnh dẫn đầu; 2/3 thành viên HTX có việc làm.", "- Có 2 HTX đạt trên 50 tỷ đồng/năm."
    )

    assert values(reading) == ([2], [])


def test_how_large_each_is_to_be_is_an_aim_and_what_is_asked_of_them_first_is_none() -> None:
    reading = Page("MỤC TIÊU").read("- Quy mô: mỗi HTX có 60 thành viên.", "- Điều kiện: có ít nhất 30 thành viên.")

    assert values(reading) == ([60], [])
