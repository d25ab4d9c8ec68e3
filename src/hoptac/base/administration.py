"""The screens under “Quản trị hệ thống”: each app registers its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """How something stands, told beside a screen's name: in a few words, where it is seen, how pressing (a badge's
    tone), and what more is said of it."""

    words: str
    url: str
    tone: str = ""
    note: str = ""


States = Callable[[Any, date, datetime], Iterable[State]]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen for those who look after the system, shown to those for whom ``allowed`` holds; ``states`` tells what
    of it waits for the person."""

    label: str
    url_name: str
    text: str
    order: int
    allowed: Callable[[Any], bool]
    states: States


@dataclass(frozen=True, slots=True)
class ShownScreen:
    """A screen as the page tells of it."""

    screen: Screen
    states: tuple[State, ...]


_screens: dict[str, Screen] = {}


def register(
    label: str,
    url_name: str,
    *,
    text: str,
    order: int,
    allowed: Callable[[Any], bool],
    states: States = lambda user, today, at: (),
) -> None:
    """Add a screen; called once from an app's ``ready``."""
    _screens[url_name] = Screen(label, url_name, text, order, allowed, states)


def screens_for(user: Any) -> list[Screen]:
    """The screens that this person may open."""
    return sorted((screen for screen in _screens.values() if screen.allowed(user)), key=lambda screen: screen.order)


def shown_for(user: Any, *, today: date, at: datetime) -> list[ShownScreen]:
    """The same with how things stand: asked for by the page that tells of it alone, for the menu is on every page."""
    return [ShownScreen(screen, tuple(screen.states(user, today, at))) for screen in screens_for(user)]
