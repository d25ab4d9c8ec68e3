"""What waits for a person, told on the first screen: each app registers what it knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: how many of what, where they are, how pressing (the tone of a badge)."""

    number: int
    words: str
    url: str
    tone: str = "info"


Find = Callable[[User, Scope, date], Iterable[Item]]
_found: dict[str, Find] = {}


def register(key: str, find: Find) -> None:
    """Add what an app knows; called once from its ``ready``."""
    _found[key] = find


def agenda_for(user: User, scope: Scope, *, today: date) -> list[Item]:
    """What waits for the person, in the order in which the apps stand; nothing of which there is none."""
    return [item for find in _found.values() for item in find(user, scope, today) if item.number]
