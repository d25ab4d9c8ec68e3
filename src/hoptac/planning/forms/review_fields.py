"""Fields as Vietnamese officers fill them: 1.234,5 and 05/12/2024; values go to the review as a reading holds them."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from hoptac.base.days import DayField, day_of
from hoptac.base.templatetags.vietnamese import number

_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
EARLIEST, LATEST = 1945, 2100


class NumberField(forms.CharField):
    """A number with dots between thousands and a comma before decimals."""

    def to_python(self, value: Any) -> Any:
        """The number; None where nothing is written."""
        text = (super().to_python(value) or "").replace(" ", "").replace("\u00a0", "")
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            raise forms.ValidationError("Hãy nhập số như 1.234,5: dấu chấm ngăn hàng nghìn, dấu phẩy trước số lẻ.")
        found = Decimal(text.replace(".", "").replace(",", "."))
        if len(found.as_tuple().digits) > 16:
            raise forms.ValidationError("Số này dài quá mức ghi nhận được.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """A number of the reading as people write it; what a person typed as typed."""
        return number(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value


class ReadDayField(DayField):
    """A day of a reading, which holds days as 2024-12-05."""

    def prepare_value(self, value: Any) -> Any:
        """As people write it; what was typed as typed."""
        return super().prepare_value(day_of(value) or value if isinstance(value, str) else value)


class YearField(forms.IntegerField):
    """A year of the life of the State."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "invalid": "Hãy nhập năm bằng bốn chữ số.",
            "min_value": f"Năm phải từ {EARLIEST}.",
            "max_value": f"Năm phải không quá {LATEST}.",
        }
        super().__init__(
            min_value=EARLIEST,
            max_value=LATEST,
            required=False,
            error_messages=messages,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            **kwargs,
        )


class LinesField(forms.CharField):
    """Names, one on a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The names in their order, each once."""
        lines = (" ".join(line.split()) for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value: Any) -> Any:
        """A list of the reading as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


def words(label: str, *, required: bool = False, most: int = 300, **kwargs: Any) -> forms.CharField:
    """A line of words."""
    messages = {
        "required": "Hãy điền mục này.",
        "max_length": f"Hãy rút gọn: nhiều nhất {most} ký tự.",
    }
    return forms.CharField(label=label, required=required, max_length=most, error_messages=messages, **kwargs)


def choice(
    label: str, choices: dict[str, str] | list[tuple[str, str]], *, required: bool = True, **kwargs: Any
) -> forms.ChoiceField:
    """One of a few; the blank one comes first where none may be chosen."""
    listed = list(choices.items()) if isinstance(choices, dict) else list(choices)
    if not required:
        listed = [("", "Chưa rõ"), *listed]
    messages = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}
    return forms.ChoiceField(label=label, choices=listed, required=required, error_messages=messages, **kwargs)


def plain(value: Any) -> Any:
    """A cleaned value as a reading holds it: whole numbers as int, days as ISO text, blanks as None."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
