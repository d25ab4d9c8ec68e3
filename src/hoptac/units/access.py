"""Which units a person may look at: the whole country is public knowledge."""

from django.http import Http404

from hoptac.units.models import Agency, Unit
from hoptac.units.models.dated import DatedQuerySet


def units_for(user: object) -> DatedQuerySet:
    """Units are public: everyone who is signed in sees all."""
    return Unit.objects.select_related("parent__parent")


def unit_for(user: object, unit_id: int) -> Unit:
    """One of them, of today or of the past."""
    unit: Unit | None = units_for(user).filter(pk=unit_id).first()
    if unit is None:
        raise Http404("Không có đơn vị này.")
    return unit


def agencies_for(user: object) -> DatedQuerySet:
    """Agencies are public: everyone who is signed in sees all."""
    return Agency.objects.select_related("unit")
