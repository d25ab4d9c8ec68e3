"""One cell: what stands in it, as the value that its column means, or why it cannot be that."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hoptac.base.folding import exact, fold
from hoptac.base.phones import REMEDY, numbers_in
from hoptac.registry.calc import tax_code
from hoptac.registry.errors import BadTaxCodeError
from hoptac.registry.workbooks.formulas import Formula, is_error
from hoptac.registry.workbooks.opening import Value

Parser = Callable[[Value], object]
# A cell that says nothing.
EMPTY = object()

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Signs that nobody sees: without a width, soft hyphens, those that turn the direction of writing.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Letters that stand for Vietnamese ones in the two old fonts, beside a letter, and UTF-8 read as Latin-1.
_TCVN3 = re.compile(r"[A-Za-z][¸µ¶·¹¨»¾¼½Æ©ÇËÐÎÏÑªÖ×ÜÞ®«¬­¦§]|[¸¶·¹¨»¾¼½Æ©ÇË®«¬­§][a-z]")
_VNI = re.compile(r"[aoeAOE][ùõÙÕ]|[A-Za-zôö][øûïäëåØÛÏÄËÅ]|[aoeAOE]ö")
_MOJIBAKE = re.compile(r"á»|áº|Æ°|Ä‘|Ã[\x80-\xbf]")
# What at least one of them needs; few names hold any of these.
_UNUSUAL = re.compile(r"[\x80-\xbf»Æ©ÇËÐÎÏÑÖ×ÜÞùõÙÕøûïäëåØÛÄÅöºÃ]")
_ENCODINGS = ((_MOJIBAKE, "UTF-8 bị đọc sai"), (_TCVN3, "TCVN3 (ABC)"), (_VNI, "VNI"))
_EMPTY = frozenset({"", "-", "–", "—", "...", "…", "không có số liệu"})
# What an empty cell may begin with: few cells do, and the rest is not looked at.
_EMPTY_STARTS = frozenset({"", "K"} | {word[:1] for word in _EMPTY})
# A letter or digit with which neither one of these nor an error of the spreadsheet begins.
_SAYS_SOMETHING = re.compile(r"[^\W_Kk]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_AS_VALUE = "Hãy chép ô này rồi dán lại dưới dạng giá trị (Paste Special, Values), hoặc gõ lại."
_TO_WORK_OUT = "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại để công thức được tính, rồi gửi lại; hoặc gõ giá trị."
_TO_MEND = "Hãy sửa công thức của ô, hoặc gõ giá trị; chưa biết thì để trống."
TO_ANSWER = "trả lời ở phần “Cần bạn xác nhận” của trang kết quả kiểm tra"
_DIGITS_WITHOUT_ZERO = (9, 10)
_REMEMBERED = 20_000
_YES = frozenset({"co", "x", "1", "dung", "yes", "true", "v"})
_NO = frozenset({"khong", "0", "chua", "no", "false", "khong co"})


class CellRefusal(Exception):  # noqa: N818 -- a refusal of one cell, gathered into a fault and never shown by itself
    """Why a cell cannot be what its column means, and what to do.

    ``general`` says it of all cells alike where ``why`` tells of one. ``word`` is what a person may be asked about.
    """

    def __init__(self, why: str, remedy: str, *, general: str = "", word: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy
        self.general = general
        self.word = word


@dataclass(frozen=True, slots=True)
class CellFault:
    """One fault at its place: ``row`` as the sheet counts it, ``cell`` like "C17", ``what`` stands there.

    ``general`` is why in words that faults of its kind share, "" for ``why`` itself. ``word``: what stands there, as it
    is asked about once for all rows.
    """

    row: int
    column: str
    head: str
    what: str
    why: str
    remedy: str
    general: str = ""
    word: str = ""

    @property
    def cell(self) -> str:
        """The name of the cell, as the spreadsheet shows it."""
        return f"{self.column}{self.row}"


def letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(103)
    ('A', 'Z', 'AA', 'CZ')
    """
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_empty(value: Value) -> bool:
    """Whether nothing is said: an empty cell, or a dash that stands for it."""
    if not isinstance(value, str):
        return False
    first = value[:1]
    if first not in _EMPTY_STARTS and not first.isspace():
        return False
    return not first or value.strip().casefold() in _EMPTY


def text_of(value: Value) -> str:
    """A cell as text: whole numbers without their ".0", days the Vietnamese way.

    >>> text_of(100109106.0), text_of("Sơn  Hà ")
    ('100109106', 'Sơn Hà')
    """
    if isinstance(value, str):
        words = " ".join(value.split())
        if words.isascii():
            return words
        words = unicodedata.normalize("NFC", words)
        return words if words.isprintable() else _UNSEEN.sub("", words)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def word_of(value: Value) -> str:
    """What stands in a cell, as a person's answer about it is kept: case and spaces do not count, marks do."""
    return exact(text_of(value))


def as_told(parse: Parser, told: Mapping[str, object]) -> Parser:
    """A parser for which a person said what some cells mean, by their words."""

    def parsed(value: Value) -> object:
        word = word_of(value)
        return told[word] if word in told else parse(value)

    return parsed


def text(most: int) -> Parser:
    """A text of at most so many letters, in Unicode."""

    def parse(value: Value) -> object:
        found = text_of(value)
        if len(found) > most:
            why = f"Dài {len(found)} chữ, quá {most} chữ."
            raise CellRefusal(why, "Hãy rút gọn.", general=f"Dài quá {most} chữ.")
        if found.startswith("="):
            raise CellRefusal(
                "Chữ trong ô bắt đầu bằng dấu “=”: mở ở bảng tính khác, chữ ấy sẽ chạy như một công thức.",
                "Hãy bỏ dấu “=” ở đầu; nếu đó là công thức thì chép ô rồi dán lại dưới dạng giá trị.",
            )
        if not found.isascii() and _UNUSUAL.search(found):
            _require_unicode(found)
        if not found.isprintable() and _CONTROL.search(found):
            raise CellRefusal("Có ký tự điều khiển không nhìn thấy.", "Hãy gõ lại nội dung của ô.")
        return found

    return parse


def name(most: int) -> Parser:
    """The name of an organization: a text, and no number that a formula left."""
    of_text = text(most)

    def parse(value: Value) -> object:
        if not isinstance(value, str):
            what = "đúng/sai" if isinstance(value, bool) else "số" if isinstance(value, int | float) else "ngày, giờ"
            raise CellRefusal(f"Ô ghi {what}, không phải tên; có thể là công thức chưa được tính.", _AS_VALUE)
        return of_text(value)

    return parse


def _require_unicode(found: str) -> None:
    for pattern, encoding in _ENCODINGS:
        if pattern.search(found):
            raise CellRefusal(
                f"Chữ viết bằng bảng mã {encoding}, không phải Unicode.",
                "Hãy chuyển cột này sang Unicode (ví dụ bằng UniKey, Ctrl+Shift+F6) rồi gửi lại.",
            )


def phone(most: int) -> Parser:
    """A telephone, or several, as the page takes them; written as a number it lost the zero with which all begin."""
    of_text = text(most)

    def parse(value: Value) -> object:
        written = str(of_text(value))
        is_bare = isinstance(value, int | float) and written.isdecimal() and not written.startswith("0")
        number = f"0{written}" if is_bare and len(written) in _DIGITS_WITHOUT_ZERO else written
        if number and numbers_in(number) is None:
            raise CellRefusal("Không phải số điện thoại đủ chữ số.", REMEDY)
        return number

    return parse


def mixed(lists: Sequence[Mapping[str, str]]) -> Parser:
    """A code of each of the lists, "" of those that do not have the word; refused where none has it."""

    def parse(value: Value) -> object:
        word = fold(text_of(value))
        found = tuple(words.get(word, "") for words in lists)
        if not any(found):
            raise CellRefusal(
                "Chữ này không thuộc tình trạng pháp lý, cũng không thuộc tình trạng hoạt động thực tế.",
                f"Hãy ghi như Đang hoạt động, Tạm ngừng, Ngừng hoạt động, lý do ở cột khác; hoặc {TO_ANSWER}.",
                word=word_of(value),
            )
        return found

    return parse


def yes_no(value: Value) -> object:
    """Có or Không."""
    said = fold(text_of(value))
    if said in _YES or value is True:
        return True
    if said in _NO or value is False:
        return False
    remedy = f"Hãy ghi Có hoặc Không, để trống nếu chưa rõ; hoặc {TO_ANSWER}."
    raise CellRefusal("Không phải “Có” hoặc “Không”.", remedy, word=word_of(value))


def tax(value: Value) -> object:
    """A tax code; a number lost its zeros at the front, which are given back where that makes it right."""
    written = text_of(value)
    if isinstance(value, float) and written.isdecimal():
        written = written.zfill(10) if len(written) <= 10 else written
    try:
        return tax_code(written)
    except BadTaxCodeError as error:
        remedy = "Hãy kiểm tra từng chữ số trên giấy chứng nhận; chưa có thì để trống."
        raise CellRefusal(f"Mã số thuế {error.detail}.", remedy) from None


def email(value: Value) -> object:
    """An address of mail."""
    written = text_of(value)
    if len(written) > 254 or not _EMAIL.fullmatch(written):
        raise CellRefusal("Không phải địa chỉ thư điện tử.", "Hãy ghi một địa chỉ, ví dụ htx@vidu.vn.")
    return written


def _require_result(value: Value) -> None:
    """Refuse a formula whose result is an error, or is not in the file."""
    if isinstance(value, str) and is_error(value):
        raise CellRefusal("Ô báo lỗi của bảng tính (như #N/A, #REF!), nên không biết giá trị.", _TO_MEND)
    if type(value) is Formula:
        raise CellRefusal("Ô ghi công thức chưa có kết quả, nên không biết giá trị.", _TO_WORK_OUT)


@dataclass(slots=True)
class Remembering:
    """A parser that reads no text and no number twice: sheets say the same few over and over.

    ``known`` is open to who looks up many cells at once; an empty cell is known as ``EMPTY``. Nothing else is kept:
    True would be found as 1.
    """

    parse: Parser
    known: dict[Value, object] = field(default_factory=dict)

    def read(self, value: Value) -> object:
        """What a cell says, or ``EMPTY``."""
        kind = type(value)
        # Most cells show by their first letter that they say something.
        if kind is float or (kind is str and _SAYS_SOMETHING.match(value)):  # type: ignore[arg-type]
            found = self.parse(value)
        else:
            _require_result(value)
            found = EMPTY if is_empty(value) else self.parse(value)
        if kind is str or kind is float:
            # A column of names says nothing twice; to begin anew costs less than to choose what to forget.
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[value] = found
        return found


def choice(words: Mapping[str, str], title: str) -> Parser:
    """One of a closed list, by its words without marks; ``words`` leads from them to the code."""

    def parse(value: Value) -> object:
        code = words.get(fold(text_of(value)))
        if code is None:
            remedy = f"Hãy ghi đúng chữ của danh mục trong bảng tính mẫu, hoặc {TO_ANSWER}."
            raise CellRefusal(f"Không có trong danh mục {title}.", remedy, word=word_of(value))
        return code

    return parse
