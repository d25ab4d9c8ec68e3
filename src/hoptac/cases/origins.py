"""Where a proposal comes from, for the second person: the procedure with its days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date

from django.urls import reverse

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.access import procedures_in
from hoptac.cases.models import Newcomer, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.services.newcomers import ENTERS
from hoptac.registry.models import Proposal
from hoptac.registry.proposals.shown import Origin


def origins_of(proposals: Sequence[Proposal], scope: Scope, user: User, today: date) -> Mapping[int, Origin]:
    """By proposal the procedure that asked, where the person may see that one; one query for all of them."""
    asked_by = {one.pk: one.facts["procedure"] for one in proposals if one.facts.get("procedure")}
    reached = procedures_in(scope, user=user, today=today).filter(pk__in=set(asked_by.values()))
    known = {one.pk: one for one in reached} if asked_by else {}
    entering = {one.pk for one in proposals if one.state == Proposal.State.OPEN and ENTERS in one.facts}
    coming = _coming({asked_by[pk] for pk in entering if asked_by.get(pk) in known})
    return {
        pk: _origin(known[number], coming.get(number, ()) if pk in entering else ())
        for pk, number in asked_by.items()
        if number in known
    }


def _coming(procedures: Set[int]) -> Mapping[int, Sequence[str]]:
    """By procedure what enters the book once all that it asked is agreed to."""
    found = defaultdict[int, list[str]](list)
    if not procedures:
        return found
    for one in Newcomer.objects.filter(procedure__in=procedures).select_related("unit__parent__parent"):
        found[one.procedure_id].append(f"{one.name}, {one.unit.full_name}")
    return found


def _origin(procedure: Procedure, coming: Sequence[str]) -> Origin:
    kind = kind_of(procedure.kind)
    days: list[tuple[str | None, date | None]] = [
        ("Ngày nhận hồ sơ", procedure.received_on),
        (kind.starts, procedure.starts_on),
        (kind.ends, procedure.ends_on),
    ]
    facts = [(label, written(day)) for label, day in days if label and day]
    if procedure.note:
        facts.append(("Ghi chú của hồ sơ", procedure.note))
    if coming:
        facts.append(("Vào sổ khi mọi đề nghị của thủ tục được đồng ý", "; ".join(coming)))
    url = reverse("cases:procedure", args=[procedure.pk])
    return Origin(f"{kind.title}, số {procedure.pk}", url, tuple(facts))
