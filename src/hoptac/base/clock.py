"""The day and the moment, read once at the edge (view, command) and passed inwards."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The fixed day of a demo or drill, else the local day in Vietnam."""
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """The moment of writing; never fixed, for what happened happened."""
    return timezone.now()
