"""Who has a part in what needs two people: proposals, and corrections that another person looks at."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.registry.access import personal_in
from hoptac.registry.models import Checked, OrganizationGrant, Proposal, Seat, Standing
from hoptac.units.queries import predecessor_ids, successor_ids_at


def proposals_for(user: User, *, today: date) -> QuerySet[Proposal]:
    """The proposals about organizations that the person may change: who only reads has no part in them."""
    scope = scope_of(user, today=today)
    rows = Proposal.objects.select_related("organization", "asked_by", "taken_on_by", "decided_by")
    return rows.filter(_written_by(scope, user, today=today))


def proposal_for(user: User, proposal_id: int, *, today: date, write: bool = False) -> Proposal:
    """One proposal; 404 for missing and not yours alike, 403 for one who may not decide."""
    proposal = proposals_for(user, today=today).filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404("Không có đề nghị này.")
    scope = scope_of(user, today=today)
    if write and proposal.answering_id != user.pk and not is_approver(scope, proposal, today=today):
        raise NotAllowedError(act="quyết định đề nghị này")
    return proposal


def is_approver(scope: Scope, proposal: Proposal, *, today: date) -> bool:
    """Whether the person may be the second of two about this organization."""
    return proposal.organization_id in approvable(scope, [proposal.organization_id], today=today)


def require_approver(user: User, proposal: Proposal, *, today: date, act: str) -> None:
    """Refuse one who may not be the second of two, though he may have been the first."""
    if not is_approver(scope_of(user, today=today), proposal, today=today):
        raise NotAllowedError(act=act)


def approvable(scope: Scope, organization_ids: Iterable[int], *, today: date) -> frozenset[int]:
    """Those of the organizations, removed ones too, about which the person may be the second of two.

    As many queries for a page of them as for one.
    """
    ids = frozenset(organization_ids)
    if scope.approval.everywhere or not scope.approval:
        return ids if scope.approval else frozenset()
    seats = Seat.objects.filter(organization__in=ids).as_of(today).select_related("unit")
    units = {seat.organization_id: seat.unit for seat in seats}
    holders = successor_ids_at(units.values(), today)
    return frozenset(pk for pk, unit in units.items() if any(map(scope.approves, holders[unit.pk])))


def waiting_for(user: User, scope: Scope) -> QuerySet[Proposal]:
    """The proposals about organizations in the book that wait for this person to decide."""
    if not scope.approval:
        return Proposal.objects.none()
    rows = Proposal.objects.filter(state=Proposal.State.OPEN, organization__standing__isnull=False)
    rows = rows.exclude(asked_by=user).exclude(taken_on_by=user)
    if scope.approval.everywhere:
        return rows
    ground = scope.approval.units | predecessor_ids(scope.approval.units)
    return rows.filter(organization__standing__unit__in=ground)


def corrections_for(user: User, *, today: date) -> QuerySet[Checked]:
    """The corrections of organizations that the person may change: of what is in the book today, and stands there."""
    mine = personal_in(scope_of(user, today=today), user=user, today=today).rows
    if mine is None:
        return Checked.objects.none()
    rows = Checked.objects.select_related("organization__standing", "made_by")
    return rows.filter(organization__in=Standing.objects.filter(mine).values("pk"))


def correction_for(user: User, correction_id: int, *, today: date) -> Checked:
    """One of them; 404 for missing and not yours alike."""
    correction = corrections_for(user, today=today).filter(pk=correction_id).first()
    if correction is None:
        raise Http404("Không có phần sửa này.")
    return correction


def _written_by(scope: Scope, user: User, *, today: date) -> Q:
    """The condition that a row's organization has, or had, its head office where the person writes."""
    if scope.registry.everywhere:
        return Q()
    granted = OrganizationGrant.objects.at(today).filter(user=user).values("organization")
    ground = scope.registry.units | predecessor_ids(scope.registry.units)
    seated = Seat.objects.filter(unit__in=ground).values("organization")
    return Q(organization__in=seated) | Q(organization__in=granted)
