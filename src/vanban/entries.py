"""Lines joined to entries: one for each heading, paragraph, bullet or row, however the lines were broken."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import quantiles

from vanban.cells import rows_of_cells
from vanban.clean import Clean, joined, joined_places
from vanban.grids import rows_of_grids
from vanban.labels import BULLETS, Label, read_label
from vanban.letterhead import begins_body
from vanban.lines import Line
from vanban.unfinished import goes_on, is_torn
from vanban.wording import one_of, texts_of, wording

_ENDED = re.compile(r"[.;:!?…/][\"”’)\]]*$")
_LONGEST_END = 8  # letters of what stands last in a line and is told by one of these patterns
_OPEN_RANGE = re.compile(r"\d%?$")
_CLOSING_RANGE = re.compile(r"[-–]\s?\d")
_WHO = re.compile(r"[^:;.\d]{4,120}:\s[^\W\d_]")
_LONGEST_TITLE_LINE = 40  # a shorter entry may be a title that ends so ("2. Tồn tại")
_SEEN = 60  # letters at the front and at the end of an entry that tell whether the next line goes on with it


@dataclass(frozen=True, slots=True)
class Entry:
    """One joined stretch. ``strong``: how many letters at its front are emphasised; ``gap``: a blank line before it."""

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
        """The text after the label."""
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
    """An entry that may still grow: its lines, and what can be seen of its front and its end."""

    lines: list[Line]
    label: Label | None
    gap: bool
    front: str
    end: str
    size: int
    strong: int
    is_upper: bool = field(default=False)

    @classmethod
    def of(cls, line: Line, gap: bool) -> "_Open":
        text = line.text
        return cls([line], line.label, gap, text[:_SEEN], text[-_SEEN:], len(text), line.strong, text.isupper())

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def body_start(self) -> str:
        return self.front[self.label.end :] if self.label else self.front

    @property
    def has_body(self) -> bool:
        return self.label is None or self.size > self.label.end

    def grow(self, line: Line) -> None:
        text = line.text
        if self.strong >= self.size and line.strong:
            self.strong = self.size + 1 + line.strong
        if len(self.front) < _SEEN:
            self.front = f"{self.front} {text}"[:_SEEN]
            if self.label is None or not self.has_body:
                self.label = read_label(self.front) or self.label
        self.end = f"{self.end} {text}"[-_SEEN:]
        self.size += 1 + len(text)
        self.is_upper = self.is_upper and not any(letter.islower() for letter in text)
        self.lines.append(line)

    def close(self) -> Entry:
        label = self.label
        if label and not self.has_body and label.kind in BULLETS:
            label = None  # a sign of a bullet with no text is no bullet
        return Entry(_joined([line.clean for line in self.lines]), label, self.strong, self.gap)


def read_layout(lines: list[Line]) -> Layout:
    """The layout of these lines, from how they end and begin."""
    texts = [(i, line) for i, line in enumerate(lines) if line.kind == "text" and len(line.fragments) == 1]
    if len(texts) < 4:
        return Layout(False, 0, False)
    widths = sorted(len(line.raw.rstrip()) for _, line in texts)
    width = int(quantiles(widths, n=10)[8])
    adjacent = [(lines[i - 1], line) for i, line in texts if i and lines[i - 1].kind == "text"]
    run_on = sum(1 for a, b in adjacent if _runs_on(a, b))
    plain = sum(1 for _, b in adjacent if b.label is None)
    long = sum(1 for w in widths if w > 160)
    labelled = [lines[i - 1].kind != "text" for i, line in texts if i and line.label]
    is_spaced = bool(labelled) and sum(labelled) * 10 >= len(labelled) * 7
    return Layout(long * 12 < len(texts) and run_on >= 2 and run_on * 4 >= plain, width, is_spaced)


def join_lines(lines: list[Line], layout: Layout) -> list[Entry]:
    """The entries of consecutive lines of a body."""
    done: list[Entry] = []
    current: _Open | None = None
    gap = True
    for line in rows_of_grids(rows_of_cells(lines)):
        if line.kind not in ("text", "row"):
            gap = gap or line.kind != "page"
            continue
        if current and line.kind == "text" and _belongs(current, line, gap, layout):
            current.grow(line)
        else:
            if current:
                done.append(current.close())
            current = None
            if line.kind == "row":
                done.append(Entry(line.clean, None, 0, gap, is_row=True))
            else:
                current = _Open.of(line, gap)
        gap = False
    if current:
        done.append(current.close())
    return [part for entry in done for part in _apart(entry)]


def _apart(entry: Entry) -> list[Entry]:
    """The numbered entries that were run together on one line ("1. … . 2. … . 3. …"), each apart."""
    if entry.label is None or entry.label.kind != "number" or not entry.label.text.isdigit():
        return [entry]
    cuts = [0]
    wanted = int(entry.label.text) + 1
    at = entry.label.end
    while found := re.compile(rf"[.;]\s(?={wanted}\s?[.)]\s[^\W\d])").search(entry.text, at):
        cuts.append(found.end())
        at, wanted = found.end(), wanted + 1
    if len(cuts) == 1:
        return [entry]
    parts = [entry.clean.cut(start, end) for start, end in pairwise([*cuts, len(entry.text)])]
    return [Entry(part, read_label(part.text), 0, entry.gap and i == 0) for i, part in enumerate(parts)]


def _runs_on(first: Line, second: Line) -> bool:
    return second.text[:1].islower() and second.label is None and not _ENDED.search(first.text)


def _joined(parts: list[Clean]) -> Clean:
    if len(parts) == 1:
        return parts[0]
    for i in range(len(parts) - 1, 0, -1):
        if is_torn(parts[i - 1].text[-_SEEN:], parts[i].text):
            parts[i - 1 : i + 1] = [joined(parts[i - 1 : i + 1], separator="")]
    return Clean(" ".join(part.text for part in parts), joined_places([part.offsets for part in parts], 1))


def _belongs(current: _Open, line: Line, gap: bool, layout: Layout) -> bool:
    """Whether the line goes on with the entry before it."""
    text, label = line.text, line.label
    if not current.has_body:
        # A bullet or a number alone on its line: what follows is its text, unless that is an entry of its own.
        return current.label is not None and current.label.kind not in ("part", "chapter", "article") and label is None
    last = max(0, len(current.end) - _LONGEST_END)
    ended = bool(_ENDED.search(current.end)) and not _short_form_end().search(current.end, last)
    if label is not None and _closes_bracket(current, text, label):
        return True
    if label is not None:
        return not ended and label.kind == "dash" and _is_broken_dash(current, text, label, gap, layout)
    if current.last.open and not gap:
        return True
    if gap and current.strong >= current.size and not line.strong:
        return False
    if (text[:1].islower() or text[:1] in ",;)") and not ended:
        return True
    if not gap and (is_torn(current.end, text) or (not ended and goes_on(current.end, text))):
        return True
    is_long = current.size > _LONGEST_TITLE_LINE and not current.is_upper
    if is_long and not ended and _goes_on().search(current.end, last):
        return True
    if gap:
        return False
    if not layout.is_wrapped:
        return current.is_upper and text.isupper() and not ended and current.label is not None
    return layout.is_spaced or _fills_line(current, line, layout, ended)


@cache
def _short_form_end() -> re.Pattern[str]:
    """A full stop at the end of a line that only ends a short form, or leaves something out."""
    return re.compile(rf"(?:\b{one_of('line_ends', 'short-forms')}\.|\.\.\.|…)$")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:,|\b{one_of('line_ends', 'joining-in-long-lines')})$")


def _closes_bracket(current: _Open, text: str, label: Label) -> bool:
    """Whether what looks like a label ends a bracket that is open: "(khóa" / "XIII) và …"."""
    is_open = current.end.rfind("(") > current.end.rfind(")")
    return is_open and text[len(label.text) :].lstrip().startswith(")") and not text.startswith("(")


def _is_broken_dash(current: _Open, text: str, label: Label, gap: bool, layout: Layout) -> bool:
    """A line that begins with the dash inside a phrase ("nông - lâm" / "- ngư nghiệp") or a range ("05" / "- 06%")."""
    if not gap and layout.is_wrapped and _OPEN_RANGE.search(current.end) and _CLOSING_RANGE.match(text):
        return True
    if not gap and _is_broken_field(current, text, label):
        return True
    if not text[label.end : label.end + 1].islower() or current.size <= 40:
        return False
    return not (current.label and current.body_start[:1].islower())


def _is_broken_field(current: _Open, text: str, label: Label) -> bool:
    """Whether the name of an office was broken before its dash: "Phòng Tài chính" / "- Kế hoạch"."""
    if current.label is not None and current.label.text == label.text:
        return False
    end, following = wording(current.end), wording(text[label.end :])
    return any(end.endswith(left) and following.startswith(right) for left, right in _dashed_fields())


@cache
def _dashed_fields() -> tuple[tuple[str, str], ...]:
    return tuple(
        (f" {left}", right)
        for name in texts_of("agencies", "fields")
        for left, dash, right in [name.partition(" - ")]
        if dash
    )


def _fills_line(current: _Open, line: Line, layout: Layout, ended: bool) -> bool:
    """In a text wrapped by hand: whether the line before was full, or plainly not the end of a paragraph."""
    first_word = line.text.split(" ", 1)[0]
    is_full = len(current.last.raw.rstrip()) + 1 + len(first_word) > layout.width - 8
    if ended and _WHO.match(line.text) and begins_body(line.text):
        return False  # "Sở Nội vụ: Thẩm định …": one line for each body
    if ended:
        return is_full and not (current.strong and not line.strong)
    if is_full:
        return True
    if line.text.isupper() or current.is_upper:
        return line.text.isupper() and current.is_upper
    is_heading = current.label is not None and current.size < layout.width - 8
    return not is_heading and line.indent <= current.last.indent
