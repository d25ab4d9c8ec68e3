"""A unit to choose in a form."""

from django import forms

from hoptac.units.models import Unit


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One unit, written with those above it: three provinces have a commune of one name."""

    def label_from_instance(self, obj: Unit) -> str:
        """The name with those above it."""
        return obj.full_name
