"""Reading recorded acts of succession: who carries on for an ended body, and what of it still waits.

What waits is known to the apps above, as plans, targets and duties are: each registers how to count it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoptac.units.models import Agency, AgencySuccession, SuccessionAct, Unit
from hoptac.units.models.dated import DatedQuerySet
from hoptac.units.queries import successor_ids_at


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Who carries on, from which day, by which papers (more than one where a taker has ended too)."""

    day: date
    acts: tuple[SuccessionAct, ...]
    takers: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that a body left. ``count`` gives for ended bodies how many there are of it."""

    key: str
    label: str
    count: Callable[[date], Mapping[int, int]]


_waiting: dict[str, Waiting] = {}


def register_waiting(waiting: Waiting) -> None:
    """Add a kind of thing; called once from an app's ``ready``."""
    _waiting[waiting.key] = waiting


def kinds_waiting() -> list[Waiting]:
    """All kinds, in the order in which they were registered."""
    return list(_waiting.values())


def has_ended(agency: Agency, day: date) -> bool:
    """Whether the body, or the unit that it belonged to, was no more on ``day``."""
    ends = [agency.valid_to, agency.unit.valid_to if agency.unit else None]
    return any(end is not None and end <= day for end in ends)


def ended_bodies(day: date) -> QuerySet[Agency]:
    """The bodies that were no more on ``day``; a common name for several is none."""
    ended = Q(valid_to__lte=day) | Q(unit__valid_to__lte=day)
    return Agency.objects.filter(ended).exclude(kind=Agency.COLLECTIVE)


def taken_over(agency_ids: Collection[int], day: date) -> dict[int, TakenOver]:
    """For those of the bodies that an act passed on by ``day``, who carries on then; one query a generation."""
    acts = _acts_of(agency_ids, day)
    waiting = {taker.new_id for act in acts.values() for taker in act.takers.all() if has_ended(taker.new, day)}
    while waiting - acts.keys():
        more = _acts_of(waiting - acts.keys(), day)
        if not more:
            break
        acts |= more
        waiting = {taker.new_id for act in more.values() for taker in act.takers.all() if has_ended(taker.new, day)}
    return {pk: _followed(pk, acts, day) for pk in agency_ids if pk in acts}


def passed_to(unit_ids: Collection[int], day: date) -> QuerySet[Agency]:
    """The ended bodies for which bodies of these units carry on by ``day``, also by way of one that ended meanwhile."""
    acts = SuccessionAct.objects.standing().filter(day__lte=day)
    first = acts.filter(takers__new__unit_id__in=unit_ids)
    second = acts.filter(takers__new__in=first.values("old"))
    return Agency.objects.filter(Q(pk__in=first.values("old")) | Q(pk__in=second.values("old")))


def _acts_of(agency_ids: Collection[int], day: date) -> dict[int, SuccessionAct]:
    rows = SuccessionAct.objects.standing().filter(old__in=agency_ids, day__lte=day)
    return {act.old_id: act for act in rows.select_related("old__unit").prefetch_related("takers__new__unit__parent")}


def _followed(agency_id: int, acts: Mapping[int, SuccessionAct], day: date) -> TakenOver:
    takers: dict[int, Agency] = {}
    used: dict[int, SuccessionAct] = {}
    waiting = [agency_id]
    while waiting:
        act = acts[waiting.pop()]
        used[act.pk] = act
        for taker in act.takers.all():
            passed = acts.get(taker.new_id) if has_ended(taker.new, day) else None
            if passed is None:
                takers[taker.new_id] = taker.new
            elif passed.pk not in used:
                waiting.append(taker.new_id)
    return TakenOver(max(act.day for act in used.values()), tuple(used.values()), tuple(takers.values()))


def bodies_to_choose(old: Agency, day: date) -> DatedQuerySet:
    """Bodies of ``day`` that may carry on: of the units that have the ended one's ground, and of those above them."""
    found = (
        Agency.objects.at(day).filter(asked=old.asked).exclude(kind=Agency.COLLECTIVE).select_related("unit__parent")
    )
    if old.unit is None:
        return found.filter(unit=None).order_by("name", "pk")
    holders = successor_ids_at([old.unit], day)[old.unit.pk]
    above = Unit.objects.filter(pk__in=holders).values("parent")
    near = found.filter(Q(unit__in=holders) | Q(unit__in=above) | Q(unit__isnull=False, successions__old=old))
    return near.distinct().order_by("-unit__level", "unit__folded", "unit", "name", "pk")


def stated_elsewhere(old: Agency) -> list[AgencySuccession]:
    """What the tables of data/ say of who follows the body: to be read beside the form, never taken for an act."""
    return list(old.successions.select_related("new__unit").order_by("day", "pk"))
