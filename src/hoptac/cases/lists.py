"""The book of procedures as a list: what was chosen, found, sorted and paged, all by the database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from hoptac.base.address import Address
from hoptac.base.folding import exact, fold
from hoptac.base.sorting import ordering
from hoptac.cases.models import Party, Procedure
from hoptac.cases.rules import SUSPENDED, kinds
from hoptac.registry.models import Proposal, Standing
from hoptac.registry.places import Ground

PAGE_SIZE = 30
DEFAULT_SORT = "due"
SORTS = {"due": "next_due_on", "received": "received_on", "name": "folded"}
STATES = {
    "open": "Đang làm",
    "overdue": "Quá hạn",
    "soon": "Sắp đến hạn",
    "second": "Chờ người thứ hai",
    "rest": "Hết hạn tạm ngừng",
    "closed": "Đã có kết quả",
    "withdrawn": "Đã rút",
}


@dataclass(frozen=True, slots=True)
class ListWish:
    """What a person wants to see; blank where all is wanted."""

    q: str = ""
    kind: str = ""
    state: str = ""
    province: str = ""
    commune: str = ""
    sort: str = DEFAULT_SORT
    misread: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The smallest place chosen."""
        return self.commune or self.province


def list_wish(said: Mapping[str, str]) -> ListWish:
    """The wish that an address says; what makes no sense there is left aside and told."""
    asked = Address(said)
    wish = ListWish(
        q=asked.words("q"),
        kind=asked.one_of("kind", kinds(), label="Thủ tục"),
        state=asked.one_of("state", STATES, label="Tình trạng"),
        province=asked.words("province"),
        commune=asked.words("commune"),
        sort=asked.sort(SORTS, default=DEFAULT_SORT),
    )
    asked.of_today_alone()
    return replace(wish, misread=tuple(asked.misread))


def wanted(reached: QuerySet[Procedure], wish: ListWish, *, ground: Ground | None, today: date) -> QuerySet[Procedure]:
    """What fits the wish, in its order."""
    rows = with_rest(with_second(_without_state(reached, wish, ground))).filter(_in_state(wish.state, today))
    return _sorted(rows, wish)


def counts(reached: QuerySet[Procedure], wish: ListWish, *, ground: Ground | None, today: date) -> dict[str, int]:
    """How many are in each state, among those that fit the rest of the wish; one query."""
    rows = with_rest(with_second(_without_state(reached, wish, ground)))
    numbers = {state: Count("pk", filter=_in_state(state, today)) for state in STATES}
    return dict(rows.aggregate(**numbers))


def page_of(rows: QuerySet[Procedure], asked_for: str | None) -> Page[Any]:
    """One page."""
    shown = rows.select_related("unit__parent__parent", "officer")
    return Paginator(shown, PAGE_SIZE).get_page(asked_for)


def with_second(rows: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """With ``waits_second``: whether the result, or a step, waits for a second person."""
    waiting = Party.objects.filter(procedure=OuterRef("pk"), proposal__state=Proposal.State.OPEN)
    return rows.annotate(waits_second=Exists(waiting))


def _without_state(rows: QuerySet[Procedure], wish: ListWish, ground: Ground | None) -> QuerySet[Procedure]:
    if wish.kind:
        rows = rows.filter(kind=wish.kind)
    if ground is not None:
        inside = Q(unit__in=ground.ids) | Q(unit__parent__in=ground.ids) | Q(unit__parent__parent__in=ground.ids)
        rows = rows.filter(inside)
    if wish.q.isdecimal() and len(wish.q) <= 9:
        return rows.filter(pk=int(wish.q))
    for word in fold(wish.q).split():
        rows = rows.filter(folded__contains=word)
    return rows


def is_overdue(today: date) -> Q:
    """The condition that a step should have been done."""
    return Q(state=Procedure.State.OPEN, next_due_on__lt=today)


def is_soon(today: date) -> Q:
    """The condition that a step is due soon."""
    return Q(state=Procedure.State.OPEN, next_due_on__gte=today, next_warn_on__lte=today)


def rest_is_over(today: date) -> Q:
    """The condition on rows ``with_rest`` that a suspension's time is over and the organization still rests by it."""
    return Q(rests=True, state=Procedure.State.CLOSED, result=SUSPENDED, ends_on__lt=today)


def with_rest(rows: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """With ``rests``: whether an organization rests today, and by no suspension that ends later."""
    own = Party.objects.filter(procedure=OuterRef("pk"), organization__standing__legal_status=SUSPENDED)
    return rows.annotate(rests=Exists(own) & ~Exists(_later_rest()))


def rested_too_long(organizations: QuerySet[Standing], today: date) -> QuerySet[Procedure]:
    """The suspensions of these for which `rest_is_over`, found by those that rest today: they are few, and the
    suspensions of all years many."""
    resting = organizations.filter(legal_status=SUSPENDED).order_by().values("pk")
    rows = Procedure.objects.filter(pk__in=Party.objects.filter(organization__in=resting).values("procedure"))
    rows = rows.filter(state=Procedure.State.CLOSED, result=SUSPENDED, ends_on__lt=today)
    return rows.filter(~Exists(_later_rest()))


def _later_rest() -> QuerySet[Party]:
    """The suspensions of a procedure's organizations that end later than its own."""
    parties = Party.objects.filter(procedure=OuterRef(OuterRef("pk"))).values("organization")
    return Party.objects.filter(
        organization__in=parties,
        procedure__state=Procedure.State.CLOSED,
        procedure__result=SUSPENDED,
        procedure__ends_on__gt=OuterRef("ends_on"),
    )


def _in_state(state: str, today: date) -> Q:
    return {
        "": Q(),
        "open": Q(state=Procedure.State.OPEN),
        "overdue": is_overdue(today),
        "soon": is_soon(today),
        "second": Q(waits_second=True),
        "rest": rest_is_over(today),
        "closed": Q(state=Procedure.State.CLOSED),
        "withdrawn": Q(state=Procedure.State.WITHDRAWN),
    }[state]


def _sorted(rows: QuerySet[Procedure], wish: ListWish) -> QuerySet[Procedure]:
    by = ordering(wish.sort, SORTS)
    if wish.q and not wish.q.isdecimal():
        # Those that have the words with their marks come first: Sơn Hà before Sơn Hạ.
        rows = rows.annotate(rank=Case(When(exact__contains=exact(wish.q), then=Value(0)), default=Value(1)))
        return rows.order_by("rank", by, "-received_on", "-pk")
    return rows.order_by(by, "-received_on", "-pk")
