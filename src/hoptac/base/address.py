"""What an address asks of a list or a picture, read piece by piece.

What makes no sense is left aside and remembered, so that the page can say so: a condition that is dropped without a
word makes a wrong list look right.
"""

from collections.abc import Container, Mapping
from datetime import date

from hoptac.base.days import day_of

MOST_LETTERS = 120
_MOST_SHOWN = 40
_LONGEST_WHOLE = 7
# How an organization's page is asked for another day, and for what was known at a moment.
_BACK_TO = {"ngay": "Xem vào ngày", "biet": "Xem theo những gì đã ghi đến"}


def misread_period(since: str, until: str) -> tuple[str, ...]:
    """Which ends of a period made no sense, in words."""
    asked = Address({"since": since, "until": until})
    asked.day("since", default=date.min, label="Từ ngày")
    asked.day("until", default=date.max, label="Đến hết ngày")
    return tuple(asked.misread)


class Address:
    """The pieces of one address by their names; ``misread`` holds what made no sense, in words."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self.misread: list[str] = []

    def words(self, name: str, *, most: int = MOST_LETTERS) -> str:
        """Words as typed, in a bearable number."""
        # A null letter is refused by one of the databases.
        return (self._said.get(name) or "").replace("\0", "").strip()[:most]

    def one_of(self, name: str, known: Container[str], *, label: str, default: str = "") -> str:
        """A code out of a closed list."""
        written = self.words(name)
        if written in known:
            return written
        self._note(label, written)
        return default

    def sort(self, known: Container[str], *, default: str) -> str:
        """The column that the rows are sorted by, with a minus where they fall."""
        written = self.words("sort")
        if written.removeprefix("-") in known:
            return written
        self._note("Thứ tự", written)
        return default

    def whole(self, name: str, *, label: str) -> int | None:
        """A whole number, dots between thousands or none; None where none is asked for."""
        written = self.words(name)
        digits = written.replace(".", "")
        if digits.isdecimal() and digits.isascii() and len(digits) <= _LONGEST_WHOLE:
            return int(digits)
        self._note(label, written)
        return None

    def key(self, name: str, *, label: str) -> int | None:
        """A row's key as our own links write it."""
        written = self.words(name)
        if written.isdecimal() and written.isascii() and len(written) < 10:
            return int(written)
        self._note(label, written)
        return None

    def day(self, name: str, *, default: date, label: str = "Ngày") -> date:
        """A day, however it is written."""
        written = self.words(name)
        found = day_of(written)
        if found is None:
            self._note(label, written)
        return found or default

    def of_today_alone(self, *names: str) -> None:
        """Tell of a day, or a moment of knowledge, that this view cannot go back to: its rows are today's."""
        for name in names or tuple(_BACK_TO):
            if written := self.words(name):
                self.misread.append(f"{_BACK_TO[name]} “{written[:_MOST_SHOWN]}” (ở đây chỉ có hiện trạng)")

    def _note(self, label: str, written: str) -> None:
        if written:
            self.misread.append(f"{label} “{written[:_MOST_SHOWN]}”")
