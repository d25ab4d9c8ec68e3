"""Which units a person may look at: the whole country is public knowledge."""

from hoptac.units.models import Agency, Unit
from hoptac.units.models.dated import DatedQuerySet


def units_for(user: object) -> DatedQuerySet:
    """Units are public: everyone who is signed in sees all."""
    return Unit.objects.select_related("parent__parent")


def agencies_for(user: object) -> DatedQuerySet:
    """Agencies are public: everyone who is signed in sees all."""
    return Agency.objects.select_related("unit")
