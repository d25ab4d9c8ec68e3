"""Lines joined to entries: one for each heading, paragraph, bullet or row, however the lines were broken."""

import re
from dataclasses import dataclass, replace
from statistics import quantiles

from vanban.labels import Label, read_label
from vanban.letters import bare
from vanban.lines import Clean, Line

_ENDED = re.compile(r"[.;:!?…/][\"”’)\]]*$")
_SHORT_FORM_END = re.compile(r"(?:\b(?:TP|TX|TT|PGS|TS|ThS|Th\.S|St|tr|v\.v)\.|\.\.\.|…)$")
_GOES_ON = re.compile(
    r"(?:,|\b(?:và|của|các|về|với|cho|trên|tại|theo|từ|đến|để|là|những|do|bởi|trong|ngày|tháng|năm|số|hoặc|cùng|giữa))$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One joined stretch. ``strong``: how many letters at its front are under emphasis.

    ``body`` is where the text after the label begins; ``gap``: a blank line stood before it.
    """

    clean: Clean
    label: Label | None
    strong: int
    gap: bool
    is_row: bool = False

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def body(self) -> str:
        return self.clean.text[self.label.end :] if self.label else self.clean.text

    @property
    def is_strong(self) -> bool:
        return self.strong > 0 and self.strong >= len(self.clean.text.rstrip(" :.;"))


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were broken: by hand at a width, with or without a blank line between paragraphs."""

    is_wrapped: bool
    width: int
    is_spaced: bool


@dataclass(slots=True)
class _Open:
    """An entry that may still grow. ``last`` is its last line."""

    entry: Entry
    last: Line
    is_open: bool


def read_layout(lines: list[Line]) -> Layout:
    """The layout of these lines, from how they end and begin."""
    texts = [(i, line) for i, line in enumerate(lines) if line.kind == "text" and len(line.fragments) == 1]
    if len(texts) < 4:
        return Layout(False, 0, False)
    widths = sorted(len(line.raw.rstrip()) for _, line in texts)
    width = int(quantiles(widths, n=10)[8])
    adjacent = [(lines[i - 1], line) for i, line in texts if i and lines[i - 1].kind == "text"]
    run_on = sum(1 for a, b in adjacent if _runs_on(a.text, b.text))
    plain = sum(1 for a, b in adjacent if read_label(b.text) is None)
    long = sum(1 for w in widths if w > 160)
    labelled = [lines[i - 1].kind != "text" for i, line in texts if i and read_label(line.text)]
    is_spaced = bool(labelled) and sum(labelled) * 10 >= len(labelled) * 7
    return Layout(long * 12 < len(texts) and run_on >= 2 and run_on * 4 >= plain, width, is_spaced)


def join_lines(lines: list[Line], layout: Layout) -> list[Entry]:
    """The entries of consecutive lines of a body."""
    done: list[Entry] = []
    current: _Open | None = None
    gap = True
    for line in _without_cell_marks(lines):
        if line.kind in ("blank", "rule", "page", "cell"):
            gap = gap or line.kind != "page"
            continue
        if line.kind == "row":
            if current:
                done.append(current.entry)
            done.append(Entry(line.clean, None, 0, gap, is_row=True))
            current, gap = None, False
            continue
        if current and _belongs(current, line, gap, layout):
            current = _grown(current, line)
        else:
            if current:
                done.append(current.entry)
            current = _Open(Entry(line.clean, read_label(line.text), line.strong, gap), line, line.open)
        gap = False
    if current:
        done.append(current.entry)
    return [_settled(entry) for entry in done]


def _runs_on(first: str, second: str) -> bool:
    return second[:1].islower() and not _ENDED.search(first) and read_label(second) is None


def _belongs(current: _Open, line: Line, gap: bool, layout: Layout) -> bool:
    """Whether the line goes on with the entry before it."""
    before, text = current.entry.text, line.text
    if current.entry.label and not current.entry.body:
        # A bullet or a number alone on its line: what follows is its text, unless that is an entry of its own.
        return current.entry.label.kind not in ("part", "chapter", "article") and read_label(text) is None
    ended = bool(_ENDED.search(before)) and not _SHORT_FORM_END.search(before)
    label = read_label(text)
    if label is not None:
        # "nông - lâm" broken before its dash: a bullet with a small letter after an unfinished sentence is none.
        broken_dash = label.kind == "dash" and text[label.end : label.end + 1].islower() and not ended
        return broken_dash and not (current.entry.label and current.entry.body[:1].islower()) and len(before) > 40
    if current.is_open and not gap:
        return True
    starts_small = text[:1].islower() or text[:1] in ",;)"
    if starts_small and not ended:
        return True
    if _GOES_ON.search(before) and not ended and not before.isupper():
        return True
    if gap:
        return False
    if not layout.is_wrapped:
        return before.isupper() and text.isupper() and not ended and current.entry.label is not None
    return _fills_line(current, line, layout, ended)


def _fills_line(current: _Open, line: Line, layout: Layout, ended: bool) -> bool:
    """In a text wrapped by hand: whether the line before was full, or plainly not the end of a paragraph."""
    before, text = current.entry.text, line.text
    first_word = text.split(" ", 1)[0]
    is_full = len(current.last.raw.rstrip()) + 1 + len(first_word) > layout.width - 8
    if ended:
        return is_full and not (current.entry.strong and not line.strong)
    if is_full or layout.is_spaced:
        return True
    if line.text.isupper():
        return before.isupper()
    is_heading = current.entry.label is not None and len(before) < layout.width - 8
    return not is_heading and line.indent <= current.last.indent


def _grown(current: _Open, line: Line) -> _Open:
    entry = current.entry
    size = len(entry.text)
    strong = entry.strong
    if strong >= size and line.strong:
        strong = size + 1 + line.strong
    clean = entry.clean.joined(line.clean)
    label = entry.label or (read_label(clean.text) if size < 12 else None)
    if entry.label and not entry.body:
        label = read_label(clean.text) or entry.label
    return _Open(replace(entry, clean=clean, strong=strong, label=label), line, line.open)


def _settled(entry: Entry) -> Entry:
    """The entry without an empty emphasis; a bullet sign with no text is no label."""
    if entry.label and not entry.body and entry.label.kind in ("dash", "plus", "dot"):
        return replace(entry, label=None)
    return entry


def _without_cell_marks(lines: list[Line]) -> list[Line]:
    """Lines of a table whose cells stand one a line between lone "|": each row becomes one line."""
    result: list[Line] = []
    i = 0
    while i < len(lines):
        if lines[i].kind != "cell":
            result.append(lines[i])
            i += 1
            continue
        i, rows = _read_cells(lines, i)
        result += rows
    return result


def _read_cells(lines: list[Line], start: int) -> tuple[int, list[Line]]:
    rows: list[Line] = []
    cells: list[Clean] = []
    cell: list[Line] = []
    i = start
    last_mark = start
    while i < len(lines):
        line = lines[i]
        if line.kind == "cell":
            if cell:
                cells.append(_cell(cell))
                cell = []
            elif i > start and cells and lines[i - 1].kind == "cell":
                rows.append(_row_line(cells, lines[start]))
                cells = []
            last_mark = i
        elif line.kind == "blank" and last_mark == i - 1 and not _cells_go_on(lines, i):
            break
        elif line.kind in ("text", "page"):
            cell.append(line)
        i += 1
        if i - last_mark > 60:
            break
    if cells:
        rows.append(_row_line(cells, lines[start]))
    if cell:  # what stands after the last mark is no cell
        return last_mark + 1, rows
    return i, rows


def _cells_go_on(lines: list[Line], i: int) -> bool:
    return any(line.kind == "cell" for line in lines[i + 1 : i + 3])


def _cell(lines: list[Line]) -> Clean:
    clean = lines[0].clean.cut(0)
    for line in lines[1:]:
        clean = clean.joined(line.clean.cut(0))
    return clean


def _row_line(cells: list[Clean], model: Line) -> Line:
    clean = cells[0]
    for cell in cells[1:]:
        clean = clean.joined(cell, " | ")
    return replace(model, kind="row", clean=clean, strong=0, open=False, fragments=tuple(cells))


def is_bare_title(text: str) -> bool:
    """Whether the text is written in capitals throughout."""
    return text.isupper() and len(bare(text)) > 3
