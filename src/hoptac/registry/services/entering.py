"""Entering an organization into the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.registry.doubles.in_book import Alike, alike
from hoptac.registry.errors import AlikeError, NotOldUnitError
from hoptac.registry.models import Facet, Identity, LegalStatus, Organization, Seat
from hoptac.registry.services.doubles import tell_apart
from hoptac.registry.services.statements import Fields, state
from hoptac.units.models import Unit


@dataclass(frozen=True, slots=True)
class Apart:
    """The entries that the person has looked at and knows to be others, and why."""

    ids: frozenset[int] = frozenset()
    because: str = ""


_NOT_SEEN = Apart()
# What is said of an organization, from which day on.
_Said = tuple[type[Facet], Fields, date]


@transaction.atomic
def enter_organization(
    kind: str,
    *,
    identity: Fields,
    seat: Fields,
    since: date,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    is_synthetic: bool = False,
    apart: Apart = _NOT_SEEN,
    old_unit: Unit | None = None,
) -> Organization:
    """Enter an organization that the registry of business has, and return it.

    Whether it works in fact the registry does not say: that stays unknown until somebody has seen it. Its legal status
    is the one that the source says: what is entered for the first time changes nothing that stood. It begins with the
    founding where that day is known, so that what happened since then can still be written.
    On days before its commune came to be the head office stood in ``old_unit``, or nobody knows where.
    A person is asked first about every entry that may be the same: refused until ``apart`` names them all, with why.
    """
    is_asked = isinstance(actor, User)
    doubles = require_apart(kind, identity=identity, seat=seat, apart=apart, today=today) if is_asked else []
    organization = Organization.objects.create(kind=kind, created_at=at, is_synthetic=is_synthetic)
    for facet, fields, day in _first_said(identity, _seats(seat, since, old_unit), since):
        state(facet, organization, fields, since=day, source=source, actor=actor, at=at, today=today)
    audit.record(
        actor, "registry.organization.entered", organization, at=at, rows=[organization], kind=kind, source=source
    )
    if isinstance(actor, User):
        for one in doubles:
            tell_apart(organization, one.standing.organization, reason=apart.because, actor=actor, at=at)
    return organization


def _first_said(identity: Fields, seats: Sequence[_Said], since: date) -> list[_Said]:
    """What is said of it at first: its legal status from its founding, where it stands as far as the maps go back."""
    born = min(identity.get("founded_on") or since, since)
    return [(Identity, identity, since), *seats, (LegalStatus, {"status": "active"}, born)]


def _seats(seat: Fields, since: date, old_unit: Unit | None) -> list[_Said]:
    """Where it stands from which day on. Refused: an old commune of which no ground came to today's."""
    unit: Unit = seat["unit"]
    if unit.valid_from is None or unit.valid_from <= since:
        return [(Seat, seat, since)]
    now: _Said = (Seat, seat, unit.valid_from)
    if old_unit is None:
        return [now]
    if not unit.origins.filter(old=old_unit).exists():
        raise NotOldUnitError(old=old_unit.full_name, unit=unit.full_name, since=since)
    # The address is said of today's commune: the old one's hamlets and streets may have had other names.
    return [(Seat, {"unit": old_unit}, since), now]


def require_apart(kind: str, *, identity: Fields, seat: Fields, apart: Apart, today: date) -> list[Alike]:
    """The entries that the newcomer may be. Refused until ``apart`` names them all, with why.

    The place is locked: of two who enter the same at once, the second is asked.
    """
    unit = Unit.objects.select_for_update().get(pk=seat["unit"].pk)
    doubles = alike(kind, identity, unit, today=today)
    if any(one.standing.pk not in apart.ids or not apart.because for one in doubles):
        raise AlikeError(count=len(doubles), doubles=tuple(doubles))
    return doubles
