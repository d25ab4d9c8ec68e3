"""Open procedures go on under the successor's name."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from hoptac.accounts.handover import Change, Moved, Step
from hoptac.accounts.models import User
from hoptac.base.protection import digests_of
from hoptac.base.services.notices import NewNotice
from hoptac.cases.models import Procedure
from hoptac.cases.rules import kind_of

_LONGEST_NAMES = 200


def _waiting(person: User, at: datetime) -> list[str]:
    return [f"{kind_of(one.kind).title}: {one.names}" for one in _of(person)]


def _move(change: Change) -> Moved:
    procedures = list(_of(change.person).select_for_update())
    before = digests_of(procedures)
    for one in procedures:
        one.officer = change.to
    Procedure.objects.bulk_update(procedures, ["officer"])
    return Moved(len(procedures), rows=tuple(procedures), before=before, notices=_notices(change, procedures))


def _notices(change: Change, procedures: Sequence[Procedure]) -> tuple[NewNotice, ...]:
    return tuple(
        NewNotice(
            change.to.pk,
            f"cases.procedure:{one.pk}:handed-over:{change.to.pk}",
            f"Nhận bàn giao từ {change.person.full_name}: {kind_of(one.kind).title}, {one.names[:_LONGEST_NAMES]}.",
            reverse("cases:procedure", args=(one.pk,)),
        )
        for one in procedures
    )


def _of(person: User) -> QuerySet[Procedure]:
    return Procedure.objects.filter(officer=person, state=Procedure.State.OPEN).order_by("pk")


PROCEDURES = Step("cases.procedures", "Thủ tục đang làm", _waiting, _move)
