"""The page of doubles: the pairs that were found, by place and by reason, with how many there are of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from hoptac.accounts.access import Scope
from hoptac.registry.access import alike_pairs_for, told_apart_for
from hoptac.registry.doubles.alike import Pair, Reason
from hoptac.registry.doubles.shown import shown_pairs
from hoptac.registry.models import AlikePair, Standing
from hoptac.registry.places import Ground, ground_of, places_to_choose

PAGE_SIZE = 20
_REASONS = {reason.name.lower(): reason for reason in Reason}
_LABELS = {"province": "Tỉnh, thành phố", "commune": "Xã, phường", "ly-do": "Lý do"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: a place and a reason, blank where all are wanted; ``misread`` is what made no sense."""

    asked: Mapping[str, str]
    ground: Ground | None
    reason: str
    misread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonLink:
    """One reason to choose pairs by. ``query``: the address of the page with it."""

    query: str
    name: str
    number: int
    is_chosen: bool


def wanted_of(asked: Mapping[str, str]) -> Wanted:
    """The place and the reason of an address; of a province and a commune the commune counts."""
    said = {key: asked[key] for key in _LABELS if asked.get(key)}
    grounds = {key: ground_of(said[key]) for key in ("province", "commune") if key in said}
    reason = said.get("ly-do", "")
    bad: list[str] = [key for key, ground in grounds.items() if ground is None]
    bad += ["ly-do"] if reason and reason not in _REASONS else []
    kept = {key: value for key, value in said.items() if key not in bad}
    ground = grounds.get("commune") or grounds.get("province")
    return Wanted(kept, ground, kept.get("ly-do", ""), tuple(f"{_LABELS[key]}: {said[key]}" for key in bad))


def doubles_page(asked: Mapping[str, str], scope: Scope, *, today: date) -> dict[str, Any]:
    """What the template needs."""
    wanted = wanted_of(asked)
    province = wanted.asked.get("province", "")
    page_obj = Paginator(pairs_wanted(wanted, scope), PAGE_SIZE).get_page(asked.get("page"))
    return {
        "page_obj": page_obj,
        "shown": shown_pairs(pairs_of(page_obj.object_list)),
        "ground": wanted.ground,
        "province": province,
        **places_to_choose(scope, province, today=today),
        "reason": wanted.reason,
        "reason_links": _links(_numbers(_there(wanted, scope)), wanted),
        "kept": wanted.asked,
        "misread": wanted.misread,
    }


def told_apart_page(asked: Mapping[str, str], scope: Scope) -> dict[str, Any]:
    """The same for the pairs that a person told apart."""
    page_obj = Paginator(told_apart_for(scope), PAGE_SIZE).get_page(asked.get("page"))
    return {"page_obj": page_obj, "shown": page_obj.object_list, "is_told": True}


def pairs_wanted(wanted: Wanted, scope: Scope) -> QuerySet[AlikePair]:
    """The rows within reach, at the place, for the reason; the strongest reasons first."""
    rows = _there(wanted, scope)
    return rows.filter(reasons__contains=f" {wanted.reason} ") if wanted.reason else rows


def pairs_of(rows: Iterable[AlikePair]) -> list[Pair]:
    """The rows as they were compared."""
    return [Pair(row.first_id, row.second_id, tuple(_REASONS[code] for code in row.reasons.split())) for row in rows]


def _there(wanted: Wanted, scope: Scope) -> QuerySet[AlikePair]:
    """The pairs of which at least one stands there: of two with the same number the other may be elsewhere."""
    rows = alike_pairs_for(scope)
    if wanted.ground is None:
        return rows
    there = Standing.objects.filter(wanted.ground.condition()).values("pk")
    return rows.filter(Q(first__in=there) | Q(second__in=there))


def _numbers(rows: QuerySet[AlikePair]) -> Counter[str]:
    """How many pairs there are for each reason, and in all under a blank."""
    found: Counter[str] = Counter()
    for reasons, number in rows.order_by().values_list("reasons").annotate(number=Count("pk")):
        found.update(dict.fromkeys(["", *reasons.split()], number))
    return found


def _links(numbers: Counter[str], wanted: Wanted) -> list[ReasonLink]:
    named = {"": "Tất cả", **{code: reason.short for code, reason in _REASONS.items()}}
    return [
        ReasonLink(urlencode({**wanted.asked, "ly-do": code}), name, numbers[code], code == wanted.reason)
        for code, name in named.items()
        if numbers[code] or code in ("", wanted.reason)
    ]
