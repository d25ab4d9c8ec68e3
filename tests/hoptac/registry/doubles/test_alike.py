"""Which entries may be one, and which only look like it."""

import pytest

from hoptac.registry.doubles.alike import (
    MOST_COMPARED,
    MOST_ON_ONE_PHONE,
    Compared,
    Pair,
    Reason,
    own_names,
    pairs_among,
    reasons_of,
)
from hoptac.registry.synthetic import marked

HERE, THERE = frozenset({1}), frozenset({2})


def entry(
    pk: int, name: str, *, kind: str = "cooperative", tax: str = "", certificate: str = "",
    ground: frozenset[int] = HERE, phone: str = "",
) -> Compared:  # fmt: skip
    return Compared(pk, kind, name, tax, certificate, ground, frozenset({phone} - {""}))


def test_three_names_that_differ_in_a_mark_are_three() -> None:
    three = [entry(1, "HTX Sơn Hà"), entry(2, "HTX Sơn Hạ"), entry(3, "HTX Sơn Hải")]

    assert pairs_among(three) == []


@pytest.mark.parametrize("other", ["Hợp tác xã Thủy Lợi", "HTX  THUỶ LỢI", "Thuỷ lợi"])
def test_one_name_written_otherwise_in_one_commune_is_a_pair(other: str) -> None:
    assert pairs_among([entry(1, "HTX Thủy lợi"), entry(2, other)]) == [Pair(1, 2, (Reason.NAME,))]


def test_a_name_without_any_mark_may_be_each_of_those_that_it_becomes_with_them() -> None:
    found = pairs_among([entry(1, "HTX Sơn Hà"), entry(2, "HTX Sơn Hạ"), entry(3, "HTX Son Ha")])

    assert found == [Pair(1, 3, (Reason.BARE_NAME,)), Pair(2, 3, (Reason.BARE_NAME,))]


def test_the_same_name_in_another_commune_or_of_another_kind_is_no_pair() -> None:
    rows = [entry(1, "HTX Đoàn Kết"), entry(2, "HTX Đoàn Kết", ground=THERE), entry(3, "HTX Đoàn Kết", kind="group")]

    assert pairs_among(rows) == []


def test_the_same_number_is_a_pair_wherever_they_stand_and_comes_first() -> None:
    rows = [
        entry(1, "HTX An Phát"),
        entry(2, "HTX An Phát"),
        entry(3, "HTX Chè", tax="0100109106"),
        entry(4, "HTX Rau", tax="0100109106", ground=THERE),
        entry(5, "HTX Mây", certificate="41A8000123"),
        entry(6, "HTX Tre", certificate="41A8000123", ground=THERE),
    ]

    assert [(pair.first, pair.second, pair.reasons) for pair in pairs_among(rows)] == [
        (3, 4, (Reason.TAX_CODE,)),
        (5, 6, (Reason.CERTIFICATE,)),
        (1, 2, (Reason.NAME,)),
    ]


def test_two_tax_codes_speak_against_one_name_and_such_a_pair_comes_last() -> None:
    one, other = entry(1, "HTX Sơn Hà", tax="0100109106"), entry(2, "HTX Sơn Hà", tax="4300123458")
    third = entry(3, "Hợp tác xã Sơn Hà")

    assert reasons_of(one, other) == (Reason.NAME, Reason.AGAINST)
    assert [(pair.first, pair.second) for pair in pairs_among([one, other, third])] == [(1, 3), (2, 3), (1, 2)]


def test_a_short_certificate_number_which_each_place_counted_for_itself_says_nothing_elsewhere() -> None:
    rows = [entry(1, "HTX Mây", certificate="05/HTX"), entry(2, "HTX Tre", certificate="05/HTX", ground=THERE)]

    assert pairs_among(rows) == []
    assert pairs_among([rows[0], entry(3, "HTX Tre", certificate="05/HTX")]) == [Pair(1, 3, (Reason.CERTIFICATE,))]


def test_one_telephone_makes_a_pair_of_names_of_which_one_is_within_the_other_on_one_ground() -> None:
    one = entry(1, "HTX Sơn Hà", phone="0905123456")

    assert reasons_of(one, entry(2, "HTX NN Sơn Hà", phone="0905123456")) == (Reason.PHONE,)
    assert reasons_of(one, entry(2, "HTX Sơn Hạ", phone="0905123456")) == ()
    assert reasons_of(one, entry(2, "HTX NN Sơn Hà", phone="0905123457")) == ()
    assert reasons_of(one, entry(2, "HTX NN Sơn Hà", phone="0905123456", ground=THERE)) == ()
    assert pairs_among([one, entry(2, "HTX NN Sơn Hà", phone="0905123456")]) == [Pair(1, 2, (Reason.PHONE,))]


def test_a_telephone_that_very_many_give_is_an_offices_and_pairs_nobody() -> None:
    some = [entry(pk, f"HTX {'Chè ' * pk}", phone="0905123456") for pk in range(1, MOST_ON_ONE_PHONE + 1)]

    assert len(pairs_among(some)) == MOST_ON_ONE_PHONE * (MOST_ON_ONE_PHONE - 1) // 2
    assert pairs_among([*some, entry(99, "HTX Chè Xanh", phone="0905123456")]) == []


def test_of_very_many_with_one_name_each_is_proposed_with_the_first() -> None:
    many = [entry(pk, "HTX Đoàn Kết") for pk in range(1, MOST_COMPARED + 2)]

    assert [(pair.first, pair.second) for pair in pairs_among(many)] == [(1, pk) for pk in range(2, len(many) + 1)]
    assert [(pair.first, pair.second) for pair in pairs_among(many, frozenset({7}))] == [(1, 7)]


def test_only_pairs_about_some_entries_are_asked_for() -> None:
    rows = [entry(1, "HTX Chè"), entry(2, "Hợp tác xã Chè"), entry(3, "HTX Rau"), entry(4, "Hợp tác xã Rau")]

    assert pairs_among(rows, frozenset({4})) == [Pair(3, 4, (Reason.NAME,))]
    assert pairs_among(rows, frozenset()) == []


def test_two_tax_codes_alone_say_nothing() -> None:
    assert reasons_of(entry(1, "HTX Chè", tax="0100109106"), entry(2, "HTX Rau", tax="4300123458")) == ()


@pytest.mark.parametrize("other", ["HTX NN&DV Sơn Hà", "HTXNNDV Sơn Hà", "HTX. NN - DV Sơn Hà"])
def test_letters_that_stand_for_words_are_the_words(other: str) -> None:
    rows = [entry(1, "Hợp tác xã Nông nghiệp và Dịch vụ Sơn Hà"), entry(2, other)]

    assert pairs_among(rows) == [Pair(1, 2, (Reason.SHORT_NAME,))]


def test_a_short_name_differs_by_its_marks_as_a_long_one_does() -> None:
    rows = [entry(1, "HTX Nông nghiệp Sơn Hà"), entry(2, "HTX NN Sơn Hạ"), entry(3, "HTX NN Sơn Hải")]

    assert pairs_among(rows) == []


def test_a_short_name_without_marks_may_be_the_long_one() -> None:
    assert pairs_among([entry(1, "HTX Nông nghiệp Sơn Hà"), entry(2, "HTX NN Son Ha")]) == [
        Pair(1, 2, (Reason.BARE_NAME,))
    ]


@pytest.mark.parametrize("name", ["Liên hiệp HTX Sơn Hà", "LHHTX Sơn Hà", "Sơn Hà"])
def test_the_words_for_a_kind_are_no_part_of_the_own_name(name: str) -> None:
    assert own_names(name) == own_names("HTX Sơn Hà")


def test_the_mark_of_invented_organizations_hides_no_double() -> None:
    assert own_names(marked("HTX Rau Sơn Hà")) == own_names("Hợp tác xã Rau Sơn Hà")
