"""The page of an organization is made of panels; each app registers its own, in ``ready``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from hoptac.accounts.models import User
from hoptac.base.tables_out import Row
from hoptac.registry.codes import has_ended
from hoptac.registry.models import Organization, Standing
from hoptac.registry.naming import names_as_of, names_of


@dataclass(frozen=True, slots=True)
class Ask:
    """Whose page, for whom, opened when, and as of when. ``known_at`` None: as it is known now.

    ``misread``: what of the address made no sense and was left aside.
    """

    organization: Organization
    standing: Standing
    user: User
    at: datetime
    today: date
    day: date
    known_at: datetime | None
    may_change: bool
    sees_personal: bool
    misread: tuple[str, ...] = ()

    @property
    def is_past(self) -> bool:
        """Whether the page shows another day or an earlier knowledge than today's."""
        return self.day != self.today or self.known_at is not None

    @property
    def past_query(self) -> str:
        """What an address carries on so that it shows the same day and knowledge; blank of today's page."""
        said = {"ngay": self.day.isoformat() if self.day != self.today else ""}
        said["biet"] = self.known_at.isoformat() if self.known_at else ""
        told = urlencode({name: value for name, value in said.items() if value})
        return f"?{told}" if told else ""

    @property
    def was_in_book(self) -> bool:
        """Whether anybody had entered the organization by the moment of the page's knowledge."""
        return self.known_at is None or self.organization.created_at <= self.known_at

    @property
    def has_ended(self) -> bool:
        """Whether the organization is no more today."""
        return has_ended(self.standing.legal_status)


def names_shown(organization_ids: Iterable[int], ask: Ask) -> dict[int, str]:
    """What organizations are called on a page: as of its day and knowledge; those that nobody had named left out."""
    return (
        names_as_of(organization_ids, day=ask.day, known_at=ask.known_at) if ask.is_past else names_of(organization_ids)
    )


def name_of(ask: Ask) -> str:
    """What the organization of the page is called there; its number where nobody had named it."""
    if not ask.is_past:
        return ask.standing.name
    return names_shown([ask.organization.pk], ask).get(ask.organization.pk, str(ask.organization))


Build = Callable[[Ask], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class PanelTable:
    """What a panel gives to the file of the page: the rows of a sheet, heads first, out of what its template shows.

    Panels with the same title share one sheet, and its heads.
    """

    title: str
    rows: Callable[[Mapping[str, Any]], Iterable[Row]]


class Part(StrEnum):
    """Where on the page a panel stands: what is known, what is done about it, and last who did it."""

    FACTS = "facts"
    WORK = "work"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page. ``build`` gives what its template needs, or None where there is nothing to show.

    ``acts``: the template of what can be done about it, shown beside its title.
    """

    key: str
    title: str
    order: int
    template: str
    build: Build
    tables: tuple[PanelTable, ...] = ()
    part: Part = Part.WORK
    acts: str = ""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """That nothing is said yet; ``act`` leads to where it is said, for those who may. In a content as ``unsaid``."""

    act: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A panel with what it shows."""

    panel: Panel
    content: Mapping[str, Any]

    @property
    def unsaid(self) -> Unsaid | None:
        """Set where there is nothing to show: such panels share one card at the end."""
        return self.content.get("unsaid")


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel; one of the same key takes its place."""
    _panels[panel.key] = panel


def shown_panels(ask: Ask) -> list[ShownPanel]:
    """The panels that have something to show, in their order."""
    made = ((panel, panel.build(ask)) for panel in sorted(_panels.values(), key=lambda panel: panel.order))
    return [ShownPanel(panel, content) for panel, content in made if content is not None]
