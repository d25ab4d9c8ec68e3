"""The worklist in words: reasons, how long, what comes next, the last contact, debts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hoptac.base.templatetags.vietnamese import day as in_words
from hoptac.cases.models import Party, Procedure, Watch
from hoptac.cases.rules import basis_words, kind_of
from hoptac.cases.strengthening.lists import Held, held_by
from hoptac.cases.strengthening.reasons import Level
from hoptac.registry.listing.shown import Status
from hoptac.registry.models import Organization

_LEVELS = {
    Level.RED: Status("Tới mức của luật", "bad"),
    Level.AMBER: Status("Cần nhắc", "warn"),
    Level.EARLY: Status("Theo dõi", "info"),
}
_DARK = Status("Chưa đủ dữ liệu", "")


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One reason of an organization."""

    name: str
    state: Status
    words: str
    basis: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class WatchShown:
    """One row of the worklist."""

    watch: Watch
    short_kind: str
    reasons: list[ReasonShown]
    next_step: str
    procedure: str
    under_way: list[tuple[int, str]]

    @property
    def known(self) -> list[ReasonShown]:
        """What must be looked at again."""
        return [one for one in self.reasons if one.is_known]

    @property
    def unknown(self) -> list[ReasonShown]:
        """What the book knows too little to tell."""
        return [one for one in self.reasons if not one.is_known]


def watches_shown(rows: Iterable[Watch], *, today: date, dark: bool = False) -> list[WatchShown]:
    """The rows of a page; ``dark``: what cannot be told too. Procedures under way in one question."""
    listed = list(rows)
    under_way: dict[int, list[tuple[int, str]]] = {}
    open_ones = Party.objects.filter(organization__in=[one.pk for one in listed], procedure__state=Procedure.State.OPEN)
    for pk, number, kind in open_ones.order_by("procedure").values_list("organization", "procedure", "procedure__kind"):
        under_way.setdefault(pk, []).append((number, kind_of(kind).title))
    return [_shown(one, under_way.get(one.pk, []), today, dark) for one in listed]


def _shown(row: Watch, under_way: list[tuple[int, str]], today: date, dark: bool) -> WatchShown:
    held = held_by(row, today=today)
    first = held[0] if held and held[0].level is not None else None
    step = ""
    if first is not None:
        limit_step = first.reason.limit_step if first.level is Level.RED else None
        step = limit_step or first.reason.next_step
    reasons = [_reason(one, today) for one in held if one.level is not None or dark]
    procedure = first.reason.procedure if first is not None and row.kind in first.reason.limited else None
    return WatchShown(row, Organization.SHORT_KINDS[row.kind], reasons, step, procedure or "", under_way)


def _reason(held: Held, today: date) -> ReasonShown:
    reason, level, since = held.reason, held.level, held.since
    words = f"{reason.counted} {in_words(since)}, {_months(since, today)}" if since is not None else ""
    if level is None:
        # Too little is known: the name of the reason would say it as if it were so.
        return ReasonShown(reason.question, _DARK, words, basis_words(reason.basis), is_known=False)
    return ReasonShown(reason.name, _LEVELS[level], words, basis_words(reason.basis), is_known=True)


def _months(since: date, today: date) -> str:
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return f"{months} tháng" if months else "chưa đầy tháng"


HEADS = (
    "Số trong sổ", "Loại", "Tên", "Xã, phường", "Tỉnh, thành phố", "Lý do cần rà soát", "Chưa đủ dữ liệu về",
    "Liên hệ gần nhất", "Nợ phải trả (đồng)", "Năm của số nợ", "Bước tiếp theo", "Thủ tục đang làm",
)  # fmt: skip


def table_rows(rows: Iterable[Watch], *, today: date) -> Iterator[tuple[object, ...]]:
    """The list to take away, its heads first."""
    yield HEADS
    for one in watches_shown(rows, today=today, dark=True):
        standing = one.watch.standing
        known = [f"{each.name} ({each.state.name}; {each.words})" for each in one.known]
        yield (
            standing.pk, one.short_kind, standing.name,
            standing.unit.name if standing.unit else "",
            standing.unit.parent.full_name if standing.unit and standing.unit.parent else "",
            "; ".join(known), "; ".join(each.name for each in one.unknown),
            one.watch.contacted_on, one.watch.debt_dong, one.watch.debt_year, one.next_step,
            "; ".join(f"{title} (số {number})" for number, title in one.under_way),
        )  # fmt: skip
