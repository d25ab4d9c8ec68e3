"""What a person's roles open: the units they read, those above them, and where they may write."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hoptac.accounts.models import Grant, Role, User
from hoptac.base.errors import NotAllowedError
from hoptac.units.models import Unit
from hoptac.units.queries import lineage_ids, predecessor_ids

WRITERS = frozenset({Role.ADMINISTRATOR, Role.MINISTRY, Role.PROVINCE, Role.COMMUNE})


@dataclass(frozen=True, slots=True)
class Scope:
    """A person's reach on a day. ``everything`` makes the sets of no account.

    ``mine`` are the units granted, ``read`` those and all below and all their predecessors (with what was below these),
    ``above`` the units over mine and their predecessors, ``write`` the units at and below those
    where a writing role is held: what a predecessor left is read, not changed.
    """

    everything: bool
    writes_everywhere: bool
    mine: frozenset[int]
    read: frozenset[int]
    above: frozenset[int]
    write: frozenset[int]

    def reads(self, unit_id: int | None) -> bool:
        """Whether a row of this unit is in reach."""
        return self.everything or unit_id in self.read

    def writes(self, unit_id: int | None) -> bool:
        """Whether the person may change a row of this unit."""
        return self.writes_everywhere or unit_id in self.write

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
    write_units = [grant.unit for grant in grants if grant.unit is not None and grant.role in WRITERS]
    nationwide = {grant.role for grant in grants if grant.unit is None}
    above = {unit_id for unit in units for unit_id in lineage_ids(unit)[1:]}
    above |= predecessor_ids(above)
    return Scope(
        everything=bool(nationwide),
        writes_everywhere=bool(nationwide & WRITERS),
        mine=frozenset(unit.pk for unit in units),
        read=_with_predecessors(_below(units)),
        above=frozenset(above),
        write=_below(write_units),
    )


def _below(units: list[Unit]) -> frozenset[int]:
    """The units and all below them."""
    if not units:
        return frozenset()
    return frozenset(Unit.objects.within(unit.pk for unit in units).values_list("pk", flat=True))


def _with_predecessors(own: frozenset[int]) -> frozenset[int]:
    """The units, those whose ground they took, and what was below these."""
    old = predecessor_ids(own)
    return own | frozenset(Unit.objects.within(old).values_list("pk", flat=True)) if old else own


def is_administrator(user: User, *, today: date) -> bool:
    """Whether the person administers the system."""
    return Grant.objects.at(today).filter(user=user, role=Role.ADMINISTRATOR).exists()


def require_writer(scope: Scope, unit_id: int | None, *, act: str) -> None:
    """Refuse one who sees the row but may not ``act`` on it."""
    if not scope.writes(unit_id):
        raise NotAllowedError(act=act)
