"""Units behind a number: things, money, what it is taken per."""

from decimal import Decimal

from vanban.numbers import find_quantities
from vanban.units import first_thing_counted


def test_the_thing_counted_is_found_where_the_number_has_no_unit() -> None:
    assert first_thing_counted("Tổng số lao động của các tổ hợp tác là") == ("lao động", "people")
    assert first_thing_counted("Không có gì") is None


def test_letters_right_behind_a_numeral_are_its_unit_and_no_money() -> None:
    (quantity,) = find_quantities("tổng công suất 10.200CV")

    assert (quantity.value, quantity.unit) == (Decimal(10200), "CV")


def test_the_same_thing_after_a_comma_opens_the_next_count() -> None:
    assert [q.unit for q in find_quantities("HTX nông nghiệp 61 HTX, HTX phi nông nghiệp 22 HTX")] == ["HTX", "HTX"]
    assert [q.unit for q in find_quantities("thành lập 37 THT, HTX.")] == ["THT, HTX"]


def test_one_number_may_count_two_things() -> None:
    assert [q.unit for q in find_quantities("ít nhất 05 dự án, chương trình")] == ["dự án, chương trình"]
    assert [q.unit for q in find_quantities("05 dự án, chương trình 2 lớp")] == ["dự án", "lớp"]


def test_either_spelling_of_a_billion_is_shown_as_written() -> None:
    assert [q.unit for q in find_quantities("đạt 5 tỉ đồng và 6 tỷ đồng")] == ["tỉ đồng", "tỷ đồng"]


def test_what_is_no_currency_of_the_country_is_shown_as_written() -> None:
    shown = [q.unit for q in find_quantities("5 tr đ, 3 triệu VNĐ, 2 triệu USD, 7 nghìn tỷ")]

    assert shown == ["triệu đồng", "triệu đồng", "triệu USD", "tỷ đồng"]


def test_a_multiple_behind_a_number_is_not_its_unit() -> None:
    assert [(q.value, q.unit) for q in find_quantities("lãi 25, gấp ba năm 2020; còn 25 gấp ba năm 2020")][1:] == [
        (Decimal(3), "lần"),
        (Decimal(25), ""),
        (Decimal(3), "lần"),
    ]
