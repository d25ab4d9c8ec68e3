"""The account of an organization's manager: given to one who has one, offered to one who has none, taken back."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.errors import OwnAccountError, RoleEndedError, RoleHeldError
from hoptac.accounts.kept_roles import KeptRole
from hoptac.accounts.models import Invitation, Role, User
from hoptac.accounts.services.invitations import Invited, Invitee, invite_to_kept_role
from hoptac.base import audit
from hoptac.base.audit import Written
from hoptac.registry.access import may_appoint
from hoptac.registry.models import ManagerInvitation, Organization, OrganizationGrant, Standing


@transaction.atomic
def appoint(
    organization: Organization, person: User, *, reason: str, actor: User, at: datetime, today: date
) -> OrganizationGrant:
    """Let ``person`` manage the organization from today on. Refused to oneself, and where the person does already."""
    held = Organization.objects.select_for_update().get(pk=organization.pk)
    if person.pk == actor.pk:
        raise OwnAccountError(act="giao vai trò")
    name = _name(held)
    if OrganizationGrant.objects.at(today).filter(user=person, organization=held).exists():
        raise RoleHeldError(person=person.full_name, role=Role.MANAGER.label, place=name)
    grant: OrganizationGrant = OrganizationGrant.objects.create(user=person, organization=held, valid_from=today)
    audit.record(
        actor,
        "registry.organization.manager_appointed",
        held,
        at=at,
        rows=[grant],
        person=person.pk,
        person_name=person.audit_name,
        first=today,
        reason=reason,
    )
    return grant


@transaction.atomic
def invite_manager(organization: Organization, *, full_name: str, email: str, actor: User, at: datetime) -> Invited:
    """Offer the account to one who has none; the link is told once."""
    invitee = Invitee(full_name, email, Role.MANAGER, None)
    invited = invite_to_kept_role(invitee, about=_name(organization), actor=actor, at=at)
    ManagerInvitation.objects.create(invitation=invited.invitation, organization=organization)
    return invited


@transaction.atomic
def dismiss(grant: OrganizationGrant, *, reason: str, actor: User, at: datetime, today: date) -> None:
    """Let the person manage the organization no more, from today on; what was given today never was."""
    held = OrganizationGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    if not held.holds_on(today):
        raise RoleEndedError(role=Role.MANAGER.label, place=_name(held.organization))
    written = Written()
    if held.valid_from is not None and held.valid_from >= today:
        written.lose(OrganizationGrant, [held.pk])
        held.delete()
    else:
        held.valid_to = today
        held.save(update_fields=["valid_to"])
        written.keep([held])
    audit.record(
        actor,
        "registry.organization.manager_dismissed",
        held.organization,
        at=at,
        rows=written.rows,
        gone=written.gone,
        person=held.user_id,
        person_name=held.user.audit_name,
        from_day=today,
        reason=reason,
    )


def _in_hands_of(invitation: Invitation, person: User, today: date) -> bool:
    """Whether the person looks after the organization, and it is still there."""
    offered = ManagerInvitation.objects.filter(invitation=invitation)
    standing = Standing.objects.select_related("unit").filter(pk__in=offered.values("organization")).first()
    return standing is not None and may_appoint(scope_of(person, today=today), standing, today=today)


def _give(invitation: Invitation, person: User, today: date, at: datetime) -> None:
    """Who takes the invitation up manages the organization in the name of the one who answers for it."""
    offered = ManagerInvitation.objects.select_related("organization").get(invitation=invitation)
    by = {"actor": invitation.answering, "at": at, "today": today}
    appoint(offered.organization, person, reason=f"Nhận lời mời số {invitation.pk}", **by)  # type: ignore[arg-type]


def _name(organization: Organization) -> str:
    named = Standing.objects.filter(pk=organization.pk).values_list("name", flat=True).first()
    return named or str(organization)


def _url(invitation: Invitation) -> str:
    offered = ManagerInvitation.objects.get(invitation=invitation)
    return reverse("registry:organization", args=(offered.organization_id,))


MANAGER = KeptRole(_in_hands_of, _give, _url)
