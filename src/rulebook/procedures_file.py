"""Reading ``rules/procedures``."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from rulebook.errors import DatesFallBackError, MissingFieldError, UnknownReferenceError
from rulebook.procedures import (
    ANCHORS,
    Clock,
    Counted,
    Edition,
    Means,
    Outcome,
    Paper,
    Parties,
    Party,
    Procedure,
    Runs,
    Step,
)
from rulebook.rows import Row, read, refuse_repeated


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
        youngest=file.text_or_none("youngest"),
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
            basis=(basis := row.basis()),
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
        same_kind=row.flag("same_kind"),
        basis=row.basis(),
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
        basis=row.basis(),
    )
    row.done()
    if not clock.since:
        raise MissingFieldError(path=row.path, row=row.name, field="since")
    return clock


def _paper(row: Row) -> Paper:
    paper = Paper(row.text("code"), row.text("name"), row.text_or_none("form"), row.basis())
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
