"""Inviting a person, taking the invitation up, revoking it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoptac.accounts.access_people import charge_of
from hoptac.accounts.errors import InvitationEndedError, LinkSpentError, NameTakenError
from hoptac.accounts.kept_roles import keeper_of
from hoptac.accounts.models import Grant, Invitation, Role, User
from hoptac.accounts.one_time_links import INVITATION_LASTS, digest_of, new_token
from hoptac.accounts.services.roles import check_may_give
from hoptac.base import audit
from hoptac.units.models import Unit


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is invited, to what."""

    full_name: str
    email: str
    role: Role
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation, and the secret of its link: told once, kept nowhere."""

    invitation: Invitation
    secret: str


@transaction.atomic
def invite(invitee: Invitee, *, actor: User, at: datetime, today: date) -> Invited:
    """Offer a role. The same rules as for giving it."""
    check_may_give(invitee.role, invitee.unit, actor=actor, today=today)
    return _offered(invitee, actor=actor, at=at)


@transaction.atomic
def invite_to_kept_role(invitee: Invitee, *, about: str, actor: User, at: datetime) -> Invited:
    """Offer a role that an upper app keeps on ``about``; that app has seen to it that ``actor`` may."""
    return _offered(invitee, about=about, actor=actor, at=at)


def _offered(invitee: Invitee, *, about: str = "", actor: User, at: datetime) -> Invited:
    token = new_token()
    invitation = Invitation.objects.create(
        full_name=invitee.full_name,
        email=invitee.email,
        role=invitee.role,
        unit=invitee.unit,
        about=about,
        token_digest=token.digest,
        invited_by=actor,
        invited_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    unit = invitee.unit.key if invitee.unit else None
    audit.record(
        actor, "accounts.invitation.made", invitation, at=at,
        full_name=invitee.full_name, role=invitee.role.value, unit=unit, about=about, expires_at=invitation.expires_at,
    )  # fmt: skip
    return Invited(invitation, token.secret)


@transaction.atomic
def accept_invitation(secret: str, *, full_name: str, username: str, password: str, at: datetime, today: date) -> User:
    """Make the account with its role, once. The invitation stands until then: a name that is taken costs nothing."""
    waiting = Invitation.objects.select_related("unit", "invited_by", "taken_on_by").select_for_update(of=("self",))
    invitation: Invitation | None = waiting.open(at).filter(token_digest=digest_of(secret)).first()
    if invitation is None or not in_hands_of(invitation.answering, invitation, today=today):
        raise LinkSpentError()
    person = _new_person(username, password, full_name, invitation.email)
    grants = _give(invitation, person, today=today, at=at)
    invitation.accepted_by, invitation.accepted_at = person, at
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    audit.record(
        person, "accounts.invitation.accepted", invitation, at=at, rows=grants,
        person=person.pk, role=invitation.role, unit=invitation.unit.key if invitation.unit else None,
    )  # fmt: skip
    return person


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, reason: str, actor: User, at: datetime) -> None:
    """The link opens nothing any more."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationEndedError(person=invitation.full_name)
    invitation.revoked_by, invitation.revoked_at = actor, at
    invitation.save(update_fields=["revoked_by", "revoked_at"])
    audit.record(actor, "accounts.invitation.revoked", invitation, at=at, reason=reason)


def in_hands_of(person: User, invitation: Invitation, *, today: date) -> bool:
    """Whether the person works here and could give the role that is offered."""
    kept = keeper_of(Role(invitation.role))
    if kept is not None:
        return person.is_active and kept.in_hands_of(invitation, person, today)
    return person.is_active and charge_of(person, today=today).covers(Role(invitation.role), invitation.unit_id)


def _give(invitation: Invitation, person: User, *, today: date, at: datetime) -> list[Grant]:
    """The grant that was written; none where another app keeps the role, and binds what it wrote itself."""
    kept = keeper_of(Role(invitation.role))
    if kept is not None:
        kept.give(invitation, person, today, at)
        return []
    return [Grant.objects.create(user=person, role=invitation.role, unit=invitation.unit, valid_from=today)]


def _new_person(username: str, password: str, full_name: str, email: str) -> User:
    if User.objects.filter(username__iexact=username).exists():
        raise NameTakenError(username=username)
    try:
        with transaction.atomic():
            return User.objects.create_user(username=username, password=password, full_name=full_name, email=email)
    except IntegrityError as taken:  # another took the name in this moment
        raise NameTakenError(username=username) from taken
