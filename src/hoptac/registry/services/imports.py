"""Workbooks into the book: received, their columns chosen, checked without writing, stored as one batch."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.models import AuditLink
from hoptac.documents import files
from hoptac.registry.contents import Entry
from hoptac.registry.errors import (
    BookMovedOnError,
    DoubtfulImportError,
    FaultyImportError,
    FutureStatementError,
    ImportStateError,
    NothingAnsweredError,
    NothingNewError,
)
from hoptac.registry.imports.doubtful import unconfirmed
from hoptac.registry.imports.fault_kinds import MOST_KINDS, kinds_of
from hoptac.registry.imports.looking import (
    bytes_of,
    chosen_of,
    first_heads,
    guessed,
    kept_choice,
    kept_days,
    remembered,
)
from hoptac.registry.imports.money import echoed
from hoptac.registry.imports.plan import Plan, Progress, Wish, places_asked, plan_import, silent
from hoptac.registry.imports.preview import disputed, previewed
from hoptac.registry.imports.questions import Answers, asked_of, kept_answers
from hoptac.registry.imports.words import (
    answered_words,
    communes_told,
    kept_words,
    remembered_words,
    values_told,
)
from hoptac.registry.models import Batch, Import, Organization
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.registry.services.finding_differences import tell_differences
from hoptac.registry.workbooks.columns import Chosen
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.day_of_data import agreed_day, days_told
from hoptac.registry.workbooks.heads import Heads
from hoptac.registry.workbooks.opening import open_book
from hoptac.registry.workbooks.reading import Layout, check_layout
from hoptac.units.models import Unit

State = Import.State
# So many faults are kept with the import; a sheet with more is wrong as a whole.
MOST_FAULTS_KEPT = 5_000
MOST_PASSED_OVER_KEPT = 500
# So many rows are asked about at once; the next ones after these are answered.
MOST_QUESTIONS_KEPT = 200
_AT_ONCE = 500
# Links of these apps may change what a plan says.
_MOVES = Q(action__startswith="registry.") | Q(action__startswith="accounts.") | Q(action__startswith="units.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of a workbook: its sheet, its heads, what each column is, and for which day it is true."""

    sheet: str
    heads: Heads
    chosen: dict[int, Chosen]
    since: date
    year: int
    kind: str = ""
    whole_of: Unit | None = None


def receive_workbook(name: str, data: bytes, *, place: Unit | None, actor: User, at: datetime, today: date) -> Import:
    """Keep a workbook whose heads are known, with a first choice for its columns; nothing is checked yet.

    Refused: what is no workbook, is too large, locked or a program, and one in which no sheet has heads.
    """
    book = open_book(name, data)
    sheet, heads = first_heads(book)
    told = days_told(name, book.sheet(sheet), heads, columns(), today=today)
    chosen = remembered(heads) or guessed(heads)
    sha256 = files.keep(data)
    with transaction.atomic():
        received = Import.objects.create(
            name=name[-255:],
            sha256=sha256,
            place=place,
            sheets=list(book.sheets),
            sheet=sheet,
            header_row=heads.row,
            heads=[asdict(head) for head in heads.columns],
            chosen=kept_choice(chosen),
            signature=heads.signature,
            words=remembered_words(heads.signature, place.pk if place else None),
            valid_from=agreed_day(told) or today,
            day_sources=kept_days(told),
            year=heads.year_of_flows(today=today) or today.year - 1,
            asked_by=actor,
            asked_at=at,
        )
        audit.record(actor, "registry.import.received", received, at=at, name=name, sha256=sha256)
    return received


@transaction.atomic
def choose_columns(received: Import, choice: Choice, *, actor: User, at: datetime, today: date) -> Import:
    """Keep what a person says of the workbook; what was checked before counts no longer. Refused once it is stored."""
    if choice.since > today:
        raise FutureStatementError(since=choice.since, today=today)
    check_layout(Layout(choice.heads.row, choice.chosen), columns())
    held = Import.objects.select_for_update().get(pk=received.pk)
    if held.act or held.state not in (State.RECEIVED, State.PREPARED):
        raise ImportStateError(name=held.name, state=_state(held), act="chọn cột")
    if choice.heads.signature != held.signature:
        held.words = held.words or remembered_words(choice.heads.signature, held.place_id)
    held.sheet, held.header_row, held.signature = choice.sheet, choice.heads.row, choice.heads.signature
    held.heads = [asdict(head) for head in choice.heads.columns]
    held.chosen = kept_choice(choice.chosen)
    held.valid_from, held.year, held.kind, held.whole_of = choice.since, choice.year, choice.kind, choice.whole_of
    held.since_said = True
    held.state, held.faults, held.preview, held.money, held.passed_over = State.RECEIVED, [], [], [], []
    held.questions, held.answers, held.word_questions, held.fault_kinds = [], {}, [], []
    held.doubtful, held.confirmed, held.disputed = [], [], []
    held.save()
    audit.record(actor, "registry.import.columns_chosen", held, at=at, sheet=held.sheet, chosen=held.chosen)
    return held


def wish_of(held: Import) -> Wish:
    """What was asked for, as it was kept."""
    layout = Layout(held.header_row, chosen_of(held))
    told = kept_answers(held.answers), values_told(held), communes_told(held)
    return Wish(held.sheet, layout, held.valid_from, held.year, held.kind, held.whole_of, *told)


def check_import(
    received: Import,
    *,
    actor: User,
    at: datetime,
    today: date,
    task: UUID | None = None,
    progress: Progress = silent,
) -> Import | None:
    """Say what storing the workbook would do, and keep the answer; None where another task took this one's place."""
    plan = _plan(received, actor, today, progress)
    with transaction.atomic():
        held = _locked(received, task)
        if held is None:
            return None
        if held.state not in (State.RECEIVED, State.PREPARED):
            raise ImportStateError(name=held.name, state=_state(held), act="kiểm tra")
        faults = sorted(plan.faults, key=lambda fault: (fault.row, len(fault.column), fault.column))
        held.faults = [asdict(fault) for fault in faults[:MOST_FAULTS_KEPT]]
        held.fault_kinds = kinds_of(faults)[:MOST_KINDS]
        held.word_questions = [question.kept() for question in plan.words]
        held.questions = [question.kept() for question in plan.questions[:MOST_QUESTIONS_KEPT]]
        held.preview, held.disputed = previewed(plan.first), disputed(plan.disagreements)
        held.money = echoed(plan.money, chosen_of(held), held.heads, columns())
        held.doubtful = plan.doubtful
        held.passed_over = [[line.row, line.text] for line in plan.passed_over[:MOST_PASSED_OVER_KEPT]]
        for name, count in plan.counts.items():
            setattr(held, name, count)
        held.state = State.PREPARED
        _end(held)
        audit.record(actor, "registry.import.checked", held, at=at, counts=plan.counts)
    return held


@transaction.atomic
def answer_import(
    seen: Import, rows: Answers, words: Mapping[str, str], *, actor: User, at: datetime, today: date
) -> Import:
    """Keep which organization each row is that was asked about, and what each word means; the next check goes by it.

    Refused: where nothing is answered that was asked about, and once the workbook is stored.
    """
    held = Import.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if held.act or held.state != State.PREPARED:
        raise ImportStateError(name=held.name, state=_state(held), act="xác nhận")
    asked = {one.row: one.answers for one in asked_of(held.questions)}
    answers = {row: answer for row, answer in rows.items() if answer in asked.get(row, ())}
    told, count = answered_words(held, words, places_asked(held, scope_of(actor, today=today)))
    if not answers and not count:
        raise NothingAnsweredError(name=held.name)
    held.answers |= {str(row): answer for row, answer in answers.items()}
    held.words = kept_words(told)
    held.save(update_fields=["answers", "words"])
    audit.record(actor, "registry.import.answered", held, at=at, answers=answers, words=count)
    return held


def store_import(
    prepared: Import,
    *,
    good_rows_only: bool,
    actor: User,
    at: datetime,
    today: date,
    task: UUID | None = None,
    progress: Progress = silent,
) -> Batch | None:
    """Store what the dry run showed, as one batch with one link; nothing of it stays where anything fails.

    Refused: faults, unless the good rows alone were wished; figures beyond what is plausible that nobody confirmed; a
    second time; nothing new; a book that moved on meanwhile.
    The workbook is read before the transaction, so that others wait for the writing alone. None where another task
    took this one's place.
    """
    newest = _newest_link()
    _refuse_unready(prepared, good_rows_only)
    plan = _plan(prepared, actor, today, silent)
    with transaction.atomic():
        held = _locked(prepared, task)
        if held is None:
            return None
        _refuse_unready(held, good_rows_only)
        if AuditLink.objects.filter(_MOVES, pk__gt=newest).exists():
            plan = _plan(held, actor, today, silent)
        if plan.counts != {name: getattr(held, name) for name in plan.counts} or plan.doubtful != held.doubtful:
            raise BookMovedOnError(name=held.name)
        if not plan.entries and not plan.disagreements:
            raise NothingNewError(name=held.name)
        batch = _stored(held, plan, actor=actor, at=at, today=today, progress=progress)
        held.state = State.STORED
        _end(held)
        tell_differences(held, plan, at=at)
    return batch


def _refuse_unready(held: Import, good_rows_only: bool) -> None:
    if held.state != State.PREPARED:
        raise ImportStateError(name=held.name, state=_state(held), act="lưu")
    if held.faulty and not good_rows_only:
        raise FaultyImportError(name=held.name, rows=held.faulty)
    if left := unconfirmed(held):
        raise DoubtfulImportError(name=held.name, columns=", ".join(one["column"] for one in left))


def _stored(held: Import, plan: Plan, *, actor: User, at: datetime, today: date, progress: Progress) -> Batch:
    ids = [entry.organization.pk for entry in plan.entries if entry.organization is not None]
    for start in range(0, len(ids), _AT_ONCE):
        Organization.objects.filter(pk__in=ids[start : start + _AT_ONCE]).update(version=F("version") + 1)
    source = BatchSource(Batch.Origin.WORKBOOK, held.name, held.valid_from, held.sha256, held=held)
    total = len(plan.entries)

    def drained() -> Iterator[Entry]:
        """The entries, each let go of once it is written."""
        plan.entries.reverse()
        while plan.entries:
            yield plan.entries.pop()

    return store_batch(drained(), source, actor=actor, at=at, today=today, progress=lambda done: progress(done, total))


def _plan(held: Import, actor: User, today: date, progress: Progress) -> Plan:
    """The plan of the import as it is kept now, whatever the caller holds of it."""
    held = Import.objects.select_related("whole_of").get(pk=held.pk)
    scope = scope_of(actor, today=today)
    return plan_import(held.name, bytes_of(held), wish_of(held), scope=scope, today=today, progress=progress)


def _newest_link() -> int:
    return AuditLink.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _locked(seen: Import, task: UUID | None) -> Import | None:
    """The import, locked; None where the task is no longer the one that the import names."""
    return Import.objects.select_for_update(of=("self",)).filter(pk=seen.pk, task=task).first()


def _end(held: Import) -> None:
    """Note that the act is over."""
    held.act, held.task, held.refusal = "", None, ""
    held.save()


def _state(held: Import) -> str:
    return f"đang {held.get_act_display().lower()}" if held.act else held.get_state_display()
