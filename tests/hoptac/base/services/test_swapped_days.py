"""Days that the Government swapped: one word for each day, with its paper, in the record of acts."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit_check import check_audit
from hoptac.base.errors import AsAlwaysError, DayKnownError, DayTakenOutError
from hoptac.base.models import AuditLink, SwappedDay
from hoptac.base.services.swapped_days import note_swapped_day, recount_after_swaps, take_out_swapped_day
from hoptac.base.swapped_days import swapped_days

pytestmark = pytest.mark.django_db
FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)
PAPER = "Thông báo 1/TB-BNV ngày 01/11/2026"


@pytest.fixture
def noted(administrator: Any) -> SwappedDay:
    """A Friday that is free."""
    return note_swapped_day(FRIDAY, is_working=False, source=PAPER, actor=administrator, at=NOW)


def test_a_day_counts_as_it_was_written_with_its_author_and_fits_the_chain(noted: SwappedDay) -> None:
    assert swapped_days() == {FRIDAY: False}
    assert (noted.recorded_at, noted.recorded_by) == (NOW, AuditLink.objects.latest("pk").actor_name)
    assert list(check_audit()) == []


def test_a_day_that_is_known_is_not_said_otherwise(noted: SwappedDay, administrator: Any) -> None:
    with pytest.raises(DayKnownError, match=f"04/12/2026 đã được ghi là ngày nghỉ, theo {PAPER}"):
        note_swapped_day(FRIDAY, is_working=True, source="Văn bản khác", actor=administrator, at=NOW)

    assert swapped_days() == {FRIDAY: False}


@pytest.mark.parametrize(("day", "is_working"), [(FRIDAY, True), (SATURDAY, False), (date(2026, 9, 2), False)])
def test_what_the_calendar_says_already_is_not_written(day: date, is_working: bool, administrator: Any) -> None:
    with pytest.raises(AsAlwaysError):
        note_swapped_day(day, is_working=is_working, source=PAPER, actor=administrator, at=NOW)

    assert not SwappedDay.objects.exists()


def test_a_day_taken_out_is_as_the_calendar_says_and_stays_in_the_record(noted: SwappedDay, administrator: Any) -> None:
    take_out_swapped_day(noted, reason="Ghi nhầm năm", actor=administrator, at=NOW)

    assert swapped_days() == {}
    link = AuditLink.objects.latest("pk")
    assert link.payload == {"reason": "Ghi nhầm năm", "day": "2026-12-04", "is_working": False, "source": PAPER}
    assert list(check_audit()) == []


def test_a_day_is_taken_out_once(noted: SwappedDay, administrator: Any) -> None:
    take_out_swapped_day(noted, reason="Ghi nhầm năm", actor=administrator, at=NOW)

    with pytest.raises(DayTakenOutError):
        take_out_swapped_day(noted, reason="Ghi nhầm năm", actor=administrator, at=NOW)


def test_who_counts_in_working_days_is_told_once_the_change_stands(
    administrator: Any, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[date, bool]] = []
    monkeypatch.setattr("hoptac.base.services.swapped_days._recounts", [])
    recount_after_swaps(lambda: told.append(swapped_days()))

    with django_capture_on_commit_callbacks(execute=True):
        row = note_swapped_day(SATURDAY, is_working=True, source=PAPER, actor=administrator, at=NOW)
        assert told == []
    with django_capture_on_commit_callbacks(execute=True):
        take_out_swapped_day(row, reason="Ghi nhầm", actor=administrator, at=NOW)

    assert told == [{SATURDAY: True}, {}]
