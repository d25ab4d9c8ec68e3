"""Aims of plans that a reason measures: how many when the plan began, how many now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from hoptac.cases.errors import NoCountError
from hoptac.cases.models import AimCount, Watch
from hoptac.cases.strengthening.facts import facts_of
from hoptac.cases.strengthening.lists import any_level
from hoptac.cases.strengthening.reasons import Reason, reasons
from hoptac.planning.models import Aim, Plan
from hoptac.registry.models import Seat
from hoptac.registry.places import Ground, ground_of
from hoptac.units.models import Succession, Unit

BATCH = 1000
AIM_HEADS = ("Mục tiêu", "Kế hoạch", "Đo bằng", "Ngày bắt đầu", "Lúc bắt đầu", "Hiện nay")


@dataclass(frozen=True, slots=True)
class AimShown:
    """An aim with its counts; ``reason`` None: nobody has said what measures it."""

    aim: Aim
    reason: Reason | None
    starts_on: date | None
    at_start: int | None
    now: int | None
    may_link: bool
    awaits: bool


def aims_shown(aims: Iterable[Aim], *, may_link: frozenset[int], today: date) -> list[AimShown]:
    """The aims of a page; the counts of today in one question for all of them."""
    listed = list(aims)
    known = {one.aim_id: one for one in AimCount.objects.filter(aim__in=listed)}
    numbers = _now([(one, reasons()[known[one.pk].reason]) for one in listed if one.pk in known], today)
    return [
        AimShown(
            one,
            reasons()[count.reason] if count else None,
            count.starts_on if count else None,
            count.at_start if count else None,
            numbers.get(one.pk),
            may_link=one.plan_id in may_link and not one.plan.is_awaiting_succession(today),
            awaits=one.plan.is_awaiting_succession(today),
        )
        for one in listed
        for count in [known.get(one.pk)]
    ]


def aim_rows(shown: Iterable[AimShown]) -> Iterator[tuple[object, ...]]:
    """The aims as a table, its heads first; blank where nothing measures them or the book had nothing then."""
    yield AIM_HEADS
    for one in shown:
        name = one.reason.name if one.reason else ""
        yield (one.aim.text, one.aim.plan.title, name, one.starts_on, one.at_start, one.now)


def _now(asked: list[tuple[Aim, Reason]], today: date) -> dict[int, int]:
    conditions = {
        f"aim_{aim.pk}": Count("pk", filter=_on_ground(aim.plan.unit) & any_level(reason, today))
        for aim, reason in asked
    }
    found = Watch.objects.aggregate(**conditions) if conditions else {}
    return {aim.pk: found[f"aim_{aim.pk}"] for aim, _ in asked}


def _on_ground(unit: Unit) -> Q:
    """Organizations on the ground of a unit of today, in units of the past too."""
    old = Succession.objects.filter(new=unit).values("old")
    if unit.level == Unit.Level.PROVINCE:
        return Q(province=unit) | Q(province__in=old)
    return Q(unit=unit) | Q(unit__in=old)


def count_at_start(plan: Plan, reason: Reason, *, today: date) -> tuple[date, int | None]:
    """The day on which the plan began, and how many had the reason then by what is known now.

    None where the book has nothing of that place and day. Refused for a plan without a year, of a body that ended, of
    another level than commune or province, or not begun yet.
    """
    if plan.year_from is None:
        raise NoCountError(detail="kế hoạch chưa có năm bắt đầu")
    if plan.is_awaiting_succession(today):
        raise NoCountError(detail="cơ quan ban hành đã kết thúc hoạt động, chờ văn bản kế thừa")
    starts_on, ground = date(plan.year_from, 1, 1), ground_of(plan.unit.key)
    if starts_on > today:
        raise NoCountError(detail=f"kế hoạch bắt đầu từ ngày {starts_on:%d/%m/%Y}")
    if ground is None or plan.unit.level not in (Unit.Level.PROVINCE, Unit.Level.COMMUNE):
        raise NoCountError(detail="chỉ đếm theo xã hoặc tỉnh")
    return starts_on, _count(ground, reason, starts_on)


def _count(ground: Ground, reason: Reason, day: date) -> int | None:
    inside = Q(unit__in=ground.ids)
    if ground.is_province:
        inside |= Q(unit__parent__in=ground.ids) | Q(unit__parent__parent__in=ground.ids)
    there = set(Unit.objects.filter(_units(ground)).values_list("pk", flat=True))
    seats = Seat.objects.filter(inside, valid_from__lte=day).values_list("organization", flat=True)
    ids, known, count = sorted(set(seats)), 0, 0
    for start in range(0, len(ids), BATCH):
        for facts in facts_of(ids[start : start + BATCH], day=day).values():
            if facts.unit_id in there:
                known += 1
                count += reason.level(facts.kind, facts.since.get(reason.code), today=day) is not None
    return count if known else None


def _units(ground: Ground) -> Q:
    own = Q(pk__in=ground.ids)
    if not ground.is_province:
        return own
    return own | Q(parent__in=ground.ids) | Q(parent__parent__in=ground.ids)
