"""What is to be reached and what is or was, where no heading tells."""

from decimal import Decimal

import pytest

from vanban import read_text
from vanban.blocks import split_blocks
from vanban.figures import find_figures
from vanban.model import Document
from vanban.parts import Outline
from vanban_reading import Page

TASKS = Page("NHIỆM VỤ")


def news(*paragraphs: str, day: str = "") -> Document:
    """An article: a title, the day where it is told, paragraphs."""
    return read_text("\n\n".join(["Kinh tế hợp tác ở vùng chè Tân Lập", *([day] if day else []), *paragraphs]))


def values(reading: Document) -> tuple[list[int], list[int]]:
    return [int(t.value) for t in reading.targets], [int(a.value) for a in reading.actuals]


# --- articles ---------------------------------------------------------------------------------------------------------


def test_an_article_tells_what_is_where_no_word_says_otherwise() -> None:
    reading = news("Các hợp tác xã chè thu mua 640 tấn búp tươi, thu nhập mỗi hộ 90 triệu đồng.")

    assert values(reading) == ([], [640, 90])


def test_what_an_article_calls_an_aim_is_a_target_to_the_end_of_its_paragraph() -> None:
    reading = news("Vụ tới, xã đặt mục tiêu trồng 40 ha chè. Tỷ lệ hộ liên kết là 70%; thành lập mới 02 HTX.")

    assert values(reading) == ([40, 70, 2], [])


def test_a_list_of_indicators_after_an_aim_goes_on_with_it() -> None:
    reading = news(
        "Năm 2026, huyện phấn đấu có 30 HTX.", "Tỷ lệ HTX khá, giỏi đạt 65%.", "Ông Bàn Văn Hải có 3 ha chè."
    )

    assert values(reading) == ([30, 65], [3])
    assert [target.year for target in reading.targets] == [2026, 2026]


def test_a_year_before_that_of_the_aims_tells_what_was() -> None:
    reading = news("Năm 2026, huyện phấn đấu có 30 HTX.", "Năm 2024, sản lượng chè đạt 900 tấn, giảm 4%.")

    assert values(reading) == ([30], [900, 4])


@pytest.mark.parametrize(
    ("text", "targets", "actuals"),
    [
        ("Kế hoạch yêu cầu có không dưới 90 HTX bao tiêu, gấp 1,5 lần năm trước.", [90, 1], []),
        ("Điểm mới là mỗi huyện phải chọn ra hai HTX làm mẫu.", [2], []),
        ("Xã sẽ có 25 HTX. Đáng mừng là trong số mới lập có tám HTX của thanh niên.", [25], [8]),
        ("Ông Lâm hứa: cuối năm nay 90% hộ có nước sạch.", [90], []),
        ("Sáu HTX chưa làm điều lệ, chậm nhất hết năm nay phải xong cả sáu.", [6], [6]),
        ("Nghị quyết của xã ghi rõ đến năm 2027 có 9 HTX chè, ít nhất 300 hộ góp vốn.", [9, 300], []),
        ("Tỷ lệ hộ dùng phân hữu cơ hiện là 61%.", [], [61]),
        ("Nay có 74 hộ, mỗi hộ góp ít nhất 5 triệu đồng, lãi 410 triệu đồng.", [], [74, 5, 410]),
        ("Ông định trồng thêm 20 ha chè.", [20], []),
        ("Tháng 4 tới, Liên minh mở một lớp quản trị.", [1], []),
    ],
)
def test_an_article_tells_promises_and_what_acts_set_from_what_is(
    text: str, targets: list[int], actuals: list[int]
) -> None:
    assert values(news(text, day="Thứ Ba, 12/11/2024 | 09:10")) == (targets, actuals)


def test_what_lies_after_the_day_of_an_article_is_ahead_and_what_lies_before_it_was() -> None:
    reading = news(
        "Hội mở lớp kế toán cho 60 học viên trong quý I/2025.",
        "Năm 2022, xã có 5 HTX.",
        day="Thứ Ba, 12/11/2024 | 09:10",
    )

    assert values(reading) == ([60], [5])


def test_aims_that_were_reached_are_no_aims() -> None:
    reached = news("Ngành hoàn thành các chỉ tiêu như: xuất khẩu 12 triệu USD, tăng 3%.")
    wanted = news("Phấn đấu hoàn thành các chỉ tiêu: xuất khẩu 12 triệu USD, tăng 3%.")

    assert values(reached) == ([], [12, 3])
    assert values(wanted) == ([12, 3], [])


def test_what_an_article_says_of_the_law_is_no_figure() -> None:
    assert values(news("Theo Luật Hợp tác xã, hợp tác xã có ít nhất 05 thành viên chính thức.")) == ([], [])


def test_how_often_a_page_was_opened_is_no_figure() -> None:
    assert values(news("Lượt xem: 2.310")) == ([], [])


def test_the_term_of_a_council_is_no_horizon() -> None:
    reading = news("HĐND xã nhiệm kỳ 2021 - 2026 họp với 24 đại biểu.", day="21/03/2025")

    assert values(reading) == ([], [24])


# --- papers -----------------------------------------------------------------------------------------------------------


def test_the_opening_of_a_directive_tells_how_things_are() -> None:
    reading = read_text(
        "ỦY BAN NHÂN DÂN\nHUYỆN TÂN LẬP\nSố: 04/CT-UBND\nTân Lập, ngày 06 tháng 5 năm 2024\n\nCHỈ THỊ\n"
        "Về củng cố hợp tác xã\n\nĐến cuối năm 2023, toàn huyện có 31 hợp tác xã với 2.040 thành viên.\n\n"
        "1. Phòng Kinh tế rà soát, thành lập mới 03 hợp tác xã trong năm 2025.\n"
    )

    assert values(reading) == ([3], [31, 2040])


def test_tasks_under_an_account_of_results_were_done() -> None:
    reading = read_text(
        "Số: 7/CV-UBND\nV/v tình hình giao việc\n\nKính gửi: Văn phòng\n\nA. BÁO CÁO KẾT QUẢ TRIỂN KHAI\n\n"
        "1. Nhiệm vụ được giao\n\n- Đến hết 24/5/2024, có 22 nhiệm vụ hoàn thành, 02 nhiệm vụ quá hạn.\n"
    )

    assert values(reading) == ([], [22, 2])


@pytest.mark.parametrize("line", ["- Dân số của xã là 17.850.", "- Dân số 17.850, diện tích 60 km2."])
def test_population_counts_people(line: str) -> None:
    actual = Page("TÌNH HÌNH").read(line).actuals[0]

    assert (actual.value, actual.unit) == (Decimal(17850), "người")


def test_an_age_beside_a_share_takes_nothing_from_it() -> None:
    (target,) = Page("MỤC TIÊU").read("- Có 40% giám đốc hợp tác xã dưới 50 tuổi.").targets

    assert (target.value, target.unit) == (Decimal(40), "%")


def test_so_many_things_that_are_set_are_no_target() -> None:
    reading = Page("MỤC TIÊU").read("- Hoàn thành 19 chỉ tiêu, thực hiện 45 nhiệm vụ, thành lập mới 02 HTX.")

    assert [target.unit for target in reading.targets] == ["HTX"]


def test_a_resolution_binds_by_the_least_that_is_to_be_done() -> None:
    tasks = Page("NHIỆM VỤ, GIẢI PHÁP", kind="NGHỊ QUYẾT", title="Phát triển kinh tế tập thể giai đoạn 2026 - 2030")

    reading = tasks.read("Mỗi năm đối thoại với hợp tác xã ít nhất 01 lần; hỗ trợ lãi suất không quá 30 triệu đồng.")

    assert [(target.value, target.unit) for target in reading.targets] == [(Decimal(1), "lần")]


def test_a_task_is_due_in_the_year_that_its_row_names() -> None:
    reading = TASKS.read(
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Đào tạo 40 giám đốc hợp tác xã | Phòng Kinh tế | Quý III/2028 |"
    )

    assert [(target.value, target.year) for target in reading.targets] == [(Decimal(40), 2028)]


def test_a_story_sets_ahead_what_a_later_year_of_its_sentence_dates() -> None:
    reading = news("Hội mở 03 lớp kế toán cho 60 học viên trong quý I/2025.", day="Thứ Ba, 12/11/2024 | 09:10")

    assert [(target.value, target.year) for target in reading.targets] == [(Decimal(3), 2025), (Decimal(60), 2025)]


def test_what_a_paper_orders_is_to_be_done_and_what_it_asks_of_those_above_is_not() -> None:
    head = "ỦY BAN NHÂN DÂN\nHUYỆN TÂN LẬP\nSố: 04/{code}\nTân Lập, ngày 06 tháng 5 năm 2024\n\n{kind}\nVề kho lạnh\n\n"
    item = "\n\n1. Chủ tịch Liên minh Hợp tác xã tỉnh huy động 20 hợp tác xã có kho lạnh."

    ordered = read_text(head.format(code="CĐ-UBND", kind="CÔNG ĐIỆN") + "Chủ tịch UBND huyện yêu cầu:" + item)
    asked = read_text(head.format(code="TTr-UBND", kind="TỜ TRÌNH") + "UBND huyện đề nghị:" + item)

    assert values(ordered) == ([20], [])
    assert values(asked)[0] == []


def test_a_place_that_has_so_many_has_them_now() -> None:
    reading = read_text(
        "TỈNH ỦY TÂN LẬP\nSố 9-KL/TU\nTân Lập, ngày 06 tháng 5 năm 2024\n\nKẾT LUẬN\nVề kinh tế tập thể\n\n"
        "1. Sau 10 năm, toàn tỉnh có 402 hợp tác xã, gấp 1,9 lần năm 2012.\n"
    )

    assert [(actual.unit, float(actual.value)) for actual in reading.actuals] == [("HTX", 402.0), ("lần", 1.9)]


def test_results_that_are_expected_are_aims() -> None:
    reading = Page("KẾT QUẢ DỰ KIẾN").read("- Nâng vốn điều lệ lên 43 tỷ đồng; phục vụ thêm ít nhất 25 HTX.")

    assert values(reading) == ([43, 25], [])


def test_the_whole_that_a_share_is_taken_of_is_no_target() -> None:
    assert values(Page("MỤC TIÊU").read("- Mỗi xã trong số 09 xã điểm có tối thiểu 01 HTX."))[0] == [1]


def test_a_rate_of_support_stays_one_where_a_bound_follows_it() -> None:
    reading = Page("KẾT QUẢ", kind="BÁO CÁO").read("Mức hỗ trợ là 80% chi phí nhưng không quá 1 tỷ đồng/dự án.")

    assert values(reading) == ([], [])


def test_the_year_of_a_law_in_a_title_is_no_horizon() -> None:
    blocks = split_blocks("KẾ HOẠCH\nChuyển đổi\n\nI. MỤC TIÊU\n\n- Kết nạp 10 thành viên.")
    title = "Chuyển đổi hợp tác xã theo Luật Hợp tác xã năm 2012"

    found = find_figures(blocks, Outline(blocks), year=2015, title=title, doc_type="ke_hoach")

    assert [target.year for target in found.targets] == [2015]


def test_the_first_of_two_ends_counts_what_the_second_does() -> None:
    reading = Page("TÌNH HÌNH").read("Số hợp tác xã tăng từ 702 lên 915 hợp tác xã.")

    assert [(int(actual.value), actual.unit) for actual in reading.actuals] == [(702, "HTX"), (915, "HTX")]


def test_what_a_story_estimates_for_a_year_to_come_is_still_an_estimate() -> None:
    reading = news("Doanh thu năm 2025 ước đạt 2,5 tỷ đồng/HTX.", day="Thứ Ba, 12/11/2024 | 09:10")

    assert [actual.basis for actual in reading.actuals] == ["estimate"]
    assert reading.targets == ()


def test_things_graded_by_a_circular_are_counted_and_bounds_of_the_law_are_not() -> None:
    counted = news("Trong xã, số HTX xếp loại khá theo Thông tư 09/2017/TT-BNNPTNT ngày 17/4/2017: 156 HTX.")
    bound = news("Hợp tác xã hoạt động theo Luật phải kết nạp, theo quy định tối thiểu 05 thành viên.")

    assert values(counted) == ([], [156])
    assert values(bound) == ([], [])


def test_a_term_of_office_dates_the_aims_set_for_it() -> None:
    (target,) = news("Nhiệm kỳ 2025 - 2030, Liên minh phấn đấu mỗi năm thành lập mới 10 HTX.").targets

    assert (target.year, target.period) == (2030, "2025-2030")


def test_a_task_of_a_resolution_counts_where_it_supports_nobody() -> None:
    tasks = Page("GIẢI PHÁP", kind="NGHỊ QUYẾT", title="Phát triển kinh tế tập thể giai đoạn 2026 - 2030")

    done = tasks.read("- Mỗi năm mở 20 lớp tập huấn cho 1.000 lượt cán bộ.")
    supported = tasks.read("- Hỗ trợ mỗi HTX 02 cán bộ trẻ trong 36 tháng.")

    assert values(done) == ([20, 1000], [])
    assert values(supported) == ([], [])


def test_the_plan_in_brackets_beside_a_result_is_a_target() -> None:
    reading = Page("KẾT QUẢ", kind="BÁO CÁO").read("Toàn huyện có 85 HTX (KH 80 HTX), đạt 106% kế hoạch.")

    assert values(reading) == ([80], [85, 106])


def test_an_entry_of_a_list_that_does_something_sets_how_many_where_nothing_else_tells() -> None:
    reading = read_text(
        "3. Về phát triển hợp tác xã\n- Phát triển mới 12 HTX, củng cố 08 HTX.\n- Vận động khoảng 2.000 hộ tham gia.\n"
    )

    assert values(reading) == ([12, 8, 2000], [])


# --- directives, conclusions, letters and notices -------------------------------------------------------------------


def paper(kind: str, *paragraphs: str, issued: str = "Tân Lập, ngày 14 tháng 3 năm 2018") -> Document:
    """A paper of one of the kinds that open with how things are."""
    return read_text("\n\n".join(["UBND TỈNH TÂN LẬP", issued, f"{kind}\nVề phát triển hợp tác xã", *paragraphs]))


def test_a_directive_tells_how_things_are_before_its_order_and_in_the_paragraph_of_the_order_itself() -> None:
    reading = paper(
        "CHỈ THỊ",
        "Đến cuối năm 2017, toàn tỉnh có 276 HTX, tạo việc làm cho trên 11.000 lao động.",
        "Sau sắp xếp còn 21 HTX yếu. Để khắc phục, Chủ tịch UBND tỉnh yêu cầu:",
        "1. Sở Nông nghiệp giải thể 9 HTX trong năm 2018.",
    )

    assert values(reading) == ([9], [276, 11000, 21])


def test_a_directive_without_a_day_opens_with_how_things_are_too() -> None:
    reading = paper("CHỈ THỊ", "Đến cuối năm 2008, toàn tỉnh có 276 HTX.", "Yêu cầu các sở rà soát.", issued="")

    assert values(reading) == ([], [276])


def test_the_paragraphs_after_an_order_are_ordered_without_numbers_as_well() -> None:
    reading = paper(
        "KẾT LUẬN",
        "Toàn huyện có 19 HTX; còn 02 HTX chưa chuyển đổi.",
        "Về nhiệm vụ thời gian tới, Hội nghị thống nhất:",
        "Một là, bố trí đất xây dựng trụ sở cho 11 HTX trong giai đoạn 2018 - 2020.",
        "Hai là, đưa tỷ lệ HTX làm từ 03 dịch vụ trở lên đạt 75%.",
    )

    assert [int(target.value) for target in reading.targets if target.unit in ("HTX", "%")] == [11, 75]
    assert values(reading)[1] == [19, 2]


def test_what_a_conclusion_acknowledges_is_what_was() -> None:
    reading = paper(
        "THÔNG BÁO",
        "Sau khi nghe báo cáo, Chủ tịch UBND tỉnh thông báo kết luận như sau:",
        "1. Ghi nhận kết quả của các HTX; HTX Thành Đạt có lợi nhuận trên 200 triệu đồng.",
        "2. Trong quý IV mở 02 lớp tập huấn về chuyển đổi số.",
    )

    assert values(reading) == ([2], [200])


def test_an_aim_that_is_to_be_reached_is_not_yet_reached() -> None:
    reading = paper(
        "KẾT LUẬN",
        "Ban Thường vụ yêu cầu:",
        "1. Từ nay đến năm 2020, tập trung hoàn thành các chỉ tiêu: có thêm 19 HTX; nâng vốn lên 2 tỷ đồng/HTX.",
        "2. Nhằm hoàn thành chỉ tiêu đến năm 2020 có 200 HTX, các sở rà soát.",
    )

    assert values(reading) == ([19, 2, 200], [])


def test_who_is_put_in_charge_is_counted_neither_as_people_nor_as_money() -> None:
    reading = paper("CHỈ THỊ", "Yêu cầu:", "1. UBND các huyện phân công 01 đồng chí Phó Chủ tịch phụ trách.")

    assert values(reading) == ([], [])


def test_what_an_office_was_given_to_reach_is_a_target() -> None:
    reading = paper("CÔNG VĂN", "Năm 2018, toàn huyện được giao thành lập mới 12 HTX; đến nay mới thành lập 05 HTX.")

    assert values(reading) == ([12], [5])


def test_the_conditions_that_a_line_among_the_aims_sets_are_no_targets() -> None:
    reading = Page("MỤC TIÊU").read(
        "1. Đến năm 2026: có 20 HTX.", "2. Điều kiện lựa chọn HTX: có ít nhất 30 thành viên."
    )

    assert [int(target.value) for target in reading.targets] == [20]


def test_what_somebody_asks_of_others_in_an_article_is_no_aim_and_next_year_is_counted_from_its_day() -> None:
    reading = news(
        "(15/10/2024) - Những năm gần đây, phong trào hợp tác xã ở huyện có chuyển biến. Anh Pao, giám đốc hợp tác xã, "
        "cho biết năm tới sẽ trồng thêm 5 ha chè.",
        "Theo ông, tỉnh nên dành 2% ngân sách nông nghiệp để hỗ trợ hợp tác xã.",
    )

    assert values(reading) == ([5], [])
    assert reading.targets[0].year == 2025


def test_figures_stand_in_the_sentence_that_a_roman_heading_runs_into() -> None:
    reading = paper(
        "TỜ TRÌNH",
        "I. Mục tiêu: Trong 3 năm hỗ trợ 36 HTX đầu tư máy móc; 100% HTX có sản phẩm đạt tiêu chuẩn VietGAP.",
        "II. Kinh phí: 14,4 tỷ đồng.",
    )

    assert values(reading) == ([36, 100], [])


def test_what_was_done_is_not_told_by_words_that_only_say_which_things_are_counted() -> None:
    reading = Page("MỤC TIÊU").read("- Cán bộ quản lý: đại học 20%; sơ cấp và đã qua bồi dưỡng 35%.")

    assert values(reading) == ([20, 35], [])


def test_a_figure_held_against_today_is_an_aim_among_the_aims() -> None:
    reading = Page("MỤC TIÊU").read("- Thu hút 1.500 hộ, gấp 2,3 lần so với hiện nay.")

    assert [float(target.value) for target in reading.targets] == [1500, 2.3]


def test_what_brackets_date_before_the_plan_is_where_an_aim_starts_from() -> None:
    reading = Page("MỤC TIÊU ĐẾN NĂM 2030").read("- Giá trị đạt 180 triệu đồng/ha (năm 2026: 120 triệu đồng/ha).")

    assert values(reading) == ([180], [120])
    assert reading.targets[0].year == 2030


def test_brackets_that_part_an_aim_among_its_years_are_aims() -> None:
    reading = Page("NHIỆM VỤ").read("- Mở 05 lớp trong hai năm (năm 2026: 03 lớp; năm 2027: 02 lớp).")

    assert [(int(target.value), target.year) for target in reading.targets][1:] == [(3, 2026), (2, 2027)]
    assert reading.actuals == ()


def test_what_an_aim_starts_from_says_nothing_of_the_next() -> None:
    reading = Page("NHIỆM VỤ NĂM 2026").read(
        "- Dư nợ của Quỹ đạt 85 tỷ đồng (cuối năm 2025 là 71 tỷ đồng), vay 40 dự án."
    )

    assert values(reading) == ([85, 40], [71])


def test_a_list_of_criteria_sets_what_it_hopes_for() -> None:
    reading = Page("Về tiêu chí tổ chức sản xuất").read("Phấn đấu có thêm 24 xã đạt tiêu chí, chiếm khoảng 53%.")

    assert values(reading) == ([24, 53], [])


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Vận hành phần mềm; bảo đảm đến hết năm 2027 có 100% Sở và ít nhất 80% HTX sử dụng.", [100, 80]),
        ("Vận hành phần mềm; bảo đảm có 100% HTX sử dụng.", []),
        ("Đến hết năm 2027, hợp tác xã quy mô nhỏ có dưới 50 thành viên.", []),
    ],
)
def test_a_circular_sets_what_it_assures_by_a_year(text: str, targets: list[int]) -> None:
    reading = read_text(
        f"BỘ TÀI CHÍNH\nSố: 12/2026/TT-BTC\n\nTHÔNG TƯ\nQuy định chế độ báo cáo\n\nĐiều 1. Trách nhiệm\n\n{text}"
    )

    assert reading.doc_type == "thong_tu"
    assert values(reading) == (targets, [])


def test_a_sum_among_the_tasks_is_to_be_reached() -> None:
    reading = Page("NHIỆM VỤ").read("- Cho vay mới 6 tỷ đồng, lũy kế cả năm đạt 15 tỷ đồng.")

    assert values(reading) == ([6, 15], [])


def test_an_aim_named_in_an_account_is_a_target_and_its_result_is_none() -> None:
    reading = Page("KẾT QUẢ").read("1. Có 23 HTX; mục tiêu Nghị quyết đến năm 2026 là 20 HTX, vượt 15%.")

    assert values(reading) == ([20], [23, 15])


def test_so_much_of_a_plan_is_to_be_reached_where_it_is_ordered() -> None:
    ordered = paper("CHỈ THỊ", "UBND tỉnh yêu cầu:", "1. Các huyện hoàn thành 100% kế hoạch chuyển đổi.")
    told = paper("THÔNG BÁO", "Chủ tịch kết luận:", "1. Đánh giá chung: thành lập 14 HTX, bằng 46,7% kế hoạch.")

    assert [target.unit for target in ordered.targets] == ["% kế hoạch"]
    assert (told.targets, len(told.actuals)) == ((), 2)


def test_a_title_that_sums_up_the_entries_under_it_gives_its_number() -> None:
    reading = Page("CHỈ TIÊU").read("2. Phát triển thành viên: 25 thành viên, trong đó:", "- Hợp tác xã: 22 đơn vị.")

    assert values(reading) == ([25, 22], [])


def test_the_last_months_of_an_articles_year_are_ahead() -> None:
    reading = news("6 tháng cuối năm, các khối xây dựng thêm 10 mô hình.", day="12/7/2023")

    assert [(int(target.value), target.year) for target in reading.targets] == [(10, 2023)]


def test_so_many_times_what_is_today_is_an_aim_among_the_aims() -> None:
    reading = Page("MỤC TIÊU").read("- Thu nhập của thành viên gấp 2 lần hiện nay.")

    assert values(reading) == ([2], [])


def test_a_share_of_those_at_work_is_an_aim_where_it_is_hoped_for() -> None:
    reading = TASKS.read("1. Sửa đổi điều lệ, phấn đấu 100% hợp tác xã đang hoạt động hoàn thành.")

    assert values(reading) == ([100], [])
    assert values(Page("MỤC TIÊU").read("- Ít nhất 80% HTX đang hoạt động có lãi.")) == ([80], [])
    assert values(Page("TÌNH HÌNH").read("- Có 80% HTX đang hoạt động có lãi.")) == ([], [80])


def test_growth_over_an_earlier_span_of_time_is_an_aim_of_the_plan() -> None:
    reading = Page("MỤC TIÊU ĐẾN NĂM 2030").read("- Lợi nhuận tăng 12% so với giai đoạn 2021 - 2025.")

    assert [(int(target.value), target.year) for target in reading.targets] == [(12, 2030)]


def test_a_bound_before_each_of_whom_it_holds_is_that_of_their_number() -> None:
    reading = Page("MỤC TIÊU").read("- Tối thiểu mỗi xã có 01 HTX; riêng xã Tân Lập có 03 HTX.")

    assert [(target.comparator, int(target.value)) for target in reading.targets] == [("gte", 1), ("eq", 3)]


def test_what_a_chairman_has_to_say_in_a_letter_is_ordered() -> None:
    reading = paper(
        "CÔNG VĂN",
        "Quý I, toàn tỉnh mới thành lập 06 HTX, bằng 15% kế hoạch năm (40 HTX). Chủ tịch UBND tỉnh có ý kiến như sau:",
        "1. Các huyện tập trung thành lập 34 HTX còn lại; cử 01 phòng làm đầu mối, định kỳ họp 01 lần.",
    )

    assert values(reading) == ([40, 34], [6, 15])
