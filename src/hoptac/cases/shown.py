"""Procedures in words: rows of the list, steps with their clocks, parties with what waits for a second person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hoptac.cases.clocks import ClockState, Stand, may_mark, may_skip
from hoptac.cases.models import Party, Procedure, StepDone
from hoptac.cases.rules import basis_words, kind_of
from hoptac.cases.services.closing import missing_steps
from hoptac.cases.timing import edition_of, ground_of
from hoptac.registry.codes import name_of
from hoptac.registry.listing.shown import Status, legal_status
from hoptac.registry.models import Standing
from hoptac.registry.naming import names_of
from rulebook import Clock, Edition

BY = {
    "registry": "Cơ quan đăng ký",
    "organization": "Tổ chức",
    "tax": "Cơ quan thuế",
    "anyone": "Cơ quan có thẩm quyền",
}
_STATES = {
    ClockState.DONE: Status("Đã làm", "good"),
    ClockState.DONE_LATE: Status("Đã làm, sau hạn", "warn"),
    ClockState.ON_COURSE: Status("Đúng tiến độ", "info"),
    ClockState.SOON: Status("Sắp đến hạn", "warn"),
    ClockState.OVERDUE: Status("Quá hạn", "bad"),
    ClockState.WAITING: Status("Đang chờ", "waiting"),
    ClockState.OPEN: Status("Chưa làm", ""),
    ClockState.OPTIONAL: Status("Khi cần", ""),
    ClockState.SKIPPED: Status("Không làm, có lý do", ""),
}
_UNITS = {"working_day": "ngày làm việc", "day": "ngày", "month": "tháng"}
_ANCHORS = {"received": "ngày nhận hồ sơ", "starts": "ngày bắt đầu", "ends": "ngày cuối"}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of the page."""

    code: str
    name: str
    by: str
    state: Status
    done_on: date | None
    due_on: date | None
    rule: str
    basis: str
    is_wait: bool
    sets: str
    paper: str
    skipped_because: str
    is_next: bool
    may_mark: bool
    may_skip: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class PartyShown:
    """One organization of the procedure, with what was asked for it. ``is_gone``: it is in the book no more."""

    party: Party
    name: str
    legal: Status | None
    asked: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    procedure: Procedure
    title: str
    state: Status
    next_step: str
    due_on: date | None


def steps_shown(procedure: Procedure, standing: Sequence[Stand]) -> list[StepShown]:
    """The steps in their order."""
    is_open = procedure.state == Procedure.State.OPEN
    marked = StepDone.objects.filter(procedure=procedure, taken_back_at__isnull=True)
    papers = dict(marked.values_list("step", "paper"))
    first = next((one for one in standing if not one.is_settled and not one.step.optional), None)
    return [_step(procedure, one, is_open, papers.get(one.step.code, ""), one is first) for one in standing]


def _step(procedure: Procedure, one: Stand, is_open: bool, paper: str, is_next: bool) -> StepShown:
    clock = one.step.clock
    return StepShown(
        one.step.code,
        one.step.name,
        BY[one.step.by],
        _STATES[one.state] if is_open or one.is_settled else Status("Không làm", ""),
        one.done_on,
        one.due.day,
        _rule(procedure, clock, one) if clock else "",
        basis_words(clock.basis) if clock and clock.count is not None else "",
        one.due.is_wait,
        name_of("legal_status", one.step.sets) if one.step.sets else "",
        paper,
        one.skipped_because,
        is_next=is_next,
        may_mark=is_open and may_mark(one),
        may_skip=is_open and may_skip(one),
        may_take_back=is_open and one.is_settled and not one.step.on_receipt,
    )


def _rule(procedure: Procedure, clock: Clock, one: Stand) -> str:
    """The rule in a phrase: "trong 3 ngày làm việc từ ngày nhận hồ sơ"; why there is no day, where there is none."""
    if clock.count is None:
        return one.due.because
    anchors = " hoặc ".join(_anchor(procedure, anchor) for anchor in clock.since)
    head = "chờ hết" if clock.means == "wait" else "trong" if clock.runs == "after" else "ít nhất"
    tail = "từ" if clock.runs == "after" else "trước"
    said = f"{head} {clock.count} {_UNITS[clock.unit]} {tail} {anchors}"
    return f"{said}: {one.due.because}" if one.due.because and one.done_on is None else said


def _anchor(procedure: Procedure, anchor: str) -> str:
    kind = kind_of(procedure.kind)
    if anchor == "starts" and kind.starts:
        return kind.starts[0].lower() + kind.starts[1:]
    if anchor == "ends" and kind.ends:
        return kind.ends[0].lower() + kind.ends[1:]
    if anchor in _ANCHORS:
        return _ANCHORS[anchor]
    name = edition_of(procedure).step(anchor).name
    return f"lúc “{name}”"


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """One way to end, with what it still waits for: steps by name, and the day before which it cannot be written."""

    code: str
    name: str
    missing: list[str]
    from_day: date | None

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in its way."""
        return not self.missing and self.from_day is None


def outcomes_shown(procedure: Procedure, edition: Edition, *, today: date) -> list[OutcomeShown]:
    """The results of an open procedure in the order of the rules; one query for all of them."""
    ground, shown = ground_of(procedure), []
    for one in edition.outcomes:
        starts = procedure.starts_on if one.sets or one.writes else None
        from_day = starts if starts is not None and starts > today else None
        missing = [step.name for step in missing_steps(ground, edition, one)]
        shown.append(OutcomeShown(one.code, one.name, missing, from_day))
    return shown


def parties_shown(parties: Iterable[Party]) -> list[PartyShown]:
    """The organizations with their status of today and what waits."""
    listed = list(parties)
    known = Standing.objects.in_bulk([one.organization_id for one in listed])
    names = names_of({one.organization_id for one in listed} - known.keys()) if len(known) < len(listed) else {}
    return [_party(one, known.get(one.organization_id), names) for one in listed]


def _party(party: Party, standing: Standing | None, names: Mapping[int, str]) -> PartyShown:
    asked = ""
    if party.proposal is not None:
        wanted = name_of("legal_status", party.proposal.facts["status"])
        asked = f"“{wanted}”: {party.proposal.get_state_display().lower()}"
    name = standing.name if standing else names.get(party.organization_id, str(party.organization))
    legal = legal_status(standing.legal_status) if standing else None
    return PartyShown(party, name, legal, asked, is_gone=standing is None)


def state_of(procedure: Procedure, *, waits_second: bool, today: date) -> Status:
    """The state of the whole, as a badge shows it."""
    if procedure.state == Procedure.State.WITHDRAWN:
        return Status("Đã rút", "")
    if waits_second:
        return Status("Chờ người thứ hai", "waiting")
    if procedure.state == Procedure.State.CLOSED:
        return Status("Đã có kết quả", "good")
    if procedure.next_due_on is None:
        return Status("Đang làm", "info")
    if procedure.next_due_on < today:
        return _STATES[ClockState.OVERDUE]
    is_soon = procedure.next_warn_on is not None and procedure.next_warn_on <= today
    return _STATES[ClockState.SOON if is_soon else ClockState.ON_COURSE]


def lines(rows: Iterable[Procedure], *, today: date) -> list[Line]:
    """The rows of a page in words."""
    return [_line(one, today) for one in rows]


def _line(one: Procedure, today: date) -> Line:
    step = edition_of(one).step(one.next_step).name if one.next_step else ""
    state = state_of(one, waits_second=one.waits_second, today=today)  # type: ignore[attr-defined]
    return Line(one, kind_of(one.kind).title, state, step, one.next_due_on)


def result_words(procedure: Procedure) -> str:
    """The result as its rules call it."""
    return edition_of(procedure).outcome(procedure.result).name if procedure.result else ""


HEADS = (
    "Số", "Thủ tục", "Tổ chức", "Nơi", "Ngày nhận", "Từ ngày", "Đến ngày", "Tình trạng", "Bước tới hạn", "Hạn",
    "Kết quả", "Ngày có kết quả", "Văn bản kết quả", "Người làm",
)  # fmt: skip


def table_rows(rows: Iterable[Procedure], *, today: date) -> Iterator[tuple[object, ...]]:
    """The list to take away, its heads first."""
    yield HEADS
    for line in (_line(one, today) for one in rows):
        one = line.procedure
        yield (
            one.pk, line.title, one.names, one.unit.full_name, one.received_on, one.starts_on, one.ends_on,
            line.state.name, line.next_step, line.due_on, result_words(one), one.ended_on, one.result_paper,
            str(one.officer),
        )  # fmt: skip
