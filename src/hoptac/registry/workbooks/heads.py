"""The row that names the columns, and what each of them is guessed to mean."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from hoptac.base.folding import fold
from hoptac.registry.workbooks.cells import is_empty, text_of
from hoptac.registry.workbooks.columns import Chosen, Columns
from hoptac.registry.workbooks.errors import NoHeaderError
from hoptac.registry.workbooks.opening import Merge, Sheet, Value

LOOKED_AT = 30
SAMPLES = 3
_LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet: ``index`` counts from 0, ``samples`` are its first values."""

    index: int
    text: str
    samples: tuple[str, ...]
    guess: Chosen | None


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


def find_heads(sheet: Sheet, columns: Columns, *, row: int | None = None) -> Heads:
    """The row with the most known names among the first ones, or the ``row`` that a person named."""
    first = list(islice(sheet.rows(), LOOKED_AT + SAMPLES + 1))
    if row is not None and row < len(first):
        return _heads(sheet, first, row, columns)
    tried = [_heads(sheet, first, number, columns) for number in range(min(LOOKED_AT, len(first)))]
    best = max(tried, key=_known, default=None)
    if best is None or _known(best) < _LEAST_KNOWN:
        raise NoHeaderError(sheet=sheet.name, rows=LOOKED_AT)
    return best


def _known(heads: Heads) -> int:
    return len({head.guess.id for head in heads.columns if head.guess})


def _heads(sheet: Sheet, first: Sequence[Sequence[Value]], row: int, columns: Columns) -> Heads:
    above = _spread(first[row - 1], sheet.first_column, row - 1, sheet.merges) if row else {}
    found: list[Head] = []
    taken: set[str] = set()
    for offset, value in enumerate(first[row]):
        index = sheet.first_column + offset
        own, over = text_of(value), above.get(index, "")
        if not own and not over:
            continue
        guess = columns.guess(own) if own else None
        if over and (guess is None or columns.guess(f"{over} {own}")):
            guess = columns.guess(f"{over} {own}".strip()) or guess
        if guess and guess.id in taken:
            guess = None
        taken |= {guess.id} if guess else set()
        samples = tuple(text_of(line[offset]) for line in first[row + 1 :] if not is_empty(line[offset]))[:SAMPLES]
        text = own if guess is None or columns.guess(own) else f"{over} {own}".strip()
        found.append(Head(index, text or over, samples, guess))
    return Heads(row, tuple(found))


def _spread(line: Sequence[Value], first: int, row: int, merges: Sequence[Merge]) -> Mapping[int, str]:
    """The texts of a row over the columns that its merged cells cover."""
    texts = {first + offset: text_of(value) for offset, value in enumerate(line) if not is_empty(value)}
    for (top, left), (bottom, right) in merges:
        if top <= row <= bottom and (top == row) and left in texts:
            texts.update(dict.fromkeys(range(left, right + 1), texts[left]))
    return {index: text for index, text in texts.items() if _is_over(index, row, merges)}


def _is_over(index: int, row: int, merges: Sequence[Merge]) -> bool:
    """Whether a cell of the row above is a head over this one, and not just a title that stands there."""
    return any(top <= row <= bottom and left <= index <= right for (top, left), (bottom, right) in merges)
