"""Form fields as officers fill them: 1.234 and 05/12/2024, yes, no or not known."""

import re
from typing import Any

from django import forms

from hoptac.base.days import DayField as DayField  # with the other fields, for those who build forms of them
from hoptac.base.templatetags.vietnamese import number

_WHOLE = re.compile(r"\d{1,3}(\.\d{3})+|\d+")
_LARGEST = 10**15


class WholeField(forms.CharField):
    """A whole number with dots between thousands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number; None where nothing is written."""
        text = re.sub(r"\s", "", super().to_python(value) or "")
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise forms.ValidationError("Hãy nhập số nguyên như 1.234, dấu chấm ngăn hàng nghìn.")
        found = int(text.replace(".", ""))
        if found > _LARGEST:
            raise forms.ValidationError("Số này lớn quá mức ghi nhận được.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """A number as people write it; what was typed as typed."""
        return number(value) if isinstance(value, int) and not isinstance(value, bool) else value


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("", "Chưa rõ"), ("True", "Có"), ("False", "Không")],
            coerce=lambda said: said == "True",
            empty_value=None,
            **kwargs,
        )


def text(label: str, *, most: int, required: bool = False, **kwargs: Any) -> forms.CharField:
    """A line of words."""
    messages = {"required": "Hãy điền mục này.", "max_length": f"Hãy rút gọn: nhiều nhất {most} ký tự."}
    return forms.CharField(label=label, required=required, max_length=most, error_messages=messages, **kwargs)


def choice(label: str, listed: list[tuple[str, str]], *, required: bool = False, **kwargs: Any) -> forms.ChoiceField:
    """One of a few; a blank one comes first."""
    messages = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}
    blank = ("", "Hãy chọn" if required else "Chưa rõ")
    return forms.ChoiceField(
        label=label, choices=[blank, *listed], required=required, error_messages=messages, **kwargs
    )
