"""A person leaves a post: the day is noted, the open work moves to another, the account is closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from hoptac.accounts.access import ADMINISTRATORS, Scope, scope_of
from hoptac.accounts.errors import DepartureNotedError, NoDepartureError, NoSuccessorError, OwnAccountError
from hoptac.accounts.handover import Change, steps
from hoptac.accounts.models import Departure, Grant, Role, User
from hoptac.accounts.roles import CAPABILITIES, Writes
from hoptac.accounts.services.accounts import lock_account
from hoptac.accounts.services.roles import end_role
from hoptac.accounts.successors import lasting_grants
from hoptac.base import audit
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.base.swapped_days import swapped_days
from hoptac.base.working_days import working_day_after
from rulebook.measures import load_measures
from rulebook.norms import Norm, load_norm

NORM = "account_lock_working_days"


@transaction.atomic
def note_departure(person: User, *, left_on: date, reason: str, actor: User, at: datetime) -> Departure:
    """Note from which day the person is no longer at the post; the account must be closed within the lawful days."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="ghi ngày rời vị trí")
    open_one = Departure.objects.select_for_update().filter(user=person, closed_at__isnull=True).first()
    if open_one is not None:
        raise DepartureNotedError(person=person.full_name, left_on=open_one.left_on)
    lock_by = lock_deadline(left_on)
    departure = Departure.objects.create(user=person, left_on=left_on, lock_by=lock_by, noted_by=actor, noted_at=at)
    audit.record(actor, "accounts.person.leaving", person, at=at, left_on=left_on, lock_by=lock_by, reason=reason)
    return departure


@transaction.atomic
def withdraw_departure(person: User, *, reason: str, actor: User, at: datetime) -> None:
    """The leaving was noted by mistake, or the person stays: nobody is reminded any more, the account stays."""
    if person.pk == actor.pk:
        raise OwnAccountError(act="bỏ ghi ngày rời vị trí")
    noted = Departure.objects.select_for_update().filter(user=person, closed_at__isnull=True).first()
    if noted is None:
        raise NoDepartureError(person=person.full_name)
    noted.closed_at = at
    noted.save(update_fields=["closed_at"])
    audit.record(actor, "accounts.person.staying", person, at=at, left_on=noted.left_on, reason=reason)


def lock_deadline(left_on: date) -> date:
    """The last day on which the account of one who left may still be open."""
    days = _norm(Path(settings.RULES_ROOT)).on(left_on).number
    assert days is not None  # a norm without a number has refused
    return working_day_after(left_on, int(days), swapped_days())


@cache
def _norm(folder: Path) -> Norm:
    return load_norm(folder / "norms" / f"{NORM}.toml", measures=load_measures(folder / "measures.toml"))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How much moved, and in words what could not go to this successor."""

    moved: int
    left: tuple[str, ...]


@transaction.atomic
def hand_over(person: User, to: User, *, reason: str, actor: User, at: datetime, today: date) -> HandedOver:
    """Move all open work of ``person`` to ``to``, end the roles and close the account if it is open, all or nothing."""
    check_successor(person, to, today=today)
    change = Change(person, to, reason, actor, at, today)
    moved = {step.key: step.move(change) for step in steps()}
    left = tuple(words for one in moved.values() for words in one.left)
    send_notices([notice for one in moved.values() for notice in one.notices], at=at)
    ended = _end_roles(person, reason=reason, actor=actor, at=at, today=today)
    if person.is_active:
        lock_account(person, reason=reason, actor=actor, at=at, today=today)
    audit.record(
        actor, "accounts.person.handed_over", person, at=at,
        rows=[row for one in moved.values() for row in one.rows],
        before={table: digests for one in moved.values() for table, digests in one.before.items()},
        to=to.pk, to_name=to.audit_name, moved={key: one.count for key, one in moved.items()}, ended=ended,
        left=left, reason=reason,
    )  # fmt: skip
    return HandedOver(sum(one.count for one in moved.values()), left)


def _end_roles(person: User, *, reason: str, actor: User, at: datetime, today: date) -> int:
    """The post is left, so nobody who opens the account again opens the post with it; return how many roles ended.

    A role that began today lasts the day out: ended from today on, the book would say that it was never held.
    """
    ended = 0
    for grant in list(lasting_grants(person, today=today)):
        from_day = today + timedelta(days=1) if grant.valid_from == today else today
        if grant.valid_to is None or grant.valid_to > from_day:
            end_role(grant, from_day=from_day, reason=reason, actor=actor, at=at, today=today)
            ended += 1
    return ended


def check_successor(person: User, to: User, *, today: date) -> None:
    """Refuse one who is closed, who is the leaver, or who could not go on with what the leaver did where he did it."""
    scope = scope_of(to, today=today)
    reaches = all(_goes_on(scope, grant) for grant in lasting_grants(person, today=today))
    if to.pk == person.pk or not to.is_active or not reaches:
        raise NoSuccessorError(person=to.full_name)


def _goes_on(scope: Scope, grant: Grant) -> bool:
    """Whether one with this reach may do at the grant's place, the whole country where it has none, what it allows."""
    everywhere, writes = grant.unit_id is None, CAPABILITIES[Role(grant.role)].writes
    if writes is Writes.EVERYTHING:
        return scope.writes_everywhere if everywhere else scope.writes(grant.unit_id)
    if writes is Writes.REGISTRY:
        return scope.registry.everywhere if everywhere else scope.writes_registry(grant.unit_id)
    return scope.everything if everywhere else scope.reads(grant.unit_id)


def remind_of_leavers(*, today: date, at: datetime) -> int:
    """Tell who noted a leaving, or took it on, that the account is still open: once at first, again on the last day.

    Where nobody of these works here any more the administrators are told.
    """
    due = Departure.objects.filter(closed_at__isnull=True, user__is_active=True)
    due = due.select_related("user", "noted_by", "taken_on_by")
    return send_notices([_notice(one, to, today) for one in due for to in _reminded(one, today)], at=at)


def _reminded(departure: Departure, today: date) -> list[int]:
    if departure.answering.is_active:
        return [departure.answering.pk]
    others = Grant.objects.at(today).filter(role__in=ADMINISTRATORS, user__is_active=True)
    return list(others.exclude(user=departure.user).values_list("user_id", flat=True).distinct())


def _notice(departure: Departure, to: int, today: date) -> NewNotice:
    is_last = departure.lock_by <= today
    words = "Hôm nay là hạn cuối hoặc đã quá hạn" if is_last else "Cần khóa"
    return NewNotice(
        to,
        f"leaving:{departure.pk}:{'last' if is_last else 'noted'}",
        f"{words}: tài khoản của {departure.user.full_name}, rời vị trí từ {departure.left_on:%d/%m/%Y}, "
        f"phải khóa chậm nhất hết ngày {departure.lock_by:%d/%m/%Y}.",
        reverse("accounts:person", args=(departure.user_id,)),
    )
