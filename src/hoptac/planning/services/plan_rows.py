"""The rows of a plan, from the items of its review."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from hoptac.base.audit import Written
from hoptac.documents.headings import day_of
from hoptac.planning.models import Aim, Plan, ReportDuty, Target, Task, TaskBody
from hoptac.planning.queries import names_in
from hoptac.planning.review.items import Item, Review
from hoptac.reporting.models import Indicator
from hoptac.units.models import Agency
from hoptac.units.queries import bodies_named

Fields = dict[str, Any]
PARTS = (("lead", TaskBody.Part.LEAD), ("partners", TaskBody.Part.PARTNER), ("agencies", TaskBody.Part.LISTED))


def fill_plan(plan: Plan, review: Review, *, day: date, written: Written) -> None:
    """Bring the plan's targets, aims, tasks and duties to what the review holds; leads that people named stay.

    Bodies are those of ``day``, the document's own.
    """
    stood = _rows_of(plan)
    bodies = KnownBodies(plan, [*review.kept("tasks"), *review.kept("obligations")], day=day)
    indicators = set(Indicator.objects.values_list("code", flat=True))
    _keep_rows(Target, plan, review.kept("targets"), lambda item: _target(item, indicators))
    _keep_rows(Aim, plan, review.kept("goals"), lambda item: {"text": item.quote, "section": _section(item)})
    _keep_rows(ReportDuty, plan, review.kept("obligations"), lambda item: _duty(item, bodies))
    _keep_rows(Task, plan, review.kept("tasks"), _task)
    _keep_bodies(plan, review, bodies)
    years = [year for year in plan.targets.values_list("year", flat=True) if year]
    plan.year_to = max([*years, plan.year_to or 0]) or None
    plan.save(update_fields=["year_to"])
    stand = _rows_of(plan)
    for table, keys in stand.items():
        written.keep(table(pk=key) for key in keys)
        written.lose(table, stood[table] - keys)


def _rows_of(plan: Plan) -> dict[type[Model], set[int]]:
    """The keys of all that the plan holds, by table."""
    owned = (plan.targets, plan.aims, plan.duties, plan.tasks)
    held: dict[type[Model], set[int]] = {rows.model: set(rows.values_list("pk", flat=True)) for rows in owned}
    bodies = TaskBody.objects.filter(task__plan=plan)
    return held | {TaskBody: set(bodies.values_list("pk", flat=True))}


class KnownBodies:
    """The known agency behind each name in a plan: the reviewer's choice, else the nearest exact match, else none."""

    def __init__(self, plan: Plan, items: list[Item], *, day: date) -> None:
        names = {name for item in items for name in names_in(item)}
        self.matches = bodies_named(names, near=plan.unit, day=day)
        chosen = {int(key) for item in items for key in (item.values.get("known") or {}).values() if key}
        self.chosen = Agency.objects.in_bulk(chosen)

    def behind(self, name: str, item: Item) -> Agency | None:
        """The agency for a name as written in the item."""
        known = item.values.get("known") or {}
        if name in known:  # an empty choice says that it is none of the known ones
            return self.chosen.get(int(known[name] or 0))
        return next((match.agency for match in self.matches.get(name, ()) if match.is_exact), None)


def _keep_rows(model: type[Model], plan: Plan, items: Iterable[Item], fields: Callable[[Item], Fields]) -> None:
    """Update the rows of items that stayed (they keep their keys), add the new ones, delete those of items that went.

    Three statements for any number of rows: a long plan is accepted as fast as a short one.
    """
    rows = [(item, {**_place(item, ordinal), **fields(item)}) for ordinal, item in enumerate(items)]
    known = model._default_manager.filter(plan=plan)
    known.exclude(item__in=[item.name for item, _ in rows]).delete()
    model._default_manager.bulk_create(
        [model(plan=plan, item=item.name, **values) for item, values in rows],
        update_conflicts=True,
        unique_fields=("plan", "item"),
        update_fields=list(rows[0][1]) if rows else None,
    )


def _place(item: Item, ordinal: int) -> Fields:
    return {"quote": item.quote, "start": item.start, "end": item.end, "ordinal": ordinal}


def _target(item: Item, indicators: set[str]) -> Fields:
    values = item.values
    upper = values.get("value_max")
    return {
        "subject": str(values.get("subject") or item.quote)[:300],
        "indicator_id": values["indicator"] if values.get("indicator") in indicators else None,
        "comparator": values.get("comparator") or "eq",
        "value": Decimal(str(values["value"])),
        "value_max": None if upper is None else Decimal(str(upper)),
        "unit": str(values.get("unit") or "")[:60],
        "measure": values.get("measure") or "level",
        "year": values.get("year"),
        "period": str(values.get("period") or "")[:20],
        "base_year": values.get("base_year"),
    }


def _task(item: Item) -> Fields:
    values = item.values
    return {
        "text": item.quote,
        "section": _section(item),
        "timeframe": str(values.get("timeframe") or "")[:200],
        "due": day_of(values.get("due")),
    }


def _duty(item: Item, bodies: KnownBodies) -> Fields:
    values = item.values
    fields: Fields = {"text": item.quote, "recurrence": str(values.get("recurrence") or "")[:120]}
    for part in ("who", "to", "via"):
        name = str(values.get(part) or "")
        fields[part] = name if part == "who" else name[:300]
        fields[f"{part}_agency"] = bodies.behind(name, item)
    fields["due"] = day_of(values.get("due"))
    fields["due_kind"] = (values.get("due_kind") or "") if fields["due"] else ""
    return fields


def _keep_bodies(plan: Plan, review: Review, bodies: KnownBodies) -> None:
    """The bodies as the document names them, beside the leads that people named."""
    TaskBody.objects.filter(task__plan=plan, named_by__isnull=True).delete()
    TaskBody.objects.bulk_create(
        TaskBody(task=task, part=part, name=name[:300], agency=bodies.behind(name, item))
        for task in plan.tasks.all()
        for item in [review.by_name[task.item]]
        for key, part in PARTS
        for name in item.values.get(key) or ()
    )


def _section(item: Item) -> str:
    return str(item.values.get("section") or "")[:60]
