"""Reading ``rules/acts.toml``."""

from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from rulebook.acts import Act, Beginning, End, Kind, Register, Relation, RelationKind
from rulebook.errors import DatesFallBackError, MissingFieldError, UnknownReferenceError
from rulebook.rows import Row, read, refuse_repeated
from rulebook.states import Ending


def load_acts(path: Path) -> Register:
    """The register of a file. Refused where a row lacks its source, days fall back, or a relation points nowhere."""
    file = read(path)
    version = file.text("version")
    acts = tuple(_act(row) for row in file.tables("act"))
    file.done()
    refuse_repeated(path, ((act.id, act.id) for act in acts))
    refuse_repeated(path, ((_paper(act), act.id) for act in acts))
    for act in acts:
        _refuse_days_that_fall_back(path, act)
        _refuse_loose_ends(path, act, {other.id: other for other in acts})
    return Register(version, acts)


def _act(row: Row) -> Act:
    begins, ends = row.table("in_force_from"), row.table("in_force_until")
    act = Act(
        id=row.text("id"),
        kind=cast("Kind", row.choice("kind", get_args(Kind))),
        number=row.text_or_none("number"),
        names=row.texts("names"),
        issuer=row.text("issuer"),
        place=row.text_or_none("place"),
        issued_on=row.day_or_none("date"),
        title=row.text("title"),
        begins=None if begins is None else _beginning(begins),
        ends=None if ends is None else _end(ends),
        relations=tuple(_relation(inner) for inner in row.tables("relations")),
        status=row.status(),
        source=row.source(),
        note=row.text_or_none("note"),
    )
    row.done()
    if act.number is None and not act.names:
        raise MissingFieldError(path=row.path, row=row.name, field="number")
    return act


def _beginning(row: Row) -> Beginning:
    beginning = Beginning(row.day("day"), row.source(), row.text_or_none("clause"), row.status())
    row.done()
    return beginning


def _end(row: Row) -> End:
    end = End(
        day=row.day("day"),
        how=cast("Ending", row.choice("how", get_args(Ending))),
        by=row.text_or_none("by"),
        source=row.source(),
        clause=row.text_or_none("clause"),
        status=row.status(),
    )
    row.done()
    return end


def _relation(row: Row) -> Relation:
    relation = Relation(
        kind=cast("RelationKind", row.choice("kind", get_args(RelationKind))),
        to=row.text("to"),
        source=row.source(),
        status=row.status(),
    )
    row.done()
    return relation


def _paper(act: Act) -> str:
    """What two rows must not share: the same number of the same issuer on the same day, or the same name."""
    return f"{act.kind} {act.number or act.names[0]} {act.issuer} {act.issued_on or ''}"


def _refuse_days_that_fall_back(path: Path, act: Act) -> None:
    days = (act.issued_on, act.begins.day if act.begins else None, act.ends.day if act.ends else None)
    for earlier, later in pairwise(day for day in days if day is not None):
        if later < earlier:
            raise DatesFallBackError(path=path.name, row=act.id, earlier=earlier, later=later)


def _refuse_loose_ends(path: Path, act: Act, acts: dict[str, Act]) -> None:
    pointers = [("relations", relation.to) for relation in act.relations]
    if act.ends is not None and act.ends.by is not None:
        pointers.append(("in_force_until", act.ends.by))
    for field, act_id in pointers:
        if act_id not in acts:
            raise UnknownReferenceError(path=path.name, row=act.id, field=field, value=act_id)
    for relation in act.relations:
        before, after = acts[relation.to].issued_on, act.issued_on
        if before is not None and after is not None and after < before:
            raise DatesFallBackError(path=path.name, row=f"{act.id} → {relation.to}", earlier=before, later=after)
