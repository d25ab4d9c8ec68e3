"""Administrative units as they were and are."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from hoptac.units.models.dated import Dated, DatedQuerySet


class UnitQuerySet(DatedQuerySet):
    """Reading down the three levels."""

    def within(self, unit_ids: Iterable[int]) -> Self:
        """The units themselves and all below them (province, district, commune: never deeper)."""
        ids = list(unit_ids)
        return self.filter(Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids))


class Unit(Dated):
    """One unit for the days on which it was one. Codes are used again across a reform; ``key`` never is."""

    class Level(models.TextChoices):
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"

    key = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=10, db_index=True)
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("level", "name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name with the names above it, so that same names are told apart."""
        names, unit = [self.name], self.parent
        while unit is not None:
            names.append(unit.name)
            unit = unit.parent
        return ", ".join(names)


class Succession(models.Model):
    """One unit's ground passing to another, wholly or in part; ``share`` is None where nobody confirmed it."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    kind = models.CharField(max_length=20)
    share = models.DecimalField(max_digits=9, decimal_places=8, null=True, blank=True)
    day = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("old", "new", "day"), name="succession_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
