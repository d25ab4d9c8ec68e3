"""Numerals as Vietnamese writes them, and which of a text count nothing: days, years, numbers of papers, telephones.

The words of a date (ngày, tháng, quý, năm, giờ) are its grammar and stand in the patterns, as its slashes do.
"""

import re
from decimal import Decimal
from functools import cache

from vanban.wording import first_letters, one_of, texts_of, wording

_NAMED, _NAMED_DIGIT = "\x00", "\x01"  # what stands for a numeral that counts nothing, and for its last digit
# A numeral is whole or none: "2.1.3", "1,234.5" and what is longer than a number are not read by their first part,
# nor by what is left behind a digit that counts nothing ("ngày 30/6/20265 HTX").
_WHOLE = r"(?![.,]?\d)"
# The digit stands before the look at what precedes it: the search runs from digit to digit.
NUMERAL = re.compile(
    rf"\d(?<![\w.,/\-{_NAMED_DIGIT}].)(?:\d{{0,2}}(?:\.\d{{3}})+(?:,\d{{1,4}})?|\d{{0,11}}(?:[.,]\d{{1,4}})?){_WHOLE}"
)
SECOND = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,4}})?|\d{{1,12}}(?:[.,]\d{{1,4}})?){_WHOLE}"
_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4})")
_CENTURY = r"(?:19|20)\d\d"
# Dates, years, numbers of acts, telephones, "4.0", "5G", "24/7", "(1)".
_AT_DIGIT = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    rf"|(?<![\d.,])\d{{1,2}}\s?/\s?{_CENTURY}(?!\d)"
    rf"|(?<!\d){_CENTURY}\s?-\s?{_CENTURY}(?!\d)"
    r"|(?<!\d)\d{1,5}\s?/\s?(?:\d{4}\s?/\s?)?[a-zđ][a-zđ&]{0,11}\s?-\s?[a-zđ][\wđ&-]{0,20}"
    r"|(?<!\d)\d{1,5}\s?-\s?[a-zđ]{1,5}\s?/\s?[a-zđ]{1,10}"
    r"|(?<![\d.,])[345]\.0(?!\d)|(?<!\w)\d{1,2}g(?!\w)|24\s?/\s?(?:7|24)(?!\d)"
    r"|\(\d{1,2}\)"
    r"|(?<![\d.,])0\d{2,3}[.\s-][\dx]{3,4}[.\s-]?[\dx]{3,4}|(?<!\d)\d{1,2}\s?(?:giờ|h)(?!\w)(?:\s?\d{1,2}(?!\d))?"
)
_TELEPHONE = r"(?:\([^()\d]{0,30}\)\s*)?[:.]?\s*[\d(+](?:[\s.()-]{0,3}[\dx]){6,14}(?!\d)"
_ADDRESS, _MAIL = r"(?:https?://|www\.)\S{1,300}", r"\S{1,60}@\S{1,60}"


def read_number(text: str) -> Decimal | None:
    """The value of a numeral, None where the text is none.

    >>> read_number("1.420,5"), read_number("05"), read_number("27,4"), read_number("2.5")
    (Decimal('1420.5'), Decimal('5'), Decimal('27.4'), Decimal('2.5'))
    """
    text = wording(text).strip()
    return value_of(text) if NUMERAL.fullmatch(text) else None


def value_of(numeral: str) -> Decimal:
    """The value of what is known to be a numeral."""
    if _POINT.fullmatch(numeral):  # a point where a comma belongs: "2.5"
        return Decimal(numeral)
    return Decimal(numeral.replace(".", "").replace(",", "."))


def write_number(value: Decimal) -> str:
    """The number as an official text writes it.

    >>> write_number(Decimal("21500")), write_number(Decimal("1420.5"))
    ('21.500', '1.420,5')
    """
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + ("," + part if part else "")


def without_names(low: str) -> str:
    """A wording with every numeral that counts nothing blotted out, as long as before.

    >>> without_names("năm 2025 có 5 htx").replace(chr(0), "_").replace(chr(1), "_")
    '________ có 5 htx'
    """
    return (_no_figure_or_mail() if "@" in low else _no_figure()).sub(_blotted, low)


def _blotted(found: re.Match[str]) -> str:
    return _NAMED * (len(found[0]) - 1) + (_NAMED_DIGIT if found[0][-1].isdigit() else _NAMED)


@cache
def _no_figure() -> re.Pattern[str]:
    return re.compile(rf"{_no_figures()}|{_ADDRESS}")


@cache
def _no_figure_or_mail() -> re.Pattern[str]:
    """An address of mail may begin anywhere, so that it is looked for only where there is one."""
    return re.compile(rf"{_no_figures()}|{_MAIL}|{_ADDRESS}")


@cache
def _no_figures() -> str:
    """One look at a letter tells that nothing of it begins there."""
    rows = ("before-a-day", "years", "contacts", "averages", "for-one")
    begin = first_letters(["ngày", "tháng", "quý", "số", *(w for row in rows for w in _texts(row))])
    return rf"(?=[\d(])(?:{_AT_DIGIT})|(?={begin})(?<!\w)(?:{_at_word()})"


def _at_word() -> str:
    day = rf"ngày\s+(?:{_one('day-words')}\s+)?"
    also = rf"(?:\s?(?:[,;/]|{_one('day-joins')})\s(?:ngày\s+)?\d{{1,2}}\s?[/-]\s?\d{{1,2}}(?![\d/.,]\d))"
    totals = "".join(f"(?<!{words})" for words in _texts("totals"))
    return (
        rf"{day}\d{{1,2}}(?!\.\d{{3}}(?!\d))(?:\s?[/-]\s?\d{{1,2}}(?!\d){also}*|\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?)?"
        rf"|{_one('before-a-day')}\s+\d{{1,2}}/\d{{1,2}}(?![\d/])(?:{also}+|(?!\s*[^\W\d]))"
        r"|tháng\s+\d{1,2}(?!\.\d{3}(?!\d)|,\d)(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?(?!\d)"
        r"|quý\s+(?:[ivx]{1,3}|\d)(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?"
        rf"|{_one('years')}\s+\(?{_CENTURY}(?:\s?[-,;/]\s?{_CENTURY}(?!\d))*(?![\d.])"
        rf"|số{totals}:?\s+\d[\d./a-zđ-]{{0,30}}"
        rf"|{_one('contacts')}(?:\s{_one('contact-kinds')})*\s*{_TELEPHONE}"
        rf"|{_one('averages')}\s+(?:{_one('each-of')}\s+)?0?1\s(?!{_one('ones-measured')})"
        rf"|{_one('for-one')}\s+0?1\s+(?={_one('ones')})(?=[^.;]{{0,60}}\d)"
    )


def _texts(row: str) -> tuple[str, ...]:
    return texts_of("numerals", row)


def _one(row: str) -> str:
    return one_of("numerals", row)
