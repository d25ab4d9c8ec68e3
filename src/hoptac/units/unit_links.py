"""Pages about a unit that other apps have: each registers its own, and the unit's page leads there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hoptac.units.models import Unit

# Whether a page about this unit answers to this person on a day: a link that leads to a refusal is none.
Shown = Callable[[Unit, Any, date], bool]


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A page whose address takes ``unit_id``, for the units and people for whom ``shown`` holds."""

    label: str
    url_name: str
    shown: Shown


_links: dict[str, UnitLink] = {}
_screens: dict[str, str] = {}


def register(label: str, url_name: str, *, shown: Shown) -> None:
    """Add a page; called once from an app's ``ready``."""
    _links[url_name] = UnitLink(label, url_name, shown)


def links_of(unit: Unit, user: object, *, today: date) -> list[tuple[str, str]]:
    """Label and address of each page about this unit that answers to the person."""
    shown = (link for link in _links.values() if link.shown(unit, user, today))
    return [(link.label, reverse(link.url_name, args=[unit.pk])) for link in shown]


def register_screen(label: str, url_name: str) -> None:
    """Add a page about all units, to which the list of units leads; called once from an app's ``ready``."""
    _screens[url_name] = label


def screens() -> list[tuple[str, str]]:
    """Label and address of each page about all units."""
    return [(label, reverse(url_name)) for url_name, label in _screens.items()]
