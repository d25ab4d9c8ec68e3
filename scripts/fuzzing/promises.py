"""What docs/vanban.md promises of every text and every file, as checks: each gives the promises that a case breaks."""

import json
import math
import signal
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from types import FrameType
from typing import Any

from scripts.fuzzing.founded import Letters, holds_values
from vanban import DEFAULT, Document, SourceText, read_file, read_text
from vanban.errors import FileRefusedError
from vanban.model import Actual, Found, Span, Target

MOST_SECONDS: float = DEFAULT.seconds
_ROWS = ("citations", "relations", "sections", "targets", "goals", "actuals", "tasks", "obligations", "recommendations")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: "read" or the class of its refusal; ``broken`` says which promises did not hold."""

    ended: str
    broken: tuple[str, ...] = ()
    reading: str = ""


class OverrunError(Exception):
    """More processor time than the limits of the library give to any file."""


def outcome_of_text(text: str, *, strong: Sequence[Span] = (), again: bool = False) -> Outcome:
    """What the reader makes of a text. ``again``: read it twice and compare."""
    try:
        with _bounded():
            document = read_text(text, strong=strong)
            second = read_text(text, strong=strong) if again else document
            broken = tuple(broken_promises(document, unicodedata.normalize("NFC", text)))
            reading = json.dumps(document.to_dict(with_text=True), sort_keys=True, allow_nan=False)
    except Exception as error:  # whatever it is: it should not have come
        return Outcome("raised", (_of(error),))
    if second != document:
        broken += ("read twice, it reads differently",)
    return Outcome("read", broken, reading)


def outcome_of_file(name: str, data: bytes, *, again: bool = False) -> Outcome:
    """What the reader makes of a file: a reading, or a refusal in words."""
    return outcome_of(lambda: read_file(name, data), name, again=again)


def outcome_of(opened: Callable[[], SourceText], name: str, *, again: bool = False) -> Outcome:
    """The same, however the file is opened."""
    try:
        with _bounded():
            source = opened()
    except FileRefusedError as refusal:
        return Outcome(type(refusal).__name__, tuple(broken_words(refusal, name)), refusal.message)
    except Exception as error:
        return Outcome("raised", (_of(error),))
    done = outcome_of_text(source.text, strong=source.strong, again=again)
    return Outcome(done.ended, (*broken_source(source), *done.broken), done.reading)


@contextmanager
def _bounded() -> Iterator[None]:
    """The limit that programs have, for work in this process: processor time, which other work does not lengthen."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise OverrunError(f"more than {MOST_SECONDS} s of processor time")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _of(error: Exception) -> str:
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}: {str(error)[:200]}"


def broken_promises(document: Document, text: str) -> Iterator[str]:
    """The promises that the reading of this text breaks, in words; ``text`` is in NFC."""
    if document.text != text:
        yield "the text of the reading is not the text in NFC"
    for kind in _ROWS:
        for row in getattr(document, kind):
            yield from (f"{kind}: {fault}" for fault in _unfounded(row, text))
    for problem in document.problems:
        if not problem.message.endswith("."):
            yield f"a problem is no sentence: {problem.message!r}"
        if problem.start is not None and not 0 <= problem.start < (problem.end or 0) <= len(text):
            yield f"a problem stands nowhere: {problem}"
    yield from _invented(document)


def _unfounded(row: Found, text: str) -> Iterator[str]:
    if not 0 <= row.start < row.end <= len(text):
        yield f"stands nowhere: {row}"
    elif text[row.start : row.end] != row.quote:
        yield f"its quote is not the text at its place: {row}"
    for field in ("value", "value_max"):
        value = getattr(row, field, None)
        if value is not None and not (isinstance(value, Decimal) and value.is_finite() and math.isfinite(float(value))):
            yield f"its value is not a finite number: {row}"


def _invented(document: Document) -> Iterator[str]:
    """Names of which the text lacks a word, and figures whose quote does not tell their value."""
    letters = Letters(document.text)
    named = [(*found, False) for found in _header(document)] + [(*found, True) for found in _bodies(document)]
    for field, said, is_body in named:
        if lost := letters.lacks(said, is_body=is_body):
            yield f"{field} says what the text does not: {said!r} ({', '.join(lost)})"
    figures: list[Target | Actual] = [*document.targets, *document.actuals]
    yield from (f"a value that the text does not hold: {row}" for row in figures if not holds_values(row))


def _header(document: Document) -> Iterator[tuple[str, str]]:
    for field in ("issuer", "number", "place", "title"):
        yield field, getattr(document, field) or ""
    yield "signer", document.signer.name or ""
    yield from (("recipients", said) for said in document.recipients)


def _bodies(document: Document) -> Iterator[tuple[str, str]]:
    for task in document.tasks:
        yield from (("tasks", said) for said in (*task.lead, *task.partners, *task.agencies, task.timeframe or ""))
    for duty in document.obligations:
        # Several may have to report: each is a body of its own ("các phòng: A, B" names a phòng A and a phòng B).
        yield from (("obligations", said) for said in (*(duty.who or "").split(", "), duty.to or "", duty.via or ""))
    for act in document.citations:
        yield from (("citations", said or "") for said in (act.number, act.issuer))


def broken_source(source: SourceText) -> Iterator[str]:
    """The promises that the text of a file breaks."""
    text, end = source.text, 0
    if text != unicodedata.normalize("NFC", text):
        yield "the text of a file is not in NFC"
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        yield "the text of a file cannot be written down (half a letter)"
    for span in source.strong:
        if not end <= span.start < span.end <= len(text):
            yield f"a stretch in bold stands nowhere: {span}"
        end = span.end
    for scan in source.scans:
        if not (0 <= scan.start <= scan.end <= len(text) and 0 < scan.first <= scan.last):
            yield f"a stretch of a scan stands nowhere: {scan}"
    yield from (f"a note is no sentence: {note!r}" for note in source.notes if not note.endswith("."))


def broken_words(refusal: FileRefusedError, name: str) -> Iterator[str]:
    """What happened (with the file's name), why it matters, what to do: at least two sentences."""
    said: Any = refusal.message
    if type(refusal) is FileRefusedError or not isinstance(said, str):
        yield "a refusal without words"
    elif not (said.endswith(".") and said.count(". ") >= 1 and f"“{name}”" in said):
        yield f"a refusal that does not say what happened: {said!r}"
    elif "Hãy " not in said and "hãy " not in said and "không đưa lên" not in said:
        yield f"a refusal that does not say what to do: {said!r}"
