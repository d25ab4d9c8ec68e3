"""A year of working days as its page tells of it: what is free or worked otherwise than its weeks, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hoptac.base.address import Address
from hoptac.base.models import SwappedDay
from hoptac.base.templatetags.vietnamese import moment, weekday_day
from hoptac.base.working_days import PublicYear, public_year

COLUMNS = ("Ngày", "Là ngày", "Vì sao", "Người ghi", "Ghi lúc")
# The years of which something may be asked: in those to come the Government has decided nothing yet.
_FIRST = 2015
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class YearChoice:
    """Which year is asked for, which may be, and what of the address made no sense."""

    year: int
    years: tuple[int, ...]
    misread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day that is otherwise than its place in the week: free or worked, why, and the row that says so (if any)."""

    day: date
    is_working: bool
    why: str
    row: SwappedDay | None = None

    @property
    def words(self) -> str:
        """What the day is."""
        return "làm việc" if self.is_working else "nghỉ"


def asked_year(said: Mapping[str, str], *, today: date) -> YearChoice:
    """The year of an address; today's where none is asked for."""
    years = tuple(range(today.year + _AHEAD, _FIRST - 1, -1))
    address = Address(said)
    written = address.one_of("nam", frozenset(map(str, years)), label="Năm", default=str(today.year))
    return YearChoice(int(written), years, tuple(address.misread))


def lines_of(year: int) -> list[DayLine]:
    """The days of a year that are not as their week says, in their order; a swapped one stands for the calendar's."""
    public = public_year(year)
    lines = {day: DayLine(day, False, name) for day, name in public.free.items()}
    lines |= {day: DayLine(day, True, "Làm bù theo lịch công bố") for day in public.worked}
    for row in SwappedDay.objects.filter(day__year=year):
        lines[row.day] = DayLine(row.day, row.is_working, row.source + _instead_of(row, public), row)
    return [lines[day] for day in sorted(lines)]


def _instead_of(row: SwappedDay, public: PublicYear) -> str:
    """What the calendar said of the day, where it had a name there."""
    name = public.free.get(row.day) or ("ngày làm bù" if row.day in public.worked else "")
    return f" (lịch vốn ghi: {name})" if name else ""


def table_rows(year: int) -> Iterator[tuple[object, ...]]:
    """The same as a table, its heads first."""
    yield COLUMNS
    for line in lines_of(year):
        by, at = (line.row.recorded_by, moment(line.row.recorded_at)) if line.row else ("", "")
        yield weekday_day(line.day), line.words, line.why, by, at
