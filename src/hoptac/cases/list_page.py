"""The page of the book of procedures: what was asked for, by whom, and all that the page then shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.cases.access import procedures_in
from hoptac.cases.lists import STATES, ListWish, counts, list_wish, page_of, wanted
from hoptac.cases.models import Procedure
from hoptac.cases.rules import kinds
from hoptac.cases.shown import lines
from hoptac.registry.places import Ground, ground_of, places_to_choose


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see of the book."""

    user: User
    scope: Scope
    wish: ListWish
    ground: Ground | None
    today: date

    @property
    def reached(self) -> QuerySet[Procedure]:
        """The procedures in the person's reach."""
        return procedures_in(self.scope, user=self.user, today=self.today)

    @property
    def rows(self) -> QuerySet[Procedure]:
        """Those that fit, in their order."""
        return wanted(self.reached, self.wish, ground=self.ground, today=self.today)


def asked_of(user: User, said: Mapping[str, str], *, today: date) -> Asked:
    """What an address asks for."""
    wish = list_wish(said)
    return Asked(user, scope_of(user, today=today), wish, ground_of(wish.place), today)


def shown_list(asked: Asked, page_number: str | None) -> dict[str, Any]:
    """What the template needs."""
    wish, scope, today = asked.wish, asked.scope, asked.today
    page_obj = page_of(asked.rows, page_number)
    numbers = counts(asked.reached, wish, ground=asked.ground, today=today)
    return {
        "page_obj": page_obj,
        "lines": lines(page_obj.object_list, today=today),
        "noun": "thủ tục",
        "q": wish.q,
        "wish": wish,
        "states": [(code, name, numbers[code]) for code, name in STATES.items()],
        "kinds": kinds().values(),
        "may_start": scope.is_writer,
        **places_to_choose(scope, wish.province, today=today),
    }
