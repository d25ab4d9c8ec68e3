"""Corrections that took effect at once and that another person looks at afterwards."""

from django.conf import settings
from django.db import models

from hoptac.registry.models.organization import Organization


class Checked(models.Model):
    """One correction by a person; ``checked_by`` is empty until somebody else has seen it."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="corrections")
    facet = models.CharField(max_length=24, help_text="Loại dòng, theo tên bảng.")
    statement_id = models.BigIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("facet", "statement_id"), name="correction_checked_once"),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("made_by")),
                name="check_needs_two_persons",
            ),
        ]
        indexes = [models.Index(fields=("checked_by", "-made_at"), name="checked_open")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.facet} {self.statement_id}"
