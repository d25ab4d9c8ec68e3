"""Whom a desk can go to: those who, there or above, hold a role that may do as much as the leaver's."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hoptac.accounts.access import REGISTRY_WRITERS, WRITERS
from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.roles import CAPABILITIES, Writes
from hoptac.base.folding import fold
from hoptac.units.queries import lineage_ids

# Of more people than that one is named by the name to sign in with.
MOST = 30


@dataclass(frozen=True, slots=True)
class Successor:
    """One who may be chosen, with a role that says who it is."""

    person: User
    role: str


def lasting_grants(person: User, *, today: date) -> QuerySet[Grant]:
    """The roles that the person holds beyond ``today``, or will hold."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    rows: QuerySet[Grant] = Grant.objects.filter(lasting, user=person).select_related("unit__parent__parent")
    return rows.order_by("pk")


def successors_of(person: User, *, among: QuerySet[User], today: date) -> list[Successor]:
    """Those of the people who could go on with the desk, the colleagues of the same place first; none where the person
    holds nothing that would have to be gone on with."""
    kept = list(lasting_grants(person, today=today))
    if not kept:
        return []
    able = among.filter(is_active=True).exclude(pk=person.pk)
    for grant in kept:
        able = able.filter(pk__in=_going_on(grant, today).values("user"))
    here = Grant.objects.at(today).filter(user=OuterRef("pk"), unit__in=[grant.unit_id for grant in kept])
    held = Prefetch("grants", Grant.objects.at(today).select_related("unit__parent__parent"))
    rows = able.annotate(is_here=Exists(here)).order_by("-is_here", "full_name", "pk").prefetch_related(held)
    near = sorted(rows[:MOST], key=lambda one: (not one.is_here, fold(one.full_name), one.pk))
    return [Successor(one, _role_of(one)) for one in near]


def _going_on(grant: Grant, today: date) -> QuerySet[Grant]:
    """The roles with which one may do at the grant's place what it allows there."""
    held: QuerySet[Grant] = Grant.objects.at(today)
    match CAPABILITIES[Role(grant.role)].writes:
        case Writes.EVERYTHING:
            held = held.filter(role__in=WRITERS)
        case Writes.REGISTRY:
            held = held.filter(role__in=REGISTRY_WRITERS)
    above = lineage_ids(grant.unit) if grant.unit else ()
    return held.filter(Q(unit__isnull=True) | Q(unit__in=above))


def _role_of(person: User) -> str:
    first = next(iter(person.grants.all()))
    return f"{first.get_role_display()}, {first.where}"
