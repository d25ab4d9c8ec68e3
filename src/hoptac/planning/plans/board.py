"""The tasks of a plan as a board: who leads what, what waits for a lead, who is asked.

Loaded rows in, columns out: nothing here reads the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from hoptac.base.folding import fold
from hoptac.planning.models import Task, TaskBody
from hoptac.units.asked_names import is_asked_name
from hoptac.units.models import Agency
from hoptac.units.succession_acts import TakenOver

NOBODY: Mapping[int, TakenOver] = MappingProxyType({})
Lead, Partner, Listed = TaskBody.Part.LEAD, TaskBody.Part.PARTNER, TaskBody.Part.LISTED


@dataclass(frozen=True, slots=True)
class Card:
    """One task with the bodies that the document or a person names for it."""

    task: Task
    leads: tuple[TaskBody, ...]
    partners: tuple[TaskBody, ...]
    listed: tuple[TaskBody, ...]

    @property
    def is_unowned(self) -> bool:
        """Whether nobody at all is named."""
        return not (self.leads or self.partners or self.listed)

    @property
    def named_lead(self) -> TaskBody | None:
        """The lead that a person chose, where the document names none."""
        return next((body for body in self.leads if body.named_by_id is not None), None)

    @property
    def choosable(self) -> tuple[TaskBody, ...]:
        """Bodies that the document lists and that may be named to lead: known, and not only asked."""
        return tuple(body for body in (*self.listed, *self.partners) if body.agency and not body.agency.asked)

    @property
    def is_asked_only(self) -> bool:
        """Whether all that are named are bodies that are asked, never assigned."""
        bodies = self.leads or (*self.partners, *self.listed)
        return bool(bodies) and all(_is_asked(body) for body in bodies)

    @property
    def waits_for_lead(self) -> bool:
        """Whether a person must say who leads; nobody is assumed."""
        return not self.leads and not self.is_asked_only


@dataclass(frozen=True, slots=True)
class Share:
    """A task in which a body has a part while the card stands elsewhere."""

    card: Card
    part: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A body that ended, whose tasks others carry on by a recorded act."""

    old: Agency
    over: TakenOver


@dataclass(slots=True)
class Column:
    """One body's tasks: those whose card stands here, and those where it takes part.

    ``passed``: the ended bodies whose tasks are among them. Where one body alone carries on the column is that body's;
    where several do, nobody is assumed, and it stays that of the ended one.
    """

    title: str
    agency: Agency | None
    is_asked: bool
    passed: list[Passed] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many tasks concern this body."""
        return len(self.cards) + len(self.shares)


@dataclass(frozen=True, slots=True)
class Board:
    """All tasks of a plan. Every task has one card; a body has one column."""

    waiting: tuple[Card, ...]
    columns: tuple[Column, ...]
    asked: tuple[Column, ...]

    @property
    def count(self) -> int:
        """How many tasks there are."""
        return len(self.waiting) + sum(len(column.cards) for column in (*self.columns, *self.asked))

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every task once, column by column."""
        return (*self.waiting, *(card for column in (*self.columns, *self.asked) for card in column.cards))

    def card_of(self, task_id: int) -> Card | None:
        """The card of one task."""
        return next((card for card in self.cards if card.task.pk == task_id), None)


def board_of(tasks: Iterable[Task], passed: Mapping[int, TakenOver] = NOBODY) -> Board:
    """The board of tasks that come with their bodies and agencies loaded, in the order of the document.

    ``passed`` says by the keys of ended bodies who carries on what they left.
    """
    waiting: list[Card] = []
    columns = _Columns(passed)
    for task in tasks:
        card = _card(task)
        home = None if card.waits_for_lead else (card.leads or card.listed or card.partners)[0]
        if home is None:
            waiting.append(card)
        else:
            columns.of(home).cards.append(card)
        standing = {columns.key_of(home)} if home else set()
        for body in (*card.leads, *card.partners, *card.listed):
            if columns.key_of(body) not in standing:
                standing.add(columns.key_of(body))
                columns.of(body).shares.append(Share(card, str(body.get_part_display())))
    ordered = sorted(columns.all, key=lambda column: (-len(column.cards), -column.count, fold(column.title)))
    return Board(
        tuple(waiting),
        tuple(column for column in ordered if not column.is_asked),
        tuple(column for column in ordered if column.is_asked),
    )


def _card(task: Task) -> Card:
    bodies = list(task.bodies.all())
    leads, partners, listed = (tuple(body for body in bodies if body.part == part) for part in (Lead, Partner, Listed))
    return Card(task, leads, partners, listed)


class _Columns:
    """The columns as they come up: one for each body, whatever the ways in which the document writes it."""

    def __init__(self, passed: Mapping[int, TakenOver]) -> None:
        self._passed = passed
        self._known: dict[object, Column] = {}

    @property
    def all(self) -> Iterable[Column]:
        """All of them."""
        return self._known.values()

    def key_of(self, body: TaskBody) -> object:
        """One body that is, or carries on, this one."""
        agency = self._now(body)
        return agency.pk if agency else fold(body.name)

    def of(self, body: TaskBody) -> Column:
        """The column in which the body's tasks stand."""
        key, agency = self.key_of(body), self._now(body)
        if key not in self._known:
            title = agency.name if agency else body.name
            self._known[key] = Column(title[:1].upper() + title[1:], agency, _is_asked(body))
        column, over = self._known[key], self._passed.get(body.agency_id or 0)
        if over is not None and body.agency is not None and body.agency not in [one.old for one in column.passed]:
            column.passed.append(Passed(body.agency, over))
        return column

    def _now(self, body: TaskBody) -> Agency | None:
        over = self._passed.get(body.agency_id or 0)
        return over.takers[0] if over is not None and len(over.takers) == 1 else body.agency


def _is_asked(body: TaskBody) -> bool:
    return body.agency.asked if body.agency is not None else is_asked_name(body.name)
