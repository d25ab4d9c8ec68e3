"""What bounds the days that a file asks for."""

from datetime import date

import pytest

from hoptac.cases.bounds import bounds_of
from hoptac.cases.rules import kind_of

pytestmark = pytest.mark.django_db
# The next day, 24 November, is a holiday.
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("received_on", "earliest"), [(MONDAY, date(2026, 11, 27)), (SATURDAY, date(2026, 12, 3))], ids=str
)
def test_a_suspension_begins_three_working_days_after_its_notice(received_on: date, earliest: date) -> None:
    bounds = bounds_of(kind_of("suspend"), received_on)

    assert bounds.earliest == earliest
    assert not bounds.is_late(earliest)
    assert bounds.is_late(earliest.replace(day=earliest.day - 1))
    assert bounds.months == 12


def test_a_change_may_have_happened_before_its_file_came() -> None:
    assert bounds_of(kind_of("change"), MONDAY).words == ""


def test_before_the_rules_begin_nothing_is_said() -> None:
    assert bounds_of(kind_of("suspend"), date(2020, 1, 1)).words == ""
