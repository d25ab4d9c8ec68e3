"""The page of differences: what was asked for, by whom, and all that the page then shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.registry.differences.shown import STATES, DifferenceWish, counts_by_kind, found, phones_of, wish_of
from hoptac.registry.imports.access import differences_for
from hoptac.registry.models import Difference
from hoptac.registry.places import ground_of, places_to_choose
from hoptac.registry.services.yearly_updates import years_to_list

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see of the differences."""

    scope: Scope
    wish: DifferenceWish
    today: date

    @property
    def rows(self) -> "QuerySet[Difference]":
        """Those in reach that fit, in their order."""
        return found(differences_for(self.scope), self.wish, ground_of(self.wish.place))


def asked_of(user: User, said: Mapping[str, str], *, today: date) -> Asked:
    """What an address asks for."""
    return Asked(scope_of(user, today=today), wish_of(said), today)


def shown_list(asked: Asked, page_number: str | None) -> dict[str, Any]:
    """What the template needs."""
    scope, wish, today = asked.scope, asked.wish, asked.today
    page_obj = Paginator(asked.rows, PAGE_SIZE).get_page(page_number)
    rows = list(page_obj.object_list)
    phones = phones_of(rows, today=today)
    return {
        "page_obj": page_obj,
        "lines": [(row, phones.get(row.organization_id, "")) for row in rows],
        "noun": "khác biệt",
        "q": wish.q,
        "wish": wish,
        "kinds": counts_by_kind(differences_for(scope), wish),
        "states": STATES,
        "may_list": bool(scope.registry),
        "years": years_to_list(today),
        **places_to_choose(scope, wish.province, today=today),
    }
