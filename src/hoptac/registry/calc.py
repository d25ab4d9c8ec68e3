"""Arithmetic of the registry: values in, values out."""

import re

from hoptac.base.folding import fold, words
from hoptac.registry.errors import BadTaxCodeError

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SHAPE = re.compile(r"(\d{10})(?:-?(\d{3}))?")
_PERSONAL = re.compile(r"\d{12}")


def check_digit(first_nine: str) -> int | None:
    """The tenth digit of a tax code by its first nine; None where no code begins so.

    >>> check_digit("010010910")
    6
    """
    remainder = sum(int(digit) * weight for digit, weight in zip(first_nine, _WEIGHTS, strict=True)) % 11
    digit = 10 - remainder
    return digit if digit < 10 else None


def tax_code(written: str) -> str:
    """A tax code as it is kept: 10 digits, or 13 as "0123456789-001", or a 12-digit personal number; "" for none.

    Refused: another length, letters, a wrong check digit.

    >>> tax_code("0100109106 001")
    '0100109106-001'
    """
    digits = re.sub(r"[\s.]", "", written)
    if not digits or _PERSONAL.fullmatch(digits):
        return digits
    shape = _SHAPE.fullmatch(digits)
    if shape is None:
        raise BadTaxCodeError(code=written, detail="phải có 10 hoặc 13 chữ số, hoặc 12 chữ số của số định danh cá nhân")
    if check_digit(shape[1][:9]) != int(shape[1][9]):
        raise BadTaxCodeError(code=written, detail="có chữ số thứ mười không khớp với chín chữ số đầu")
    return f"{shape[1]}-{shape[2]}" if shape[2] else shape[1]


def is_personal(code: str) -> bool:
    """Whether a code is a person's number, which is hidden wherever persons' data are."""
    return bool(_PERSONAL.fullmatch(code))


def code(written: str) -> str:
    """A tax code or certificate number as search compares it: without dashes, spaces and marks.

    >>> code("0100109106-001"), code("41G 8000123")
    ('0100109106001', '41g8000123')
    """
    return "".join(words(fold(written)))
