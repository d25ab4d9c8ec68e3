"""The worklist: filtered, counted and paged by the database, by the levels of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User
from hoptac.base.address import Address
from hoptac.base.folding import fold
from hoptac.base.sorting import ordering
from hoptac.cases.models import Watch
from hoptac.cases.strengthening.reasons import Level, Reason, reasons
from hoptac.registry.models import Organization, OrganizationGrant
from hoptac.registry.places import Ground

PAGE_SIZE = 30
DEFAULT_SORT = "name"
SORTS = {"name": "standing__folded", "contact": "contacted_on", "debt": "debt_dong"}
LEVELS = {"red": "Tới mức của luật", "amber": "Cần nhắc", "early": "Theo dõi", "unknown": "Chưa đủ dữ liệu"}


@dataclass(frozen=True, slots=True)
class WatchWish:
    """What a person wants to see; blank where all is wanted, but for what is not known: that is asked for apart."""

    q: str = ""
    kind: str = ""
    reason: str = ""
    level: str = ""
    province: str = ""
    commune: str = ""
    sort: str = DEFAULT_SORT
    misread: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The smallest place chosen."""
        return self.commune or self.province

    @property
    def is_unknown(self) -> bool:
        """Whether those of which too little is known are asked for."""
        return self.level == "unknown"


def watch_wish(said: Mapping[str, str]) -> WatchWish:
    """The wish that an address says; what makes no sense there is left aside and told."""
    asked = Address(said)
    wish = WatchWish(
        q=asked.words("q"),
        kind=asked.one_of("kind", Organization.Kind.values, label="Loại"),
        reason=asked.one_of("reason", reasons(), label="Lý do"),
        level=asked.one_of("level", LEVELS, label="Mức"),
        province=asked.words("province"),
        commune=asked.words("commune"),
        sort=asked.sort(SORTS, default=DEFAULT_SORT),
    )
    asked.of_today_alone()
    return replace(wish, misread=tuple(asked.misread))


def watched(scope: Scope, *, user: User, today: date, ground: Ground | None) -> QuerySet[Watch]:
    """The rows in reach, of a place where one is chosen."""
    rows = Watch.objects.all()
    if not scope.everything:
        granted = OrganizationGrant.objects.at(today).filter(user=user).values_list("organization", flat=True)
        rows = rows.filter(Q(unit__in=scope.read) | Q(standing__in=list(granted)))
    return rows.filter(ground.condition()) if ground else rows


def wanted(rows: QuerySet[Watch], wish: WatchWish, *, today: date) -> QuerySet[Watch]:
    """What fits the wish, in its order."""
    asked = [reasons()[wish.reason]] if wish.reason else list(reasons().values())
    condition = Q()
    for reason in asked:
        condition |= unknown(reason, today) if wish.is_unknown else _at(reason, wish.level, today)
    return _narrowed(rows, wish).filter(condition).order_by(ordering(wish.sort, SORTS), "standing__folded", "pk")


def counts(rows: QuerySet[Watch], wish: WatchWish, *, today: date) -> dict[str, dict[str, int]]:
    """By reason and level how many there are, ``all`` of a reason together; one question."""
    numbers = {}
    for reason in reasons().values():
        conditions = {level.value: at_level(reason, level, today) for level in Level}
        conditions |= {"all": any_level(reason, today), "unknown": unknown(reason, today)}
        for name, condition in conditions.items():
            numbers[f"{reason.code}_of_{name}"] = Count("pk", filter=condition)
    found = _narrowed(rows, wish).order_by().aggregate(**numbers)
    shown: dict[str, dict[str, int]] = {}
    for key, number in found.items():
        code, _, name = key.partition("_of_")
        shown.setdefault(code, {})[name] = number
    return shown


def page_of(rows: QuerySet[Watch], asked_for: str | None) -> Page[Any]:
    """One page."""
    shown = rows.select_related("standing__unit__parent__parent")
    return Paginator(shown, PAGE_SIZE).get_page(asked_for)


def at_level(reason: Reason, level: Level, today: date) -> Q:
    """The condition that a reason is just so pressing on ``today``."""
    applies, since = Q(kind__in=reason.applies_to), reason.since
    limited, cuts = Q(kind__in=reason.limited), reason.cuts(today)
    never = Q(pk__in=[])
    red = limited & Q(**{f"{since}__lte": cuts.red}) if cuts.red and reason.limited else never
    amber = limited & Q(**{f"{since}__lte": cuts.amber}) if cuts.amber and reason.limited else never
    if reason.at_once:
        amber = Q(**{f"{since}__lte": today})
    there = Q(**{f"{since}__lte": today}) if reason.early else never
    return (
        applies
        & {
            Level.RED: red,
            Level.AMBER: amber & _not(red, since),
            Level.EARLY: there & _not(red, since) & _not(amber, since),
        }[level]
    )


def _not(condition: Q, since: str) -> Q:
    """Not so; a row without the day is not so either (and no "unknown" of SQL)."""
    return ~(condition & Q(**{f"{since}__isnull": False}))


def any_level(reason: Reason, today: date) -> Q:
    """The condition that a reason is there at any level."""
    if reason.early or reason.at_once:
        return Q(kind__in=reason.applies_to, **{f"{reason.since}__lte": today})
    return at_level(reason, Level.RED, today) | at_level(reason, Level.AMBER, today)


def unknown(reason: Reason, today: date) -> Q:
    """The condition that a reason cannot be told."""
    return Q(kind__in=reason.applies_to, **{f"{reason.unknown}__lte": today})


def _at(reason: Reason, level: str, today: date) -> Q:
    return at_level(reason, Level(level), today) if level else any_level(reason, today)


def _narrowed(rows: QuerySet[Watch], wish: WatchWish) -> QuerySet[Watch]:
    if wish.kind:
        rows = rows.filter(kind=wish.kind)
    for word in fold(wish.q).split():
        rows = rows.filter(standing__folded__contains=word)
    return rows


@dataclass(frozen=True, slots=True)
class Held:
    """A reason that an organization has today, or that cannot be told (``level`` None)."""

    reason: Reason
    level: Level | None
    since: date | None


def held_by(row: Watch, *, today: date) -> list[Held]:
    """The reasons of one row, the most pressing first; then those that cannot be told."""
    found, dark = [], []
    for reason in reasons().values():
        since = getattr(row, reason.since)
        level = reason.level(row.kind, since, today=today)
        if level is not None:
            found.append(Held(reason, level, since))
        first = getattr(row, reason.unknown)
        if first is not None and first <= today and row.kind in reason.applies_to:
            dark.append(Held(reason, None, None))
    order: Sequence[Level | None] = (Level.RED, Level.AMBER, Level.EARLY)
    return [*sorted(found, key=lambda one: order.index(one.level)), *dark]
