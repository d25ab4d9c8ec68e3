"""The page of the list: what was asked for, by whom, and all that the page then shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.agenda import capped, capped_words
from hoptac.accounts.models import User
from hoptac.base.address import Address
from hoptac.registry.access import Personal, personal_in, standings_in
from hoptac.registry.access_proposals import waiting_for
from hoptac.registry.codes import choices
from hoptac.registry.listing.found_people import people_found
from hoptac.registry.listing.lists import all_rows, find
from hoptac.registry.listing.shown import lines, status_links
from hoptac.registry.listing.wishes import Wish, read
from hoptac.registry.models import Organization, Standing
from hoptac.registry.places import Ground, ground_of, places_to_choose


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see of the list. ``misread``: what of it made no sense, in words."""

    user: User
    scope: Scope
    wish: Wish
    ground: Ground | None
    misread: tuple[str, ...]
    today: date

    @property
    def reached(self) -> QuerySet[Standing]:
        """The organizations in the person's reach."""
        return standings_in(self.scope, user=self.user, today=self.today)

    @property
    def personal(self) -> Personal:
        """Where the person may see, and look for, people and telephones."""
        return personal_in(self.scope, user=self.user, today=self.today)

    @property
    def is_bounded(self) -> bool:
        """Whether a place or the reach keeps what must be read small."""
        return self.ground is not None or not self.scope.everything


def asked_of(user: User, said: Mapping[str, str], *, today: date) -> Asked:
    """What an address asks for."""
    address = Address(said)
    wish = read(address)
    address.of_today_alone()
    ground = ground_of(wish.place)
    if wish.place and ground is None:
        address.misread.append(f"Nơi đặt trụ sở “{wish.place[:40]}”")
    return Asked(user, scope_of(user, today=today), wish, ground, tuple(address.misread), today)


def rows_to_take(asked: Asked) -> QuerySet[Standing]:
    """Everything that fits."""
    bounds: Any = {"ground": asked.ground, "is_bounded": asked.is_bounded, "personal": asked.personal.rows}
    return all_rows(asked.reached, asked.wish, **bounds)


def shown_list(asked: Asked, address: QueryDict) -> dict[str, Any]:
    """What the template needs; ``address`` carries the page and is written into the links."""
    wish, scope, reach = asked.wish, asked.scope, asked.personal
    personal = reach.rows
    bounds: Any = {"ground": asked.ground, "is_bounded": asked.is_bounded, "personal": personal}
    found = find(asked.reached, wish, page=address.get("page", ""), **bounds)
    people = people_found(found, wish.q, personal, today=asked.today)
    return {
        "found": found,
        "page_obj": found.page_obj,
        "lines": lines(found.rows, reach, people),
        "finds_people": personal is not None,
        "noun": "tổ chức",
        "q": wish.q,
        "wish": wish,
        "ground": asked.ground,
        "misread": asked.misread,
        "status_links": status_links(found, wish, address),
        "may_enter": bool(scope.registry),
        "waiting": capped_words(waiting) if (waiting := capped(waiting_for(asked.user, scope))) else "",
        **_choices(asked),
    }


def _choices(asked: Asked) -> dict[str, Any]:
    return {
        **places_to_choose(asked.scope, asked.wish.province, today=asked.today),
        "kinds": Organization.Kind.choices,
        "sectors": choices("sector"),
        "charters": choices("charter_state"),
    }
