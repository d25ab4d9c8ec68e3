"""Giving and ending roles: each by one person for another, with a reason."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hoptac.accounts.access import ADMINISTRATORS
from hoptac.accounts.access_people import charge_of
from hoptac.accounts.errors import (
    LastAdministratorError,
    OwnAccountError,
    RoleBeginsInPastError,
    RoleDatesError,
    RoleEndedError,
    RoleEndsInPastError,
    RoleEndsSoonerError,
    RoleHeldError,
    RoleOutOfChargeError,
    RolePlaceError,
)
from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.roles import CAPABILITIES, GrantedOn
from hoptac.base import audit
from hoptac.base.audit import Written
from hoptac.units.models import Unit

EVERYWHERE = "cả nước"


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which a role is held; ``last`` is the last of them, None without an end."""

    first: date
    last: date | None = None

    @property
    def valid_to(self) -> date | None:
        """The first day on which it is held no more."""
        return self.last + timedelta(days=1) if self.last else None


@transaction.atomic
def grant_role(
    person: User, role: Role, unit: Unit | None, *, term: Term, reason: str, actor: User, at: datetime, today: date
) -> Grant:
    """Give ``person`` the role. Refused to oneself, outside one's charge, where the role is not held, and backwards."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="giao vai trò")
    check_may_give(role, unit, actor=actor, today=today)
    if term.last is not None and term.last < term.first:
        raise RoleDatesError(first=term.first, last=term.last)
    if term.first < today:
        raise RoleBeginsInPastError(first=term.first, today=today)
    lasting = Grant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=term.first), user=person)
    if lasting.filter(role=role, unit=unit).exists():
        raise RoleHeldError(person=person.full_name, role=role.label, place=place_of(unit))
    grant: Grant = Grant.objects.create(
        user=person, role=role, unit=unit, valid_from=term.first, valid_to=term.valid_to
    )
    audit.record(
        actor, "accounts.role.granted", person, at=at, rows=[grant],
        role=role.value, unit=unit.key if unit else None, first=term.first, last=term.last, reason=reason,
    )  # fmt: skip
    return grant


@transaction.atomic
def end_role(grant: Grant, *, from_day: date, reason: str, actor: User, at: datetime, today: date) -> None:
    """Let the role be held until the day before ``from_day``, which is today or to come; a role ended on its first day
    never was."""
    grant = Grant.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=grant.pk)
    if grant.user_id == actor.pk:
        raise OwnAccountError(act="kết thúc vai trò")
    role = Role(grant.role)
    check_may_give(role, grant.unit, actor=actor, today=today)
    _check_end(grant, from_day, today)
    keep_an_administrator(grant.user, today=from_day)
    written = Written()
    if grant.valid_from is not None and grant.valid_from >= from_day:
        written.lose(Grant, [grant.pk])
        grant.delete()
    else:
        grant.valid_to = from_day
        grant.save(update_fields=["valid_to"])
        written.keep([grant])
    audit.record(
        actor, "accounts.role.ended", grant.user, at=at, rows=written.rows, gone=written.gone,
        role=role.value, unit=grant.unit.key if grant.unit else None, from_day=from_day, reason=reason,
    )  # fmt: skip


def _check_end(grant: Grant, from_day: date, today: date) -> None:
    """Refuse a day that is gone, and one on which the role is held no more anyway."""
    held = {"role": Role(grant.role).label, "place": place_of(grant.unit)}
    if grant.valid_to is not None and grant.valid_to <= today:
        raise RoleEndedError(**held)
    if from_day < today:
        raise RoleEndsInPastError(from_day=from_day, today=today)
    if grant.valid_to is not None and grant.valid_to <= from_day:
        raise RoleEndsSoonerError(**held, last=grant.valid_to - timedelta(days=1), from_day=from_day)


def check_may_give(role: Role, unit: Unit | None, *, actor: User, today: date) -> None:
    """Refuse a role that is not in the hands of ``actor``, or cannot be held in this place."""
    if not charge_of(actor, today=today).covers(role, unit.pk if unit else None):
        raise RoleOutOfChargeError(role=role.label, place=place_of(unit))
    can = CAPABILITIES[role]
    fits = {
        GrantedOn.COUNTRY: unit is None,
        GrantedOn.UNIT: unit is not None and unit.level == can.level and unit.holds_on(today),
        GrantedOn.UNIT_OR_COUNTRY: unit is None or unit.holds_on(today),
        GrantedOn.ORGANIZATION: False,
    }
    if not fits[can.on]:
        on = f"{Unit.Level(can.level).label.lower()} đang có" if can.level else can.on.value
        raise RolePlaceError(role=role.label, place=place_of(unit), on=on)


def keep_an_administrator(person: User, *, today: date) -> None:
    """Refuse what would leave nobody to administer the system; locked, so that two cannot leave at once."""
    administering = Grant.objects.at(today).filter(role__in=ADMINISTRATORS, user__is_active=True)
    held = list(administering.select_for_update(of=("self",)).values_list("user_id", flat=True))
    if person.pk in held and set(held) == {person.pk}:
        raise LastAdministratorError(person=person.full_name)


def place_of(unit: Unit | None) -> str:
    """The place of a role in words."""
    return unit.full_name if unit else EVERYWHERE
