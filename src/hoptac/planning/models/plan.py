"""A plan, made from one act by one acceptance."""

from datetime import date

from django.conf import settings
from django.db import models

from hoptac.documents.models import Act, Document, Reading
from hoptac.units.models import Agency, Unit


class Plan(models.Model):
    """A plan of one body. ``unit`` is the body's unit, kept here so that reach is one condition."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="plan")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    title = models.TextField()
    year_from = models.PositiveSmallIntegerField(null=True)
    year_to = models.PositiveSmallIntegerField(null=True)
    is_secondary = models.BooleanField(default=False, help_text="Chỉ biết qua tin bài, chưa có văn bản gốc.")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year_to", "title", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """The years as people write them: 2025, or 2026-2027."""
        if self.year_from is None or self.year_from == self.year_to:
            return str(self.year_to or "")
        return f"{self.year_from}-{self.year_to}"

    def is_awaiting_succession(self, day: date) -> bool:
        """Whether its body has ended: its targets and duties wait for an act of succession, and are never overdue."""
        body: Agency | Unit = self.agency or self.unit
        return not body.holds_on(day) or not self.unit.holds_on(day)


class Acceptance(models.Model):
    """One person's word that the reading, as corrected, is right. ``items`` is everything as it was accepted."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="acceptances")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="acceptances")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="acceptances")
    items = models.JSONField()
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.document} {self.accepted_at:%d/%m/%Y}"
