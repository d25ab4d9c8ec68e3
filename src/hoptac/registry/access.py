"""Which organizations a person may see and change: those whose head office is in reach, and those granted by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Reach, Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.registry.models import (
    AlikePair,
    Checked,
    Organization,
    OrganizationGrant,
    Proposal,
    Seat,
    Standing,
    ToldApart,
)
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids, successor_ids_at, successors_at


def visible(scope: Scope, *, user: User, today: date) -> Q:
    """The condition on ``Standing`` that a row is in reach."""
    if scope.everything:
        return Q()
    granted = list(OrganizationGrant.objects.at(today).filter(user=user).values_list("organization", flat=True))
    # An "or" keeps a database from its indexes: it stands only for those few who manage an organization.
    in_reach = Q(province_id__in=scope.provinces) if scope.provinces else Q()
    if scope.apart or not scope.provinces:
        in_reach |= Q(unit_id__in=scope.apart)
    return in_reach | Q(organization__in=granted) if granted else in_reach


def standings_for(user: User, *, today: date) -> QuerySet[Standing]:
    """How the organizations that ``user`` may see stand today."""
    scope = scope_of(user, today=today)
    return standings_in(scope, user=user, today=today).select_related("unit__parent__parent")


def standings_in(scope: Scope, *, user: User, today: date) -> QuerySet[Standing]:
    """The same for a scope that was read already."""
    return Standing.objects.filter(visible(scope, user=user, today=today))


def written_by(scope: Scope) -> Q:
    """The condition on ``Standing`` that the person writes there: today's places and what they grew from."""
    if scope.registry.everywhere:
        return Q()
    return Q(unit_id__in=scope.registry.units | predecessor_ids(scope.registry.units))


def alike_pairs_for(scope: Scope) -> QuerySet[AlikePair]:
    """The pairs that nobody told apart, where the person writes about both."""
    told = ToldApart.objects.filter(first=OuterRef("first_id"), second=OuterRef("second_id"))
    rows, mine = AlikePair.objects.filter(~Exists(told)), written_by(scope)
    if not mine:
        return rows
    writes = Standing.objects.filter(mine).values("pk")
    return rows.filter(first__in=writes, second__in=writes)


def told_apart_for(scope: Scope) -> QuerySet[ToldApart]:
    """The pairs that were told apart and of which the person writes about one."""
    mine = Standing.objects.filter(written_by(scope)).values("pk")
    rows = ToldApart.objects.select_related("told_by", "first__standing", "second__standing")
    return rows.filter(Q(first__in=mine) | Q(second__in=mine))


def organization_for(user: User, organization_id: int, *, today: date, write: bool = False) -> Organization:
    """One organization with its standing; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    standing = standings_for(user, today=today).select_related("organization").filter(pk=organization_id).first()
    if standing is None:
        raise Http404("Không có tổ chức này.")
    if write and not may_change(user, standing, today=today):
        raise NotAllowedError(act="sửa dữ liệu của tổ chức này")
    organization: Organization = standing.organization
    return organization


def may_change(user: User, standing: Standing, *, today: date) -> bool:
    """Whether the person may write about the organization: an officer of its place, or its manager."""
    granted = OrganizationGrant.objects.at(today).filter(user=user, organization=standing.pk)
    return is_officer(scope_of(user, today=today), standing, today=today) or granted.exists()


def is_officer(scope: Scope, standing: Standing, *, today: date) -> bool:
    """Whether the organization's place is the person's to write about, or was before it passed to such a place.

    A boundary change obliges nobody to register the head office anew, so many still stand in a unit that has ended.
    """
    if scope.writes_registry(standing.unit_id):
        return True
    unit = standing.unit
    if unit is None or unit.holds_on(today):
        return False
    return any(scope.writes_registry(successor.pk) for successor in successors_at(unit, today))


def may_appoint(scope: Scope, standing: Standing, *, today: date) -> bool:
    """Whether the person looks after the accounts of this organization: an officer of its place, who writes all there.

    The chain of accounts goes down from the nation to the commune and from there to the organization.
    """
    unit = standing.unit
    if unit is None or unit.holds_on(today):
        return scope.writes(standing.unit_id)
    return scope.writes_everywhere or any(scope.writes(successor.pk) for successor in successors_at(unit, today))


def organization_to_appoint(user: User, organization_id: int, *, today: date) -> Organization:
    """One organization whose accounts the person looks after; 404 for missing and not yours, 403 for others."""
    organization = organization_for(user, organization_id, today=today)
    if not may_appoint(scope_of(user, today=today), organization.standing, today=today):
        raise NotAllowedError(act="giao tài khoản quản lý của tổ chức này")
    return organization


def sees_personal(user: User, standing: Standing, *, today: date) -> bool:
    """Whether the person's work needs telephones, names of officers and personal numbers: whoever writes there."""
    return may_change(user, standing, today=today)


@dataclass(frozen=True, slots=True)
class Personal:
    """Where a person's work needs personal data: the one rule for what pages show and exports hold.

    ``units`` are today's places and what they grew from, ``organizations`` those managed by name.
    """

    units: Reach
    organizations: frozenset[int]

    def holds(self, standing: Standing) -> bool:
        """Whether the personal data of this organization may be shown."""
        return self.units.holds(standing.unit_id) or standing.pk in self.organizations

    @property
    def rows(self) -> Q | None:
        """The same as a condition on ``Standing``; None: nowhere."""
        if self.units.everywhere:
            return Q()
        if not self.units and not self.organizations:
            return None
        mine = Q(unit_id__in=self.units.units)
        return mine | Q(organization__in=self.organizations) if self.organizations else mine

    def among(self, organization_ids: Iterable[int]) -> frozenset[int]:
        """Those of the organizations in the book of which the personal data may be shown."""
        condition = self.rows
        if condition is None:
            return frozenset()
        return frozenset(Standing.objects.filter(condition, pk__in=set(organization_ids)).values_list("pk", flat=True))


def personal_in(scope: Scope, *, user: User, today: date) -> Personal:
    """Where the person may see, and look for, people and telephones."""
    granted = OrganizationGrant.objects.at(today).filter(user=user).values_list("organization", flat=True)
    held = scope.registry
    units = held if held.everywhere or not held else Reach(False, held.units | predecessor_ids(held.units))
    return Personal(units, frozenset(granted))


def kept_instead(organization_id: int) -> int | None:
    """The entry into which this one was joined; where that was joined too, the one that stands in the end."""
    seen = [organization_id]
    while (kept := _joined_into(seen[-1])) is not None and kept not in seen:
        seen.append(kept)
    return seen[-1] if len(seen) > 1 else None


def _joined_into(organization_id: int) -> int | None:
    return Organization.objects.filter(pk=organization_id).values_list("same_as", flat=True).first()


def units_to_enter(scope: Scope, province_key: str, *, today: date) -> QuerySet[Unit]:
    """Today's communes where the person may enter organizations; for the whole country a province is chosen first."""
    rows = Unit.objects.at(today).filter(level=Unit.Level.COMMUNE).select_related("parent__parent")
    if scope.registry.everywhere:
        return rows.filter(parent__key=province_key).order_by("folded", "pk")
    return rows.filter(pk__in=scope.registry.units).order_by("folded", "pk")


def old_units_of(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """The communes before the reform of which ground came to these."""
    rows = Unit.objects.filter(level=Unit.Level.COMMUNE, successions__new__in=units.order_by().values("pk"))
    return rows.select_related("parent__parent").order_by("folded", "pk").distinct()


def units_to_move(standing: Standing, *, today: date) -> QuerySet[Unit]:
    """Where a head office may be said to stand: today's communes of its province, those on the same ground before the
    reform, and where it is.
    """
    rows = Unit.objects.filter(level=Unit.Level.COMMUNE).select_related("parent__parent")
    province = standing.province
    today_s = (
        province.successions.values("new") if province and not province.holds_on(today) else [standing.province_id]
    )
    near = Q(parent__in=today_s) & Q(pk__in=Unit.objects.at(today).values("pk"))
    before = Q(successions__new__parent__in=today_s)
    return rows.filter(near | before | Q(pk=standing.unit_id)).order_by("folded", "pk").distinct()


def proposals_for(user: User, *, today: date) -> QuerySet[Proposal]:
    """The proposals about organizations that the person may change: who only reads has no part in them."""
    scope = scope_of(user, today=today)
    rows = Proposal.objects.select_related("organization", "asked_by", "decided_by")
    return rows.filter(_written_by(scope, user, today=today))


def proposal_for(user: User, proposal_id: int, *, today: date, write: bool = False) -> Proposal:
    """One proposal; 404 for missing and not yours alike, 403 for one who may not decide."""
    proposal = proposals_for(user, today=today).filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404("Không có đề nghị này.")
    scope = scope_of(user, today=today)
    if write and proposal.asked_by_id != user.pk and not is_approver(scope, proposal, today=today):
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
    rows = rows.exclude(asked_by=user)
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


def _written_by(scope: Scope, user: User, *, today: date) -> Q:
    """The condition that a row's organization has, or had, its head office where the person writes."""
    if scope.registry.everywhere:
        return Q()
    granted = OrganizationGrant.objects.at(today).filter(user=user).values("organization")
    ground = scope.registry.units | predecessor_ids(scope.registry.units)
    seated = Seat.objects.filter(unit__in=ground).values("organization")
    return Q(organization__in=seated) | Q(organization__in=granted)


def proves_new_rural(unit: Unit, user: User, today: date) -> bool:
    """Whether the unit is a commune whose proof for new rural areas the person may read."""
    return unit.level == Unit.Level.COMMUNE and scope_of(user, today=today).reads(unit.pk)
