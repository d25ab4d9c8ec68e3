"""Bodies of the State, the Party, the Front and the Alliance, each in a unit and in time."""

from django.db import models

from hoptac.units.models.dated import Dated, DatedQuerySet
from hoptac.units.models.unit import Unit


class Agency(Dated):
    """One body for the days on which it was one; a central body has no unit."""

    # The kind of names such as "các sở, ngành": several bodies at once, to be asked together, and no body of its own.
    COLLECTIVE = "collective"

    key = models.CharField(max_length=80, unique=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    asked = models.BooleanField(
        default=False, help_text="Cơ quan Đảng, Mặt trận, đoàn thể: đề nghị phối hợp, không giao và không đôn đốc."
    )
    source = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("name", "pk")
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name with its unit's, where the name does not say it."""
        if self.unit is None or self.unit.name.casefold() in self.name.casefold():
            return self.name
        return f"{self.name}, {self.unit.name}"

    @property
    def placed_name(self) -> str:
        """The name with its places up to the province: in a list from all over, same names are told apart."""
        places = self.unit.full_name.split(", ") if self.unit else []
        return ", ".join([self.name, *(place for place in places if place.casefold() not in self.name.casefold())])


class AgencyName(models.Model):
    """A way in which documents write an agency's name."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    exact = models.CharField(max_length=200, db_index=True)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("agency", "exact"), name="agency_name_once")]

    def __str__(self) -> str:
        return self.name


class AgencySuccession(models.Model):
    """A body's duties passing to another on a day, with the act that says so."""

    old = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="origins")
    day = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("old", "new", "day"), name="agency_succession_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
