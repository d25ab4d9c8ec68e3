"""The yearly list of those whose data were not brought up to date in the national system by the lawful day."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.templatetags.vietnamese import count, day, number
from hoptac.registry.codes import code_lists, name_of
from hoptac.registry.contents import rows_of
from hoptac.registry.errors import NoUpdatesKnownError
from hoptac.registry.models import Difference, Import, Standing, YearlyUpdate
from hoptac.registry.yearly import Deadline, deadline_of

_AT_ONCE = 500
Kind = Difference.Kind


@dataclass(frozen=True, slots=True)
class Listed:
    """What a press did: open items of the year, of which ``fresh`` are new, and those of whom nothing is known."""

    year: int
    open: int
    fresh: int
    unknown: int

    @property
    def words(self) -> str:
        """All of it in a sentence or two."""
        late = count(self.open, "tổ chức")
        said = f"Năm {self.year}: {late} chưa cập nhật, {number(self.fresh)} mới đưa vào danh sách."
        if not self.unknown:
            return said
        rest = "chưa rõ, vì chưa bản trích nào ghi ngày cập nhật của năm ấy"
        return f"{said} Còn {count(self.unknown, 'tổ chức')} {rest}."


@transaction.atomic
def list_not_updated(reached: "QuerySet[Standing]", year: int, *, actor: User, at: datetime) -> Listed:
    """Make a work item of each organization in reach whose last known update is older than the year; one link.

    Whoever is known to be updated in the year, up to its last day, has no item; of whom no extract tells, or only of an
    update after that day, nothing can be said: they are counted. Refused where no extract told of updates at all.
    """
    rule = deadline_of(year)
    bound = reached.filter(kind__in=rule.kinds).exclude(
        legal_status__in=code_lists()["legal_status"].with_trait("ended")
    )
    late: dict[int, tuple[str, date | None]] = {}
    unknown = 0
    for pk, status, verdict, last in _judged(bound, rule, year):
        if verdict is None:
            unknown += 1
        elif not verdict:
            late[pk] = (status, last)
    if not late and unknown == bound.count():
        raise NoUpdatesKnownError(year=year)
    fresh = _open_items(late, year, rule, at=at)
    listed = Listed(year, len(late), fresh, unknown)
    audit.record(
        actor,
        "registry.differences.listed",
        f"registry.YearlyUpdate:{year}",
        at=at,
        year=year,
        open=listed.open,
        fresh=fresh,
        unknown=unknown,
    )
    return listed


def lapse_updated(organizations: Collection[int], *, by: Import, at: datetime) -> None:
    """Put away the items of those whom a newer extract, read in ``by``, shows as updated in time or later."""
    ids = sorted(organizations)
    for start in range(0, len(ids), _AT_ONCE):
        waiting = Difference.objects.filter(
            kind=Kind.NOT_UPDATED, settled_at=None, organization__in=ids[start : start + _AT_ONCE]
        )
        last = _days([one.organization_id for one in waiting])
        for one in waiting:
            newest = max((known for known in last.get(one.organization_id, ()) if known), default=None)
            if newest is not None and one.year is not None and newest.year >= one.year:
                one.settled_at, one.outcome, one.lapsed_by = at, Difference.Outcome.LAPSED, by
                one.note = f"Đã cập nhật ngày {day(newest)}."
                one.save(update_fields=["settled_at", "outcome", "note", "lapsed_by"])


def years_to_list(today: date) -> list[int]:
    """This year and the one before: the years whose list one may need."""
    return [today.year, today.year - 1]


def _judged(
    rows: "QuerySet[Standing]", rule: Deadline, year: int
) -> Iterator[tuple[int, str, bool | None, date | None]]:
    """Each with its legal status, whether it was updated in the year (None: unknown), and the last day before."""
    pairs = list(rows.order_by("pk").values_list("pk", "legal_status"))
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        known = _days([pk for pk, _ in some])
        for pk, status in some:
            days = [one for one in known.get(pk, ()) if one is not None]
            last = max((one for one in days if one.year < year), default=None)
            if any(date(year, 1, 1) <= one <= rule.of(year) for one in days):
                yield pk, status, True, None
            elif pk not in known or any(one > rule.of(year) for one in days):
                yield pk, status, None, None
            else:
                yield pk, status, False, last


def _days(ids: Collection[int]) -> dict[int, list[date | None]]:
    """All days of update that extracts told of these organizations; one of them never: None."""
    found: dict[int, list[date | None]] = {}
    rows: Any = rows_of(YearlyUpdate).standing().filter(organization__in=ids)
    for pk, updated_on in rows.values_list("organization", "updated_on"):
        found.setdefault(pk, []).append(updated_on)
    return found


def _open_items(late: dict[int, tuple[str, date | None]], year: int, rule: Deadline, *, at: datetime) -> int:
    """One item each; an open one of another year gives way. How many were not open before."""
    fresh, ids = 0, sorted(late)
    for start in range(0, len(ids), _AT_ONCE):
        some = set(ids[start : start + _AT_ONCE])
        done = Difference.objects.filter(kind=Kind.NOT_UPDATED, organization__in=some, year=year)
        open_now = set(done.filter(settled_at=None).values_list("organization", flat=True))
        settled = set(done.exclude(settled_at=None).exclude(outcome=Difference.Outcome.LAPSED).values_list(
            "organization", flat=True
        ))  # fmt: skip
        wanted = some - open_now - settled
        Difference.objects.filter(kind=Kind.NOT_UPDATED, organization__in=wanted, settled_at=None).update(
            settled_at=at, outcome=Difference.Outcome.LAPSED, note=f"Thay bằng danh sách của năm {year}."
        )
        Difference.objects.bulk_create(_item(pk, *late[pk], year, rule, at) for pk in sorted(wanted))
        fresh += len(wanted)
    return fresh


def _item(pk: int, status: str, last: date | None, year: int, rule: Deadline, at: datetime) -> Difference:
    before = f"lần gần nhất {day(last)}" if last else "chưa có lần nào"
    return Difference(
        organization_id=pk,
        kind=Kind.NOT_UPDATED,
        year=year,
        ours=name_of("legal_status", status) or "Có trong sổ",
        theirs=f"Chưa cập nhật trong năm {year} (hạn {day(rule.of(year))}); {before}",
        facts={},
        found_at=at,
    )
