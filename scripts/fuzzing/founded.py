"""Whether what a reading says stands in the text: every word of a name, the very numeral of every value.

Written without the reader's own patterns, so that what it makes up is not excused by what made it up.
"""

import re
import unicodedata
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from vanban.model import Actual, Target
from vanban.number_words import find_worded
from vanban.tables import load
from vanban.wording import any_of, wording

_MARKUP = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)|</?[a-zA-Z][^<>\n]{0,320}>|&(?:amp|lt|gt|quot|nbsp);|!?\[|\]\([^)\n]{0,500}\)"
)
_SET_DIGITS = re.compile(r"<(b|i|u|em|strong|span)>([\d.,]{1,12})</\1>|(\*{2,3})([\d.,]{1,12})\3", re.IGNORECASE)
# A star between digits is markup; so it is where a scan reads 1 and 0 as letters: "I*8" is told as 18.
_STARS_WITHIN = re.compile(r"(?<=\d)\*{2,}(?=\d)|(?<=[oOlI])\*+(?=\d)|(?<=\d)\*+(?=[oOlI])")
_ESCAPE = re.compile(r"\\(?=[.,]\d)")
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
# The number of a page between two halves of what goes on over it: "12/\n5\nKH-UBND" at the end of page 5. What is
# whole before it ends in a mark, and nothing goes on behind the last line.
_PAGE_BETWEEN = re.compile(
    r"(?<![.;:!?\s])[ \t]*\n(?:[ \t]*\n)*[ \t]*(?:-[ \t]*)?(?:[Tt]rang[ \t])?\d{1,3}(?:[ \t]*-)?[ \t]*\n"
    r"(?:[ \t]*\n)*(?=[ \t]*\S)"
)
_CUT_TAG = re.compile(r"<[^>]*$|^[^<]*>")  # a word may end inside a tag
_DIGITS = {code: str(unicodedata.decimal(chr(code))) for code in range(0x110000) if chr(code).isdecimal()}
_SCANNED = _DIGITS | str.maketrans({"đ": "d", "Đ": "d", "o": "0", "O": "0", "l": "1", "i": "1", "I": "1", "L": "1"})


class Letters:
    """The letters of a text, as they stand and as they are read over what layout puts between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.plain = letters_of(text)

    @cached_property
    def _read_over(self) -> tuple[str, ...]:
        """Without marks of layout (a tag inside a tag leaves one behind), and without numbers of pages."""
        unmarked = _MARKUP.sub("", self._text)
        return letters_of(unmarked), letters_of(_PAGE_BETWEEN.sub("\n", self._text))

    def lacks(self, said: str, *, is_body: bool) -> list[str]:
        """Words of what is said that stand nowhere; of a body also neighbouring words that nowhere stand side by side.

        Two of a body may be brought together: "Phòng Kinh tế, Văn hóa" names a "Phòng Văn hóa". A header's words may
        come from lines that others part.
        """
        lost = _lost(said, self.plain, is_body=is_body)
        for letters in self._read_over if lost else ():
            lost = min(lost, _lost(said, letters, is_body=is_body), key=len)
            lost = min(lost, _lost(_MARKUP.sub("", said), letters, is_body=is_body), key=len)
        return lost


def _lost(said: str, letters: str, *, is_body: bool) -> list[str]:
    lost: list[str] = []
    for name in said.split(", ") if is_body else [said]:
        words = [letters_of(_CUT_TAG.sub("", word)) for word in name.split()]
        lost += [word for word in words if word not in letters]
        apart = [first + second for first, second in pairwise(words) if first + second not in letters]
        lost += apart if is_body and len(apart) > 1 else []
    return lost


def letters_of(text: str) -> str:
    """Letters and digits alone, without marks and case: what layout, tone marks and capitals do not change.

    What a scan confuses (O and 0, l, I and 1) is taken for the digit.
    """
    text = unicodedata.normalize("NFKD", text).translate(_SCANNED).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def holds_values(row: Target | Actual) -> bool:
    """Whether the quote of a figure tells its values: as numerals of the same digits, as a sum, in words."""
    upper = row.value_max if isinstance(row, Target) else None
    numerals = _numerals(row.quote) | _in_words(row.quote)
    if upper is not None and _digits(upper) not in numerals:
        return False
    return _digits(row.value) in numerals or _is_sum(row) or _is_multiple(row)


def _digits(value: Decimal) -> str:
    """The digits of a value from its first to its last that is not 0: "05", "5.000" and "5 nghìn" are alike."""
    return "".join(sign for sign in f"{value:f}" if sign.isdigit()).strip("0")


def _numerals(quote: str) -> set[str]:
    """The digits of each numeral of a quote, as it stands, and with its marks of layout gone."""
    quote = "".join(
        sign for sign in quote if sign.isspace() or (sign != "`" and unicodedata.category(sign) not in ("Cc", "Cf"))
    )
    forms = (quote, _ESCAPE.sub("", _STARS_WITHIN.sub("", _SET_DIGITS.sub(_within_numeral, quote))))
    written = (found for form in forms for found in _NUMERAL.findall(wording(form).translate(_DIGITS)))
    return {re.sub(r"[.,]", "", numeral).strip("0") for numeral in written}


def _in_words(quote: str) -> set[str]:
    """The digits of each number that a quote tells in words: "hai chục cán bộ"."""
    plain = wording(_MARKUP.sub(" ", quote))
    told = (value for number in find_worded(f"{plain} ") for value in (number.value, number.upper))
    return {_digits(value) for value in told if value is not None}


def _within_numeral(found: re.Match[str]) -> str:
    """Digits set apart in a numeral without their marks: "1<b>2</b>5", "**4**12"; marks around a whole one stay."""
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    return (found[2] or found[4]) if any(sign.isdigit() for sign in around) else found[0]


def _is_sum(row: Target | Actual) -> bool:
    """Whether a value is of the one kind of sum that is put together: "2 tỷ 735 triệu đồng" are 2,735 triệu."""
    money = {one.id: one for one in load("money")}
    if not row.unit.startswith(money["million"].text("unit")):
        return False
    billion = any_of([*money["billion"].texts("words"), *money["billion"].texts("spellings")])
    currency = any_of(money["currency"].texts("words"))
    sums = re.finditer(
        rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,12}})\s?{billion}(?:\s?{currency})?,?\s"
        rf"(\d{{1,3}})\s{money['million'].text('unit')}(?!\w)",
        wording(row.quote).translate(_DIGITS),
    )
    return any(int(one[1].replace(".", "")) * 1000 + int(one[2]) == row.value for one in sums)


def _is_multiple(row: Target | Actual) -> bool:
    """Whether words name the value: "gấp đôi năm 2025" is twice as much, "gấp gần hai lần" about that."""
    low = wording(row.quote)
    told = (one for one in load("multiples") if any(_told_apart(word, low) for word in one.texts("words")))
    return row.unit == "lần" and row.value in [Decimal(one.text("times")) for one in told]


def _told_apart(word: str, low: str) -> bool:
    """Whether the words of a multiple stand in a quote, with a bound between them or without."""
    by, _, times = word.partition(" ")
    return re.search(rf"(?<!\w){by}\s+(?:[^\W\d]+\s+){{0,3}}?{times}(?!\w)", low) is not None
