"""Rows that hold for a half-open stretch of days: ``valid_from <= day < valid_to``; an unknown end is None."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


def valid_at(day: date, prefix: str = "") -> Q:
    """The condition that a dated row (or the one behind ``prefix``) holds on ``day``."""
    return (Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    )


class DatedQuerySet(models.QuerySet[Any]):
    """Reading on a day."""

    def at(self, day: date) -> Self:
        """Rows that hold on ``day``."""
        return self.filter(valid_at(day))


class Dated(models.Model):
    """The two ends and the words about them."""

    valid_from = models.DateField(null=True, blank=True, help_text="Rỗng khi chưa rõ ngày bắt đầu.")
    valid_to = models.DateField(null=True, blank=True, help_text="Ngày đầu tiên không còn.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lt=models.F("valid_to")),
                name="%(app_label)s_%(class)s_dates_rise",
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether the row holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def begins_after(self, day: date) -> bool:
        """Whether the row will hold, and does not yet on ``day``."""
        return self.valid_from is not None and self.valid_from > day
