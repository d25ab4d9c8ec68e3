"""The rows of a plan, from the items of its review."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from hoptac.planning.models import Plan, Task, TaskBody
from hoptac.planning.review import Item, Review
from hoptac.reporting.models import Indicator
from hoptac.units.models import Agency
from hoptac.units.queries import match_agencies

Fields = dict[str, Any]
PARTS = (("lead", TaskBody.Part.LEAD), ("partners", TaskBody.Part.PARTNER), ("agencies", TaskBody.Part.LISTED))


def fill_plan(plan: Plan, review: Review) -> None:
    """Bring the plan's targets, aims, tasks and duties to what the review holds; leads that people named stay."""
    bodies = KnownBodies(plan)
    indicators = set(Indicator.objects.values_list("code", flat=True))
    _keep_rows(plan.targets, review.kept("targets"), lambda item: _target(item, indicators))
    _keep_rows(plan.aims, review.kept("goals"), lambda item: {"text": item.quote, "section": item.values.get("section") or ""})
    _keep_rows(plan.duties, review.kept("obligations"), lambda item: _duty(item, bodies))
    _keep_rows(plan.tasks, review.kept("tasks"), _task)
    for task in plan.tasks.all():
        _keep_bodies(task, review.by_name[task.item], bodies)
    years = [year for year in plan.targets.values_list("year", flat=True) if year]
    plan.year_to = max([*years, plan.year_to or 0]) or None
    plan.save(update_fields=["year_to"])


class KnownBodies:
    """The known agency behind a name in this plan: the reviewer's choice, else the one exact match, else none."""

    def __init__(self, plan: Plan) -> None:
        self.near = plan.unit
        self.day = plan.act.dated or date(plan.year_from or plan.year_to or 1, 1, 1)
        self.found: dict[str, Agency | None] = {}

    def behind(self, name: str | None, chosen: Any = None) -> Agency | None:
        """The agency for a name as written; ``chosen`` is the key of the one that a person picked."""
        if chosen:
            return Agency.objects.filter(pk=int(chosen)).first()
        if not name:
            return None
        if name not in self.found:
            exact = [match.agency for match in match_agencies(name, near=self.near, day=self.day) if match.is_exact]
            self.found[name] = exact[0] if exact else None
        return self.found[name]


def _keep_rows(rows: Any, items: Iterable[Item], fields: Callable[[Item], Fields]) -> None:
    """Update the rows of items that stayed, add the new ones, delete those of items that went."""
    kept = list(items)
    rows.exclude(item__in=[item.name for item in kept]).delete()
    for ordinal, item in enumerate(kept):
        place = {"quote": item.quote, "start": item.start, "end": item.end, "ordinal": ordinal}
        rows.update_or_create(item=item.name, defaults={**place, **fields(item)})


def _target(item: Item, indicators: set[str]) -> Fields:
    values = item.values
    upper = values.get("value_max")
    return {
        "subject": values.get("subject") or item.quote[:300],
        "indicator_id": values["indicator"] if values.get("indicator") in indicators else None,
        "comparator": values.get("comparator") or "eq",
        "value": Decimal(str(values["value"])),
        "value_max": None if upper is None else Decimal(str(upper)),
        "unit": values.get("unit") or "",
        "measure": values.get("measure") or "level",
        "year": values.get("year"),
        "period": values.get("period") or "",
        "base_year": values.get("base_year"),
    }


def _task(item: Item) -> Fields:
    values = item.values
    return {
        "text": item.quote,
        "section": values.get("section") or "",
        "timeframe": values.get("timeframe") or "",
        "due": _day(values.get("due")),
    }


def _duty(item: Item, bodies: KnownBodies) -> Fields:
    values = item.values
    known = values.get("known") or {}
    fields: Fields = {"text": item.quote, "recurrence": values.get("recurrence") or ""}
    for part in ("who", "to", "via"):
        name = values.get(part) or ""
        fields[part] = name
        fields[f"{part}_agency"] = bodies.behind(name, known.get(name))
    fields["due"] = _day(values.get("due"))
    fields["due_kind"] = (values.get("due_kind") or "") if fields["due"] else ""
    return fields


def _keep_bodies(task: Task, item: Item, bodies: KnownBodies) -> None:
    known = item.values.get("known") or {}
    task.bodies.filter(named_by__isnull=True).delete()
    for key, part in PARTS:
        for name in item.values.get(key) or ():
            TaskBody.objects.create(task=task, part=part, name=name, agency=bodies.behind(name, known.get(name)))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
