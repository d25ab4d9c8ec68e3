"""The page of one organization: its head, what is known, what is done about it, and last who did it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from hoptac.registry.contents import rows_of
from hoptac.registry.models import FACETS
from hoptac.registry.organization.head import head_of
from hoptac.registry.organization.panels import Ask, Part, ShownPanel, shown_panels


def shown_organization(ask: Ask) -> dict[str, Any]:
    """What the template needs."""
    panels = shown_panels(ask)
    said = [shown for shown in panels if shown.unsaid is None]
    parts = {part.value: [shown for shown in said if shown.panel.part is part] for part in Part}
    return {
        "ask": ask,
        "organization": ask.organization,
        "standing": ask.standing,
        "parts": parts,
        "said": [shown for listed in parts.values() for shown in listed],
        "unsaid": [shown for shown in panels if shown.unsaid is not None],
        "shared": _shared(parts[Part.FACTS]),
        "head": head_of(ask),
        "begins_on": None if parts[Part.FACTS] or not ask.is_past else _begins_on(ask),
    }


def _begins_on(ask: Ask) -> date | None:
    """From which day on the book says anything, as known at the page's moment; for a page that has nothing to show."""
    first, *others = (
        rows_of(facet).filter(organization=ask.organization).standing(known_at=ask.known_at).order_by()
        for facet in FACETS
    )
    days = first.values_list("valid_from").union(*(rows.values_list("valid_from") for rows in others))
    return min((day for (day,) in days if day > ask.day), default=None)


def _shared(panels: Iterable[ShownPanel]) -> str:
    """Where most facts are known from, told once below them all; blank where nothing repeats."""
    statements = (statement for shown in panels for statement in shown.content.get("statements", ()))
    told = Counter(statement.told for statement in statements if not statement.changes)
    [(words, number), *_] = told.most_common(1) or [("", 0)]
    return words if number > 1 else ""
