"""Procedures of the law as data: steps with their clocks, papers, results; each version from the day it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast, get_args

from rulebook.errors import (
    DatesFallBackError,
    MissingFieldError,
    UndecidedError,
    UnknownCodeError,
    UnknownReferenceError,
)
from rulebook.rows import Row, read, refuse_repeated

Status = Literal["verified", "unverified"]
Counted = Literal["working_day", "day", "month"]
Runs = Literal["after", "before"]
Means = Literal["deadline", "wait"]
Party = Literal["registry", "organization", "tax", "anyone"]


# What a clock may run from besides a step: the day the file came, the first and the last day of what it asks for.
ANCHORS = ("received", "starts", "ends")


@dataclass(frozen=True, slots=True)
class Basis:
    """The paper behind a rule, and how sure it is."""

    source: str
    clause: str | None
    status: Status

    @property
    def is_verified(self) -> bool:
        """Whether it was seen at its source."""
        return self.status == "verified"


@dataclass(frozen=True, slots=True)
class Parties:
    """How many organizations a procedure is about, and how many come out of it; ``wanted`` says it in words.

    ``most`` None: any number. ``has_receiver``: one of them stays. ``new_at_start``: the one that comes into being is
    named when the file comes; ``new_later``: while it is worked on. ``one_or_new``: one that is known, or a new one.
    ``keeps_code``: what comes out bears the code of the one before.
    """

    wanted: str
    least: int
    most: int | None
    least_new: int
    has_receiver: bool
    new_at_start: bool
    new_later: bool
    one_or_new: bool
    keeps_code: bool
    basis: Basis

    def fit(self, known: int, new: int, *, receiver_named: bool) -> bool:
        """Whether so many organizations are those that the procedure is about when its file comes."""
        if self.one_or_new:
            return known + new == 1
        is_in_bounds = self.least <= known <= (known if self.most is None else self.most)
        return is_in_bounds and new == int(self.new_at_start) and (receiver_named or not self.has_receiver)


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a step may take, or (``wait``) must. ``count`` None: not known, ``unknown`` says why.

    It runs from the latest of ``since`` that has come; while the step ``paused_by`` is done and the last of ``since``
    is not, it stands still.
    """

    count: int | None
    unit: Counted
    runs: Runs
    since: tuple[str, ...]
    paused_by: str | None
    means: Means
    unknown: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be done, by whom; ``sets`` is the legal status that it brings about.

    ``on_receipt``: done by the very coming of the file; ``optional``: only where there is cause.
    """

    code: str
    name: str
    by: Party
    clock: Clock | None
    sets: str | None
    on_receipt: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the file, with its form where one is known."""

    code: str
    name: str
    form: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to end. ``needs`` are the steps that come before it; ``enters``: organizations come into the book."""

    code: str
    name: str
    sets: str | None
    enters: bool
    writes: bool
    needs: tuple[str, ...]

    @property
    def changes_something(self) -> bool:
        """Whether the book is otherwise afterwards."""
        return bool(self.sets) or self.enters or self.writes


@dataclass(frozen=True, slots=True)
class Edition:
    """The procedure as it stands from a day on. ``basis`` is of this edition, ``rests_on`` of its steps."""

    since: date
    authority: str
    parties: Parties
    steps: tuple[Step, ...]
    papers: tuple[Paper, ...]
    outcomes: tuple[Outcome, ...]
    basis: Basis
    rests_on: Basis

    def step(self, code: str) -> Step:
        """The step of a code. Refused where there is none."""
        for step in self.steps:
            if step.code == code:
                return step
        raise UnknownCodeError(subject="bước thủ tục", code=code, path="rules/procedures")

    def outcome(self, code: str) -> Outcome:
        """The result of a code. Refused where there is none."""
        for outcome in self.outcomes:
            if outcome.code == code:
                return outcome
        raise UnknownCodeError(subject="kết quả thủ tục", code=code, path="rules/procedures")

    def steps_before(self, outcome: Outcome) -> tuple[Step, ...]:
        """The steps that come before a result beside those that it needs: where it changes the book, every one up to
        the last of these, but for those that are only done where there is cause."""
        needed = [at for at, one in enumerate(self.steps) if one.code in outcome.needs and not one.optional]
        last = max(needed, default=0)
        owed = self.steps[:last] if outcome.changes_something else ()
        return tuple(one for one in owed if not one.optional and one.code not in outcome.needs)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One kind of procedure.

    ``starts`` and ``ends`` are what its first and last day are called, where it has them; ``longest`` is the norm that
    bounds the stretch between; ``makes`` the kind of organization that comes out of it; ``begins_from`` the legal
    statuses that it may begin in (none named: every one of an organization that still is). ``ended_as`` is what is said
    of one that came to its end by it, ``heir_of`` of one that stays or comes out of it; the others' names follow.
    """

    id: str
    title: str
    order: int
    applies_to: tuple[str, ...]
    begins_from: tuple[str, ...]
    makes: str | None
    starts: str | None
    ends: str | None
    longest: str | None
    note: str | None
    ended_as: str | None
    heir_of: str | None
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """The edition in force on ``day``. Refused before the first that is known."""
        known = [edition for edition in self.editions if edition.since <= day]
        if not known:
            raise UndecidedError(
                subject=f"thủ tục “{self.title}” ngày {day:%d/%m/%Y}",
                reason=f"bản đầu tiên đã biết bắt đầu từ ngày {self.editions[0].since:%d/%m/%Y}",
            )
        return known[-1]

    def nearest(self, day: date) -> Edition:
        """The edition in force on ``day``, else the first: for what is asked before the day of a file is known."""
        return next((edition for edition in reversed(self.editions) if edition.since <= day), self.editions[0])


def load_procedures(folder: Path) -> dict[str, Procedure]:
    """All procedures of a folder by id, in the order that people read them."""
    procedures = [load_procedure(path) for path in folder.glob("*.toml")]
    refuse_repeated(folder, ((one.id, one.id) for one in procedures))
    return {one.id: one for one in sorted(procedures, key=lambda one: (one.order, one.id))}


def load_procedure(path: Path) -> Procedure:
    """The procedure of a file. Refused where a row lacks its source, days fall back or a step is named that is none."""
    file = read(path)
    procedure = Procedure(
        id=file.text("id"),
        title=file.text("title_vi"),
        order=file.whole("order"),
        applies_to=file.texts("applies_to"),
        begins_from=file.texts("begins_from"),
        makes=file.text_or_none("makes"),
        starts=file.text_or_none("starts"),
        ends=file.text_or_none("ends"),
        longest=file.text_or_none("longest"),
        note=file.text_or_none("note"),
        ended_as=file.text_or_none("ended_as"),
        heir_of=file.text_or_none("heir_of"),
        editions=tuple(_editions(file)),
    )
    file.done()
    if not procedure.editions:
        raise MissingFieldError(path=path.name, row=procedure.id, field="edition")
    for before, after in pairwise(procedure.editions):
        if after.since <= before.since:
            raise DatesFallBackError(path=path.name, row=procedure.id, earlier=before.since, later=after.since)
    for edition in procedure.editions:
        _refuse_lost_steps(path, edition)
    return procedure


def _editions(file: Row) -> Iterator[Edition]:
    """The editions in their order; one that says ``same_steps`` keeps what the one before it holds."""
    before: Edition | None = None
    for row in file.tables("edition"):
        keeps = row.flag("same_steps") and before is not None
        own = Edition(
            since=row.day("from"),
            authority=row.text("authority"),
            parties=_parties(row, before.parties if keeps and before is not None else None),
            steps=tuple(map(_step, row.tables("step"))),
            papers=tuple(map(_paper, row.tables("paper"))),
            outcomes=tuple(map(_outcome, row.tables("outcome"))),
            basis=(basis := _basis(row)),
            rests_on=basis,
        )
        if keeps and before is not None:
            kept = {"steps": before.steps, "papers": before.papers, "outcomes": before.outcomes}
            own = replace(own, **kept, rests_on=before.rests_on)  # type: ignore[arg-type]
        row.done()
        if not own.steps or not own.outcomes:
            raise MissingFieldError(path=row.path, row=row.name, field="step" if not own.steps else "outcome")
        yield own
        before = own


def _parties(edition: Row, before: Parties | None) -> Parties:
    """How many it is about, as ``before`` where nothing is said. Refused where the bounds cross, or leave nobody."""
    row = edition.table("parties")
    if row is None and before is not None:
        return before
    if row is None:
        raise MissingFieldError(path=edition.path, row=edition.name, field="parties")
    most = row.number_or_none("most")
    parties = Parties(
        wanted=row.text("wanted"),
        least=row.count("least"),
        most=None if most is None else row.count("most"),
        least_new=row.count("least_new") if "least_new" in row.field_names() else 0,
        has_receiver=row.flag("has_receiver"),
        new_at_start=row.flag("new_at_start"),
        new_later=row.flag("new_later"),
        one_or_new=row.flag("one_or_new"),
        keeps_code=row.flag("keeps_code"),
        basis=_basis(row),
    )
    row.done()
    if parties.most is not None and parties.most < parties.least:
        raise row.bad("most", f"ít nhất {parties.least}, hoặc “none” khi không giới hạn")
    if not parties.least and not parties.least_new:
        raise row.bad("least", "ít nhất một tổ chức, đã có hoặc mới")
    return parties


def _step(row: Row) -> Step:
    clock = row.table("clock")
    step = Step(
        code=row.text("code"),
        name=row.text("name"),
        by=cast("Party", row.choice("by", get_args(Party))),
        clock=_clock(clock) if clock is not None else None,
        sets=row.text_or_none("sets"),
        on_receipt=row.flag("on_receipt"),
        optional=row.flag("optional"),
    )
    row.done()
    return step


def _clock(row: Row) -> Clock:
    unknown = row.text_or_none("unknown")
    clock = Clock(
        count=None if unknown else row.whole("count"),
        unit=cast("Counted", row.choice("unit", get_args(Counted))),
        runs=cast("Runs", row.choice("runs", get_args(Runs))),
        since=row.texts("since"),
        paused_by=row.text_or_none("paused_by"),
        means=cast("Means", row.choice("means", get_args(Means))),
        unknown=unknown,
        basis=_basis(row),
    )
    row.done()
    if not clock.since:
        raise MissingFieldError(path=row.path, row=row.name, field="since")
    return clock


def _paper(row: Row) -> Paper:
    paper = Paper(row.text("code"), row.text("name"), row.text_or_none("form"), _basis(row))
    row.done()
    return paper


def _outcome(row: Row) -> Outcome:
    outcome = Outcome(
        code=row.text("code"),
        name=row.text("name"),
        sets=row.text_or_none("sets"),
        enters=row.flag("enters"),
        writes=row.flag("writes"),
        needs=row.texts("needs"),
    )
    row.done()
    return outcome


def _basis(row: Row) -> Basis:
    status = cast("Status", row.choice("status", get_args(Status)))
    return Basis(row.source(), row.text_or_none("clause"), status)


def _refuse_lost_steps(path: Path, edition: Edition) -> None:
    codes = {step.code for step in edition.steps}
    for group, named in (("step", edition.steps), ("paper", edition.papers), ("outcome", edition.outcomes)):
        refuse_repeated(path, ((f"{group} {one.code}", f"bản từ {edition.since:%d/%m/%Y}") for one in named))
    for step in edition.steps:
        anchors = (*step.clock.since, step.clock.paused_by or step.code) if step.clock is not None else ()
        for lost in set(anchors) - codes - set(ANCHORS):
            raise UnknownReferenceError(path=path.name, row=f"bước {step.code}", field="since", value=lost)
    for outcome in edition.outcomes:
        for needed in outcome.needs:
            if needed not in codes:
                raise UnknownReferenceError(path=path.name, row=f"kết quả {outcome.code}", field="needs", value=needed)
