"""From when each reason counts, as of a day: read from the statements of many organizations in a few questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Max

from hoptac.base.working_days import months_after
from hoptac.cases.models import Outreach, Party, Procedure
from hoptac.cases.rules import SUSPENDED
from hoptac.registry.checks import MEMBER_FIELDS, SHARE_FIELDS, findings_of, is_audited
from hoptac.registry.codes import code_lists, traits_of
from hoptac.registry.contents import rows_of
from hoptac.registry.models import (
    Business,
    Facet,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Organization,
    Seat,
    Size,
    YearFigures,
)
from hoptac.registry.norms import norms, whole_on
from hoptac.registry.sizes import Figures

_COUNTED_BY_SHARE = ("cooperative", "union")
# What is read of each statement: with every import all of them are asked for very many organizations.
_READ: Mapping[type[Facet], tuple[str, ...]] = {
    LegalStatus: ("status",),
    OperatingStatus: ("status", "contacted_on"),
    Size: (
        "members",
        "members_foreign",
        "member_organizations",
        "charter_capital_dong",
        "total_capital_dong",
        *SHARE_FIELDS,
    ),
    Governance: ("met_on", "charter_state", "audited_on"),
    Seat: ("unit_id", "office"),
    Identity: ("founded_on",),
    YearFigures: ("year", "debt_dong", "revenue_dong", "recorded_at"),
    Business: ("sector",),
}
Statements = Mapping[int, Sequence[Any]]


@dataclass(slots=True)
class Facts:
    """One organization: by reason the day it counts from and the day from which it cannot be told."""

    kind: str
    unit_id: int | None
    since: dict[str, date | None] = field(default_factory=dict)
    unknown: dict[str, date | None] = field(default_factory=dict)
    contacted_on: date | None = None
    debt_dong: int | None = None
    debt_year: int | None = None


def facts_of(ids: Sequence[int], *, day: date) -> dict[int, Facts]:
    """What speaks for each of the organizations that still were on ``day``; as many questions for one as for all."""
    kinds = dict(Organization.objects.present().filter(pk__in=ids).values_list("pk", "kind"))
    said: dict[type[Facet], Statements] = {facet: _statements(facet, list(kinds), day) for facet in _READ}
    contacts, rests = _contacts(list(kinds), day), _rests(list(kinds))
    ended = code_lists()["legal_status"].with_trait("ended")
    return {
        pk: _facts(
            kind, {facet: rows.get(pk, ()) for facet, rows in said.items()}, contacts.get(pk, ()), rests.get(pk), day
        )
        for pk, kind in kinds.items()
        if _newest(said[LegalStatus].get(pk, ()), "status") not in ended
    }


def _statements(facet: type[Facet], ids: Sequence[int], day: date) -> Statements:
    """The statements that stand, by organization, oldest first; one of the same day takes the earlier one's place."""
    rows = rows_of(facet).filter(organization__in=ids, valid_from__lte=day).standing()
    found: dict[int, list[Any]] = {}
    rows = rows.order_by("organization", "valid_from", "recorded_at", "pk")
    for row in rows.values_list("pk", "organization_id", "valid_from", *_READ[facet], named=True):
        known = found.setdefault(row.organization_id, [])
        if known and known[-1].valid_from == row.valid_from and facet is not YearFigures:
            known.pop()
        known.append(row)
    return found


def _contacts(ids: Sequence[int], day: date) -> dict[int, list[Outreach]]:
    found: dict[int, list[Outreach]] = {}
    for row in Outreach.objects.filter(organization__in=ids, on__lte=day).order_by("on", "pk"):
        found.setdefault(row.organization_id, []).append(row)
    return found


def _rests(ids: Sequence[int]) -> dict[int, date]:
    """The last day of the longest suspension of which each gave notice."""
    rows = Party.objects.filter(
        organization__in=ids, procedure__state=Procedure.State.CLOSED, procedure__result=SUSPENDED
    )
    lasts = rows.order_by().values_list("organization").annotate(last=Max("procedure__ends_on"))
    return {pk: last for pk, last in lasts if last is not None}


def _facts(
    kind: str,
    said: Mapping[type[Facet], Sequence[Any]],
    contacts: Sequence[Outreach],
    rests_until: date | None,
    day: date,
) -> Facts:
    facts = Facts(kind, _newest(said[Seat], "unit_id"))
    _operating(facts, said, contacts, rests_until)
    _members(facts, said[Size], day)
    _governed(facts, said, day)
    _office(facts, said[Seat])
    _asked(facts, contacts)
    debts = [row for row in said[YearFigures] if row.debt_dong is not None]
    if debts:
        newest = max(debts, key=lambda row: (row.year, row.recorded_at))
        facts.debt_dong, facts.debt_year = newest.debt_dong, newest.year
    return facts


def _newest(rows: Sequence[Any], name: str) -> Any:
    return getattr(rows[-1], name) if rows else None


def _run(rows: Iterable[Any], holds: Callable[[Any], bool]) -> date | None:
    """The day from which something has held without a break until the newest statement; None where it does not."""
    since: date | None = None
    for row in rows:
        since = (since or row.valid_from) if holds(row) else None
    return since


def _operating(
    facts: Facts,
    said: Mapping[type[Facet], Sequence[Any]],
    contacts: Sequence[Outreach],
    rests_until: date | None,
) -> None:
    """Idle without notice; what an officer saw and every contact are contacts.

    A suspension of which notice was given (điểm b counts those alone that gave none) ends what went before: idle months
    count anew from the day after it.
    """
    rows = said[OperatingStatus]
    codes = code_lists()["operating_status"]
    idle, told = codes.with_trait("idle"), {entry.code for entry in codes if entry.traits}
    first, since = _after_rest(said[LegalStatus], rests_until), _run(rows, lambda row: row.status in idle)
    facts.since["idle"] = None if first is None or since is None else max(since, first)
    if first is not None and _newest(rows, "status") not in told:
        facts.unknown["idle"] = max(rows[-1].valid_from, first) if rows else first
    days = [row.contacted_on for row in rows if row.contacted_on] + [row.on for row in contacts]
    facts.contacted_on = max(days, default=None)


def _after_rest(rows: Sequence[Any], rests_until: date | None) -> date | None:
    """The day from which an organization should work again after its last suspension, maybe one to come.

    The first of all days where it was never suspended; None while it is and nobody knows until when.
    """
    resting = _run(rows, lambda row: row.status == SUSPENDED)
    if resting is None:
        ends = [row.valid_from for before, row in pairwise(rows) if before.status == SUSPENDED != row.status]
        return ends[-1] if ends else date.min
    return rests_until + timedelta(days=1) if rests_until is not None and rests_until >= resting else None


def _members(facts: Facts, rows: Sequence[Any], day: date) -> None:
    """Too few members, too many from abroad, and shares of capital above their cap, by the law of ``day``."""
    name = MEMBER_FIELDS.get(facts.kind)
    found = {row.pk: frozenset(findings_of(facts.kind, row, day=day)) for row in rows}
    if name is not None:
        facts.since["few"] = _run(rows, lambda row: name in found[row.pk])
        if _newest(rows, name) is None:
            facts.unknown["few"] = rows[-1].valid_from if rows else date.min
    if facts.kind in _COUNTED_BY_SHARE:
        facts.since["foreign"] = _run(rows, lambda row: "members_foreign" in found[row.pk])
        if None in (_newest(rows, "members"), _newest(rows, "members_foreign")):
            facts.unknown["foreign"] = rows[-1].valid_from if rows else date.min
        facts.since["share"] = _run(rows, lambda row: bool(found[row.pk] & {*SHARE_FIELDS}))
        told = (_newest(rows, SHARE_FIELDS[0]), _newest(rows, "charter_capital_dong"))
        if facts.since["share"] is None and None in told:
            facts.unknown["share"] = rows[-1].valid_from if rows else date.min


def _governed(facts: Facts, said: Mapping[type[Facet], Sequence[Any]], day: date) -> None:
    """Meetings, the charter, the audit of large unions."""
    if facts.kind not in _COUNTED_BY_SHARE:
        return
    rows, founded = said[Governance], _newest(said[Identity], "founded_on")
    law_since = norms()["charter_transition_months"].values[0].since
    met = _newest(rows, "met_on")
    facts.since["meeting"] = met
    if met is None:
        # A young one need not have met yet: until it would be reminded, nothing is missing.
        months = whole_on("annual_meeting_warning_months", day)
        facts.unknown["meeting"] = months_after(founded, months) if founded and months else date.min
    traits = traits_of("charter_state", _newest(rows, "charter_state") or "")
    is_bound = founded is None or founded < law_since
    # Only a charter of which the register says that the Law binds it has to be amended (Điều 115 khoản 1).
    facts.since["charter"] = law_since if "bound" in traits else None
    if is_bound and (not traits or "unreviewed" in traits):
        facts.unknown["charter"] = rows[-1].valid_from if rows else date.min
    _audited(facts, rows, said, day)


def _audited(facts: Facts, rows: Sequence[Any], said: Mapping[type[Facet], Sequence[Any]], day: date) -> None:
    """Unions of so many members are audited, and large cooperatives.

    Of a cooperative whose size nothing decides nothing is asked: of most sectors the thresholds are not known.
    """
    sizes, earned = said[Size], [row for row in said[YearFigures] if row.revenue_dong is not None]
    figures = Figures(
        _newest(said[Business], "sector") or "",
        _newest(sizes, "members"),
        max(earned, key=lambda row: (row.year, row.recorded_at)).revenue_dong if earned else None,
        _newest(sizes, "total_capital_dong"),
    )
    is_due = is_audited(facts.kind, _newest(sizes, "member_organizations"), figures, day=day)
    if is_due:
        facts.since["audit"] = _newest(rows, "audited_on")
    if (is_due and facts.since["audit"] is None) or (is_due is None and facts.kind == "union"):
        facts.unknown["audit"] = date.min


def _office(facts: Facts, rows: Sequence[Any]) -> None:
    if facts.kind == "group":
        return
    facts.since["office"] = _run(rows, lambda row: row.office == Seat.Office.NONE)
    if not _newest(rows, "office"):
        facts.unknown["office"] = rows[-1].valid_from if rows else date.min


def _asked(facts: Facts, contacts: Sequence[Outreach]) -> None:
    """The first question after the last report that came."""
    since: date | None = None
    for row in contacts:
        if row.kind == Outreach.Kind.REPORT_ASKED:
            since = since or row.on
        elif row.kind == Outreach.Kind.REPORT_CAME:
            since = None
    facts.since["report"] = since
