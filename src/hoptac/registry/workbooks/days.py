"""Days in cells: dates, texts like 5/3/2019, the numbers by which Excel counts, bare years of founding."""

import re
from datetime import date, datetime, timedelta

from hoptac.registry.workbooks.cells import CellRefusal, Parser, text_of
from hoptac.registry.workbooks.opening import Value

_DAY = re.compile(r"(?:ngày )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?: 0{1,2}:00(?::00)?)?", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_TOLD_DAY = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2})")
# As spreadsheets have it: 29 is 2029, 30 is 1930.
_FIRST_YEAR_OF_1900 = 30
_YEAR = re.compile(r"(?:19|20)\d{2}")
# Days as Excel counts them, where the cell lost its format: 1954 to 2064.
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000


def day(today: date) -> Parser:
    """A day that has come: a date, a text like 5/3/2019, or the number by which Excel counts it."""

    def parse(value: Value) -> object:
        found = day_of(value)
        if found > today:
            raise CellRefusal("Ngày này chưa đến.", "Hãy kiểm tra lại năm.")
        if found.year < 1900:
            raise CellRefusal("Năm này không thể đúng.", "Hãy kiểm tra lại năm.")
        return found

    return parse


def day_of(value: Value) -> date:
    """The day that a cell says. Refused where it says none, or one that the calendar does not have."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _EXCEL_ZERO + timedelta(days=int(value))
    written = text_of(value)
    ours = _DAY.fullmatch(written) or _TOLD_DAY.fullmatch(written)
    iso = None if ours else _ISO_DAY.fullmatch(written)
    if iso is None and ours is None:
        raise _no_day(written)
    parts = (iso[1], iso[2], iso[3]) if iso else (ours[3], ours[2], ours[1])  # type: ignore[index]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        raise CellRefusal(
            "Không có ngày này trong lịch.", "Hãy ghi theo thứ tự ngày/tháng/năm, ví dụ 05/03/2019."
        ) from None


def _no_day(written: str) -> CellRefusal:
    """Why a text is no day; of a year of two digits the days that it may be."""
    remedy = "Hãy ghi đủ ngày/tháng/năm, ví dụ 05/03/2019; để trống nếu chưa rõ."
    if _YEAR.fullmatch(written):
        return CellRefusal("Chỉ có năm, chưa có ngày, tháng.", remedy)
    short = _SHORT_YEAR.fullmatch(written)
    if short is None:
        return CellRefusal("Không phải là ngày.", remedy)
    readings = dict.fromkeys(filter(None, (_reading(short[3], short[2], short[1]), _reading(*short.groups()))))
    general = "Năm chỉ có hai chữ số nên không rõ là ngày/tháng/năm hay năm/tháng/ngày, của năm nào."
    why = f"Năm chỉ có hai chữ số: có thể là {' hoặc '.join(readings)}." if readings else general
    full = "Hãy ghi ngày/tháng/năm với đủ bốn chữ số của năm, ví dụ 05/03/2019; để trống nếu chưa rõ."
    return CellRefusal(why, full, general=general)


def _reading(year: str, month: str, day: str) -> str:
    """One way to read a day with a year of two digits, "" where the calendar has no such day."""
    try:
        century = 2000 if int(year) < _FIRST_YEAR_OF_1900 else 1900
        return f"{date(century + int(year), int(month), int(day)):%d/%m/%Y}"
    except ValueError:
        return ""


def founding(today: date) -> Parser:
    """The day of founding, or the year as a number where no more is told."""
    of_day = day(today)

    def parse(value: Value) -> object:
        written = "" if isinstance(value, bool) else text_of(value)
        if not _YEAR.fullmatch(written):
            return of_day(value)
        if int(written) > today.year:
            raise CellRefusal("Năm này chưa đến.", "Hãy kiểm tra lại năm.")
        return int(written)

    return parse
