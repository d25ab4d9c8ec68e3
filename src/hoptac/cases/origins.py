"""Where a proposal comes from, for the second person: the procedure with its days."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.access import procedures_in
from hoptac.cases.models import Procedure
from hoptac.cases.rules import kind_of
from hoptac.registry.models import Proposal
from hoptac.registry.proposals.shown import Origin


def origins_of(proposals: Sequence[Proposal], scope: Scope, user: User, today: date) -> Mapping[int, Origin]:
    """By proposal the procedure that asked, where the person may see that one; one query for all of them."""
    asked_by = {one.pk: one.facts["procedure"] for one in proposals if one.facts.get("procedure")}
    reached = procedures_in(scope, user=user, today=today).filter(pk__in=set(asked_by.values()))
    known = {one.pk: one for one in reached} if asked_by else {}
    return {pk: _origin(known[number]) for pk, number in asked_by.items() if number in known}


def _origin(procedure: Procedure) -> Origin:
    kind = kind_of(procedure.kind)
    days: list[tuple[str | None, date | None]] = [
        ("Ngày nhận hồ sơ", procedure.received_on),
        (kind.starts, procedure.starts_on),
        (kind.ends, procedure.ends_on),
    ]
    facts = [(label, written(day)) for label, day in days if label and day]
    if procedure.note:
        facts.append(("Ghi chú của hồ sơ", procedure.note))
    url = reverse("cases:procedure", args=[procedure.pk])
    return Origin(f"{kind.title}, số {procedure.pk}", url, tuple(facts))
