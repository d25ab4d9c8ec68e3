"""Numbers, days and names as officers type them."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from hoptac.planning.forms.review_fields import LinesField, NumberField, ReadDayField, YearField, plain


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234,5", "1234.5"), ("1234", "1234"), ("05", "5"), ("27,4", "27.4"), ("1 200", "1200"), ("-6,5", "-6.5")],
)
def test_a_number_is_read_as_vietnamese_write_it(typed: str, value: str) -> None:
    assert NumberField().clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["2.5", "1,234.5", "12.34", "nhiều", "1e9", "1,2,3", "99999999999999999"])
def test_what_may_be_misread_is_asked_again(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        NumberField().clean(typed)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_number_shown_and_sent_back_is_the_same(value: Decimal) -> None:
    field = NumberField()

    assert field.clean(field.prepare_value(value)) == value


def test_a_day_is_read_and_shown_with_the_day_first() -> None:
    field = ReadDayField()

    assert field.clean("5/12/2024") == date(2024, 12, 5)
    assert field.prepare_value("2024-12-05") == "05/12/2024"


@pytest.mark.parametrize("typed", ["31/02/2024", "12/2024", "mai"])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="05/12/2024"):
        ReadDayField().clean(typed)


def test_names_are_one_a_line_each_once() -> None:
    assert LinesField().clean(" Phòng A \n\nPhòng  B\nPhòng A") == ["Phòng A", "Phòng B"]


def test_a_year_has_four_digits() -> None:
    with pytest.raises(forms.ValidationError, match="1945"):
        YearField().clean("24")


@pytest.mark.parametrize(
    ("cleaned", "kept"), [(Decimal("5.0"), 5), (Decimal("5.5"), 5.5), (date(2024, 1, 2), "2024-01-02"), ("", None)]
)
def test_values_are_kept_as_a_reading_holds_them(cleaned: object, kept: object) -> None:
    assert plain(cleaned) == kept
