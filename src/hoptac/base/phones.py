"""Telephone numbers as people write them: blanks, dots, brackets, several in one line, a word about whose it is.

The one rule and the one field of every form.
"""

import re
from typing import Any

from django import forms

_BETWEEN = re.compile(r"[;,/]|\bhoặc\b")
# "(0255) 3 822 345" has its area code in brackets; "(kế toán)" says whose number it is.
_NOTE = re.compile(r"\([^)]*[^\d\s)+.-][^)]*\)")
_JOINTS = re.compile(r"[\s.()\-]")
# National numbers have 9 to 11 digits with their zero (those of landlines before 2017 too); 1800 and 1900 have none.
_NUMBER = re.compile(r"(?:\+84|84|0)(\d{8,10})|(1[89]00\d{4,6})")
_EXAMPLE = "0905 123 456 hoặc (0255) 3 822 345, đủ mã vùng; nhiều số thì ngăn bằng dấu phẩy."
REMEDY = f"Hãy ghi số như {_EXAMPLE}"
_MOST = 40


def numbers_in(written: str) -> tuple[str, ...] | None:
    """The numbers with their zero and nothing between the digits; None where something is no telephone number.

    >>> numbers_in("+84 905.123.456, (0255) 3822345 (kế toán)")
    ('0905123456', '02553822345')
    >>> numbers_in("abc") is None, numbers_in("3822345") is None
    (True, True)
    """
    found = []
    for part in _BETWEEN.split(_NOTE.sub(" ", written)):
        digits = _JOINTS.sub("", part)
        number = _NUMBER.fullmatch(digits)
        if number is None:
            return None
        found.append(f"0{number[1]}" if number[1] else number[2])
    return tuple(found)


class PhoneField(forms.CharField):
    """A telephone, or several."""

    def __init__(self, **kwargs: Any) -> None:
        keys = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        said: dict[str, Any] = {
            "help_text": f"Chẳng hạn {_EXAMPLE}",
            "error_messages": {"max_length": f"Hãy rút gọn: nhiều nhất {_MOST} ký tự."},
        }
        super().__init__(max_length=_MOST, required=False, widget=keys, **said, **kwargs)

    def clean(self, value: Any) -> Any:
        """As typed, where every part is a number."""
        written = super().clean(value)
        if written and numbers_in(written) is None:
            raise forms.ValidationError(f"Đây không phải số điện thoại đủ chữ số. {REMEDY}")
        return written
