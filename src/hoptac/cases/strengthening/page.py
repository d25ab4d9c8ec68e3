"""The page of the worklist: what was asked for, by whom, and all that the page then shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.cases.models import Watch
from hoptac.cases.strengthening.lists import LEVELS, WatchWish, counts, page_of, wanted, watch_wish, watched
from hoptac.cases.strengthening.reasons import reasons
from hoptac.cases.strengthening.shown import watches_shown
from hoptac.registry.models import Organization
from hoptac.registry.places import Ground, ground_of, places_to_choose


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see of the worklist."""

    user: User
    scope: Scope
    wish: WatchWish
    ground: Ground | None
    today: date

    @property
    def needs_place(self) -> bool:
        """Whether a province is to be chosen first, so that no page reads the nation."""
        return self.scope.everything and self.ground is None

    @property
    def reached(self) -> QuerySet[Watch]:
        """The rows in the person's reach; none of the whole country."""
        rows = watched(self.scope, user=self.user, today=self.today, ground=self.ground)
        return rows.none() if self.needs_place else rows

    @property
    def rows(self) -> QuerySet[Watch]:
        """Those that fit, in their order."""
        return wanted(self.reached, self.wish, today=self.today)


def asked_of(user: User, said: Mapping[str, str], *, today: date) -> Asked:
    """What an address asks for."""
    wish = watch_wish(said)
    return Asked(user, scope_of(user, today=today), wish, ground_of(wish.place), today)


def shown_list(asked: Asked, page_number: str | None) -> dict[str, Any]:
    """What the template needs."""
    wish, scope = asked.wish, asked.scope
    page_obj = page_of(asked.rows, page_number)
    return {
        "page_obj": page_obj,
        "shown": watches_shown(page_obj.object_list, today=asked.today, dark=wish.is_unknown),
        "noun": "tổ chức",
        "q": wish.q,
        "wish": wish,
        "needs_place": asked.needs_place,
        "may_note": bool(scope.registry),
        "may_start": scope.is_writer,
        **_numbers(asked),
        **_choices(asked),
    }


def _dark(wish: WatchWish, found: Mapping[str, Mapping[str, int]]) -> int:
    """Of how many the reason that was asked for cannot be told: said where the list of those that have it is empty."""
    return found.get(wish.reason, {}).get("unknown", 0) if not wish.level else 0


def _numbers(asked: Asked) -> dict[str, Any]:
    """The reasons with how many have them; those that nobody has by name alone."""
    found = {} if asked.needs_place else counts(asked.reached, asked.wish, today=asked.today)
    held = [one for one in reasons().values() if any(found.get(one.code, {}).values())]
    return {
        "dark": _dark(asked.wish, found),
        "with_numbers": [(one, found[one.code]) for one in held],
        "without_numbers": [one.name for one in reasons().values() if one not in held],
    }


def _choices(asked: Asked) -> dict[str, Any]:
    return {
        "reasons": reasons().values(),
        "levels": LEVELS.items(),
        "kinds": Organization.Kind.choices,
        **places_to_choose(asked.scope, asked.wish.province, today=asked.today),
    }
