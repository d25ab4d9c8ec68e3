"""The menu: each app registers its entry; the names are the screens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Entry:
    """One screen in the menu, shown to those for whom ``allowed`` holds."""

    label: str
    url_name: str
    order: int
    allowed: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as the page draws it."""

    label: str
    url: str
    active: bool


_entries: dict[str, Entry] = {}


def register(label: str, url_name: str, *, order: int, allowed: Callable[[Any], bool] = lambda user: True) -> None:
    """Add a screen; called once from an app's ``ready``."""
    _entries[url_name] = Entry(label, url_name, order, allowed)


def entries_for(request: HttpRequest) -> list[ShownEntry]:
    """The menu of the person who asks, the screen in use marked."""
    if not request.user.is_authenticated:
        return []
    wanted = sorted((entry for entry in _entries.values() if entry.allowed(request.user)), key=lambda e: e.order)
    urls = [(entry, reverse(entry.url_name)) for entry in wanted]
    return [ShownEntry(entry.label, url, request.path.startswith(url)) for entry, url in urls]
