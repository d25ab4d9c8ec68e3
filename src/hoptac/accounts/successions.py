"""The list of ended bodies that still wait for an act of succession, and of those that have one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.base.folding import exact, fold
from hoptac.units.models import Agency, SuccessionAct
from hoptac.units.queries import successor_ids_at
from hoptac.units.succession_acts import ended_bodies, kinds_waiting


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One ended body with how many things of each kind it left, and the act that passes them on."""

    agency: Agency
    counts: tuple[int, ...]
    act: SuccessionAct | None
    may_record: bool

    @property
    def total(self) -> int:
        """All that it left."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class BodyList:
    """The lines that were asked for, and how many wait in all."""

    lines: tuple[BodyLine, ...]
    labels: tuple[str, ...]
    waiting: int
    passed: int


def bodies_for(user: User, *, words: str, only: str, today: date) -> BodyList:
    """Ended bodies in reach that left something; ``only``: "cho" those that wait, "da" those that have an act."""
    scope, kinds = scope_of(user, today=today), kinds_waiting()
    counted = [kind.count(today) for kind in kinds]
    acts = {
        act.old_id: act
        for act in SuccessionAct.objects.standing().prefetch_related("takers__new__unit__parent__parent")
    }
    keys = {pk for counts in counted for pk, number in counts.items() if number} | acts.keys()
    rows = ended_bodies(today).filter(_reached(scope), pk__in=keys).select_related("unit__parent__parent")
    agencies = list(rows.order_by("unit__folded", "name", "pk"))
    holders = successor_ids_at([agency.unit for agency in agencies if agency.unit], today)
    lines = [
        BodyLine(
            agency,
            tuple(counts.get(agency.pk, 0) for counts in counted),
            acts.get(agency.pk),
            _may_record(scope, agency, holders.get(agency.unit_id or 0, frozenset())),
        )
        for agency in agencies
    ]
    shown = (line for line in lines if _fits(line, words, only))
    passed = sum(line.act is not None for line in lines)
    return BodyList(tuple(shown), tuple(kind.label for kind in kinds), len(lines) - passed, passed)


def _reached(scope: Scope) -> Q:
    return Q() if scope.everything else Q(unit_id__in=scope.read)


def _fits(line: BodyLine, words: str, only: str) -> bool:
    if only and (line.act is None) != (only == "cho"):
        return False
    name = line.agency.placed_name
    return exact(words) in exact(name) if exact(words) != fold(words) else fold(words) in fold(name)


def _may_record(scope: Scope, agency: Agency, holders: frozenset[int]) -> bool:
    """An administrator, the ministry, or the province that has the body's ground now."""
    if scope.approval.everywhere:
        return True
    return agency.unit_id is not None and any(scope.approves(holder) for holder in holders)


def ended_body_for(user: User, agency_id: int, *, today: date) -> Agency:
    """An ended body in reach; 404 for missing and not yours, 403 for one who may not record its successors."""
    scope = scope_of(user, today=today)
    found = ended_bodies(today).filter(_reached(scope)).select_related("unit__parent__parent")
    agency = found.filter(pk=agency_id).first()
    if agency is None:
        raise Http404("Không có cơ quan đã kết thúc này trong phạm vi của bạn.")
    holders = successor_ids_at([agency.unit], today)[agency.unit.pk] if agency.unit else frozenset()
    if not _may_record(scope, agency, holders):
        raise NotAllowedError(act="ghi văn bản kế thừa của cơ quan này")
    return agency


def act_for(user: User, succession_id: int, *, today: date) -> SuccessionAct:
    """A recorded act that the person may take back."""
    act = SuccessionAct.objects.select_related("old__unit").filter(pk=succession_id).first()
    if act is None:
        raise Http404("Không có văn bản kế thừa này.")
    ended_body_for(user, act.old_id, today=today)
    return act


def table_rows(found: BodyList) -> Iterator[tuple[object, ...]]:
    """The list as a table, its heads first."""
    yield (
        "Cơ quan đã kết thúc",
        *found.labels,
        "Văn bản kế thừa",
        "Ngày văn bản",
        "Nhận việc từ ngày",
        "Cơ quan kế thừa",
    )
    for line in found.lines:
        act = line.act
        takers = "; ".join(taker.new.placed_name for taker in act.takers.all()) if act else ""
        yield (
            line.agency.placed_name,
            *line.counts,
            act.number if act else "chờ văn bản kế thừa",
            act.issued_on if act else "",
            act.day if act else "",
            takers,
        )
