"""Roles, and the units in which people hold them."""

from django.conf import settings
from django.db import models

from hoptac.units.models import Unit
from hoptac.units.models.dated import Dated, DatedQuerySet


class Role(models.TextChoices):
    """What a person may do; the table of capabilities is in ``accounts.roles``."""

    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
    MINISTRY = "ministry", "Cán bộ Bộ"
    PROVINCE = "province", "Cán bộ cấp tỉnh"
    COMMUNE = "commune", "Cán bộ cấp xã"
    LEADER = "leader", "Lãnh đạo"
    ALLIANCE = "alliance", "Liên minh HTX"
    SUPERVISOR = "supervisor", "Giám sát (chỉ xem)"
    MANAGER = "manager", "Người quản lý tổ chức"


class Grant(Dated):
    """One role in one unit (the whole country where the unit is empty), for a stretch of days.

    The manager of an organization holds that role on the organization itself, in the registry.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("pk",)
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(role="manager"), name="accounts_grant_managers_are_of_organizations"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.unit or 'toàn quốc'}"

    @property
    def where(self) -> str:
        """The place in words."""
        return self.unit.full_name if self.unit else "cả nước"
