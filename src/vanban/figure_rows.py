"""The rows of figures: what a block says of one, as a target, an aim without a number or an actual."""

from datetime import date

from vanban.blocks import Block
from vanban.figure_words import measure_of
from vanban.indicators import indicator_of
from vanban.model import Actual, Basis, Goal, Target
from vanban.segments import Segment
from vanban.stated_figures import StatedFigure
from vanban.wording import pattern_of, wording
from vanban.years import YearMention, find_years

_LONGEST_QUOTE = 1400
_NEAR = 600  # letters looked through before a figure, so that long paragraphs stay linear


def target_of(block: Block, figure: StatedFigure, when: YearMention | None) -> Target:
    """A figure that is to be reached by ``when``."""
    quantity, segment = figure.quantity, figure.segment
    low = wording(block.text)[segment.start : segment.end]
    base = next(
        (y.year for y in find_years(block.text) if y.role == "base" and segment.start <= y.start < segment.end),
        None,
    )
    start, end = _bounds(segment)
    span = block.span(start, end)
    return Target(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        subject=figure.subject,
        indicator=indicator_of(f"{figure.subject} {quantity.unit}", quantity),
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        measure=measure_of(low, quantity, wording(figure.subject)),
        year=when.year if when else None,
        period=when.period if when else None,
        base_year=base,
    )


def actual_of(block: Block, figure: StatedFigure, day: date | None, intro: Block | None) -> Actual:
    """A figure that is or was so on a day."""
    segment, quantity = figure.segment, figure.quantity
    start, end = _bounds(segment)
    span = block.span(start, end)
    around = block.text[max(segment.sentence[0], segment.start - _NEAR) : segment.end]
    basis: Basis = "estimate" if _is_estimate(around, intro) else "official"
    return Actual(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        subject=figure.subject,
        indicator=indicator_of(f"{figure.subject} {quantity.unit}", quantity),
        value=quantity.value,
        unit=quantity.unit,
        as_of=day,
        basis=basis,
    )


def _bounds(segment: Segment) -> tuple[int, int]:
    """The bounds of a clause's quote, which may not be too long and always holds the number."""
    start = max(segment.start, segment.quantity.end - _LONGEST_QUOTE)
    return start, min(segment.end, start + _LONGEST_QUOTE)


def goal_of(block: Block) -> Goal:
    """An aim that sets no number."""
    end = min(len(block.text), _LONGEST_QUOTE)
    span = block.span(0, end)
    return Goal(block.text[:end], span.start, span.end, block.path)


def _is_estimate(around: str, intro: Block | None) -> bool:
    estimate = pattern_of("figures", "estimated")
    return bool(estimate.search(wording(around)) or (intro and estimate.search(wording(intro.text))))
