"""What waits for a person, told on the first screen: each app registers what it knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User
from hoptac.base.templatetags.vietnamese import number as figure
from hoptac.base.templatetags.vietnamese import with_unit

# Told on each first screen: of more than these nobody needs the number there; the list behind the link counts them.
MOST = 99


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: how many of what (as `capped` counts), where they are, how pressing (a badge's tone)."""

    number: int
    words: str
    url: str
    tone: str = "info"


def capped(rows: QuerySet[Any]) -> int:
    """How many rows, counted no further than it takes to know that they are more than ``MOST``."""
    return rows.order_by()[: MOST + 1].count()


def capped_words(number: int) -> str:
    """A capped number in words.

    >>> capped_words(99), capped_words(100)
    ('99', 'hơn 99')
    """
    return figure(number) if number <= MOST else f"hơn {figure(MOST)}"


def item_of(rows: QuerySet[Any], noun: str, url: str, tone: str) -> Item:
    """So many of something, where they are."""
    number = capped(rows)
    return Item(number, with_unit(capped_words(number), noun), url, tone)


Find = Callable[[User, Scope, date], Iterable[Item]]
_found: dict[str, Find] = {}


def register(key: str, find: Find) -> None:
    """Add what an app knows; called once from its ``ready``."""
    _found[key] = find


def agenda_for(user: User, scope: Scope, *, today: date) -> list[Item]:
    """What waits for the person, in the order in which the apps stand; nothing of which there is none."""
    return [item for find in _found.values() for item in find(user, scope, today) if item.number]
