"""What other apps keep that rests on an organization's being in the book."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hoptac.registry.errors import StillNeededError
from hoptac.registry.models import Organization
from hoptac.registry.naming import name_of_one


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on an organization. ``is_open``: somebody is at work on it, and it can be ended first."""

    organization_id: int
    words: str
    is_open: bool


Find = Callable[[QuerySet[Organization]], Sequence[Resting]]
_finders: list[Find] = []


def register_resting(find: Find) -> None:
    """Have ``find`` asked before organizations leave the book; called from an app's ``ready``."""
    if find not in _finders:
        _finders.append(find)


def resting_on(organizations: QuerySet[Organization]) -> list[Resting]:
    """All that rests on these organizations."""
    return [one for find in _finders for one in find(organizations)]


def require_free(organization: Organization, *, act: str) -> None:
    """Refuse to take an organization out of the book while somebody is at work on what rests on it."""
    held_by = [one.words for one in resting_on(Organization.objects.filter(pk=organization.pk)) if one.is_open]
    if held_by:
        raise StillNeededError(act=act, name=name_of_one(organization), held_by="; ".join(held_by))
