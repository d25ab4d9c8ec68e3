"""Targets: values to reach. Aims: states to reach."""

from django.db import models

from hoptac.planning.models.origin import FromDocument
from hoptac.planning.models.plan import Plan
from hoptac.reporting.models import Indicator


class Target(FromDocument):
    """A value to reach, in the unit as written."""

    class Comparator(models.TextChoices):
        EQ = "eq", "đạt"
        APPROX = "approx", "khoảng"
        GT = "gt", "trên"
        GTE = "gte", "từ … trở lên"
        LT = "lt", "dưới"
        LTE = "lte", "không quá"
        RANGE = "range", "trong khoảng"

    class Measure(models.TextChoices):
        LEVEL = "level", "mức đạt"
        CUMULATIVE = "cumulative", "lũy kế cả kỳ"
        GROWTH = "growth", "mức tăng so với năm gốc"
        PER_YEAR = "per_year", "mỗi năm"
        SHARE = "share", "tỷ lệ"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    subject = models.CharField(max_length=300)
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="targets")
    comparator = models.CharField(max_length=10, choices=Comparator.choices)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    value_max = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    unit = models.CharField(max_length=60)
    measure = models.CharField(max_length=12, choices=Measure.choices, default=Measure.LEVEL)
    year = models.PositiveSmallIntegerField(null=True)
    period = models.CharField(max_length=20, blank=True)
    base_year = models.PositiveSmallIntegerField(null=True)

    class Meta(FromDocument.Meta):
        constraints = [
            models.UniqueConstraint(fields=("plan", "item"), name="target_once"),
            models.CheckConstraint(
                condition=models.Q(value_max__isnull=True) | models.Q(value_max__gte=models.F("value")),
                name="target_range_rises",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Aim(FromDocument):
    """A state to reach, without a number."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="aims")
    text = models.TextField()
    section = models.CharField(max_length=60, blank=True)

    class Meta(FromDocument.Meta):
        constraints = [models.UniqueConstraint(fields=("plan", "item"), name="aim_once")]

    def __str__(self) -> str:
        return self.text
