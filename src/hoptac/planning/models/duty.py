"""Report duties: who reports to whom, through whom, by when."""

from django.db import models

from hoptac.planning.models.origin import FromDocument
from hoptac.planning.models.plan import Plan
from hoptac.units.models import Agency


class ReportDuty(FromDocument):
    """One duty as the document states it; ``due_kind`` tells "trước ngày" from "chậm nhất ngày" and "ngày"."""

    class DueKind(models.TextChoices):
        BEFORE = "before", "trước ngày"
        BY = "by", "chậm nhất ngày"
        ON = "on", "ngày"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    text = models.TextField()
    who = models.TextField(blank=True)
    who_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    to = models.CharField(max_length=300, blank=True)
    to_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="duties_received"
    )
    via = models.CharField(max_length=300, blank=True)
    via_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="duties_passed"
    )
    due = models.DateField(null=True)
    due_kind = models.CharField(max_length=10, choices=DueKind.choices, blank=True)
    recurrence = models.CharField(max_length=120, blank=True)

    class Meta(FromDocument.Meta):
        verbose_name_plural = "report duties"
        constraints = [models.UniqueConstraint(fields=("plan", "item"), name="duty_once")]

    def __str__(self) -> str:
        return self.text[:120]
