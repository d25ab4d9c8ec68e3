"""Which organization a row speaks of."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.folding import fold
from hoptac.registry.imports.matching import Asked, Double, Known, Matcher, people_in, repeated

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


BARE = "HTX SON HA"
HA = known(1, "HTX Sơn Hà")
ONE = (HA, known(3, "HTX Sơn Hải"))


def with_people(book: Matcher, people: dict[int, tuple[str, str]]) -> Matcher:
    book.people_of = lambda pk: frozenset(people_in(*people.get(pk, ("", ""))))
    return book


@pytest.mark.parametrize("name", [BARE, "Htx Son Ha", "HOP TAC XA SON HA", "Hợp tác xã Son Ha"])
def test_a_name_without_marks_is_a_question_about_all_that_it_may_be(name: str) -> None:
    match = matcher(*THREE).match(Asked(name, unit_id=1))

    assert (match.known, [it.pk for it in match.candidates], match.is_bare) == (None, [1, 2], True)


def test_a_name_of_the_book_without_marks_is_asked_about_too() -> None:
    assert found(matcher(known(7, BARE)), Asked("HTX Sơn Hạ", unit_id=1)) == (None, [7])


def test_names_in_full_are_compared_without_marks() -> None:
    assert found(matcher(known(1, FULL)), Asked("HTX DVNN SON HA", unit_id=1)) == (None, [1])
    assert found(matcher(known(1, SHORT)), Asked("HTX Dich vu nong nghiep Son Ha", unit_id=1)) == (None, [1])


@pytest.mark.parametrize(
    "asked",
    [
        Asked(BARE, unit_id=1, people=people_in("TRAN THI BINH", "")),
        Asked(BARE, unit_id=1, people=people_in("", "0905.123.456; 0255 3822 345")),
        Asked(BARE, unit_id=1, founded_on=FOUNDED),
    ],
)
def test_where_it_can_be_one_alone_its_people_or_its_founding_tell(asked: Asked) -> None:
    first = known(1, "HTX Sơn Hà", on=FOUNDED)
    people = {1: ("Trần Thị Bình", "+84 905 123 456"), 2: ("Trần Thị Bình", "0905 123 456")}

    assert found(with_people(matcher(first, ONE[1]), people), asked) == (1, [])
    assert found(with_people(matcher(first, THREE[1], ONE[1]), people), asked) == (None, [1, 2])


def test_other_people_another_founding_or_another_tax_code_confirm_nothing() -> None:
    book = with_people(matcher(known(1, "HTX Sơn Hà", on=FOUNDED, tax="0100109106")), {1: ("Trần Thị Bình", "")})

    assert found(book, Asked(BARE, unit_id=1, people=people_in("Lê Văn Tám", "0905 123 456"))) == (None, [1])
    other = Asked(BARE, unit_id=1, founded_on=date(2020, 1, 1), people=people_in("Trần Thị Bình", ""))
    assert found(book, other) == (None, [1])
    assert found(book, Asked(BARE, unit_id=1, tax_code="0200109106")) == (None, [])
    assert found(book, Asked(BARE, unit_id=2)) == (None, [])


@pytest.mark.parametrize(("first", "then"), [(BARE, "HTX Sơn Hà"), ("HTX Sơn Hà", BARE)])
def test_two_rows_of_which_one_is_written_without_marks_may_be_one(first: str, then: str) -> None:
    rows = {2: Asked(first, founded_on=FOUNDED, unit_id=1), 3: Asked(then, founded_on=FOUNDED, unit_id=1)}

    assert repeated(rows, matcher()) == {3: Double(2, is_sure=False, is_bare=True)}
    assert repeated({**rows, 3: replace(rows[3], unit_id=2)}, matcher()) == {}
    assert repeated({**rows, 3: replace(rows[3], founded_on=date(2020, 1, 1))}, matcher()) == {}


SYLLABLES = ("sơn", "són", "hà", "hạ", "hải", "há", "đại", "tân", "tấn", "lộc")
NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(lambda words: f"HTX {' '.join(words)}")


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.data())
def test_marks_left_out_make_nothing_new_and_marks_written_join_nothing(names: list[str], data: st.DataObject) -> None:
    book = matcher(*(known(pk, name) for pk, name in enumerate(names, 1)))
    meant = data.draw(st.sampled_from(names))

    alike = [pk for pk, name in enumerate(names, 1) if fold(name) == fold(meant)]
    assert found(book, Asked(fold(meant).upper(), unit_id=1)) == (None, alike)

    written = data.draw(NAMES)
    told = names.index(written) + 1 if written in names else None
    assert found(book, Asked(written.upper(), unit_id=1)) == (told, [])
