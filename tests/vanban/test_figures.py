"""Targets, aims and actuals: our own sentences, then the five documents."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban import read_text
from vanban.blocks import split_blocks
from vanban.figures import find_figures
from vanban.model import Target
from vanban.parts import Outline
from vanban_reading import Page, shared

AIMS = Page("MỤC TIÊU")
STATE = Page("KẾT QUẢ NĂM 2025")
TASKS = Page("NHIỆM VỤ")

Row = tuple[str, str, str | None, str, int]  # comparator, value, upper value, unit, year


def rows(targets: tuple[Target, ...]) -> list[Row]:
    return [
        (t.comparator, f"{t.value:f}", None if t.value_max is None else f"{t.value_max:f}", t.unit, t.year or 0)
        for t in targets
    ]


TARGETS: list[tuple[str, list[Row]]] = [
    ("- Thành lập mới 03 hợp tác xã, 05 tổ hợp tác.", [("eq", "3", None, "HTX", 2026), ("eq", "5", None, "THT", 2026)]),
    ("- Đến năm 2030 có trên 40 HTX; đến năm 2035 có 55 HTX.",
     [("gt", "40", None, "HTX", 2030), ("eq", "55", None, "HTX", 2035)]),
    ("- Tỷ lệ HTX xếp loại tốt, khá đạt 60% trở lên, không quá 5% HTX yếu kém.",
     [("gte", "60", None, "%", 2026), ("lte", "5", None, "%", 2026)]),
    ("- Khoảng 12 HTX và 80 tổ hợp tác.", [("approx", "12", None, "HTX", 2026), ("approx", "80", None, "THT", 2026)]),
    ("- Ít nhất 02 LHHTX và 15 THT.", [("gte", "2", None, "LHHTX", 2026), ("eq", "15", None, "THT", 2026)]),
    ("- Ít nhất 30 mô hình, 12 mô hình điểm.",
     [("gte", "30", None, "mô hình", 2026), ("gte", "12", None, "mô hình", 2026)]),
    ("- Thu nhập bình quân tăng từ 50 triệu đồng năm 2025 lên 55 triệu đồng.",
     [("eq", "55", None, "triệu đồng", 2026)]),
    ("- Doanh thu bình quân tăng 8 - 10% so với năm 2025.", [("range", "8", "10", "%", 2026)]),
    ("- Có 90% HTX dùng phần mềm kế toán (năm 2025 là 40%).", [("eq", "90", None, "%", 2026)]),
    ("- Tiếp tục duy trì hoạt động của 14 HTX hiện có.", [("eq", "14", None, "HTX", 2026)]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), TARGETS)
def test_numbers_among_the_aims_are_targets(line: str, expected: list[Row]) -> None:
    assert rows(AIMS.read(line).targets) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- Bảo đảm xã có 01 cán bộ lãnh đạo phụ trách kinh tế tập thể.",
        "- Ngân sách hỗ trợ 25 triệu đồng/hộ để mua giống.",
        "- Mức vay không quá 40 triệu đồng/hộ, lãi suất 5%/năm, thời hạn 6 năm.",
        "- Hỗ trợ 80% kinh phí đào tạo.",
        "- Thực hiện Đề án 06 và Nghị quyết số 20-NQ/TW ngày 16/6/2022.",
        "- Thanh niên từ 18 tuổi trở lên.",
        "- Phòng Tài chính cân đối 900 triệu đồng từ vốn sự nghiệp.",
        "- Hộ thuê trước tháng 6/2026 được giảm 40% tiền thuê đất trong hai năm.",
        "- HTX có từ 7 thành viên trở lên mới được vay.",
        "- Mỗi hồ sơ nộp 2 bộ.",
        "- Làm biển hiệu cho HTX, mỗi biển không quá 2 triệu đồng.",
        "- Chi 50.000 đồng/người/buổi cho học viên.",
        "- Tổ giúp việc có 5 người.",
        "- HTX có sản phẩm OCOP thì xã hỗ trợ 8 triệu đồng để in tem.",
    ],
)
def test_thresholds_rates_and_names_are_no_targets(line: str) -> None:
    assert TASKS.read(line).targets == ()


def test_a_law_holds_no_targets() -> None:
    text = "QUỐC HỘI\nLuật số: 11/2030/QH17\n\nLUẬT\nHỢP TÁC XÃ\n\nĐiều 2. Điều kiện\n1. Có ít nhất 05 thành viên."

    blocks = split_blocks(text)

    assert find_figures(blocks, Outline(blocks), year=None, title=None, doc_type="luat").targets == ()


def test_a_year_is_the_nearest_stated_then_the_headings_then_the_plans() -> None:
    own = AIMS.read("- Có 5 HTX vào năm 2028.")
    heading = Page("MỤC TIÊU ĐẾN NĂM 2030").read("- Có 5 HTX.")
    period = Page("MỤC TIÊU", title="Phát triển kinh tế tập thể giai đoạn 2026 - 2030").read("- Có 5 HTX.")

    assert [reading.targets[0].year for reading in (own, heading, period)] == [2028, 2030, 2030]
    assert period.targets[0].period == "2026-2030"


@pytest.mark.parametrize(
    ("line", "measure", "base"),
    [
        ("- Doanh thu tăng 10% so với năm 2025.", "growth", 2025),
        ("- Mỗi năm thành lập mới 4 HTX.", "per_year", None),
        ("- Thành lập mới 4 HTX.", "cumulative", None),
        ("- Tổng số HTX đạt 40 HTX.", "level", None),
        ("- 40% HTX có website.", "share", None),
    ],
)
def test_a_target_says_how_it_is_measured(line: str, measure: str, base: int | None) -> None:
    (target,) = AIMS.read(line).targets

    assert (target.measure, target.base_year) == (measure, base)


def test_aims_without_a_number_are_goals() -> None:
    reading = AIMS.read("- Củng cố các hợp tác xã yếu kém.", "- Thành lập mới 02 HTX.")

    assert [goal.quote for goal in reading.goals] == ["Củng cố các hợp tác xã yếu kém."]


def test_numbers_of_an_account_are_actuals_with_their_day() -> None:
    reading = STATE.read("Đến hết tháng 9/2025, xã có 12 HTX (tăng 02 HTX so với đầu năm) và 30 tổ hợp tác.")

    assert reading.targets == ()
    assert [(a.value, a.unit, a.as_of) for a in reading.actuals] == [
        (Decimal(12), "HTX", date(2025, 9, 30)),
        (Decimal(2), "HTX", date(2025, 9, 30)),
        (Decimal(30), "THT", date(2025, 9, 30)),
    ]


def test_an_estimate_is_marked_as_such() -> None:
    (estimate,) = STATE.read("Doanh thu ước đạt 3,5 tỷ đồng.").actuals

    assert estimate.basis == "estimate"


def test_a_number_without_a_unit_takes_it_from_what_is_counted() -> None:
    (actual,) = STATE.read("Tổng số thành viên của các HTX là 440.").actuals

    assert (actual.value, actual.unit) == (Decimal(440), "thành viên")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tổng thành viên 1.050, số tổ hợp tác 31.", [(1050, "thành viên"), (31, "THT")]),
        ("Số nhà 12, thôn 3.", []),
        ("Số hộ nghèo 12 thôn.", [(12, "thôn")]),
    ],
)
def test_a_total_may_stand_right_behind_its_noun(text: str, values: list[tuple[int, str]]) -> None:
    assert [(actual.value, actual.unit) for actual in STATE.read(text).actuals] == values


def test_the_plan_behind_its_share_is_told_in_brackets() -> None:
    reading = STATE.read("Lập được 4 HTX, đạt 50% kế hoạch năm (8 HTX).")

    assert [target.value for target in reading.targets] == [8]


def test_a_quote_is_the_clause_and_not_the_paragraph() -> None:
    reading = AIMS.read("- Có 40 HTX; lợi nhuận bình quân đạt 90 triệu đồng/HTX/năm; 50% HTX có kế toán.")

    assert [target.quote for target in reading.targets] == [
        "Có 40 HTX",
        "lợi nhuận bình quân đạt 90 triệu đồng/HTX/năm",
        "50% HTX có kế toán",
    ]


def test_a_year_before_the_plan_tells_what_was() -> None:
    reading = AIMS.read("- Năm 2025 có 38 HTX, phấn đấu năm 2026 có 45 HTX.")

    assert [target.value for target in reading.targets] == [Decimal(45)]
    assert [actual.value for actual in reading.actuals] == [Decimal(38)]


def test_the_cells_of_a_table_of_tasks_hold_targets_too() -> None:
    reading = TASKS.read(
        "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Mở 06 lớp bồi dưỡng giám đốc HTX | Phòng Kinh tế | Quý II/2026 |"
    )

    assert rows(reading.targets) == [("eq", "6", None, "lớp", 2026)]


def test_what_is_to_come_of_a_task_is_a_target_where_it_is_counted() -> None:
    reading = TASKS.read(
        "| TT | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm |\n|---|---|---|---|---|\n"
        "| 1 | Đưa kỹ sư trẻ về HTX | Hội Nông dân | 2027 | 25 kỹ sư |\n"
        "| 2 | Dạy kế toán | Trường nghề | Hằng năm | 01 kế hoạch |\n"
        "| 3 | Làm kho lạnh | Phòng Kinh tế | 2026 | Báo cáo; 3 kho |"
    )

    assert rows(reading.targets) == [("eq", "25", None, "kỹ sư", 2027)]


def test_the_time_right_under_a_title_is_that_of_all_entries_below_it() -> None:
    reading = TASKS.read(
        "1. Đất và kho", "Thời gian: 2026 - 2028.", "a) Dành ít nhất 90 ha cho HTX.", "b) Xây 12 kho lạnh."
    )

    assert [(target.value, target.year) for target in reading.targets] == [(90, 2028), (12, 2028)]


@pytest.mark.parametrize(
    ("line", "targets", "actuals"),
    [
        ("- Sản phẩm OCOP của HTX: hiện 14, năm 2026 là 20.", [(20, 2026)], [14]),
        ("- Số thành viên HTX: hiện nay 320, cuối năm 2028 đạt 400.", [(400, 2028)], [320]),
        ("- Số HTX có kế toán: năm 2025 là 9, năm 2026 là 15.", [(15, 2026)], [9]),
        ("- HTX tốt, khá đến năm 2026 và 2030 lần lượt đạt 50% và 65%.", [(50, 2026), (65, 2030)], []),
        ("- Mục tiêu số HTX: 15 (hiện 12).", [(15, 2026)], [12]),
        ("- Nâng số HTX lên thành 15.", [(15, 2026)], []),
        ("- Kết nạp 200 thành viên, nâng tổng số lên 1.400.", [(200, 2026), (1400, 2026)], []),
        ("- Mỗi năm lập 8 đến 9 HTX, trong đó năm 2027 là 8 HTX.", [(8, 2026), (8, 2027)], []),
        ("- Mốc so sánh là năm 2025: 30 HTX, 410 tổ hợp tác; 40% HTX khá, tốt.", [], [30, 410, 40]),
        (
            "- Doanh thu gấp đôi năm 2025 (1,5 tỷ đồng/HTX), tức 3 tỷ đồng/HTX.",
            [(2, 2026), (3, 2026)],
            [Decimal("1.5")],
        ),
        ("- Gỡ xong 24 trường hợp mượn đất trước năm 2005.", [(24, 2026)], []),
    ],
)
def test_short_words_tell_what_is_from_what_is_to_be(
    line: str, targets: list[tuple[int, int]], actuals: list[int]
) -> None:
    reading = AIMS.read(line)

    assert [(target.value, target.year) for target in reading.targets] == targets
    assert [actual.value for actual in reading.actuals] == actuals


def test_a_task_that_names_what_an_aim_counted_sets_no_more() -> None:
    text = "KẾ HOẠCH\nNăm 2026\n\nI. MỤC TIÊU\n- Chuyển đổi 6 HTX.\n\nII. NHIỆM VỤ\n- Hướng dẫn 6 HTX nộp hồ sơ.\n"
    other = text.replace("Hướng dẫn 6", "Hướng dẫn 9")

    assert [int(target.value) for target in read_text(text).targets] == [6]
    assert [int(target.value) for target in read_text(other).targets] == [6, 9]


def test_columns_named_by_years_after_what_was_done_are_ahead() -> None:
    reading = Page("CHỈ TIÊU", title="Phát triển kinh tế tập thể đến năm 2030").read(
        "| TT | Chỉ tiêu | ĐVT | Thực hiện 2025 | 2026 | 2030 |\n"
        "|---|---|---|---|---|---|\n| 1 | Tổng số HTX | HTX | 5 | 6 | 9 |"
    )

    assert [(target.value, target.year) for target in reading.targets] == [(Decimal(6), 2026), (Decimal(9), 2030)]


def test_a_table_gives_targets_of_the_plan_columns_and_actuals_of_the_others() -> None:
    reading = Page("CHỈ TIÊU").read(
        "| TT | Chỉ tiêu | ĐVT | Ước TH 2025 | KH 2026 | Mục tiêu đến năm 2030 |\n|---|---|---|---|---|---|\n"
        "| 1 | Tổng số HTX | HTX | 58 | 63 | 75 |\n| 2 | Tỷ lệ HTX hoạt động hiệu quả | % | 55 | 60 | 70-75 |"
    )

    assert rows(reading.targets) == [
        ("eq", "63", None, "HTX", 2026),
        ("eq", "75", None, "HTX", 2030),
        ("eq", "60", None, "%", 2026),
        ("range", "70", "75", "%", 2030),
    ]
    assert [(a.value, a.basis) for a in reading.actuals] == [(Decimal(58), "estimate"), (Decimal(55), "estimate")]


# --- the five documents -----------------------------------------------------------------------------------------------

FIVE = {
    "son-ha-2024": [
        ("eq", "23", None, "HTX", 2024), ("range", "1", "5", "thành viên/HTX", 2024), ("approx", "70", None, "%", 2024),
        ("approx", "230", None, "người", 2024), ("eq", "20", None, "%", 2024), ("eq", "80", None, "%", 2024),
        ("eq", "900", None, "triệu đồng/HTX/năm", 2024), ("eq", "150", None, "triệu đồng/HTX/năm", 2024),
        ("eq", "45", None, "triệu đồng/người/năm", 2024),
    ],
    "ba-to-2025": [
        ("range", "1", "2", "HTX", 2025), ("gte", "50", None, "%", 2025), ("approx", "15", None, "%", 2025),
    ],
    "quang-ngai-2023": [
        ("approx", "20", None, "THT", 2030), ("approx", "200", None, "thành viên", 2030),
        ("approx", "60", None, "THT", 2045), ("approx", "1200", None, "thành viên", 2045),
        ("approx", "80", None, "HTX", 2030), ("approx", "21500", None, "thành viên", 2030),
        ("approx", "110", None, "HTX", 2045), ("approx", "23000", None, "thành viên", 2045),
        ("gte", "70", None, "%", 2030), ("gte", "50", None, "%", 2030), ("approx", "80", None, "%", 2030),
        ("approx", "80", None, "%", 2045), ("range", "50", "70", "%", 2045), ("approx", "95", None, "%", 2045),
        ("eq", "4000", None, "triệu đồng/HTX/năm", 2030), ("eq", "200", None, "triệu đồng/HTX/năm", 2030),
        ("eq", "10000", None, "triệu đồng/HTX/năm", 2045), ("eq", "500", None, "triệu đồng/HTX/năm", 2045),
        ("approx", "10", None, "%", 2030), ("approx", "30", None, "%", 2045),
    ],
    "son-duong-2020": [
        ("gt", "20", None, "HTX", 2025), ("eq", "90", None, "HTX", 2025), ("gt", "70", None, "triệu đồng/năm", 2025),
        ("gt", "30", None, "HTX", 2030), ("eq", "120", None, "HTX", 2030), ("gt", "100", None, "triệu đồng/năm", 2030),
    ],
    "quang-ninh-2023": [
        ("approx", "235", None, "THT", 2023), ("eq", "700", None, "thành viên", 2023),
        ("range", "15", "20", "THT", 2023),
        ("eq", "700", None, "HTX", 2023), ("eq", "60500", None, "thành viên", 2023), ("range", "30", "50", "HTX", 2023),
        ("eq", "4", None, "LHHTX", 2023), ("eq", "20", None, "HTX", 2023), ("eq", "1", None, "LHHTX", 2023),
        ("gte", "10", None, "%", 2023), ("eq", "10", None, "%", 2023), ("eq", "45", None, "%", 2023),
        ("eq", "25", None, "%", 2023), ("gt", "35", None, "%", 2023), ("gte", "12", None, "%", 2023),
        ("approx", "12", None, "HTX", 2023),
    ],
}  # fmt: skip

INDICATORS = {
    "son-ha-2024": [
        "cooperatives_active", "members_admitted_per_cooperative", "cooperatives_rated_good_or_fair_share",
        "cooperative_regular_workers", "managers_college_share", "managers_elementary_share",
        "cooperative_revenue_average", "cooperative_profit_average", "member_income_average",
    ],
    "quang-ninh-2023": [
        "groups", "group_members", "groups_new", "cooperatives", "cooperative_members", "cooperatives_new", "unions",
        "union_member_cooperatives", "unions_new", "revenue_growth", "worker_income_growth",
        "managers_elementary_share",
        "managers_college_share", "cooperatives_rated_good_or_fair_share", "cooperatives_value_chain_share",
        "cooperatives_hightech",
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FIVE))
def test_every_target_of_the_five_documents_is_read(name: str) -> None:
    assert rows(shared(name).targets) == FIVE[name]


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_targets_are_tied_to_the_catalogue(name: str) -> None:
    assert [target.indicator for target in shared(name).targets] == INDICATORS[name]


def test_the_five_documents_hold_54_targets() -> None:
    assert sum(len(targets) for targets in FIVE.values()) == 54


def test_the_assessment_of_a_plan_gives_actuals_and_no_targets() -> None:
    reading = shared("ba-to-2025")
    values = [int(actual.value) for actual in reading.actuals]

    assert values == [37, 22, 15, 22, 440, 15, 288, 10, 45, 15, 1, 1, 1]
    assert reading.actuals[0].as_of == date(2024, 6, 10)
    assert reading.actuals[4].basis == "estimate"


# --- promises ---------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from([
    "I. MỤC TIÊU\n", "- ", "Đến năm 2030", "có ", "khoảng ", "trên ", "từ ", "20", "1.200", "50%", " - ",
    "HTX", "tổ hợp tác", "triệu đồng/HTX/năm", "; ", ". ", ", ", " và ", "(", ")", "so với năm 2025", "đã ",
    "hiện có", "phấn đấu", "\n\n", "thành viên", "là ", ": ",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_row_is_founded(text: str) -> None:
    blocks = split_blocks(text)
    outline = Outline(blocks)
    figures = find_figures(blocks, outline, year=2026, title="Kế hoạch năm 2026", doc_type="ke_hoach")

    for row in (*figures.targets, *figures.goals, *figures.actuals):
        assert 0 <= row.start < row.end <= len(text)
        assert row.quote
    assert figures == find_figures(blocks, outline, year=2026, title="Kế hoạch năm 2026", doc_type="ke_hoach")


def test_a_row_that_names_a_year_dates_the_rows_under_it() -> None:
    reading = Page("PHỤ LỤC CHỈ TIÊU").read(
        "| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi |\n|---|---|---|---|---|\n"
        "| I | Đến năm 2030 | | | |\n| 1 | Tỷ lệ HTX dùng phần mềm | % | ≥ 55 | Sở Tài chính |"
    )

    assert [(target.value, target.comparator, target.year) for target in reading.targets] == [
        (Decimal(55), "gte", 2030)
    ]


def test_every_year_of_a_plans_period_is_a_column_of_targets_and_an_earlier_one_of_what_was() -> None:
    text = (
        "KẾ HOẠCH\nPhát triển hợp tác xã giai đoạn 2022 - 2025\n\nI. MỤC TIÊU\n\n"
        "| TT | Chỉ tiêu | ĐVT | 2021 | 2022 | 2025 |\n|---|---|---|---|---|---|\n"
        "| 1 | Tổng số HTX | HTX | 26 | 28 | 36 |\n"
    )
    reading = read_text(text)

    assert [(int(t.value), t.year) for t in reading.targets] == [(28, 2022), (36, 2025)]
    assert [int(a.value) for a in reading.actuals] == [26]


def test_a_quote_that_is_cut_holds_its_number() -> None:
    long = " ".join(["tổ chức sản xuất gắn với liên kết tiêu thụ nông sản"] * 40)
    [target] = Page("MỤC TIÊU").read(f"Đến năm 2030 các hợp tác xã {long} đạt 25 HTX").targets

    assert target.quote.endswith("đạt 25 HTX")
    assert len(target.quote) <= 1400


def test_what_an_article_hopes_for_without_a_year_is_for_the_year_it_hoped_for_before() -> None:
    text = (
        "# Xã Tân Lập bàn cách giúp hợp tác xã\n\n*Báo Hòa An* - Thứ Tư, ngày 19/6/2024\n\nBà An cho biết có 7 HTX.\n\n"
        "Năm 2025, xã phấn đấu thành lập thêm 3 HTX.\n\nÔng Bình nói xã sẽ phấn đấu đưa 12 sản phẩm của HTX lên sàn."
    )

    reading = read_text(text)

    assert reading.doc_type == "tin_tuc"
    assert [(t.value, t.year) for t in reading.targets] == [(3, 2025), (12, 2025)]
