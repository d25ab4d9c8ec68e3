"""Telling officers, in time and once, of the reports that their unit owes."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from hoptac.accounts.models import Grant, Role
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.base.swapped_days import swapped_days
from hoptac.base.templatetags.vietnamese import day as in_words
from hoptac.planning.calc import NOTICE_DAYS, reports_to_announce
from hoptac.planning.duties.owed import demo_mark, owed_reports, window
from hoptac.planning.models import ReportDuty

OFFICERS = (Role.MINISTRY, Role.PROVINCE, Role.COMMUNE)


def remind_of_reports(*, today: date, at: datetime) -> int:
    """Send a notice for each report owed within the coming days to the officers of each unit that owes it.

    Never for bodies that ended and never for those that are only asked. The same duty with the same day is told once to
    one person, however often this runs; return how many notices were new.
    """
    owed = owed_reports(today=today, since=today, until=window(today, NOTICE_DAYS))
    duties = {one.duty.pk: one.duty for one in owed}
    soon = reports_to_announce([one.report for one in owed], today=today, swapped=swapped_days())
    officers = officers_of({unit for report, _ in soon for unit in report.debtor_unit_ids}, today=today)
    notices = [
        _notice(person, duties[report.duty_id], counts_on)
        for report, counts_on in soon
        for person in sorted({person for unit in report.debtor_unit_ids for person in officers.get(unit, ())})
    ]
    return send_notices(notices, at=at) if notices else 0


def officers_of(unit_ids: Iterable[int], *, today: date) -> dict[int, set[int]]:
    """The officers of each unit itself; those above read the plan, but do not owe the report."""
    people: dict[int, set[int]] = {}
    grants = Grant.objects.at(today).filter(unit__in=list(unit_ids), role__in=OFFICERS, user__is_active=True)
    for unit_id, user_id in grants.values_list("unit_id", "user_id"):
        people.setdefault(unit_id, set()).add(user_id)
    return people


def _notice(person: int, duty: ReportDuty, counts_on: date) -> NewNotice:
    to = f" gửi {duty.to}" if duty.to else ""
    written = f" (văn bản ghi: {duty.get_due_kind_display()} {in_words(duty.due)})" if counts_on != duty.due else ""
    text = f"{demo_mark(duty)}Đến hạn báo cáo{to}: {in_words(counts_on)}{written}. {duty.plan.title}"
    return NewNotice(
        recipient_id=person,
        key=f"duty:{duty.pk}:{counts_on.isoformat()}",
        text=text if len(text) <= 400 else text[:399] + "…",
        url=f"{reverse('planning:plan', args=[duty.plan_id])}#bao-cao-{duty.pk}",
    )
