"""Panels of what an organization has several of: its people, contracts, certificates, tools, members."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.registry.access import personal_in
from hoptac.registry.access_ended import takes_news
from hoptac.registry.contents import rows_of
from hoptac.registry.labels import source_told, words_of
from hoptac.registry.models import (
    Contract,
    Credential,
    DigitalTool,
    Facet,
    Membership,
    Officer,
    Organization,
)
from hoptac.registry.organization.panel_tables import thing_rows
from hoptac.registry.organization.panels import Ask, Panel, PanelTable, Part, Unsaid, names_shown, register_panel
from hoptac.registry.organization.statements import StatementShown, beside, in_force, members_called, statement_shown
from hoptac.registry.sole_posts import sole_posts
from hoptac.registry.things import KINDS, Term, term_of

_ORDER = ((Officer, 35), (Membership, 95), (Contract, 100), (Credential, 101), (DigitalTool, 102))
_IN_TITLE = frozenset({"position", "full_name", "member", "partner", "kind", "product", "name"})


@dataclass(frozen=True, slots=True)
class ThingShown:
    """One of them: what it is called, what else is said of it, and whether it still holds."""

    title: str
    statement: StatementShown
    term: Term

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known beside the title."""
        shown = zip(self.statement.names, self.statement.fields, strict=True)
        return [(one.label, one.words) for name, one in shown if name not in _IN_TITLE and one.words != "—"]


@dataclass(frozen=True, slots=True)
class UnionShown:
    """A union to which the cooperative belongs."""

    name: str
    since: date
    source: str


def _panel(facet: type[Facet], ask: Ask) -> Mapping[str, Any] | None:
    """Those that hold on the page's day, and those that have ended; None where there are none to show or enter."""
    if facet is Membership and ask.organization.kind != Organization.Kind.UNION:
        return _unions(ask)
    rows = in_force(facet, ask)
    called = members_called(rows, ask)
    shown = sorted((_shown(row, ask, called) for row in rows), key=lambda one: one.title)
    may_write = ask.may_change and not ask.is_past
    may_add = may_write and takes_news(ask.standing)
    if not shown and not may_write:
        return None
    url = reverse("registry:add_thing", args=[ask.organization.pk, facet._meta.model_name])
    unsaid = {} if shown else {"unsaid": Unsaid(KINDS[facet].add, url) if may_add else Unsaid()}
    return unsaid | {
        "facet": facet,
        "key": facet._meta.model_name,
        "kind": KINDS[facet],
        "things": [one for one in shown if not one.term.has_ended],
        "ended": [one for one in shown if one.term.has_ended],
        "may_write": may_write,
        "may_add": may_add,
        "may_vary": may_add and facet is not Membership,
        "hides_names": facet is Officer and not ask.sees_personal,
        "shared_posts": _shared_posts(ask) if facet is Officer else [],
    }


def _shared_posts(ask: Ask) -> list[tuple[str, int]]:
    """Posts of one person that several are said to hold on the page's day, with how many."""
    rows = [row for row in in_force(Officer, ask) if not term_of(row, day=ask.day).has_ended]
    held = Counter(row.position for row in rows if row.position in sole_posts())
    return [(Officer.Position(post).label, number) for post, number in held.items() if number > 1]


def _unions(ask: Ask) -> Mapping[str, Any] | None:
    """The unions to which a cooperative belongs."""
    rows = rows_of(Membership).filter(member=ask.organization).as_of(ask.day, known_at=ask.known_at)
    held = [
        row
        for row in rows.select_related("organization", *beside(Membership))
        if not term_of(row, day=ask.day).has_ended
    ]
    personal = personal_in(scope_of(ask.user, today=ask.today), user=ask.user, today=ask.today)
    open_to = personal.among(row.organization_id for row in held)
    names = names_shown([row.organization_id for row in held], ask)
    told = [
        UnionShown(
            names.get(row.organization_id, str(row.organization)),
            row.valid_from,
            source_told(row.source, sees_personal=row.organization_id in open_to),
        )
        for row in held
    ]
    return {"unions": told} if told else None


def _shown(row: Facet, ask: Ask, called: Mapping[int, str] | None) -> ThingShown:
    statement = statement_shown(row, sees_personal=ask.sees_personal, called=called)
    title = title_of(row, sees_personal=ask.sees_personal, called=called)
    return ThingShown(title, statement, term_of(row, day=ask.day))


def title_of(row: Any, *, sees_personal: bool, called: Mapping[int, str] | None = None) -> str:
    """What one of them is called; ``called`` gives the names of the day for members."""
    if isinstance(row, Officer):
        position = row.get_position_display()
        return f"{position}: {row.full_name}" if sees_personal else position
    if isinstance(row, Membership):
        return (
            words_of(Membership, "member", row.member) if called is None else called.get(row.member_id, str(row.member))
        )
    if isinstance(row, Contract):
        return row.partner
    said = row.product if isinstance(row, Credential) else row.name
    kind = words_of(type(row), "kind", row.kind)
    return f"{kind}: {said}" if said else kind


def register_thing_panels() -> None:
    """Called from ``ready``."""
    for facet, order in _ORDER:
        key = facet._meta.model_name or ""
        title = "Liên hiệp và thành viên" if facet is Membership else facet.label
        tables = (PanelTable(title, thing_rows),)
        drawn = ("registry/panel_things.html", partial(_panel, facet), tables)
        register_panel(Panel(key, title, order, *drawn, Part.FACTS, "registry/panel_things_acts.html"))
