"""Tax codes."""

import doctest

import pytest

from hoptac.registry import calc
from hoptac.registry.calc import check_digit, is_personal, tax_code
from hoptac.registry.errors import BadTaxCodeError


def test_the_examples_hold() -> None:
    assert doctest.testmod(calc).failed == 0


def test_a_branch_has_its_three_digits_after_a_dash() -> None:
    assert tax_code("0100109106001") == tax_code("0100109106-001") == "0100109106-001"


def test_a_personal_number_is_taken_and_known_as_one() -> None:
    assert tax_code("051 090 000 123") == "051090000123"
    assert is_personal("051090000123")
    assert not is_personal("0100109106")


@pytest.mark.parametrize("wrong", ["0100109107", "010010910", "01001091066", "0100109106-01", "HTX0100109"])
def test_what_cannot_be_a_tax_code_is_refused_with_the_reason(wrong: str) -> None:
    with pytest.raises(BadTaxCodeError, match="chữ số"):
        tax_code(wrong)


def test_a_slip_in_any_one_digit_is_seen() -> None:
    right = "0100109106"
    slips = {right[:at] + digit + right[at + 1 :] for at in range(10) for digit in "0123456789" if digit != right[at]}

    assert [slip for slip in slips if check_digit(slip[:9]) == int(slip[9])] == []


def test_no_code_is_an_empty_code() -> None:
    assert tax_code(" ") == ""
