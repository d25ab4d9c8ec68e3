"""A thing measured."""

from django.db import models


class Indicator(models.Model):
    """One row of ``rules/indicators.toml``: the file rules, the table serves foreign keys and pages."""

    code = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    measure = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    aggregation = models.CharField(max_length=20)
    numerator = models.CharField(max_length=80, blank=True)
    denominator = models.CharField(max_length=80, blank=True)
    is_derived = models.BooleanField()
    definition = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
