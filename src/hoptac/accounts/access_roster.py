"""Who may read the roster, write into it, and see telephones in it."""

from datetime import date

from django.http import Http404

from hoptac.accounts.access import Scope, require_writer, scope_of
from hoptac.accounts.models import User
from hoptac.units.models import Unit


def reads_roster(unit: Unit, user: User, today: date) -> bool:
    """Whether the unit has a roster that the person may read."""
    scope = scope_of(user, today=today)
    return unit.level in (Unit.Level.PROVINCE, Unit.Level.COMMUNE) and (scope.reads(unit.pk) or unit.pk in scope.above)


def roster_unit_for(user: User, unit_id: int, *, today: date, write: bool = False) -> Unit:
    """A unit whose roster the person may read (own, below, above); 404 for missing and not yours alike."""
    scope = scope_of(user, today=today)
    unit = Unit.objects.select_related("parent__parent").filter(pk=unit_id).first()
    if unit is None or not (scope.reads(unit.pk) or unit.pk in scope.above):
        raise Http404("Không có đơn vị này trong phạm vi của bạn.")
    if write:
        require_writer(scope, unit.pk, act="sửa danh bạ của đơn vị này")
    found: Unit = unit
    return found


def sees_phone(scope: Scope, unit_id: int) -> bool:
    """Whether the person's work needs the telephone: who writes for the unit, or below it and rings upwards."""
    return scope.writes(unit_id) or (scope.is_writer and unit_id in scope.above)
