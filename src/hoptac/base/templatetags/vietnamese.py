"""Numbers, money, days and found words as Vietnamese readers write them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TypeAlias

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hoptac.base.folding import exact, fold

register = template.Library()

# Shown where a figure or a day is not known; never 0, which is a figure.
UNKNOWN = "—"
# A number and its unit stay on one line; "%" stands at its number without a space, as official texts write it.
NO_BREAK = "\u00a0"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

Figure: TypeAlias = int | float | Decimal | str | None


@register.filter
def number(value: Figure, places: int | None = None) -> str:
    """Dots between thousands, a comma before decimals; ``places`` fixes how many, else none is added or lost.

    >>> number(Decimal("1234.50"))
    '1.234,5'
    >>> number(1234.5, 2)
    '1.234,50'
    """
    figure = _decimal(value)
    if figure is None:
        return UNKNOWN if value in (None, "") else str(value)
    if places is None:
        text = f"{figure.normalize():,f}"
    else:
        text = f"{figure.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP):,f}"
    return text.translate(str.maketrans(",.", ".,"))


@register.filter
def money(value: Figure, unit: str = "đồng") -> str:
    """An amount with its unit.

    >>> money(1500000).replace(NO_BREAK, " ")
    '1.500.000 đồng'
    """
    return count(value, unit) if _decimal(value) is not None else number(value)


@register.filter
def count(value: Figure, noun: str | None) -> str:
    """How many of what; Vietnamese nouns have no plural.

    >>> count(1350, "văn bản").replace(NO_BREAK, " ")
    '1.350 văn bản'
    """
    return with_unit(number(value), noun)


def with_unit(figure: str, unit: str | None) -> str:
    """A number in words with its unit.

    >>> with_unit("6,5", "%"), with_unit("12", "%/năm"), with_unit("3", "ha").replace(NO_BREAK, " ")
    ('6,5%', '12%/năm', '3 ha')
    """
    if not unit:
        return figure
    return f"{figure}{'' if unit.startswith('%') else NO_BREAK}{unit}"


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as dd/mm/yyyy.

    >>> day(date(2024, 12, 5))
    '05/12/2024'
    """
    local = _local(value)
    return f"{local:%d/%m/}{local.year:04d}" if local else UNKNOWN


@register.filter
def day_before(day: date | None) -> date | None:
    """The last day of a half-open stretch."""
    return day - timedelta(days=1) if day else None


@register.filter
def weekday_day(value: date | datetime | None) -> str:
    """A day with its name in the week.

    >>> weekday_day(date(2024, 12, 5))
    'thứ Năm, 05/12/2024'
    """
    local = _local(value)
    return f"{WEEKDAYS[local.weekday()]}, {day(local)}" if local else UNKNOWN


@register.filter
def moment(value: datetime | None) -> str:
    """A moment of the local day: hour, then day."""
    local = _local(value)
    return f"{local:%H:%M} {day(local)}" if local else UNKNOWN


@register.filter
def highlight_search(text: str, query: str | None) -> SafeString:
    """The text with what was searched in ``<mark class="hit">``: as written, or without marks where that is absent, or
    else the beginnings of its words one by one."""
    wanted = exact(query or "")
    if not wanted:
        return escape(text)
    parts: list[str] = []
    done = 0
    for start, end in _found(text, wanted) or _found_apart(text, wanted.split()):
        if start < done:
            continue
        parts += [escape(text[done:start]), '<mark class="hit">', escape(text[start:end]), "</mark>"]
        done = end
    # Every piece of the text has passed through escape above; only our own tags are added.
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308


def _decimal(value: Figure) -> Decimal | None:
    if value is None or isinstance(value, bool) or value == "":
        return None
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None


def _local(value: date | datetime | None) -> date | datetime | None:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value or None


def _found(text: str, wanted: str) -> list[tuple[int, int]]:
    return _spans(text, wanted, exact) or _spans(text, fold(wanted), fold)


def _found_apart(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words of ``text`` begin with one of these; of several at one place the longest first."""
    found = {span for word in words for span in _found(text, word) if not text[: span[0]][-1:].isalnum()}
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _spans(text: str, wanted: str, form: Callable[[str], str]) -> list[tuple[int, int]]:
    """Where ``wanted`` stands in ``text`` once every letter has gone through ``form``, as places in ``text`` itself."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for shown in " " if letter.isspace() else form(letter):
            if shown == " " and letters[-1:] == [" "]:
                continue
            letters.append(shown)
            places.append(place)
    flat = "".join(letters)
    spans: list[tuple[int, int]] = []
    start = flat.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        spans.append((places[start], places[end - 1] + 1))
        start = flat.find(wanted, end)
    return spans
