"""Words and days of a plan: values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hoptac.base.templatetags.vietnamese import number, with_unit
from hoptac.base.working_days import last_working_day_before

# How many days ahead an officer is told of a report that is owed.
NOTICE_DAYS = 7


def amount_words(value: Decimal, unit: str) -> str:
    """A value with its unit as people write it, held on one line.

    >>> " ".join(amount_words(Decimal("1200"), "triệu đồng").split())
    '1.200 triệu đồng'
    """
    return with_unit(number(value), unit)


def value_words(comparator: str, value: Decimal, value_max: Decimal | None, unit: str) -> str:
    """What is to be reached, in words.

    >>> value_words("approx", Decimal(80), None, "%")
    'khoảng 80%'
    >>> value_words("range", Decimal(50), Decimal(70), "%")
    'từ 50% đến 70%'
    >>> value_words("gte", Decimal(60), None, "%")
    'từ 60% trở lên'
    """
    low = amount_words(value, unit)
    if comparator == "range" and value_max is not None:
        return f"từ {amount_words(value, _short(unit))} đến {amount_words(value_max, unit)}"
    return {
        "approx": f"khoảng {low}",
        "gt": f"trên {low}",
        "gte": f"từ {low} trở lên",
        "lt": f"dưới {low}",
        "lte": f"không quá {low}",
    }.get(comparator, low)


def _short(unit: str) -> str:
    """The unit at the lower end of a range: a sign is written twice, a word once."""
    return unit if len(unit) <= 2 and not unit.isalpha() else ""


def target_words(
    comparator: str, value: Decimal, value_max: Decimal | None, unit: str, *, measure: str, base_year: int | None
) -> str:
    """The value in words, with what it is measured against.

    >>> target_words("eq", Decimal("6.5"), None, "%", measure="growth", base_year=2026)
    'tăng 6,5% so với năm 2026'
    >>> " ".join(target_words("eq", Decimal(2), None, "hội nghị", measure="per_year", base_year=None).split())
    '2 hội nghị mỗi năm'
    """
    if measure == "growth":
        verb = "giảm" if value < 0 else "tăng"
        grown = value_words(comparator, abs(value), None if value_max is None else abs(value_max), unit)
        since = f" so với năm {base_year}" if base_year else ""
        return f"{verb} {grown}{since}"
    words = value_words(comparator, value, value_max, unit)
    return f"{words} mỗi năm" if measure == "per_year" and not unit.endswith("/năm") else words


def counting_day(due: date, due_kind: str, swapped: Mapping[date, bool]) -> date:
    """The day by which the thing must be there: for "trước ngày", the last working day before it.

    >>> counting_day(date(2024, 12, 9), "before", {}), counting_day(date(2024, 12, 9), "by", {})
    (datetime.date(2024, 12, 6), datetime.date(2024, 12, 9))
    """
    return last_working_day_before(due, swapped) if due_kind == "before" else due


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report duty with what decides whether anyone is told of it."""

    duty_id: int
    debtor_unit_ids: frozenset[int]
    due: date
    due_kind: str
    is_asked: bool
    is_ended: bool


def reports_to_announce(
    duties: Iterable[OwedReport], *, today: date, swapped: Mapping[date, bool]
) -> list[tuple[OwedReport, date]]:
    """Duties that fall due within the coming days, with the day that counts, soonest first.

    Bodies of the Party and the Front are asked, never chased; duties of ended bodies wait for an act of succession.
    """
    last = today + timedelta(days=NOTICE_DAYS)
    counted = [
        (duty, counting_day(duty.due, duty.due_kind, swapped))
        for duty in duties
        if duty.debtor_unit_ids and not duty.is_asked and not duty.is_ended
    ]
    return sorted(
        ((duty, day) for duty, day in counted if today <= day <= last), key=lambda pair: (pair[1], pair[0].duty_id)
    )
