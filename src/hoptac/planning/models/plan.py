"""A plan, made from one act by one acceptance."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models

from hoptac.documents.models import Act, Document, Reading
from hoptac.units.models import Agency, SuccessionAct, Unit


class PlanQuerySet(models.QuerySet["Plan"]):
    """Reading plans with what stands behind an ended body."""

    def with_succession(self, day: date) -> Self:
        """Each plan with ``is_passed_on``: whether an act of ``day`` or before says who carries on for its body."""
        acts = SuccessionAct.objects.standing().filter(old=models.OuterRef("agency"), day__lte=day)
        return self.annotate(is_passed_on=models.Exists(acts))


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

    objects = PlanQuerySet.as_manager()

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

    def has_ended(self, day: date) -> bool:
        """Whether its body, or the unit of it, was no more on ``day``."""
        body: Agency | Unit = self.agency or self.unit
        return not body.holds_on(day) or not self.unit.holds_on(day)

    def is_awaiting_succession(self, day: date) -> bool:
        """Whether its body has ended and no act says who carries on: all of it waits, and is never overdue.

        Lists ask once for all rows (``with_succession``); a plan by itself asks for itself.
        """
        if not self.has_ended(day):
            return False
        known: bool | None = getattr(self, "is_passed_on", None)
        if known is None:
            known = SuccessionAct.objects.standing().filter(old=self.agency_id, day__lte=day).exists()
        return not known


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
