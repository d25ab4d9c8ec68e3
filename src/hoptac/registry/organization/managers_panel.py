"""The panel of the accounts that manage an organization, for those who look after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from hoptac.accounts.access import scope_of
from hoptac.accounts.lock_out import locked_out_among
from hoptac.accounts.models import User
from hoptac.registry.access import may_appoint
from hoptac.registry.access_ended import takes_news
from hoptac.registry.access_managers import helped_by, open_invitations
from hoptac.registry.models import OrganizationGrant
from hoptac.registry.organization.panels import Ask, Panel, register_panel


@dataclass(frozen=True, slots=True)
class ManagerShown:
    """One who manages the organization. ``locked_until``: after too many wrong passwords. ``has_factor``: the account
    asks for a code too. ``may_help``: whether whoever looks may open the account again."""

    grant: OrganizationGrant
    locked_until: datetime | None
    has_factor: bool
    may_help: bool

    @property
    def person(self) -> User:
        """Who it is."""
        return self.grant.user

    @property
    def may_unlock(self) -> bool:
        """Whether there is something to unlock, and whoever looks may."""
        return self.may_help and (self.locked_until is not None or not self.person.is_active)

    @property
    def may_give_link(self) -> bool:
        """The same of a new password: of a locked account no link would open."""
        return self.may_help and self.person.is_active

    @property
    def may_reset_factor(self) -> bool:
        """The same of the second factor."""
        return self.may_help and self.has_factor


def _managers(ask: Ask) -> Mapping[str, Any] | None:
    scope = scope_of(ask.user, today=ask.today)
    if ask.is_past or not may_appoint(scope, ask.standing, today=ask.today):
        return None
    invitations = list(open_invitations(ask.organization.pk, at=ask.at))
    return {"managers": _managers_shown(ask), "invitations": invitations, "may_invite": takes_news(ask.standing)}


def _managers_shown(ask: Ask) -> list[ManagerShown]:
    grants = OrganizationGrant.objects.at(ask.today).filter(organization=ask.organization).select_related("user")
    people = {grant.user_id: grant.user for grant in grants}
    if not people:
        return []
    helped = helped_by(ask.user, people.keys(), today=ask.today)
    locked = locked_out_among([one.username for one in people.values()], at=ask.at)
    coded = set(Authenticator.objects.filter(user__in=people).values_list("user_id", flat=True))
    return [
        ManagerShown(grant, locked.get(grant.user.username), grant.user_id in coded, grant.user_id in helped)
        for grant in grants
    ]


def register_managers_panel() -> None:
    """Called from ``ready``."""
    register_panel(Panel("managers", "Tài khoản của tổ chức", 190, "registry/panel_managers.html", _managers))
