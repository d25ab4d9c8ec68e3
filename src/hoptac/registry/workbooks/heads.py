"""The row that names the columns, and what each of them is guessed to mean."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from hoptac.base.folding import fold
from hoptac.registry.workbooks.cells import is_empty, text_of
from hoptac.registry.workbooks.columns import Chosen, Columns
from hoptac.registry.workbooks.errors import NoHeaderError
from hoptac.registry.workbooks.head_words import years_in
from hoptac.registry.workbooks.lines import samples_below
from hoptac.registry.workbooks.opening import Merge, Sheet, Value

LOOKED_AT = 30
SAMPLES = 3
_LEAST_KNOWN = 2
_MOST_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet: ``index`` counts from 0, ``samples`` are its first values.

    ``twin`` is the column before it that says what this one seems to say too: then nothing is guessed of it.
    """

    index: int
    text: str
    samples: tuple[str, ...]
    guess: Chosen | None
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of a sheet; ``row`` counts from 0, the data begin below it."""

    row: int
    columns: tuple[Head, ...]

    @property
    def signature(self) -> str:
        """The same for every workbook with the same columns, so that what was chosen once is remembered."""
        said = "\n".join(f"{head.index}:{fold(head.text)}" for head in self.columns)
        return hashlib.sha256(said.encode()).hexdigest()

    def year_of_flows(self, *, today: date) -> int | None:
        """The year that the heads of revenue, costs and profits name; None where they name none, or several."""
        flows = (head.text for head in self.columns if head.guess and head.guess.id.startswith("yearfigures."))
        years = {year for text in flows for year in years_in(text) if year <= today.year}
        return next(iter(years)) if len(years) == 1 else None


def find_heads(sheet: Sheet, columns: Columns, *, row: int | None = None) -> Heads:
    """The row with the most known names among the first ones, or the ``row`` that a person named."""
    first = list(islice(sheet.rows(), LOOKED_AT + SAMPLES + 1))
    if row is not None and row < len(first):
        return _heads(sheet, first, row, columns)
    tried = [_heads(sheet, first, number, columns) for number in range(min(LOOKED_AT, len(first)))]
    best = max(tried, key=_known, default=None)
    if best is None or _known(best) < _LEAST_KNOWN:
        raise NoHeaderError(sheet=sheet.name, rows=LOOKED_AT)
    last = _last_row(best, sheet.merges)
    return tried[last] if last < len(tried) else best


def _known(heads: Heads) -> int:
    return len({head.guess.id for head in heads.columns if head.guess})


def _last_row(heads: Heads, merges: Sequence[Merge]) -> int:
    """The row in which heads end that are merged over two rows or three."""
    indexes = {head.index for head in heads.columns if head.guess}
    tall = (bottom for (top, left), (bottom, _) in merges if top == heads.row and left in indexes)
    return max(tall, default=heads.row)


def _heads(sheet: Sheet, first: Sequence[Sequence[Value]], row: int, columns: Columns) -> Heads:
    levels = _levels(sheet, first, row, columns)
    unit = _unit_above(first[: row - len(levels)], columns)
    found: list[Head] = []
    taken: dict[str, int] = {}
    for offset, value in enumerate(first[row]):
        index = sheet.first_column + offset
        # A head that is merged over several rows is said once.
        said = dict.fromkeys([*(level.get(index, "") for level in levels), text_of(value)])
        said.pop("", None)
        if not said:
            continue
        *over, own = said
        samples = tuple(samples_below(first[row + 1 :], offset, SAMPLES))
        guess = columns.by_cells(columns.guess(own, over=over, unit=unit), samples)
        twin = next((taken[one] for one in taken if guess and columns.clashes(guess.id, {one})), None)
        if twin is not None:
            guess = None
        if guess:
            taken[guess.id] = index
        found.append(Head(index, " › ".join(said), samples, guess, twin))
    return Heads(row, tuple(found))


def _levels(sheet: Sheet, first: Sequence[Sequence[Value]], row: int, columns: Columns) -> list[Mapping[int, str]]:
    """The heads over a row, the highest first: rows above it whose merged cells or known names say that they are."""
    levels: list[Mapping[int, str]] = []
    for number in range(row - 1, max(-1, row - 1 - _MOST_LEVELS), -1):
        level = _spread(first[number], first[row], sheet.first_column, number, sheet.merges, down_to=row)
        if not level and not levels and not sheet.merges:
            level = _written_once(first[number], first[row], sheet.first_column, columns)
        if not level:
            break
        levels.insert(0, level)
    return levels


def _spread(
    line: Sequence[Value], below: Sequence[Value], first: int, row: int, merges: Sequence[Merge], *, down_to: int
) -> Mapping[int, str]:
    """The texts of a row over the columns that its merged cells cover; a title over all of them is no head."""
    texts = {first + offset: text_of(value) for offset, value in enumerate(line) if not is_empty(value)}
    below_too = (first + offset for offset, value in enumerate(below) if not is_empty(value))
    filled = {*texts, *below_too}
    found: dict[int, str] = {}
    for (top, left), (bottom, right) in merges:
        is_title = filled and left <= min(filled) and right >= max(filled)
        if top == row and bottom <= down_to and left in texts and not is_title:
            found.update(dict.fromkeys(range(left, right + 1), texts[left]))
    return found


def _written_once(line: Sequence[Value], below: Sequence[Value], first: int, columns: Columns) -> Mapping[int, str]:
    """Heads of which a table without merged cells has the first cell only, spread over the blank ones beside it."""
    texts = [text_of(value) for value in line]
    if sum(columns.guess(text) is not None for text in texts if text) < _LEAST_KNOWN:
        return {}
    if not all(isinstance(value, str) for value in below) or all(is_empty(value) for value in below):
        return {}
    found: dict[int, str] = {}
    last = ""
    for offset, text in enumerate(texts):
        last = text or (last if offset < len(below) and not is_empty(below[offset]) else "")
        if last:
            found[first + offset] = last
    return found


def _unit_above(lines: Sequence[Sequence[Value]], columns: Columns) -> int | None:
    """The unit of money that stands over the table: "ĐVT: triệu đồng"."""
    notes = (columns.unit_of_note(value) for line in lines for value in line if isinstance(value, str) and value)
    return next((factor for factor in notes if factor is not None), None)
