"""Two entries that look like one, and that a person knows to be two."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.organization import Organization


class ToldApart(models.Model):
    """A pair that is not proposed again; ``first`` is the entry with the smaller number."""

    first = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ("-told_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("first", "second"), name="told_apart_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first}, {self.second}"
