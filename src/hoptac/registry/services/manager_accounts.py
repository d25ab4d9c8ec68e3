"""Opening a manager's account again: told of the account, for the security log, and in the organization's history."""

from datetime import datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.accounts.services import accounts
from hoptac.base import audit
from hoptac.registry.models import OrganizationGrant


@transaction.atomic
def unlock_manager(grant: OrganizationGrant, *, reason: str, actor: User, at: datetime) -> None:
    """Open the account again, and forget the failures that may have locked its name."""
    accounts.unlock_account(grant.user, reason=reason, actor=actor, at=at)
    _record(grant, "registry.organization.manager_unlocked", reason=reason, actor=actor, at=at)


@transaction.atomic
def make_manager_link(grant: OrganizationGrant, *, reason: str, actor: User, at: datetime) -> str:
    """The secret of a link by which the manager sets a new password."""
    secret = accounts.make_password_link(grant.user, reason=reason, actor=actor, at=at)
    _record(grant, "registry.organization.manager_link_made", reason=reason, actor=actor, at=at)
    return secret


@transaction.atomic
def reset_manager_factor(grant: OrganizationGrant, *, reason: str, actor: User, at: datetime) -> None:
    """For a manager who lost the telephone: the password alone opens the account until it is set up anew."""
    accounts.reset_second_factor(grant.user, reason=reason, actor=actor, at=at)
    _record(grant, "registry.organization.manager_factor_reset", reason=reason, actor=actor, at=at)


def _record(grant: OrganizationGrant, action: str, *, reason: str, actor: User, at: datetime) -> None:
    audit.record(
        actor, action, grant.organization, at=at,
        person=grant.user_id, person_name=grant.user.audit_name, reason=reason,
    )  # fmt: skip
