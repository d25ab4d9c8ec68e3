"""An officer who leaves a post: from which day, and by when the account must be locked."""

from django.conf import settings
from django.db import models

from hoptac.accounts.models.user import User


class Departure(models.Model):
    """One leaving. ``lock_by`` is the last day on which the account may still be open.

    ``taken_on_by``: who is reminded of it since the one who noted it handed the desk over.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="departures")
    left_on = models.DateField()
    lock_by = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    taken_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-noted_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("user",), condition=models.Q(closed_at__isnull=True), name="one_open_departure_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.left_on:%d/%m/%Y}"

    @property
    def answering(self) -> User:
        """Who is to see that the account is closed in time."""
        return self.taken_on_by or self.noted_by
