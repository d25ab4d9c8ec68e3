"""Form fields as officers fill them: 1.234, 250 triệu, 05/12/2024, a telephone; yes, no or not known."""

import re
from typing import Any

from django import forms

from hoptac.base.days import DayField as DayField  # with the other fields, for those who build forms of them
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.amounts import amount
from hoptac.registry.errors import UnclearAmountError

_WHOLE = re.compile(r"\d{1,3}(\.\d{3})+|\d+")
_SITE = re.compile(r"(https?://)?([\w-]+\.)+[a-z]{2,}(:\d+)?(/\S*)?", re.IGNORECASE)
# More members, workers or managers than the largest organization of the country has.
MOST_PEOPLE = 1_000_000


class WholeField(forms.CharField):
    """A whole number with dots between thousands."""

    def __init__(self, *, most: int = 10**9, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)
        self.most = most

    def to_python(self, value: Any) -> Any:
        """The number; None where nothing is written."""
        text = re.sub(r"\s", "", super().to_python(value) or "")
        if not text:
            return None
        if text[0] in "-−":
            raise forms.ValidationError("Đây là số đếm, không thể âm.")
        if not _WHOLE.fullmatch(text):
            raise forms.ValidationError("Hãy nhập số nguyên như 1.234, dấu chấm ngăn hàng nghìn.")
        found = int(text.replace(".", ""))
        if found > self.most:
            raise forms.ValidationError(f"Số này lớn quá mức có thể ({number(self.most)}): hãy xem lại.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """A number as people write it; what was typed as typed."""
        return number(value) if isinstance(value, int) and not isinstance(value, bool) else value


class MoneyField(forms.CharField):
    """An amount in đồng, said as people say it. ``signed``: a loss is below nothing."""

    def __init__(self, *, signed: bool = False, **kwargs: Any) -> None:
        told = "Viết 250 triệu, 1,2 tỷ hoặc đủ số đồng." + (" Lỗ thì ghi dấu trừ ở trước." if signed else "")
        # The keys for numbers alone have no letters for "triệu".
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), help_text=told, **kwargs)
        self.signed = signed

    def to_python(self, value: Any) -> Any:
        """The amount; None where nothing is written."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        try:
            found = amount(text)
        except UnclearAmountError as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        if found < 0 and not self.signed:
            raise forms.ValidationError("Số tiền này không thể âm.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Every đồng with its unit, so that nobody takes it for millions; what was typed as typed."""
        return f"{number(value)} đồng" if isinstance(value, int) and not isinstance(value, bool) else value


class PersonField(forms.CharField):
    """A person's name: letters, no digits."""

    def clean(self, value: Any) -> Any:
        """As typed."""
        written = super().clean(value)
        if written and (any(one.isdecimal() for one in written) or sum(map(str.isalpha, written)) < 2):
            raise forms.ValidationError("Hãy ghi họ và tên bằng chữ; số điện thoại, số giấy tờ ghi ở ô của nó.")
        return written


class SiteField(forms.CharField):
    """The address of a page on the net."""

    def clean(self, value: Any) -> Any:
        """As typed."""
        written = super().clean(value)
        if written and not _SITE.fullmatch(written):
            raise forms.ValidationError("Hãy ghi địa chỉ trang như htxsonha.vn hoặc facebook.com/htxsonha.")
        return written


class LetteredField(forms.CharField):
    """A line that says something: letters or digits, not marks alone. ``least`` how many; ``said`` what to do."""

    def __init__(self, *, least: int, said: str, of: str = "isalnum", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.said, self.of = least, said, of

    def clean(self, value: Any) -> Any:
        """As typed."""
        written = super().clean(value)
        if written and sum(getattr(one, self.of)() for one in written) < self.least:
            raise forms.ValidationError(self.said)
        return written


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known, in the words that fit the question."""

    def __init__(self, *, words: tuple[str, str] = ("Có", "Không"), **kwargs: Any) -> None:
        super().__init__(
            choices=[("", "Chưa rõ"), ("True", words[0]), ("False", words[1])],
            coerce=lambda said: said == "True",
            empty_value=None,
            **kwargs,
        )


def text(
    label: str, *, most: int, required: bool = False, kind: type[forms.CharField] = forms.CharField, **kwargs: Any
) -> forms.CharField:
    """A line of words, of the ``kind`` that says what words make sense."""
    messages = {"required": "Hãy điền mục này.", "max_length": f"Hãy rút gọn: nhiều nhất {most} ký tự."}
    return kind(label=label, required=required, max_length=most, error_messages=messages, **kwargs)


def choice(label: str, listed: list[tuple[str, str]], *, required: bool = False, **kwargs: Any) -> forms.ChoiceField:
    """One of a few; a blank one comes first."""
    messages = {"required": "Hãy chọn một mục.", "invalid_choice": "Hãy chọn một mục trong danh sách."}
    blank = ("", "Hãy chọn" if required else "Chưa rõ")
    return forms.ChoiceField(
        label=label, choices=[blank, *listed], required=required, error_messages=messages, **kwargs
    )
