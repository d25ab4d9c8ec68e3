"""Opening a procedure in the book."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.folding import exact, fold
from hoptac.cases.ages import ages_of
from hoptac.cases.clocks import latest_end, tells_afterwards
from hoptac.cases.errors import (
    BeforeFoundingError,
    FutureDayError,
    GoneOrganizationError,
    OpenAlreadyError,
    StartsLaterError,
    TooLongError,
    TooYoungError,
    UnknownEditionError,
    WrongPartiesError,
)
from hoptac.cases.models import Newcomer, Party, Procedure, StepDone
from hoptac.cases.rules import kind_of, may_begin
from hoptac.cases.timing import set_next
from hoptac.registry.codes import name_of
from hoptac.registry.models import Organization, Standing
from hoptac.registry.norms import whole_on
from hoptac.units.models import Unit
from rulebook import Edition, UndecidedError
from rulebook import Procedure as Kind

MOST_NAME = 600


@dataclass(frozen=True, slots=True)
class NewName:
    """An organization that is to come into being, and where."""

    name: str
    kind: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Opening:
    """What is told when a file comes. ``receiver`` is the one of ``subjects`` that the others merge into."""

    kind: str
    unit: Unit
    received_on: date
    subjects: Sequence[Organization] = ()
    receiver: Organization | None = None
    newcomers: Sequence[NewName] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@transaction.atomic
def start_procedure(opening: Opening, *, actor: User, at: datetime, today: date) -> Procedure:
    """Open a procedure and return it; what is done by the coming of the file is marked at once.

    Refused: a file of a day to come or before the rules begin, organizations that left the book, were not founded by
    then or that such a procedure is not for, the same procedure open already, a day to come of what the file tells as
    done, a stretch of days that the rules do not allow.
    """
    kind = kind_of(opening.kind)
    edition = _edition(kind, opening.received_on, today)
    standings = _held(opening)
    _require_parties(kind, edition, opening, standings)
    _require_stretch(kind, edition, opening)
    if not edition.parties.one_or_new:
        for day in filter(None, (opening.received_on, opening.starts_on)):
            require_founded(standings, day)
    _require_alone(kind, standings)
    _require_age(kind, standings, opening.received_on)
    names = ", ".join([*(one.name for one in standings), *(one.name for one in opening.newcomers)])[:MOST_NAME]
    procedure = Procedure.objects.create(
        kind=kind.id,
        unit=opening.unit,
        received_on=opening.received_on,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        note=opening.note,
        names=names,
        exact=exact(names)[:MOST_NAME],
        folded=fold(names)[:MOST_NAME],
        officer=actor,
        started_at=at,
    )
    rows = [*_parties(procedure, opening), *_newcomers(procedure, opening), *_received(procedure, edition, actor, at)]
    procedure.save(update_fields=set_next(procedure, today=today))
    facts = {"kind": kind.id, "received_on": opening.received_on, "names": names}
    audit.record(actor, "cases.procedure.started", procedure, at=at, rows=[procedure, *rows], **facts)  # type: ignore[arg-type]
    return procedure


def _edition(kind: Kind, day: date, today: date) -> Edition:
    if day > today:
        raise FutureDayError(day=day, today=today)
    try:
        return kind.on(day)
    except UndecidedError as unknown:
        raise UnknownEditionError(reason=str(unknown).split(". ")[0] + ".") from unknown


def _held(opening: Opening) -> list[Standing]:
    """How the organizations stand, locked so that nobody opens the same beside us; refused where one left the book."""
    ids = [one.pk for one in opening.subjects]
    list(Organization.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    known = Standing.objects.in_bulk(ids)
    if gone := [str(one) for one in opening.subjects if one.pk not in known]:
        raise GoneOrganizationError(which="; ".join(gone))
    return [known[pk] for pk in ids]


def _require_parties(kind: Kind, edition: Edition, opening: Opening, standings: Sequence[Standing]) -> None:
    """Refuse another number, kind or legal status than the procedure is for."""
    is_named = opening.receiver is not None and opening.receiver in opening.subjects
    if not edition.parties.fit(len(standings), len(opening.newcomers), receiver_named=is_named):
        raise WrongPartiesError(title=kind.title, wanted=edition.parties.wanted)
    new_kinds = {one.kind for one in opening.newcomers} - {kind.makes}
    if not {one.kind for one in standings} | new_kinds <= set(kind.applies_to):
        kinds = ", ".join(Organization.SHORT_KINDS[one] for one in kind.applies_to)
        raise WrongPartiesError(title=kind.title, wanted=f"tổ chức thuộc loại {kinds}")
    require_one_kind(kind, edition, [*(one.kind for one in standings), *(one.kind for one in opening.newcomers)])
    require_begin(kind, standings)


def require_one_kind(kind: Kind, edition: Edition, kinds: Collection[str]) -> None:
    """Refuse organizations of several kinds where the rules want them all of one."""
    if edition.parties.may_mix(kinds):
        return
    allowed = " hoặc ".join(f"chỉ {Organization.SHORT_KINDS[one]}" for one in kind.applies_to)
    raise WrongPartiesError(title=kind.title, wanted=f"các tổ chức cùng loại: {allowed}")


def require_begin(kind: Kind, standings: Sequence[Standing]) -> None:
    """Refuse a legal status that such a procedure cannot begin from."""
    if all(may_begin(kind, one.legal_status) for one in standings):
        return
    names = "; ".join(f"“{name_of('legal_status', code)}”" for code in kind.begins_from)
    wanted = f"tổ chức có tình trạng pháp lý {names}" if names else "tổ chức còn tồn tại"
    raise WrongPartiesError(title=kind.title, wanted=wanted)


def require_founded(standings: Iterable[Standing], day: date) -> None:
    """Refuse a day before the founding of one of them, where the book knows it."""
    for one in standings:
        if one.founded_on is not None and day < one.founded_on:
            raise BeforeFoundingError(day=day, name=one.name, founded_on=one.founded_on)


def _require_stretch(kind: Kind, edition: Edition, opening: Opening) -> None:
    starts, ends = opening.starts_on, opening.ends_on
    if (kind.starts and starts is None) or (kind.ends and ends is None):
        raise WrongPartiesError(title=kind.title, wanted=", ".join(filter(None, (kind.starts, kind.ends))).lower())
    if starts is not None and starts > opening.received_on and tells_afterwards(edition):
        raise StartsLaterError(title=kind.starts, starts=starts, received_on=opening.received_on)
    if starts is None or ends is None:
        return
    if ends < starts:
        raise TooLongError(starts=starts, ends=ends, detail="ngày cuối đứng trước ngày đầu")
    most = whole_on(kind.longest, opening.received_on) if kind.longest else None
    if most is not None and ends > latest_end(starts, most):
        last = f"{latest_end(starts, most):%d/%m/%Y}"
        raise TooLongError(starts=starts, ends=ends, detail=f"mỗi lần không quá {most} tháng, muộn nhất đến {last}")


def _require_alone(kind: Kind, standings: Sequence[Standing]) -> None:
    for one in standings:
        open_rows = Procedure.objects.filter(state=Procedure.State.OPEN, kind=kind.id)
        other = open_rows.filter(parties__organization=one.pk).first()
        if other is not None:
            raise OpenAlreadyError(name=one.name, title=kind.title, number=other.pk)


def _require_age(kind: Kind, standings: Sequence[Standing], received_on: date) -> None:
    """Refuse one whose certificate is too young; one whose day nobody wrote down is the officer's to judge."""
    for age in ages_of(kind, standings, received_on):
        if age.ready_on is not None and age.ready_on > received_on:
            raise TooYoungError(
                name=age.name,
                certificate_on=age.certificate_on,
                received_on=received_on,
                months=age.months,
                ready_on=age.ready_on,
                title=kind.title,
            )


def _parties(procedure: Procedure, opening: Opening) -> list[Party]:
    part = Party.Part
    return [
        Party.objects.create(
            procedure=procedure, organization=one, part=part.RECEIVER if one == opening.receiver else part.SUBJECT
        )
        for one in opening.subjects
    ]


def _newcomers(procedure: Procedure, opening: Opening) -> list[Newcomer]:
    return [
        Newcomer.objects.create(procedure=procedure, name=one.name, kind=one.kind, unit=one.unit)
        for one in opening.newcomers
    ]


def _received(procedure: Procedure, edition: Edition, actor: User, at: datetime) -> list[StepDone]:
    return [
        StepDone.objects.create(
            procedure=procedure, step=step.code, done_on=procedure.received_on, noted_by=actor, noted_at=at
        )
        for step in edition.steps
        if step.on_receipt
    ]
