"""Telling officers, in time and once, of clocks that run out and of suspensions that end."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from django.urls import reverse

from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.lists import is_overdue, is_soon, rest_is_over, with_rest
from hoptac.cases.models import Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.timing import edition_of
from hoptac.planning.services.reminders import officers_of
from hoptac.planning.tasks import Due
from hoptac.registry.norms import whole_on
from hoptac.units.queries import successor_ids_at

_MOST = 400


def remind_of_clocks(*, today: date, at: datetime) -> int:
    """Send a notice for each step that is due soon, once more when it is overdue, and for each suspension that ends.

    Told are who works on the file and the officers of its place; the same thing once to one person, however often this
    runs. Return how many notices were new.
    """
    rows = list(Procedure.objects.filter(is_overdue(today) | is_soon(today)).select_related("unit", "officer"))
    ending = list(_ending(today))
    if not rows and not ending:
        return 0
    people = _people([*rows, *ending], today)
    notices = [one for row in rows for one in _of_step(row, people[row.pk], today)]
    notices += [one for row in ending for one in _of_rest(row, people[row.pk], today)]
    return send_notices(notices, at=at)


def _ending(today: date) -> Iterable[Procedure]:
    """Suspensions whose last day is near or over, of organizations that still rest."""
    until = today + timedelta(days=whole_on("long_clock_warning_days", today) or 0)
    rows = with_rest(Procedure.objects.all()).filter(rest_is_over(until + timedelta(days=1)))
    return rows.select_related("unit", "officer")


def _people(rows: Iterable[Procedure], today: date) -> Mapping[int, list[int]]:
    """For each file who works on it, and the officers of its place or of those that hold its ground today."""
    listed = list(rows)
    holders = successor_ids_at([row.unit for row in listed], today)
    officers = officers_of({unit for units in holders.values() for unit in units}, today=today)
    found = {}
    for row in listed:
        told = {person for unit in holders[row.unit_id] for person in officers.get(unit, ())}
        found[row.pk] = sorted(told | ({row.officer_id} if row.officer.is_active else set()))
    return found


def _of_step(row: Procedure, people: Iterable[int], today: date) -> Iterator[NewNotice]:
    due, step = row.next_due_on, edition_of(row).step(row.next_step).name
    is_late = due is not None and due < today
    words = (
        f"{'Quá hạn' if is_late else 'Sắp đến hạn'} ({written(due)}): {step}. {kind_of(row.kind).title}, {row.names}"
    )
    for person in people:
        key = f"procedure:{row.pk}:{row.next_step}:{due}:{'late' if is_late else 'soon'}"
        yield NewNotice(person, key, words[:_MOST], f"{reverse('cases:procedure', args=[row.pk])}#buoc")


def _of_rest(row: Procedure, people: Iterable[int], today: date) -> Iterator[NewNotice]:
    last = row.ends_on
    is_over = last is not None and last < today
    words = f"{'Đã hết' if is_over else 'Sắp hết'} thời hạn tạm ngừng ({written(last)}): {row.names}"
    for person in people:
        key = f"procedure:{row.pk}:rest:{last}:{'over' if is_over else 'soon'}"
        yield NewNotice(person, key, words[:_MOST], reverse("cases:procedure", args=[row.pk]))


def _remind(today: date, at: datetime) -> str:
    sent = remind_of_clocks(today=today, at=at)
    return f"đã gửi {sent} thông báo hạn của thủ tục" if sent else ""


CLOCKS = Due("nhắc hạn của thủ tục", _remind)
