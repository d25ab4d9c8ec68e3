"""The panel of the accounts that manage an organization, for those who look after them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoptac.accounts.access import scope_of
from hoptac.registry.access import may_appoint
from hoptac.registry.models import ManagerInvitation, OrganizationGrant
from hoptac.registry.organization.panels import Ask, Panel, register_panel


def open_invitations(organization_id: int, *, today: date) -> QuerySet[ManagerInvitation]:
    """Those that may still be taken up."""
    rows = ManagerInvitation.objects.select_related("invitation").filter(organization=organization_id)
    unused = rows.filter(invitation__accepted_at__isnull=True, invitation__revoked_at__isnull=True)
    return unused.filter(invitation__expires_at__date__gte=today)


def _managers(ask: Ask) -> Mapping[str, Any] | None:
    scope = scope_of(ask.user, today=ask.today)
    if ask.is_past or not may_appoint(scope, ask.standing, today=ask.today):
        return None
    grants = OrganizationGrant.objects.at(ask.today).filter(organization=ask.organization).select_related("user")
    return {"grants": list(grants), "invitations": list(open_invitations(ask.organization.pk, today=ask.today))}


def register_managers_panel() -> None:
    """Called from ``ready``."""
    register_panel(Panel("managers", "Tài khoản của tổ chức", 190, "registry/panel_managers.html", _managers))
