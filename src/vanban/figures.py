"""The figures of a document: numbers to be reached, aims without a number, and numbers that are or were."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile

from vanban.blocks import Block
from vanban.due_days import as_of
from vanban.figure_blocks import counts_things, last_sentence, part_said, sums_up
from vanban.figure_rows import actual_of, goal_of, target_of
from vanban.figure_tables import read_table_figures
from vanban.horizons import (
    first_year_of,
    horizon_of_plan,
    in_clause,
    named_year,
    still_to_come,
    year_before,
    year_in_turn,
    year_later,
    year_written,
    years_of,
)
from vanban.lent_units import with_units
from vanban.model import Actual, Goal, Target
from vanban.numbers import Quantity, find_quantities
from vanban.parts import Outline, Part, Standing, ancestors
from vanban.segments import Segment, cut_segments
from vanban.sense_words import orders_below
from vanban.senses import Sense, Setting, sense_of
from vanban.stated_figures import StatedFigure, stated
from vanban.table_rows import cells_of
from vanban.task_tables import task_cells
from vanban.wording import one_of, pattern_of, wording
from vanban.years import YearMention, find_years, horizon_of

_SHORTEST_GOAL = 12
_NEAR = 600  # letters looked through before a figure, so that long paragraphs stay linear
_OPENING_TELLS = ("other", "cong_van", "ket_luan")  # letters and directives that open with how things are
_LONGEST_DUE = 40  # letters of a cell that says by when
_MOST_LABELS = 4  # lines that describe a task
_PLANNING = ("ke_hoach", "chuong_trinh", "quyet_dinh", "ket_luan")


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of a document, each kind in the order of the text."""

    targets: tuple[Target, ...]
    goals: tuple[Goal, ...]
    actuals: tuple[Actual, ...]


def find_figures(
    blocks: Sequence[Block],
    outline: Outline,
    *,
    year: int | None,
    title: str | None,
    doc_type: str,
    doc_kind: str | None = None,
) -> Figures:
    """The figures of the body. ``year`` and ``title`` give the horizon where the text around a figure gives none."""
    horizon = horizon_of_plan(title, year, doc_type)
    reader = _Reader(blocks, outline, horizon, first_year_of(title, horizon, doc_type), year, doc_type, doc_kind)
    for block in blocks:
        if block.zone == "body" and (sums_up(block) if block.kind == "heading" else block.kind != "row"):
            reader.read_block(block)
    for cell in (*task_cells(blocks), *filter(counts_things, task_cells(blocks, "product"))):
        reader.read_block(cell, part="tasks")
    last = horizon.year if horizon else year
    is_end = horizon is not None and bool(horizon.end) and horizon.year == year  # no day, and a title "đến năm 2030"
    since = reader.first_year or (None if is_end else year)
    in_tables = read_table_figures(blocks, outline, year=last, since=since, doc_type=doc_type)
    told = _once(reader.targets) if doc_type == "tin_tuc" else reader.targets
    targets = sorted([*told, *in_tables.targets], key=lambda row: (row.start, row.end))
    actuals = sorted([*reader.actuals, *in_tables.actuals], key=lambda row: (row.start, row.end))
    return Figures(tuple(targets), tuple(reader.goals), tuple(actuals))


def _once(targets: list[Target]) -> list[Target]:
    """An article says its news again in the lead and at the end: each target once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for row in targets:
        key = (row.value, row.value_max, row.unit, row.year, row.comparator)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


class _Reader:
    """Reads block after block; what one says may hold for the next."""

    def __init__(
        self,
        blocks: Sequence[Block],
        outline: Outline,
        horizon: YearMention | None,
        first_year: int | None,
        year: int | None,
        doc_type: str,
        doc_kind: str | None,
    ) -> None:
        self.blocks = blocks
        self.outline = outline
        self.horizon = horizon
        self.year = year
        self.doc_type = doc_type
        self.first_year = first_year
        self.targets: list[Target] = []
        self.goals: list[Goal] = []
        self.actuals: list[Actual] = []
        self.last: Sense = ""
        self.last_years: tuple[YearMention, ...] = ()
        self.aimed_year: int | None = None  # of the last target
        self.is_ordered = False  # a paragraph above orders what is to be done: "Chủ tịch UBND tỉnh yêu cầu:"
        self.is_news = doc_type == "tin_tuc"
        self.is_unknown = doc_kind == "other"
        self.now = year_written(blocks) if self.is_news or self.is_unknown else None

    def read_block(self, block: Block, part: Part | None = None) -> None:
        quantities = [q for q in find_quantities(block.text) if q.kind not in ("time", "rank")]
        if quantities:
            self.read_quantities(block, quantities, part)
        else:
            self.last, self.last_years = "", ()
            if (part or self.outline[block].part) == "aims" and self.is_goal(block):
                self.goals.append(goal_of(block))
        if block.path == "" and block.text.endswith(":"):  # what it says itself stands before its order
            orders = "asking" if self.doc_type == "cong_van" else "ordering"
            self.is_ordered = orders_below(orders, last_sentence(block.text), answers=self.doc_type == "bao_cao")

    def read_quantities(self, block: Block, quantities: list[Quantity], part: Part | None) -> None:
        quantities = with_units(wording(block.text), quantities)
        setting = self.setting(block, part)
        figures = list(self.read_figures(block, quantities, setting))
        aimed = [figure for figure in figures if figure.sense in ("target", "both")]
        for figure in figures:
            if figure.sense in ("target", "both") and not self.is_told_again(block, figure, setting):
                when = year_in_turn(block.text, figure.segment) or self.horizon_at(block, figure.segment)
                self.targets.append(target_of(block, figure, when))
                self.aimed_year = self.targets[-1].year
            if figure.sense in ("actual", "both") and not figure.quantity.is_loose:
                intro = self.outline.lead_in(block)
                self.actuals.append(actual_of(block, figure, self.day_of(block, figure.segment, intro), intro))
        if setting.part == "aims" and not aimed and self.is_goal(block):
            self.goals.append(goal_of(block))
        self.last = figures[-1].sense if figures else ""
        self.last_years = find_years(block.text) if figures else ()

    def setting(self, block: Block, part: Part | None = None) -> Setting:
        intro = self.outline.lead_in(block)
        said = last_sentence(intro.text) if intro else ""
        introduced: Sense = ""
        if pattern_of("figures", "found").search(said):
            introduced = "actual"
        elif pattern_of("figures", "planned").search(said):
            introduced = "target"
        standing = self.outline[block]
        is_asked = self.doc_type in _OPENING_TELLS and bool(said) and orders_below("asking", said, answers=False)
        if is_asked and standing.part == "situation":  # "1. Về đánh giá": how it was, and then what is asked
            standing = Standing("tasks", is_ahead=True)
        if standing.part in ("", "tasks") and self.doc_type == "bao_cao":
            standing = self.in_its_year(block, standing)
        if self.is_news and said and not introduced and pattern_of("figures", "assigning").search(said):
            introduced = "target"
        is_paragraph = self.doc_type in _OPENING_TELLS and block.kind == "paragraph" and block.path == ""
        return Setting(
            part=part or part_said(block, standing.part) or standing.part,
            doc_type=self.doc_type,
            year=self.year,
            introduced=introduced,
            is_ahead=standing.is_ahead,
            first_year=self.first_year,
            is_opening=is_paragraph and not self.is_ordered,
            is_ordered=self.is_ordered and (block.path != "" or is_paragraph),
            plans=(self.is_unknown or self.doc_type in _PLANNING) and block.kind in ("bullet", "item"),
            is_story=self.is_news or (self.is_unknown and block.kind == "paragraph"),
            now=self.now,
            aimed_year=self.aimed_year,
        )

    def in_its_year(self, block: Block, standing: Standing) -> Standing:
        """Where a block of a report stands by the nearest heading that names a year: "A. NĂM 2025", "B. Năm tới"."""
        for above in ancestors(block, self.blocks):
            years = [mention.year for mention in self.years_of(above.text) if mention.role in ("horizon", "named")]
            if not years or self.year is None:
                continue
            if years[-1] > self.year:
                return Standing(standing.part or "plan", is_ahead=True)
            plans_next = self.first_year is not None and self.first_year > self.year
            is_over = plans_next and not pattern_of("figures", "aimed").search(wording(above.text))
            return Standing("situation", is_ahead=False) if is_over else standing
        return standing

    def read_figures(self, block: Block, quantities: list[Quantity], setting: Setting) -> Iterator[StatedFigure]:
        text, low = block.text, wording(block.text)
        before: Sense = self.last if self.goes_on(low) else ""
        years = self.years_of(text)
        previous: StatedFigure | None = None
        for segment in cut_segments(text, quantities):
            own = named_year(years, segment, text) or self.year_to_come(years, segment, text)
            sense = sense_of(low, segment, setting, before=before, own_year=own.year if own else None)
            is_aside = sense == "actual" and before == "target" and low[segment.start - 1 : segment.start] == "("
            before = before if is_aside or not sense else sense  # what an aim starts from says nothing of the next
            figure = stated(text, low, segment, sense, previous)
            if figure is not None:
                yield figure
                previous = figure

    def years_of(self, text: str) -> tuple[YearMention, ...]:
        """The years that a text names, those of a story or a report told by its own ("năm tới") among them."""
        years = years_of(text, self.now or (self.year if self.doc_type == "bao_cao" else None))
        return still_to_come(years, wording(text), self.first_year or self.now)

    def year_to_come(self, years: Sequence[YearMention], segment: Segment, text: str) -> YearMention | None:
        """The year to come that a story names later in a sentence: "mở 04 lớp cho 120 học viên trong năm 2027"."""
        later = year_later([y for y in years if y.role == "horizon"], segment, text) if self.now else None
        return later if later and self.now and later.year > self.now else None

    def goes_on(self, low: str) -> bool:
        """Whether a block goes on with the figures of the one before it."""
        if (self.is_news or self.is_unknown) and self.last == "target" and pattern_of("figures", "starters").match(low):
            return True
        return _goes_on().match(low) is not None

    def day_of(self, block: Block, segment: Segment, intro: Block | None) -> date | None:
        """The day that an actual is counted to, from its clause, the block, or the paragraph that introduces it."""
        before = block.text[max(0, segment.end - 3 * _NEAR) : segment.end]
        for text in (block.text[segment.start : segment.end], before, intro.text if intro else ""):
            day = as_of(text, year=self.year)
            if day is not None:
                return day
        years = find_years(block.text)
        base = next((y for y in years if y.role == "base" and segment.start <= y.start < segment.end + 12), None)
        mention = base if segment.quantity.is_base else named_year(years, segment, block.text)
        mention = mention or (horizon_of(intro.text) if intro else None)
        return date(mention.year, 12, 31) if mention else None

    def horizon_at(self, block: Block, segment: Segment) -> YearMention | None:
        """The nearest stated horizon: of the clause, the block, what introduces it, the headings, the plan."""
        first = self.first_year or 0
        years = [y for y in self.years_of(block.text) if y.role in ("horizon", "term") and y.year >= first]
        near = in_clause(years, segment) or year_before(years, segment) or year_later(years, segment, block.text)
        near = near or self.year_beside(block)
        if near:
            return near
        intro = self.outline.lead_in(block)
        found = horizon_of(last_sentence(intro.text)) if intro else None
        if found and found.year >= first:
            return found
        for above in ancestors(block, self.blocks):
            found = horizon_of(above.text)
            if found:
                return found
        if (self.is_news or self.is_unknown) and self.goes_on(wording(block.text)):
            for mention in reversed(self.last_years):
                if mention.role == "horizon":
                    return mention
        if (self.horizon is None or self.now) and self.aimed_year:
            return YearMention(0, 0, self.aimed_year, None, "horizon")
        return self.horizon

    def year_beside(self, block: Block) -> YearMention | None:
        """The year in which a task of a table is due, or one that a line under it describes."""
        row = self.blocks[block.index]
        if row is not block:  # the cell of a table of tasks
            cells = [cell.text for cell in cells_of(row) if len(cell.text) < _LONGEST_DUE and cell.text != block.text]
        else:
            cells = self.labels_from(block.index + 1)
            if not cells and block.parent is not None:  # labels right under a title speak of all entries below them
                cells = self.labels_from(block.parent + 1)
        years = [y for cell in cells for y in find_years(cell) if y.role == "horizon"]
        return years[-1] if years else None

    def is_told_again(self, block: Block, figure: StatedFigure, setting: Setting) -> bool:
        """Whether a task only names what an aim counted: "Hướng dẫn 6 HTX chuyển đổi" below "Chuyển đổi xong 6 HTX"."""
        quantity, segment = figure.quantity, figure.segment
        if setting.part not in ("tasks", "carrying-out") or quantity.kind != "count" or not quantity.is_bare:
            return False
        front = wording(block.text)[segment.start : quantity.at]
        if not pattern_of("figures", "guides").fullmatch(front.strip()):
            return False
        return any(row.value == quantity.value and row.unit == quantity.unit for row in self.targets)

    def labels_from(self, index: int) -> list[str]:
        """The lines from a place on that describe a task."""
        described = takewhile(lambda other: other.kind == "label", self.blocks[index : index + _MOST_LABELS])
        return [other.text for other in described]

    def is_goal(self, block: Block) -> bool:
        text = block.text.strip()
        return block.kind in ("bullet", "paragraph", "item") and len(text) >= _SHORTEST_GOAL and not text.endswith(":")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('clauses', 'and-so')}(?!\w)")
