"""Tables of reports: which column names the report, who sends it, who receives it, by when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vanban.agencies import read_bodies
from vanban.blocks import Block
from vanban.due_days import Due, find_due
from vanban.duty_acts import DAY
from vanban.model import Duty
from vanban.recurrences import find_recurrence
from vanban.table_rows import Cell, cells_of, is_ditto, tables_of
from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of, wording

_NOTES = re.compile(r"\s*\([^()]*\)")
_BARE_DAY = re.compile(r"\W*\d{1,2}\s?[/.-]\s?\d{1,2}")


def table_duties(blocks: Sequence[Block], *, year: int | None) -> Iterator[Duty]:
    """A duty for each row of a table that has a column of reports, one of bodies, and one that says when."""
    for rows in tables_of(blocks):
        kinds = duty_columns(rows[0])
        if not kinds:
            continue
        above: dict[str, str] = {}
        for row in rows[1:]:
            cells = cells_of(row)
            if len(cells) == len(kinds):
                told = {kind: _said(cell, kind, above) for kind, cell in zip(kinds, cells, strict=True) if kind}
                above = told
                if duty := _duty(row, cells[kinds.index("report")], told, year):
                    yield duty


def duty_columns(header: Block) -> list[str]:
    """What each column holds; empty for a table that is not one of reports."""
    kinds = [_column_kind(cell.text) for cell in cells_of(header)]
    named = [kind for kind in kinds if kind]
    is_whole = "report" in named and "deadline" in named and {"sender", "receiver"} & set(named)
    return kinds if is_whole and len(set(named)) == len(named) else []


def _said(cell: Cell, kind: str, above: dict[str, str]) -> str:
    """The text of a cell; that of the row above where it only says "nt"."""
    return above.get(kind, "") if is_ditto(cell.text) else cell.text


def _duty(row: Block, report: Cell, told: dict[str, str], year: int | None) -> Duty | None:
    if not re.search(r"[^\W\d]", report.text) or not (told.get("sender") or told.get("receiver")):
        return None
    when = told.get("deadline", "")
    due = _due(when, year)
    recurrence = when.strip(" .;") if due is None or due.repeats else None
    day = due.day if due and not due.repeats else None
    receiver = told.get("receiver", "").strip(" .;")
    span = row.span(report.start, report.end)
    return Duty(
        quote=row.text[report.start : report.end],
        start=span.start,
        end=span.end,
        who=told.get("sender", "").strip(" .;") or None,
        to=_NOTES.sub("", receiver) or None,
        via=_via(receiver),
        due=day,
        due_kind=due.kind if due and day else None,
        recurrence=recurrence or find_recurrence(report.text) or None,
    )


def _due(when: str, year: int | None) -> Due | None:
    """The day of a cell, which may stand there without a word ("Ngày 20/12/2026", "20/12/2026")."""
    low = wording(when)
    due = find_due(when, year=year)
    if due is None and low.lstrip().startswith("ngày"):
        due = find_due(f"{texts_of('duties', 'as-on')[0]} {low.lstrip()}", year=year)
    if due is None and _BARE_DAY.match(low):
        due = find_due(f"{texts_of('duties', 'as-by')[0]} {low.strip()}", year=year)
    return due if due is None or due.repeats or DAY.search(low) else None


def _via(receiver: str) -> str | None:
    """The body of "UBND tỉnh (qua Sở Tài chính)"."""
    found = re.search(rf"\({one_of('duties', 'through-in-brackets')}\s+(?=\S)", receiver)
    bodies = read_bodies(receiver, found.end()) if found else ()
    return bodies[0].name if bodies else None


def _column_kind(title: str) -> str:
    low = _NOTES.sub("", wording(title)).strip(" :.")
    return next((kind for kind, pattern in _titles() if pattern.fullmatch(low)), "")


@cache
def _titles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.id, re.compile(any_of(row.texts("words")))) for row in load("report_columns"))
