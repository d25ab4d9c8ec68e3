"""What a person's roles open: the units they read, those above them, and where they may write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.roles import Writes, roles_that, roles_writing
from hoptac.base.errors import NotAllowedError
from hoptac.units.models import Unit
from hoptac.units.queries import ids_within, lineage_ids, predecessor_ids, predecessor_levels

WRITERS = roles_writing(Writes.EVERYTHING)
REGISTRY_WRITERS = roles_writing(Writes.EVERYTHING, Writes.REGISTRY)
APPROVERS = roles_that("approves")
ADMINISTRATORS = roles_that("administers")
GUARDED = roles_that("needs_second_factor")


@dataclass(frozen=True, slots=True)
class Reach:
    """Some units, or all of them."""

    everywhere: bool
    units: frozenset[int]

    def holds(self, unit_id: int | None) -> bool:
        """Whether the unit is among them."""
        return self.everywhere or unit_id in self.units

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.units)


@dataclass(frozen=True, slots=True)
class Scope:
    """A person's reach on a day. ``everything`` makes the sets of no account.

    ``mine`` are the units granted, ``read`` those and all below and all their predecessors (with what was below these),
    ``above`` the units over mine and their predecessors, ``write`` the units at and below those
    where a writing role is held: what a predecessor left is read, not changed. ``registry`` is where what is said of
    organizations may be changed, ``approval`` where the person may be the second of two.
    """

    everything: bool
    writes_everywhere: bool
    mine: frozenset[int]
    read: frozenset[int]
    provinces: frozenset[int]
    apart: frozenset[int]
    above: frozenset[int]
    write: frozenset[int]
    registry: Reach
    approval: Reach

    def reads(self, unit_id: int | None) -> bool:
        """Whether a row of this unit is in reach."""
        return self.everything or unit_id in self.read

    def writes(self, unit_id: int | None) -> bool:
        """Whether the person may change a row of this unit."""
        return self.writes_everywhere or unit_id in self.write

    def writes_registry(self, unit_id: int | None) -> bool:
        """Whether the person may change what is said of an organization of this unit."""
        return self.registry.holds(unit_id)

    def approves(self, unit_id: int | None) -> bool:
        """Whether the person may be the second of two for a row of this unit."""
        return self.approval.holds(unit_id)

    @property
    def is_writer(self) -> bool:
        """Whether there is any place where the person may write."""
        return self.writes_everywhere or bool(self.write)

    def rows(self, field: str) -> Q:
        """The condition that a row's unit (``field`` ends in ``_id``) is in reach."""
        return Q() if self.everything else Q(**{f"{field}__in": self.read})


def scope_of(user: User, *, today: date) -> Scope:
    """The reach of ``user`` on ``today``; read anew for each request, so that a grant withdrawn counts at once."""
    grants = list(Grant.objects.at(today).filter(user=user).select_related("unit__parent__parent"))
    units = [grant.unit for grant in grants if grant.unit is not None]
    above = {unit_id for unit in units for unit_id in lineage_ids(unit)[1:]}
    above |= predecessor_ids(above)
    own = ids_within(unit.pk for unit in units)
    # Most people hold one role: what is below them is asked once.
    known = {frozenset(unit.pk for unit in units): own}
    write, registry, approval = (_reach(grants, roles, known=known) for roles in (WRITERS, REGISTRY_WRITERS, APPROVERS))
    provinces, inside, apart = _with_predecessors(units, own)
    return Scope(
        everything=any(grant.unit is None for grant in grants),
        writes_everywhere=write.everywhere,
        mine=frozenset(unit.pk for unit in units),
        read=inside | apart,
        provinces=provinces,
        apart=apart,
        above=frozenset(above),
        write=write.units,
        registry=registry,
        approval=approval,
    )


def _reach(grants: list[Grant], roles: frozenset[Role], *, known: dict[frozenset[int], frozenset[int]]) -> Reach:
    held = [grant for grant in grants if grant.role in roles]
    ids = frozenset(grant.unit_id for grant in held if grant.unit_id is not None)
    if ids not in known:
        known[ids] = ids_within(ids)
    return Reach(any(grant.unit_id is None for grant in held), known[ids])


def _with_predecessors(
    granted: Iterable[Unit], own: frozenset[int]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The units granted, those below them, those whose ground they took, and what was below these: the provinces among
    them, all that is in these provinces, and what is in none."""
    old = predecessor_levels(own)
    provinces = {unit.pk for unit in granted if unit.level == Unit.Level.PROVINCE}
    provinces |= {pk for pk, level in old.items() if level == Unit.Level.PROVINCE}
    inside = ids_within(provinces)
    # Nothing is below a commune, so only districts are asked for what was.
    districts = {pk for pk, level in old.items() if level == Unit.Level.DISTRICT} - inside
    return frozenset(provinces), inside, (own | old.keys() | ids_within(districts)) - inside


def approvers_of(units: Iterable[Unit], *, today: date, but: User) -> frozenset[int]:
    """The people who may be the second of two, after ``but``, for a row of these units: the nearest, else the nation's.

    A ministry is not told of what a province can decide. Units come with those above them.
    """
    grants = Grant.objects.at(today).filter(role__in=APPROVERS, user__is_active=True).exclude(user=but)
    around = {unit_id for unit in units for unit_id in lineage_ids(unit)}
    near = frozenset(grants.filter(unit__in=around).values_list("user_id", flat=True))
    return near or frozenset(grants.filter(unit__isnull=True).values_list("user_id", flat=True))


def workplace(user: User, *, today: date) -> Unit | None:
    """The unit of the first role that the person holds on ``today``: one who was moved works where he is now."""
    grants = Grant.objects.at(today).filter(user=user, unit__isnull=False)
    grant: Grant | None = grants.select_related("unit").order_by("pk").first()
    return grant.unit if grant else None


def is_administrator(user: User, *, today: date) -> bool:
    """Whether the person administers the system."""
    return Grant.objects.at(today).filter(user=user, role__in=ADMINISTRATORS).exists()


def needs_second_factor(user: User, *, today: date) -> bool:
    """Whether the person holds a role whose password alone is not enough."""
    return Grant.objects.at(today).filter(user=user, role__in=GUARDED).exists()


def require_writer(scope: Scope, unit_id: int | None, *, act: str) -> None:
    """Refuse one who sees the row but may not ``act`` on it."""
    if not scope.writes(unit_id):
        raise NotAllowedError(act=act)
