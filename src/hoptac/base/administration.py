"""The screens under “Quản trị hệ thống”: each app registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen for those who look after the system, shown to those for whom ``allowed`` holds."""

    label: str
    url_name: str
    text: str
    order: int
    allowed: Callable[[Any], bool]


_screens: dict[str, Screen] = {}


def register(label: str, url_name: str, *, text: str, order: int, allowed: Callable[[Any], bool]) -> None:
    """Add a screen; called once from an app's ``ready``."""
    _screens[url_name] = Screen(label, url_name, text, order, allowed)


def screens_for(user: Any) -> list[Screen]:
    """The screens that this person may open."""
    return sorted((screen for screen in _screens.values() if screen.allowed(user)), key=lambda screen: screen.order)
