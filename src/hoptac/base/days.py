"""A day as people write it, and the field to write it in: one kind of box on every page.

A browser's own box for dates shows month or day first as the browser was set up; ours always reads dd/mm/yyyy.
"""

import re
from datetime import date
from typing import Any

from django import forms

from hoptac.base.templatetags.vietnamese import day as written

# A telephone's keys for numbers have no slash: a dot, a dash, a blank or nothing at all may stand between the parts.
_OURS = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
EARLIEST = date(1900, 1, 1)
LATEST_YEAR = 2200
BOX = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off", "data-day": ""}


def day_of(text: str) -> date | None:
    """The day that a person or an address wrote; None where it is none, or before all that is recorded.

    >>> {day_of(text) for text in ("5/12/2024", "05122024", "5.12.2024", "2024-12-05")}
    {datetime.date(2024, 12, 5)}
    >>> day_of("12/31/2024"), day_of("5/12/24"), day_of("01/01/0001")
    (None, None, None)
    """
    found = _day_written(text)
    return found if found is not None and found >= EARLIEST else None


def _day_written(text: str) -> date | None:
    """The day that a text writes, however early: a form says of such a day what is wrong with it."""
    words = text.strip()
    if iso := _ISO.fullmatch(words):
        year, month, day = iso.groups()
    elif ours := _OURS.fullmatch(words):
        day, month, year = (part for part in ours.groups() if part is not None)
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year <= LATEST_YEAR else None


class DayField(forms.Field):
    """A day as dd/mm/yyyy. ``latest``: the last day that makes sense, such as today where only the past does."""

    def __init__(self, *, latest: date | None = None, **kwargs: Any) -> None:
        messages = {"required": "Hãy nhập ngày."}
        super().__init__(widget=forms.TextInput(attrs=BOX), error_messages=messages, **kwargs)
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        """The day; None where nothing is written."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        found = _day_written(str(value))
        if found is None:
            raise forms.ValidationError("Hãy nhập ngày như 05/12/2024: ngày, tháng, rồi năm bốn chữ số.")
        return found

    def validate(self, value: Any) -> None:
        """Refused: a day that no living paper bears, and one to come where only the past makes sense."""
        super().validate(value)
        if value is None:
            return
        if value < EARLIEST:
            raise forms.ValidationError(f"Năm {value.year} xa quá: hãy xem lại năm.")
        if self.latest is not None and value > self.latest:
            raise forms.ValidationError(f"Ngày này chưa đến (hôm nay là {written(self.latest)}): hãy xem lại.")

    def prepare_value(self, value: Any) -> Any:
        """A day as people write it; what was typed as typed."""
        return written(value) if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day is meant, however it is written."""
        try:
            return bool((initial or None) != self.to_python(data))
        except forms.ValidationError:
            return True
