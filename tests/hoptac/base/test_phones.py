"""What is a telephone number, however it is written."""

import pytest

from hoptac.base.phones import numbers_in


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0905 123 456", ("0905123456",)),
        ("+84 905.123.456", ("0905123456",)),
        ("84905123456", ("0905123456",)),
        ("(0255) 3 822 345", ("02553822345",)),
        ("0905123456; 0255-3822-345", ("0905123456", "02553822345")),
        ("0905 123 456 (kế toán) hoặc 0914 000 111", ("0905123456", "0914000111")),
        ("1900 1234", ("19001234",)),
    ],
)
def test_a_number_is_read_with_its_zero_and_nothing_between(written: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(written) == numbers


@pytest.mark.parametrize(
    "written", ["abc", "3822345", "123", "0905 12x 456", "0905123456, abc", "......", "", "+1 555 123 4567"]
)
def test_what_is_no_number_is_none(written: str) -> None:
    assert numbers_in(written) is None
