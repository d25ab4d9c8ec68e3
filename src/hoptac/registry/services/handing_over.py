"""Proposals and workbooks on their way: who asked stays written, the successor answers for them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.handover import Change, Moved, Step
from hoptac.accounts.models import User
from hoptac.base.protection import digests_of
from hoptac.base.services.notices import NewNotice
from hoptac.registry.imports.access import imports_for
from hoptac.registry.models import Import, Proposal
from hoptac.registry.naming import names_of

_LONGEST_NAME = 200


def _waiting(person: User, at: datetime) -> list[str]:
    waiting = list(_of(person))
    # An organization may have left the book while something else was asked about it.
    names = names_of(proposal.organization_id for proposal in waiting)
    return [f"{proposal.get_act_display()}: {names.get(proposal.organization_id, '')}" for proposal in waiting]


def _move(change: Change) -> Moved:
    """The successor answers for them; the second person is then somebody else than the successor."""
    proposals = list(_of(change.person).select_for_update())
    before = digests_of(proposals)
    for proposal in proposals:
        proposal.taken_on_by = change.to
    Proposal.objects.bulk_update(proposals, ["taken_on_by"])
    return Moved(len(proposals), rows=tuple(proposals), before=before, notices=_notices(change, proposals))


def _notices(change: Change, proposals: Sequence[Proposal]) -> tuple[NewNotice, ...]:
    names = names_of(proposal.organization_id for proposal in proposals)
    return tuple(
        NewNotice(
            change.to.pk,
            f"registry.proposal:{proposal.pk}:handed-over:{change.to.pk}",
            f"Nhận bàn giao từ {change.person.full_name}: đề nghị {proposal.get_act_display().lower()}, "
            f"{names.get(proposal.organization_id, '')[:_LONGEST_NAME]}.",
            reverse("registry:proposals"),
        )
        for proposal in proposals
    )


def _of(person: User) -> QuerySet[Proposal]:
    answering = Q(taken_on_by=person) | Q(taken_on_by=None, asked_by=person)
    return Proposal.objects.filter(answering, state=Proposal.State.OPEN).order_by("pk")


def _waiting_imports(person: User, at: datetime) -> list[str]:
    return [_workbook(held) for held in _imports_of(person)]


def _move_imports(change: Change) -> Moved:
    """What waits in the queue is done in the successor's name, and he is told how it ended.

    A workbook of a place where he does not write stays in the list of that place.
    """
    imports = list(_imports_of(change.person).select_for_update(of=("self",)))
    within = imports_for(scope_of(change.to, today=change.today)).filter(pk__in=[held.pk for held in imports])
    reached = set(within.values_list("pk", flat=True))
    taken = [held for held in imports if held.pk in reached]
    Import.objects.filter(pk__in=reached).update(acting=change.to)
    return Moved(
        len(taken),
        notices=tuple(_notice_of_import(change, held) for held in taken),
        left=tuple(f"bảng tính {_workbook(held)} ở lại nơi đã nhận" for held in imports if held.pk not in reached),
    )


def _notice_of_import(change: Change, held: Import) -> NewNotice:
    return NewNotice(
        change.to.pk,
        f"registry.import:{held.pk}:handed-over:{change.to.pk}",
        f"Nhận bàn giao từ {change.person.full_name}: bảng tính {_workbook(held)}.",
        reverse("registry:import", args=(held.pk,)),
    )


def _workbook(held: Import) -> str:
    stage = f"đang {held.get_act_display().lower()}" if held.act else held.get_state_display().lower()
    return f"“{held.name[:_LONGEST_NAME]}” ({stage})"


def _imports_of(person: User) -> QuerySet[Import]:
    """Those that somebody has to go on with, or that a job works on; of the one who did the last of it."""
    answering = Q(acting=person) | Q(acting=None, asked_by=person)
    is_open = Q(state__in=(Import.State.RECEIVED, Import.State.PREPARED)) | ~Q(act="")
    return Import.objects.filter(answering, is_open).defer("faults", "heads").order_by("pk")


PROPOSALS = Step("registry.proposals", "Đề nghị chờ người thứ hai", _waiting, _move)
IMPORTS = Step(
    "registry.imports",
    "Bảng tính chưa lưu vào sổ",
    _waiting_imports,
    _move_imports,
    "Bảng tính nhận ở nơi mà người nhận không ghi sổ thì ở lại danh sách của nơi ấy.",
)
