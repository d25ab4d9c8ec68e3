"""One plan as a page: everything that it shows, read in a fixed number of queries."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from hoptac.documents.headings import day_of
from hoptac.documents.models import ActRelation
from hoptac.planning.calc import amount_words, target_words
from hoptac.planning.duties.lines import DutyLine, duty_lines
from hoptac.planning.models import Acceptance, Aim, Plan, Target, Task
from hoptac.planning.plans.board import NOBODY, Board, board_of
from hoptac.planning.plans.lists import PlanState, state_of
from hoptac.planning.successions import passed_on
from hoptac.units.models import Agency, AgencySuccession, Unit
from hoptac.units.queries import successors_of
from hoptac.units.succession_acts import TakenOver, has_ended, taken_over

_SPACES = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_AROUND = 320


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the document with what stands around them in their paragraph."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the document states as found. ``item`` names its place in the text."""

    item: str
    subject: str
    indicator: str | None
    value: Decimal
    unit: str
    as_of: date | None
    is_estimate: bool

    @property
    def words(self) -> str:
        """The figure with its unit."""
        return amount_words(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in words, with the figure found that fits it."""

    target: Target
    words: str
    stated: Stated | None
    excerpt: Excerpt | None

    @property
    def is_comparable(self) -> bool:
        """Whether a bar may set the figure against the target: the same unit, and a level to come up to."""
        return (
            self.stated is not None
            and self.stated.unit.casefold() == self.target.unit.casefold()
            and self.target.comparator in ("eq", "approx", "gt", "gte", "range")
        )

    @property
    def stated_label(self) -> str:
        """What the bar shows, in words."""
        return f"Văn bản nêu hiện có {self.stated.words}, chỉ tiêu {self.words}" if self.stated else ""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one horizon."""

    title: str
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class Successors:
    """Who stands where an ended body stood: units that took its ground, bodies that took its work."""

    units: tuple[Unit, ...]
    agencies: tuple[AgencySuccession, ...]
    taken_over: TakenOver | None = None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page of a plan shows."""

    plan: Plan
    state: PlanState
    acceptance: Acceptance | None
    successors: Successors | None
    target_groups: tuple[TargetGroup, ...]
    aims: tuple[Aim, ...]
    board: Board
    duties: tuple[DutyLine, ...]
    stated: tuple[Stated, ...]
    recommendations: tuple[Mapping[str, Any], ...]
    relations: tuple[ActRelation, ...]

    @property
    def is_awaiting(self) -> bool:
        """Whether the plan's body has ended."""
        return self.state == PlanState.AWAITING

    @property
    def target_count(self) -> int:
        """How many targets there are."""
        return sum(len(group.lines) for group in self.target_groups)


def plan_page(plan: Plan, *, today: date) -> PlanPage:
    """The page of a plan as it stands on ``today``."""
    state = state_of(plan, today)
    accepted = plan.acceptances.select_related("accepted_by", "reading").defer("reading__result")
    acceptance = accepted.order_by("-pk").first()
    items: Mapping[str, Any] = acceptance.items if acceptance else {}
    text = acceptance.reading.text if acceptance else ""
    stated = tuple(_stated(items.get("actuals") or ()))
    targets = plan.targets.select_related("indicator")
    return PlanPage(
        plan=plan,
        state=state,
        acceptance=acceptance,
        successors=successors_behind(plan, today=today) if plan.has_ended(today) else None,
        target_groups=_grouped(_target_line(target, stated, text) for target in targets),
        aims=tuple(plan.aims.all()),
        board=plan_board(plan, today=today),
        duties=tuple(duty_lines(plan.duties.select_related("who_agency", "to_agency", "via_agency"), today=today)),
        stated=stated,
        recommendations=tuple(items.get("recommendations") or ()),
        relations=tuple(plan.document.stated_relations.select_related("source", "target").order_by("kind", "pk")),
    )


def plan_board(plan: Plan, *, today: date) -> Board:
    """The tasks of a plan by body; those of a body that ended by whoever carries on."""
    tasks = list(tasks_with_bodies(plan))
    named = {body.agency for task in tasks for body in task.bodies.all() if body.agency is not None}
    ended = {agency.pk for agency in named if has_ended(agency, today)}
    return board_of(tasks, taken_over(ended, today) if ended else NOBODY)


def tasks_with_bodies(plan: Plan) -> Iterable[Task]:
    """The tasks in the order of the document, their bodies loaded."""
    return plan.tasks.prefetch_related("bodies__agency__unit", "bodies__named_by")


def agencies_to_lead(plan: Plan, *, today: date) -> list[Agency]:
    """Bodies of the plan's unit that may be named to lead: those of today, without the ones that are only asked."""
    taken = passed_on([plan], today).get(plan.agency_id or 0)
    places = {taker.unit_id for taker in taken.takers} if taken else {plan.unit_id}
    return list(Agency.objects.at(today).filter(unit__in=places - {None}, asked=False).order_by("name", "pk"))


def successors_behind(plan: Plan, *, today: date) -> Successors:
    """Units that took the ground of the plan's unit; bodies that took its body's work where a paper says so.

    ``taken_over`` is the recorded act, by which the plan waits no longer.
    """
    agencies: Sequence[AgencySuccession] = ()
    if plan.agency is not None:
        agencies = list(plan.agency.successions.select_related("new__unit").order_by("day", "pk"))
    units = [] if plan.unit.valid_to is None else successors_of(plan.unit)
    return Successors(tuple(units), tuple(agencies), passed_on([plan], today).get(plan.agency_id or 0))


def excerpt_of(text: str, start: int | None, end: int | None) -> Excerpt | None:
    """The words at a place with the rest of their paragraph.

    >>> excerpt_of("Một.\\n\\nĐến 2025,\\ncó 20 HTX.\\n\\nHai.", 19, 25)
    Excerpt(before='Đến 2025, có ', words='20 HTX', after='.')
    """
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    # Only what may be shown is looked at: a long text is not searched from end to end for each of its figures.
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    borders = [found.end() for found in _PARAGRAPH.finditer(before)]
    following = _PARAGRAPH.search(after)
    is_cut_before, is_cut_after = not borders and start > _AROUND, following is None and len(text) > end + _AROUND
    before = _one_line(before[borders[-1] if borders else 0 :])
    after = _one_line(after[: following.start()] if following else after)
    return Excerpt(
        f"… {before.lstrip()}" if is_cut_before else before,
        _one_line(text[start:end]),
        f"{after.rstrip()} …" if is_cut_after else after,
    )


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _target_line(target: Target, stated: Sequence[Stated], text: str) -> TargetLine:
    words = target_words(
        target.comparator,
        target.value,
        target.value_max,
        target.unit,
        measure=target.measure,
        base_year=target.base_year,
    )
    return TargetLine(target, words, _fitting(target, stated), excerpt_of(text, target.start, target.end))


def _fitting(target: Target, stated: Sequence[Stated]) -> Stated | None:
    """The figure found of the same indicator: official before estimate, then the latest.

    A rise or a sum over years is no level: no figure found stands beside it.
    """
    if target.indicator_id is None or target.measure not in (Target.Measure.LEVEL, Target.Measure.SHARE):
        return None
    same = [one for one in stated if one.indicator == target.indicator_id and (one.unit == "%") == (target.unit == "%")]
    return max(same, key=lambda one: (not one.is_estimate, one.as_of or date.min), default=None)


def _stated(rows: Iterable[Mapping[str, Any]]) -> Iterable[Stated]:
    for row in rows:
        if row.get("value") is not None:
            yield Stated(
                item=str(row.get("item") or ""),
                subject=str(row.get("subject") or row.get("quote") or ""),
                indicator=row.get("indicator"),
                value=Decimal(str(row["value"])),
                unit=str(row.get("unit") or ""),
                as_of=day_of(row.get("as_of")),
                is_estimate=row.get("basis") == "estimate",
            )


def _grouped(lines: Iterable[TargetLine]) -> tuple[TargetGroup, ...]:
    """By horizon, the nearest first; targets without a year last; inside in the order of the document."""
    ordered = sorted(lines, key=lambda line: (_horizon(line.target), line.target.ordinal))
    return tuple(
        TargetGroup(_title(horizon), tuple(group))
        for horizon, group in groupby(ordered, key=lambda line: _horizon(line.target))
    )


def _horizon(target: Target) -> tuple[int, str]:
    return (target.year or 9999, target.period)


def _title(horizon: tuple[int, str]) -> str:
    year, period = horizon
    if period:
        return f"Giai đoạn {period}"
    return "Không nêu năm" if year == 9999 else f"Năm {year}"
