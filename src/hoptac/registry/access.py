"""Which organizations a person may see and change: those whose head office is in reach, and those granted by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Reach, Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.registry.contents import rows_of
from hoptac.registry.leaving import left_by
from hoptac.registry.models import AlikePair, Facet, Organization, OrganizationGrant, Proposal, Standing, ToldApart
from hoptac.units.lists import communes_at
from hoptac.units.models import Unit
from hoptac.units.queries import predecessor_ids, successor_ids_at, successors_at


class NotInBookError(Http404):
    """No such organization in reach: missing, not yours, or no longer in the book, which some may learn."""

    def __init__(self, organization_id: int) -> None:
        super().__init__("Không có tổ chức này.")
        self.organization_id = organization_id


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


def written_by(scope: Scope, standing: str = "") -> Q:
    """The condition that the person writes there: today's places and what they grew from.

    ``standing``: how a row leads to its ``Standing``, "first__" for one; "" for the standing itself.
    """
    if scope.registry.everywhere:
        return Q()
    return Q((f"{standing}unit_id__in", scope.registry.units | predecessor_ids(scope.registry.units)))


def alike_pairs_for(scope: Scope) -> QuerySet[AlikePair]:
    """The pairs that nobody told apart, where the person writes about both."""
    told = ToldApart.objects.filter(first=OuterRef("first_id"), second=OuterRef("second_id"))
    both = written_by(scope, "first__"), written_by(scope, "second__")
    return AlikePair.objects.filter(~Exists(told), *both)


def told_apart_for(scope: Scope) -> QuerySet[ToldApart]:
    """The pairs that were told apart and of which the person writes about one."""
    mine = Standing.objects.filter(written_by(scope)).values("pk")
    rows = ToldApart.objects.select_related("told_by", "first__standing", "second__standing")
    return rows.filter(Q(first__in=mine) | Q(second__in=mine))


def organization_for(user: User, organization_id: int, *, today: date, write: bool = False) -> Organization:
    """One organization with its standing; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    standing = standings_for(user, today=today).select_related("organization").filter(pk=organization_id).first()
    if standing is None:
        raise NotInBookError(organization_id)
    if write and not may_change(user, standing, today=today):
        raise NotAllowedError(act="sửa dữ liệu của tổ chức này")
    organization: Organization = standing.organization
    return organization


def statement_for(organization: Organization, facet: type[Facet], statement_id: int) -> Facet:
    """One statement of an organization that was reached before, one that was corrected since too."""
    found: Facet = _statement(rows_of(facet).filter(organization=organization), statement_id)
    return found


def thing_for(organization: Organization, facet: type[Facet], thing_id: int) -> Any:
    """The statement of a person or thing that holds or held last: one that was corrected since is no longer there."""
    rows = rows_of(facet).filter(organization=organization).standing()
    return _statement(rows.select_related("organization"), thing_id)


def _statement(rows: QuerySet[Any], pk: int) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có phần thông tin này.")
    return found


def may_change(user: User, standing: Standing, *, today: date) -> bool:
    """Whether the person may write about the organization: an officer of its place, or its manager."""
    granted = OrganizationGrant.objects.at(today).filter(user=user, organization=standing.pk)
    return is_officer(scope_of(user, today=today), standing, today=today) or granted.exists()


def organization_for_officer(user: User, organization_id: int, *, today: date, act: str) -> Organization:
    """One organization about whose affairs an office writes; as for writing, and 403 for its own manager."""
    organization = organization_for(user, organization_id, today=today, write=True)
    if not is_officer(scope_of(user, today=today), organization.standing, today=today):
        raise NotAllowedError(act=act)
    return organization


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


def kept_instead(organization_id: int, *, known_at: datetime | None) -> int | None:
    """The entry into which this one was joined; where that was joined too, the one that stands in the end.

    Of the joins as they were at a moment; None: as they are now.
    """
    seen = [organization_id]
    while (kept := _joined_into(seen[-1], known_at)) is not None and kept not in seen:
        seen.append(kept)
    return seen[-1] if len(seen) > 1 else None


def _joined_into(organization_id: int, known_at: datetime | None) -> int | None:
    if known_at is not None:
        decided = left_by([organization_id], known_at).get(organization_id)
        return decided.facts["into"] if decided and decided.act == Proposal.Act.JOIN else None
    return Organization.objects.filter(pk=organization_id).values_list("same_as", flat=True).first()


def units_to_enter(scope: Scope, province_key: str, *, today: date) -> QuerySet[Unit]:
    """Today's communes where the person may enter organizations; for the whole country a province is chosen first."""
    rows = communes_at(today).select_related("parent__parent")
    reach = scope.registry
    return rows.filter(parent__key=province_key) if reach.everywhere else rows.filter(pk__in=reach.units)


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


def keeps_in(user: User, organization: Organization, unit: Unit, *, today: date) -> bool:
    """Whether the person may still write about the organization once its head office stands in a unit."""
    scope = scope_of(user, today=today)
    if any(scope.writes_registry(holder) for holder in successor_ids_at([unit], today)[unit.pk]):
        return True
    return OrganizationGrant.objects.at(today).filter(user=user, organization=organization).exists()


def new_rural_unit_in(scope: Scope, unit_id: int) -> Unit:
    """A commune whose proof for new rural areas the person may read; 404 for missing, not yours, no commune alike."""
    rows = Unit.objects.select_related("parent__parent").filter(level=Unit.Level.COMMUNE)
    unit: Unit | None = rows.filter(pk=unit_id).first()
    if unit is None or not scope.reads(unit.pk):
        raise Http404("Không có xã, phường này trong phạm vi của bạn.")
    return unit


def proves_new_rural(unit: Unit, user: User, today: date) -> bool:
    """Whether the unit is such a commune; of any other unit nothing is asked of the database."""
    return unit.level == Unit.Level.COMMUNE and scope_of(user, today=today).reads(unit.pk)
