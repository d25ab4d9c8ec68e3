"""The page of one organization: its head, the panels that say something, and those that have nothing to say yet."""

from typing import Any

from hoptac.registry.organization.head import head_of
from hoptac.registry.organization.panels import Ask, shown_panels


def shown_organization(ask: Ask) -> dict[str, Any]:
    """What the template needs."""
    panels = shown_panels(ask)
    return {
        "ask": ask,
        "organization": ask.organization,
        "standing": ask.standing,
        "said": [shown for shown in panels if shown.unsaid is None],
        "unsaid": [shown for shown in panels if shown.unsaid is not None],
        "head": head_of(ask),
    }
