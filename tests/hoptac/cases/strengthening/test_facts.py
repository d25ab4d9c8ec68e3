"""From when a reason counts: read from statements and contacts, never guessed."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.cases.models import Procedure, Watch
from hoptac.cases.services.contacts import note_contact
from hoptac.cases.services.watching import watch_all
from hoptac.cases.strengthening.facts import facts_of
from hoptac.cases.strengthening.lists import any_level, held_by
from hoptac.cases.strengthening.reasons import reasons
from hoptac.registry.models import (
    Facet,
    Governance,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
    Size,
    YearFigures,
)
from hoptac.registry.services.statements import correct, state
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"source": "Báo cáo", "actor": System(), "at": NOW, "today": TODAY}


def say(facet: type[Facet], organization: Organization, since: date, **fields: Any) -> Any:
    return state(facet, organization, fields, since=since, **SAID)


def row(organization: Organization) -> Watch:
    return Watch.objects.get(pk=organization.pk)


def test_idleness_counts_from_the_first_day_of_the_newest_unbroken_stretch() -> None:
    one = enter()
    for since, status in (
        (date(2025, 8, 1), "idle"),
        (date(2025, 10, 1), "operating"),
        (date(2026, 2, 1), "idle"),
        (date(2026, 6, 1), "idle"),
    ):
        say(OperatingStatus, one, since, status=status)

    assert row(one).idle_since == date(2026, 2, 1)


def test_who_gave_notice_of_a_suspension_is_not_idle() -> None:
    one = enter()
    say(OperatingStatus, one, date(2026, 2, 1), status="idle")
    say(LegalStatus, one, date(2026, 3, 1), status="suspended")

    assert row(one).idle_since is None


def test_idle_months_count_anew_after_a_suspension_of_which_notice_was_given() -> None:
    one = enter()
    say(OperatingStatus, one, date(2025, 10, 1), status="idle")
    say(LegalStatus, one, date(2025, 11, 1), status="suspended")
    say(LegalStatus, one, date(2026, 10, 31), status="active")

    assert row(one).idle_since == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("ends_on", "since"), [(date(2026, 9, 30), date(2026, 10, 1)), (date(2026, 12, 31), date(2027, 1, 1))]
)
def test_a_suspension_that_ran_out_hides_nothing_any_more(ends_on: date, since: date, commune: Any) -> None:
    one = enter()
    say(OperatingStatus, one, date(2026, 2, 1), status="idle")
    say(LegalStatus, one, date(2026, 3, 1), status="suspended")
    made = opened("suspend", one, actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    rested = {"state": "closed", "result": "suspended", "starts_on": date(2026, 3, 1), "ends_on": ends_on}
    Procedure.objects.filter(pk=made.pk).update(**rested)
    watch_all(today=TODAY)

    assert row(one).idle_since == since
    is_idle = any(held.reason.code == "idle" and held.level for held in held_by(row(one), today=TODAY))
    assert is_idle == (since <= TODAY)
    assert Watch.objects.filter(any_level(reasons()["idle"], TODAY)).exists() == (since <= TODAY)


def test_what_an_officer_could_not_tell_is_not_known() -> None:
    one = enter()
    say(OperatingStatus, one, date(2026, 2, 1), status="unknown")

    assert (row(one).idle_since, row(one).idle_unknown) == (None, date(2026, 2, 1))


def test_too_few_members_count_while_every_statement_says_so() -> None:
    one = enter()
    assert row(one).few_unknown is not None
    for since, members in ((date(2025, 8, 1), 4), (date(2025, 9, 1), 9), (date(2026, 1, 1), 4), (date(2026, 7, 1), 3)):
        say(Size, one, since, members=members)

    assert (row(one).few_since, row(one).few_unknown) == (date(2026, 1, 1), None)


def test_a_correction_moves_the_day() -> None:
    one = enter()
    wrong = say(Size, one, date(2026, 1, 1), members=4)
    correct(wrong, {"members": 40}, **SAID)

    assert row(one).few_since is None


@pytest.mark.parametrize(("share", "broken"), [(300, False), (301, True)])
def test_a_share_above_thirty_percent_counts(share: int, broken: bool) -> None:
    one = enter()
    since = date(2026, 1, 1)
    say(Size, one, since, charter_capital_dong=1000, largest_share_dong=share)

    assert row(one).share_since == (since if broken else None)
    assert row(one).share_unknown is None


def test_capital_from_abroad_above_its_cap_counts_though_no_single_share_is_known() -> None:
    one, since = enter(), date(2026, 1, 1)
    say(Size, one, since, charter_capital_dong=1000, foreign_share_dong=301)

    assert (row(one).share_since, row(one).share_unknown) == (since, None)


@pytest.mark.parametrize(("foreign", "broken"), [(34, False), (35, True)])
def test_members_from_abroad_count_from_the_law_s_share_on(foreign: int, broken: bool) -> None:
    one, since = enter(), date(2026, 1, 1)
    assert row(one).foreign_unknown is not None

    say(Size, one, since, members=100, members_foreign=foreign)

    assert (row(one).foreign_since, row(one).foreign_unknown) == (since if broken else None, None)


def test_a_share_of_a_capital_that_is_not_known_is_not_known() -> None:
    one = enter()
    say(Size, one, date(2026, 1, 1), members=40)

    assert (row(one).share_since, row(one).share_unknown) == (None, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("state_", "since", "unknown"),
    [("to_amend", True, False), ("amended", False, False), ("not_needed", False, False), ("not_reviewed", False, True)],
)
def test_only_a_charter_that_must_be_amended_is_bound_by_the_deadline(state_: str, since: bool, unknown: bool) -> None:
    one = enter()
    say(Governance, one, date(2026, 1, 1), charter_state=state_)

    assert (row(one).charter_since is not None, row(one).charter_unknown is not None) == (since, unknown)


def test_a_cooperative_founded_under_the_law_owes_its_charter_no_review() -> None:
    one = enter(founded_on=date(2025, 3, 1))

    assert row(one).charter_unknown is None


def test_a_young_one_that_never_met_is_not_asked_about_yet() -> None:
    old, young = enter("HTX Cũ", founded_on=date(2020, 1, 1)), enter("HTX Mới", founded_on=date(2026, 5, 1))

    assert row(old).meeting_unknown == date(2021, 4, 1)
    assert row(young).meeting_unknown == date(2027, 8, 1)


@pytest.mark.parametrize(("members", "audited", "expected"), [(9, None, (None, False)), (10, None, (None, True))])
def test_only_a_large_union_is_audited(members: int, audited: date | None, expected: tuple[Any, bool]) -> None:
    one = enter("LHHTX", kind="union")
    say(Size, one, date(2026, 1, 1), member_organizations=members)
    say(Governance, one, date(2026, 1, 1), audited_on=audited)

    assert (row(one).audit_since, row(one).audit_unknown is not None) == expected


def test_no_office_counts_and_an_office_that_nobody_asked_about_is_not_known() -> None:
    one, other = enter("HTX Một"), enter("HTX Hai")
    seat = Seat.objects.get(organization=one)
    say(Seat, one, date(2026, 1, 1), unit=seat.unit, office="none")

    assert (row(one).office_since, row(one).office_unknown) == (date(2026, 1, 1), None)
    assert row(other).office_unknown is not None


def test_a_report_that_was_asked_for_counts_until_one_came(commune: Any) -> None:
    one = enter()
    said: dict[str, Any] = {"with_whom": "", "said": "Gửi báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    for on, kind in ((date(2026, 1, 5), "report_asked"), (date(2026, 3, 5), "report_asked")):
        note_contact(one, kind, on=on, **said)
    assert (row(one).report_since, row(one).contacted_on) == (date(2026, 1, 5), date(2026, 3, 5))

    note_contact(one, "report_came", on=date(2026, 4, 1), **said)

    assert row(one).report_since is None


def test_the_newest_debts_that_are_known_are_told() -> None:
    one = enter()
    for year, debt in ((2024, 5), (2025, 7)):
        say(YearFigures, one, date(year, 1, 1), year=year, debt_dong=debt)

    assert (row(one).debt_dong, row(one).debt_year) == (7, 2025)


def test_one_that_ended_is_watched_no_more() -> None:
    one = enter()
    say(LegalStatus, one, date(2026, 3, 1), status="dissolved")

    assert not Watch.objects.filter(pk=one.pk).exists()


def test_facts_of_a_day_know_nothing_of_what_came_later() -> None:
    one = enter(since=date(2025, 7, 1))
    say(OperatingStatus, one, date(2026, 2, 1), status="idle")

    assert facts_of([one.pk], day=date(2026, 1, 31))[one.pk].since["idle"] is None
    assert facts_of([one.pk], day=date(2026, 2, 1))[one.pk].since["idle"] == date(2026, 2, 1)
    assert facts_of([one.pk], day=date(2025, 6, 30))[one.pk].unit_id is None


def test_all_written_anew_is_what_stood(commune: Any) -> None:
    one = enter()
    say(OperatingStatus, one, date(2026, 2, 1), status="idle")
    before = Watch.objects.values().get()
    Watch.objects.all().delete()

    assert watch_all(today=TODAY) == 1
    assert Watch.objects.values().get() == before
