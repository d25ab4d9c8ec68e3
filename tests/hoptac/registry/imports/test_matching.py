"""Which organization a row speaks of."""

from datetime import date

import pytest

from hoptac.registry.imports.matching import Asked, Double, Known, Matcher, repeated

HEADS = [("cooperative", ("hợp tác xã", "HTX")), ("union", ("liên hiệp HTX",))]
FOUNDED = date(2019, 3, 5)


def matcher(*known: Known) -> Matcher:
    made = Matcher(HEADS)
    made.add(known)
    return made


def known(pk: int, name: str, *, tax: str = "", certificate: str = "", on: date | None = None, unit: int = 1) -> Known:
    return Known(pk, name, tax, certificate, on, unit)


def found(book: Matcher, asked: Asked) -> tuple[int | None, list[int]]:
    match = book.match(asked)
    return match.known.pk if match.known else None, [one.pk for one in match.candidates]


THREE = (known(1, "HTX Sơn Hà"), known(2, "HTX Sơn Hạ"), known(3, "HTX Sơn Hải"))


@pytest.mark.parametrize(("name", "pk"), [("HTX Sơn Hà", 1), ("HTX Sơn Hạ", 2), ("HTX Sơn Hải", 3)])
def test_three_names_that_differ_in_a_mark_are_three(name: str, pk: int) -> None:
    assert found(matcher(*THREE), Asked(name, unit_id=1)) == (pk, [])


def test_a_fourth_name_is_new() -> None:
    assert found(matcher(*THREE), Asked("HTX Sơn Há", unit_id=1)) == (None, [])


@pytest.mark.parametrize("name", ["Hợp tác xã Thủy Lợi", "HTX Thuỷ lợi", "HTX  THUỶ LỢI"])
def test_ways_of_writing_one_name_are_one(name: str) -> None:
    assert found(matcher(known(1, "HTX Thủy Lợi")), Asked(name, unit_id=1)) == (1, [])


def test_the_same_name_in_another_commune_or_of_another_kind_is_new() -> None:
    book = matcher(known(1, "HTX Tân Tiến"))

    assert found(book, Asked("HTX Tân Tiến", unit_id=2)) == (None, [])
    assert found(book, Asked("Liên hiệp HTX Tân Tiến", unit_id=1)) == (None, [])


def test_the_tax_code_tells_before_the_name() -> None:
    book = matcher(known(1, "HTX Cũ", tax="0100109106"), known(2, "HTX Mới"))

    assert found(book, Asked("HTX Mới", tax_code="0100109106", unit_id=1)) == (1, [])


def test_the_certificate_tells_where_there_is_no_tax_code() -> None:
    assert found(matcher(known(1, "HTX Cũ", certificate="34A")), Asked("HTX Mới", certificate_number="34A")) == (1, [])


def test_two_with_one_number_are_a_question() -> None:
    book = matcher(known(1, "HTX A", tax="0100109106"), known(2, "HTX B", tax="0100109106"))

    assert found(book, Asked("HTX A", tax_code="0100109106", unit_id=1)) == (None, [1, 2])


def test_another_tax_code_is_another_organization_though_the_name_is_the_same() -> None:
    book = matcher(known(1, "HTX A", tax="0100109106"))

    assert found(book, Asked("HTX A", tax_code="0200109106", unit_id=1)) == (None, [])


def test_of_two_with_one_name_the_day_of_founding_tells_and_without_it_a_person() -> None:
    book = matcher(known(1, "HTX A", on=FOUNDED), known(2, "HTX A", on=date(2020, 1, 1)))

    assert found(book, Asked("HTX A", founded_on=FOUNDED, unit_id=1)) == (1, [])
    assert found(book, Asked("HTX A", unit_id=1)) == (None, [1, 2])


def test_one_name_with_another_day_of_founding_is_a_question() -> None:
    book = matcher(known(1, "HTX A", on=FOUNDED))

    assert found(book, Asked("HTX A", founded_on=date(2020, 1, 1), unit_id=1)) == (None, [1])


def test_a_row_that_says_what_one_before_it_said_is_found() -> None:
    rows = {2: Asked("HTX A", unit_id=1), 3: Asked("HTX B", unit_id=1), 4: Asked("Hợp tác xã A", unit_id=1)}

    assert repeated(rows, matcher()) == {4: Double(2, is_sure=True)}


SHORT, FULL = "HTX DVNN Sơn Hà", "Hợp tác xã Dịch vụ nông nghiệp Sơn Hà"


@pytest.mark.parametrize(("one", "other"), [(SHORT, FULL), (FULL, SHORT), (FULL, "HTXDVNN Sơn Hà")])
def test_a_name_that_is_the_same_in_full_is_a_question(one: str, other: str) -> None:
    match = matcher(known(1, one), *THREE).match(Asked(other, unit_id=1))

    assert (match.known, [it.pk for it in match.candidates], match.is_short) == (None, [1], True)


def test_a_name_in_full_of_another_commune_kind_mark_or_tax_code_is_new() -> None:
    book = matcher(known(1, FULL, tax="0100109106"), *THREE)

    assert found(book, Asked(SHORT, unit_id=2)) == (None, [])
    assert found(book, Asked("LH HTX DVNN Sơn Hà", unit_id=1)) == (None, [])
    assert found(book, Asked("HTX DVNN Sơn Hạ", unit_id=1)) == (None, [])
    assert found(book, Asked(SHORT, tax_code="0200109106", unit_id=1)) == (None, [])


def test_the_day_of_founding_confirms_a_name_that_is_the_same_in_full() -> None:
    book = matcher(known(1, FULL, on=FOUNDED), known(2, FULL, on=date(2020, 1, 1)))

    assert found(book, Asked(SHORT, founded_on=FOUNDED, unit_id=1)) == (1, [])
    assert found(book, Asked(SHORT, founded_on=date(2021, 1, 1), unit_id=1)) == (None, [1, 2])


def test_an_organization_that_becomes_known_later_is_found_in_full_too() -> None:
    book = matcher(*THREE)
    assert found(book, Asked(SHORT, unit_id=1)) == (None, [])

    book.add([known(4, FULL)])

    assert found(book, Asked(SHORT, unit_id=1)) == (None, [4])


@pytest.mark.parametrize(
    ("other", "double"),
    [
        (Asked(SHORT, unit_id=1), Double(2, is_sure=False)),
        (Asked(SHORT, founded_on=FOUNDED, unit_id=1), Double(2, is_sure=True)),
        (Asked(SHORT, founded_on=date(2020, 1, 1), unit_id=1), None),
        (Asked(SHORT, unit_id=2), None),
        (Asked("HTX DVNN Sơn Hạ", unit_id=1), None),
        (Asked(FULL, tax_code="0100109106", unit_id=1), Double(2, is_sure=False)),
    ],
)
def test_a_row_whose_name_is_that_of_one_before_in_full_is_found(other: Asked, double: Double | None) -> None:
    rows = {2: Asked(FULL, founded_on=FOUNDED, unit_id=1), 3: other}

    assert repeated(rows, matcher()).get(3) == double


def test_rows_of_one_name_with_different_numbers_are_two() -> None:
    rows = {2: Asked(FULL, tax_code="0100109106", unit_id=1), 3: Asked(SHORT, tax_code="0200109106", unit_id=1)}

    assert repeated(rows, matcher()) == {}
