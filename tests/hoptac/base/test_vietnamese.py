from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hoptac.base.templatetags.vietnamese import (
    Figure,
    count,
    day,
    highlight_search,
    moment,
    money,
    number,
    weekday_day,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1.234"),
        (-1234567, "-1.234.567"),
        (1234.5, "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("1E+3"), "1.000"),
        ("2300", "2.300"),
    ],
)
def test_a_number_has_dots_between_thousands_and_a_comma_before_decimals(value: Figure, shown: str) -> None:
    assert number(value) == shown


def test_decimals_can_be_fixed_and_halves_go_up() -> None:
    assert number(Decimal("2.345"), 2) == "2,35"
    assert number(5, 1) == "5,0"
    assert number(Decimal("0.5"), 0) == "1"


@pytest.mark.parametrize("value", [None, ""])
def test_an_unknown_number_is_a_dash_and_never_zero(value: Figure) -> None:
    assert number(value) == "—"
    assert money(value) == "—"


@pytest.mark.parametrize("value", ["khoảng 5", "NaN", float("inf")])
def test_what_is_not_a_number_is_shown_as_it_is(value: Figure) -> None:
    assert number(value) == str(value)


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert money(1500000) == "1.500.000\u00a0đồng"
    assert money(Decimal("1234.5"), "triệu đồng/năm") == "1.234,5\u00a0triệu đồng/năm"
    assert count(1350, "văn bản") == "1.350\u00a0văn bản"


def test_a_count_without_a_noun_is_the_number_alone() -> None:
    assert count(12, "") == "12"
    assert count(12, None) == "12"


def test_days_are_day_month_year() -> None:
    assert day(date(2024, 12, 5)) == "05/12/2024"
    assert weekday_day(date(2024, 12, 5)) == "thứ Năm, 05/12/2024"
    assert weekday_day(date(2024, 12, 8)) == "Chủ nhật, 08/12/2024"


def test_a_moment_is_told_in_the_hour_of_vietnam() -> None:
    late = datetime(2024, 12, 4, 18, 30, tzinfo=UTC)

    assert moment(late) == "01:30 05/12/2024"
    assert day(late) == "05/12/2024"


def test_an_unknown_day_is_a_dash() -> None:
    assert (day(None), weekday_day(None), moment(None)) == ("—", "—", "—")


def test_found_words_are_marked_as_they_are_written() -> None:
    assert highlight_search("Sơn Hà và Sơn Hạ", "sơn hà") == '<mark class="hit">Sơn Hà</mark> và Sơn Hạ'


def test_words_typed_without_marks_are_found_too() -> None:
    marked = highlight_search("Đặng Thùy Trâm", "dang thuy")

    assert marked == '<mark class="hit">Đặng Thùy</mark> Trâm'


def test_found_words_may_stand_across_a_line_break() -> None:
    assert highlight_search("hợp\n  tác xã", "hop tac") == '<mark class="hit">hợp\n  tác</mark> xã'


def test_words_that_stand_apart_are_marked_where_they_begin_a_word() -> None:
    hit = '<mark class="hit">{}</mark>'.format

    assert highlight_search("HTX Chè An Phát Sơn Hà", "che son ha") == (
        f"HTX {hit('Chè')} An Phát {hit('Sơn')} {hit('Hà')}"
    )
    assert highlight_search("Mai An Hải", "hai an mai") == f"{hit('Mai')} {hit('An')} {hit('Hải')}"
    assert highlight_search("Chăn nuôi", "an x") == "Chăn nuôi"
    assert highlight_search("Sơn", "so son x") == hit("Sơn")


def test_marking_escapes_the_text_and_the_query() -> None:
    assert highlight_search("a <b> & c", "<b>") == 'a <mark class="hit">&lt;b&gt;</mark> &amp; c'
    assert highlight_search("<script>", "") == "&lt;script&gt;"


@pytest.mark.parametrize("query", ["", None, "   ", "không có"])
def test_nothing_is_marked_where_nothing_is_searched_or_found(query: str | None) -> None:
    assert highlight_search("Kế hoạch", query) == "Kế hoạch"
