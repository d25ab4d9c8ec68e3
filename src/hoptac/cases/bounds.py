"""When what a file asks for may begin and must end, told before anybody presses."""

from dataclasses import dataclass
from datetime import date

from hoptac.base.swapped_days import swapped_days
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.cases.clocks import earliest_start, latest_end, tells_afterwards
from hoptac.registry.norms import whole_on
from rulebook import Procedure, UndecidedError


@dataclass(frozen=True, slots=True)
class Bounds:
    """For a file that came on ``received_on``: the first day in time, and for how many months at the most.

    ``is_afterwards``: the file tells of a day that has come.
    """

    received_on: date
    earliest: date | None
    months: int | None
    is_afterwards: bool = False

    def is_late(self, starts_on: date | None) -> bool:
        """Whether the file came too late for its first day."""
        return self.earliest is not None and starts_on is not None and starts_on < self.earliest

    def fault_of_start(self, starts_on: date | None) -> str:
        """Why the file cannot tell of that day; empty where it can, or no day is told."""
        if not self.is_afterwards or starts_on is None or starts_on <= self.received_on:
            return ""
        return f"Ngày này sau ngày nhận hồ sơ {written(self.received_on)}, trong khi hồ sơ báo việc đã có."

    def fault_of_end(self, starts_on: date | None, ends_on: date | None) -> str:
        """Why the last day does not go with the first; empty where it does, or one of them is not told."""
        if starts_on is None or ends_on is None:
            return ""
        if ends_on < starts_on:
            return f"Ngày cuối đứng trước ngày bắt đầu {written(starts_on)}."
        is_long = self.months is not None and ends_on > latest_end(starts_on, self.months)
        return self._stretch_words(starts_on) if is_long else ""

    @property
    def start_words(self) -> str:
        """The first day in time; empty where nothing bounds it."""
        if self.earliest is None:
            return ""
        came, first = written(self.received_on), written(self.earliest)
        return f"Nhận ngày {came} thì bắt đầu sớm nhất ngày {first} mới đúng hạn."

    @property
    def words(self) -> str:
        """Both in a sentence or two; empty where nothing bounds it."""
        said = (self.start_words, self._stretch_words(self.earliest or self.received_on))
        return " ".join(filter(None, said))

    def _stretch_words(self, start: date) -> str:
        if self.months is None:
            return ""
        last = written(latest_end(start, self.months))
        return f"Mỗi lần không quá {self.months} tháng: từ ngày {written(start)} thì muộn nhất đến hết ngày {last}."


def bounds_of(kind: Procedure, received_on: date) -> Bounds:
    """The bounds by the rules of the day on which the file came."""
    try:
        edition = kind.on(received_on)
    except UndecidedError:
        return Bounds(received_on, None, None)
    earliest = earliest_start(edition, received_on, swapped_days()) if kind.starts else None
    months = whole_on(kind.longest, received_on) if kind.longest else None
    return Bounds(received_on, earliest, months, tells_afterwards(edition))
