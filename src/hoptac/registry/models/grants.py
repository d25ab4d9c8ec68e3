"""Roles on one organization: its manager."""

from django.conf import settings
from django.db import models

from hoptac.accounts.models import Invitation
from hoptac.registry.models.organization import Organization
from hoptac.units.models.dated import Dated, DatedQuerySet


class OrganizationGrant(Dated):
    """A person who manages an organization, for a stretch of days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organization_grants")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="grants")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.user}: {self.organization}"


class ManagerInvitation(models.Model):
    """An invitation to manage an organization: taken up like any other, by a link that is shown once."""

    invitation = models.OneToOneField(Invitation, primary_key=True, on_delete=models.CASCADE, related_name="+")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="manager_invitations")

    def __str__(self) -> str:
        return str(self.invitation)
