"""Notices about what needs a second person: to those who may decide, and to the one who asked."""

from datetime import date, datetime

from django.urls import reverse

from hoptac.accounts.access import approvers_of, scope_of
from hoptac.accounts.models import User
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.base.templatetags.vietnamese import day
from hoptac.registry.models import Facet, Organization, Proposal, Seat
from hoptac.registry.naming import name_of_one
from hoptac.units.models import Unit
from hoptac.units.queries import successor_ids_at


def tell_second_persons(proposal: Proposal, *, today: date, at: datetime) -> int:
    """Tell those who may decide, nearest to the organization; return how many were told."""
    name = name_of_one(proposal.organization)
    text = f"Chờ bạn duyệt: {proposal.get_act_display()}, {name}. {proposal.asked_by} đề nghị: {proposal.reason}"
    url = reverse("registry:proposals")
    people = approvers_of(_places(proposal.organization, today), today=today, but=proposal.asked_by)
    key = f"registry.proposal:{proposal.pk}:asked"
    return send_notices([NewNotice(person, key, _short(text), url) for person in sorted(people)], at=at)


def tell_who_asked(proposal: Proposal, *, at: datetime) -> int:
    """Tell the one who asked, or answers for it since a hand-over, what was decided, by whom."""
    said = f"{proposal.get_state_display()}: {proposal.get_act_display()}, {name_of_one(proposal.organization)}"
    answer = f": {proposal.answer}" if proposal.answer else ""
    url = reverse("registry:proposals") + f"?state={proposal.state}"
    key = f"registry.proposal:{proposal.pk}:decided"
    text = f"{said}. {proposal.decided_by} quyết định{answer}."
    return send_notices([NewNotice(proposal.answering_id, key, _short(text), url)], at=at)


def tell_if_moved(row: Facet, *, actor: User, at: datetime, today: date) -> int:
    """Tell those who approve for today's place of a head office that ``actor``, who does not, put it there.

    ``row`` is what was just written; of anything but a head office nobody is told. Returns how many were told.
    """
    if not isinstance(row, Seat) or scope_of(actor, today=today).approves(row.unit_id):
        return 0
    name, url = name_of_one(row.organization), reverse("registry:organization", args=[row.organization_id])
    text = f"{actor} ghi trụ sở của {name}: {row.unit.full_name}, từ ngày {day(row.valid_from)}."
    people = approvers_of(_places(row.organization, today), today=today, but=actor)
    key = f"registry.seat:{row.pk}:told"
    return send_notices([NewNotice(person, key, _short(text), url) for person in sorted(people)], at=at)


def _places(organization: Organization, today: date) -> list[Unit]:
    """Today's units on the ground of the head office, with those above them."""
    seat = Seat.objects.filter(organization=organization).as_of(today).select_related("unit").first()
    if seat is None:
        return []
    ids = successor_ids_at([seat.unit], today)[seat.unit_id]
    return list(Unit.objects.filter(pk__in=ids).select_related("parent__parent"))


def _short(text: str) -> str:
    most = 400
    return text if len(text) <= most else f"{text[: most - 1]}…"
