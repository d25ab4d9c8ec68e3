"""Clocks: what a step has time for, counted by hand and held to by any days."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.working_days import is_working_day, months_after
from hoptac.cases.clocks import (
    ClockState,
    Due,
    Ground,
    Warnings,
    due_of,
    latest_end,
    may_mark,
    may_skip,
    next_of,
    stands,
    state_of,
)
from hoptac.cases.rules import kinds
from rulebook import Basis, Clock, Edition, Outcome, Parties, Step

BASIS = Basis("T01: Luật 17/2023/QH15", None, "verified")
FLAGS = ("has_receiver", "new_at_start", "new_later", "one_or_new", "keeps_code", "same_kind")
NOT = dict.fromkeys(FLAGS, False)
ONE = Parties("đúng một tổ chức", 1, 1, 0, basis=BASIS, **NOT)
DAYS = st.dates(date(2024, 7, 18), date(2030, 12, 31))
SWAPS = st.dictionaries(st.dates(date(2024, 1, 1), date(2031, 6, 30)), st.booleans(), max_size=30)
WARN = Warnings(1, 15)


def clock(count: int | None = 3, unit: str = "working_day", runs: str = "after", **said: object) -> Clock:
    facts: dict[str, object] = {"since": ("received",), "paused_by": None, "means": "deadline", "unknown": None, **said}
    return Clock(count=count, unit=unit, runs=runs, basis=BASIS, **facts)  # type: ignore[arg-type]


def step(code: str, own: Clock | None = None, *, optional: bool = False) -> Step:
    return Step(code, code, "registry", own, None, on_receipt=False, optional=optional)


def ground(received: date, done: Mapping[str, date] | None = None, starts: date | None = None) -> Ground:
    return Ground(received, starts, None, done or {})


def due(own: Clock, on: Ground, swapped: Mapping[date, bool] | None = None) -> Due:
    return due_of(own, on, swapped=swapped or {}, warnings=WARN)


@given(DAYS, st.integers(1, 30), SWAPS)
def test_a_term_of_working_days_holds_just_so_many_of_them(day: date, count: int, swapped: Mapping[date, bool]) -> None:
    last = due(clock(count), ground(day), swapped).day

    assert last is not None
    within = [day + timedelta(days=number) for number in range(1, (last - day).days + 1)]
    assert sum(is_working_day(one, swapped) for one in within) == count
    assert is_working_day(last, swapped)


@given(DAYS, st.integers(1, 30), SWAPS)
def test_a_notice_ahead_leaves_just_so_many_working_days_before(
    day: date, count: int, swapped: Mapping[date, bool]
) -> None:
    last = due(clock(count, runs="before", since=("starts",)), ground(day, starts=day), swapped).day

    assert last is not None
    left = [last + timedelta(days=number) for number in range((day - last).days)]
    assert sum(is_working_day(one, swapped) for one in left) == count
    assert last < day


@given(DAYS, st.integers(1, 24))
def test_months_and_back_again_stay_within_the_same_month_s_days(day: date, count: int) -> None:
    after = months_after(day, count)

    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == count
    assert months_after(after, -count) <= day
    assert after.day == day.day or (after + timedelta(days=1)).day == 1


@given(DAYS, st.integers(1, 24))
def test_a_stretch_of_so_many_months_ends_the_day_before_the_next_begins(day: date, count: int) -> None:
    assert latest_end(day, count) + timedelta(days=1) == months_after(day, count)


@given(DAYS, st.dates(date(2024, 7, 18), date(2031, 12, 31)), SWAPS)
def test_a_step_not_done_only_ever_goes_from_calm_to_late(
    received: date, today: date, swapped: Mapping[date, bool]
) -> None:
    own = step("decided", clock(3))
    order = [ClockState.ON_COURSE, ClockState.SOON, ClockState.OVERDUE]
    found = due(own.clock or clock(), ground(received), swapped)

    now, later = (state_of(own, found, None, today=day) for day in (today, today + timedelta(days=1)))

    assert order.index(now) <= order.index(later)
    assert (now is ClockState.OVERDUE) == (found.day is not None and today > found.day)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 30), ClockState.ON_COURSE),
        (date(2026, 12, 2), ClockState.SOON),
        (date(2026, 12, 3), ClockState.SOON),
        (date(2026, 12, 4), ClockState.OVERDUE),
    ],
)
def test_three_working_days_from_a_monday(today: date, expected: ClockState) -> None:
    own = step("decided", clock(3))

    found = due(clock(3), ground(date(2026, 11, 30)))

    assert found.day == date(2026, 12, 3)
    assert state_of(own, found, None, today=today) is expected


def test_a_day_that_the_government_swapped_is_counted_as_it_is_now() -> None:
    swapped = {date(2026, 12, 1): False, date(2026, 12, 5): True}

    assert due(clock(4), ground(date(2026, 11, 30)), swapped).day == date(2026, 12, 5)


def test_what_was_done_after_its_day_was_done_late_however_early_it_is_looked_at() -> None:
    own = step("decided", clock(3))
    found = due(clock(3), ground(date(2026, 11, 30)))

    assert state_of(own, found, date(2026, 12, 3), today=date(2027, 1, 1)) is ClockState.DONE
    assert state_of(own, found, date(2026, 12, 4), today=date(2026, 12, 4)) is ClockState.DONE_LATE


def test_a_time_that_is_not_known_gives_no_day_and_says_why() -> None:
    found = due(clock(None, unknown="tài liệu không nêu số ngày"), ground(date(2026, 11, 30)))

    assert found.day is None
    assert found.because == "chưa xác định được, vì tài liệu không nêu số ngày"
    assert state_of(step("a", clock()), found, None, today=date(2030, 1, 1)) is ClockState.OPEN


def test_a_clock_stands_still_while_the_file_is_being_completed() -> None:
    own = clock(3, since=("received", "completed"), paused_by="asked")
    asked = {"asked": date(2026, 12, 1)}

    assert due(own, ground(date(2026, 11, 30))).day == date(2026, 12, 3)
    assert due(own, ground(date(2026, 11, 30), asked)).because == "chờ bổ sung hồ sơ"
    completed = {**asked, "completed": date(2026, 12, 7)}
    assert due(own, ground(date(2026, 11, 30), completed)).day == date(2026, 12, 10)


def test_waiting_is_never_late() -> None:
    own = clock(6, "month", means="wait")
    found = due(own, ground(date(2026, 1, 31)))

    assert found.day == date(2026, 7, 31)
    assert state_of(step("silence", own), found, None, today=date(2026, 7, 30)) is ClockState.WAITING
    assert state_of(step("silence", own), found, None, today=date(2027, 7, 30)) is ClockState.OPEN


def test_what_is_due_first_is_told_first_and_what_is_done_no_more() -> None:
    edition = Edition(
        date(2024, 7, 18),
        "Nơi làm",
        ONE,
        (step("slow", clock(10)), step("quick", clock(2)), step("free"), step("wait", clock(1, means="wait"))),
        (),
        (Outcome("ok", "Xong", None, enters=False, writes=False, needs=()),),
        BASIS,
        BASIS,
    )
    day = date(2026, 11, 23)

    def first(done: Mapping[str, date]) -> str:
        found = next_of(stands(edition, ground(day, done), today=day, swapped={}, warnings=WARN))
        return found.step.code if found else ""

    assert [first({}), first({"quick": day}), first({"quick": day, "slow": day})] == ["quick", "slow", ""]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_step_of_every_procedure_has_a_day_a_reason_or_no_clock_at_all(kind: str) -> None:
    edition = kinds()[kind].on(date(2026, 11, 23))
    day = date(2026, 11, 23)
    everything = dict.fromkeys((one.code for one in edition.steps), day)

    found = stands(edition, Ground(day, day, day, everything), today=day, swapped={}, warnings=WARN)

    assert [one.step.code for one in found if one.step.clock and one.due.day is None and not one.due.because] == []


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_procedure_has_one_step_that_is_the_coming_of_its_file(kind: str) -> None:
    assert [[step.on_receipt for step in edition.steps].count(True) for edition in kinds()[kind].editions] == [
        1 for _ in kinds()[kind].editions
    ]


@pytest.mark.parametrize(
    ("own", "optional", "on", "expected"),
    [
        (None, False, ground(date(2026, 11, 23)), (True, True)),
        (None, True, ground(date(2026, 11, 23)), (True, False)),
        (clock(3), False, ground(date(2026, 1, 5)), (True, True)),
        (clock(3, since=("later",)), False, ground(date(2026, 11, 23)), (True, True)),
        (clock(6, "month", means="wait"), False, ground(date(2026, 11, 23)), (False, False)),
        (clock(6, "month", means="wait"), False, ground(date(2026, 5, 23)), (True, True)),
        (clock(6, "month", means="wait", since=("later",)), False, ground(date(2026, 11, 23)), (False, True)),
        (clock(6, "month", means="wait", since=("later",)), True, ground(date(2026, 11, 23)), (False, False)),
        (None, False, ground(date(2026, 11, 23), {"one": date(2026, 11, 23)}), (False, False)),
        (None, False, Ground(date(2026, 11, 23), None, None, {}, {"one": "Không cần"}), (False, False)),
    ],
)
def test_what_may_be_written_of_a_step(
    own: Clock | None, optional: bool, on: Ground, expected: tuple[bool, bool]
) -> None:
    outcome = Outcome("ok", "Xong", None, enters=False, writes=False, needs=())
    steps = (step("one", own, optional=optional),)
    edition = Edition(date(2024, 7, 18), "Nơi làm", ONE, steps, (), (outcome,), BASIS, BASIS)

    [stand] = stands(edition, on, today=date(2026, 11, 23), swapped={}, warnings=WARN)

    assert (may_mark(stand), may_skip(stand)) == expected
