"""A year of working days as its page tells of it."""

from datetime import date

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.working_year import asked_year, lines_of
from hoptac.base.audit import System
from hoptac.base.services.swapped_days import note_swapped_day
from hoptac.base.working_days import is_working_day

pytestmark = pytest.mark.django_db
PAPER = "Thông báo 1/TB-BNV"


def swap(day: date, *, is_working: bool) -> None:
    note_swapped_day(day, is_working=is_working, source=PAPER, actor=System(), at=NOW)


@pytest.mark.parametrize("year", [2024, 2026])
def test_each_day_of_the_year_is_worked_as_its_week_and_these_lines_say(year: int) -> None:
    swap(date(year, 12, 6) if year == 2026 else date(year, 12, 7), is_working=True)
    swap(date(year, 12, 9), is_working=False)
    said = {line.day: line.is_working for line in lines_of(year)}
    swapped = {line.day: line.is_working for line in lines_of(year) if line.row}
    days = [
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]

    assert [said.get(day, day.weekday() < 5) for day in days] == [is_working_day(day, swapped) for day in days]
    assert len(swapped) == 2


def test_a_swapped_day_says_its_paper_and_what_the_calendar_said() -> None:
    swap(date(2026, 9, 1), is_working=True)
    swap(date(2026, 8, 22), is_working=False)

    said = {line.day: line.why for line in lines_of(2026) if line.row}

    assert said == {
        date(2026, 9, 1): f"{PAPER} (lịch vốn ghi: Quốc khánh)",
        date(2026, 8, 22): f"{PAPER} (lịch vốn ghi: ngày làm bù)",
    }


@pytest.mark.parametrize("written", ["1900", "abc", "２０２６"])
def test_a_year_that_makes_no_sense_is_named_and_todays_is_shown(written: str) -> None:
    choice = asked_year({"nam": written}, today=TODAY)

    assert choice.year == TODAY.year
    assert len(choice.misread) == 1
