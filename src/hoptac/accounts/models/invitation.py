"""A word to one person that an account waits, to be taken up by a link that is shown once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from hoptac.accounts.models.grant import Role
from hoptac.accounts.models.user import User
from hoptac.units.models import Unit


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which may still be taken up."""

    def open(self, at: datetime) -> "InvitationQuerySet":
        """Neither taken up nor revoked nor run out."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)


class Invitation(models.Model):
    """One role in one unit, offered. Of the link only a digest is kept: who reads the database cannot take it up.

    ``taken_on_by``: who answers for it since the one who invited handed the desk over.
    """

    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=250, blank=True, help_text="Tên tổ chức, với vai trò giữ trên một tổ chức.")
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    taken_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="invitation"
    )
    accepted_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-invited_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True), name="invitation_ends_one_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_role_display()} {self.where}"

    def state_words(self, at: datetime) -> str:
        """How it stands at a moment."""
        if self.accepted_at:
            return "Đã nhận"
        if self.revoked_at:
            return "Đã thu hồi"
        return "Hết hạn" if self.expires_at <= at else "Đang chờ"

    @property
    def answering(self) -> User:
        """In whose name the role is given once it is taken up."""
        return self.taken_on_by or self.invited_by

    @property
    def where(self) -> str:
        """The place in words."""
        return self.about or (self.unit.full_name if self.unit else "cả nước")
