"""One cell: what stands in it, as the value that its column means, or why it cannot be that."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from hoptac.base.folding import fold
from hoptac.base.phones import REMEDY, numbers_in
from hoptac.registry.calc import tax_code
from hoptac.registry.errors import BadTaxCodeError
from hoptac.registry.workbooks.formulas import Formula
from hoptac.registry.workbooks.opening import Value

Parser = Callable[[Value], object]
# A cell that says nothing.
EMPTY = object()

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
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
_SPACES = re.compile(r"[\s\u00a0\u202f']+")
# The first that fits the whole counts; "1,234" may be two numbers, so it comes before both ways of writing.
_NUMBER = re.compile(
    r"(?P<plain>-?\d+)"
    r"|(?P<doubtful>-?[1-9]\d{0,2},\d{3})"
    r"|(?P<vietnamese>-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+)"
    r"|(?P<english>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+)"
)
# Accountants write losses in brackets.
_BELOW_ZERO = re.compile(r"\s*\((\s*[\d.,][\d.,\s]*)\)\s*")
_COUNTED = re.compile(r"([\d.,\s]*\d)\s*([^\d.,\s][^\d]*)")
_MEASURED = re.compile(r"(-?\d[\d.,\s]*)([^\d.,\s][^\d]*)")
_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_TOLD_DAY = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
# Days as Excel counts them, where the cell lost its format: 1954 to 2064.
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000
# Below this a product of floats that is whole is the whole number that its decimals give.
_EXACT = 2.0**40
_MOST_COUNT, _MOST_DONG = 2**31 - 1, 10**16
_AS_VALUE = "Hãy chép ô này rồi dán lại dưới dạng giá trị (Paste Special, Values), hoặc gõ lại."
_TO_WORK_OUT = "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại để công thức được tính, rồi gửi lại; hoặc gõ giá trị."
_DIGITS_WITHOUT_ZERO = (9, 10)
_REMEMBERED = 20_000
_YES = frozenset({"co", "x", "1", "dung", "yes", "true", "v"})
_NO = frozenset({"khong", "0", "chua", "no", "false", "khong co"})


class CellRefusal(Exception):  # noqa: N818 -- a refusal of one cell, gathered into a fault and never shown by itself
    """Why a cell cannot be what its column means, and what to do."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class CellFault:
    """One fault at its place: ``row`` as the sheet counts it, ``cell`` like "C17", ``what`` stands there."""

    row: int
    column: str
    head: str
    what: str
    why: str
    remedy: str

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
        return words if words.isascii() else unicodedata.normalize("NFC", words)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def text(most: int) -> Parser:
    """A text of at most so many letters, in Unicode."""

    def parse(value: Value) -> object:
        found = text_of(value)
        if len(found) > most:
            raise CellRefusal(f"Dài {len(found)} chữ, quá {most} chữ.", "Hãy rút gọn.")
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


def number_of(value: Value) -> Decimal:
    """The number in a cell, written with Vietnamese or English separators where they leave no doubt.

    >>> number_of("1.250,5"), number_of("1,234,567.5"), number_of("12.000")
    (Decimal('1250.5'), Decimal('1234567.5'), Decimal('12000'))
    """
    if isinstance(value, bool):
        raise CellRefusal("Ô ghi đúng/sai chứ không phải số.", "Hãy ghi số.")
    if isinstance(value, int | float):
        return Decimal(repr(value))
    if not isinstance(value, str):
        raise CellRefusal("Ô ghi ngày chứ không phải số.", "Hãy ghi số và đổi định dạng của ô.")
    if (below := _BELOW_ZERO.fullmatch(value)) is not None:
        return -number_of(below[1])
    found = _NUMBER.fullmatch(value) or _NUMBER.fullmatch(_SPACES.sub("", value))
    if found is None:
        raise CellRefusal("Không phải là số.", "Hãy ghi số, ví dụ 1.250 hoặc 1.250,5; để trống nếu chưa có.")
    if found.lastgroup == "doubtful":
        raise CellRefusal(
            "Đọc được hai cách: dấu phẩy ngăn hàng nghìn hay ngăn phần lẻ.",
            "Hãy ghi 1.234 (hàng nghìn) hoặc 1,2340 (phần lẻ).",
        )
    if found.lastgroup == "vietnamese":
        return Decimal(found[0].replace(".", "").replace(",", "."))
    return Decimal(found[0].replace(",", ""))


def count(value: Value) -> object:
    """A whole number from 0 on."""
    if type(value) is float and value.is_integer() and 0 <= value <= _MOST_COUNT:
        return int(value)
    number = number_of(value)
    if number != number.to_integral_value():
        raise CellRefusal("Có phần lẻ, trong khi đây là số đếm.", "Hãy ghi số nguyên.")
    if not 0 <= number <= _MOST_COUNT:
        raise CellRefusal("Số đếm không thể âm hoặc lớn như vậy.", "Hãy kiểm tra lại số.")
    return int(number)


def counted(words: Collection[str]) -> Parser:
    """A count, with or without one of the ``words`` (without marks) after it: "32 TV"."""

    def parse(value: Value) -> object:
        found = _COUNTED.fullmatch(value.strip()) if isinstance(value, str) else None
        return count(found[1] if found and fold(found[2]) in words else value)

    return parse


def money(factor: int, *, signed: bool, unit_of: Callable[[str], int | None] = lambda unit: None) -> Parser:
    """An amount in đồng, of a cell that counts in units of ``factor`` đồng; parts of a đồng are rounded away.

    A cell may repeat the unit of its column ("685.000.000 đ"): ``unit_of`` tells how many đồng the words mean.
    """

    def parse(value: Value) -> object:
        if type(value) is float and 0 <= (quick := value * factor) < _EXACT and quick.is_integer():
            return int(quick)
        number = number_of(_without_unit(value, factor, unit_of)) * factor
        amount = int(number)
        if amount != number:
            amount = int(number.to_integral_value())
        if amount < 0 and not signed:
            raise CellRefusal("Số tiền này không thể âm.", "Hãy kiểm tra lại dấu.")
        if abs(amount) > _MOST_DONG:
            raise CellRefusal("Số tiền lớn quá mức có thể.", "Hãy kiểm tra lại đơn vị tiền của cột.")
        return amount

    return parse


def _without_unit(value: Value, factor: int, unit_of: Callable[[str], int | None]) -> Value:
    """The number before a unit that is the column's own. Refused where the cell counts in another."""
    found = _MEASURED.fullmatch(value.strip()) if isinstance(value, str) else None
    unit = unit_of(found[2]) if found else None
    if found is None or unit is None:
        return value
    if unit != factor:
        raise CellRefusal(
            f"Ô ghi bằng {found[2].strip()}, khác đơn vị của cột.", "Hãy ghi số theo đơn vị tiền đã chọn cho cột."
        )
    return found[1]


def day(today: date) -> Parser:
    """A day that has come: a date, a text like 5/3/2019, or the number by which Excel counts it."""

    def parse(value: Value) -> object:
        found = _day_of(value)
        if found > today:
            raise CellRefusal("Ngày này chưa đến.", "Hãy kiểm tra lại năm.")
        if found.year < 1900:
            raise CellRefusal("Năm này không thể đúng.", "Hãy kiểm tra lại năm.")
        return found

    return parse


def _day_of(value: Value) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _EXCEL_ZERO + timedelta(days=int(value))
    written = text_of(value)
    ours = _DAY.fullmatch(written) or _TOLD_DAY.fullmatch(written)
    iso = None if ours else _ISO_DAY.fullmatch(written)
    if iso is None and ours is None:
        raise CellRefusal(_no_day(written), "Hãy ghi đủ ngày/tháng/năm, ví dụ 05/03/2019; để trống nếu chưa rõ.")
    parts = (iso[1], iso[2], iso[3]) if iso else (ours[3], ours[2], ours[1])  # type: ignore[index]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        raise CellRefusal(
            "Không có ngày này trong lịch.", "Hãy ghi theo thứ tự ngày/tháng/năm, ví dụ 05/03/2019."
        ) from None


def _no_day(written: str) -> str:
    if _YEAR.fullmatch(written):
        return "Chỉ có năm, chưa có ngày, tháng."
    if _SHORT_YEAR.fullmatch(written):
        return "Năm chỉ có hai chữ số nên không rõ là năm nào."
    return "Không phải là ngày."


def founding(today: date) -> Parser:
    """The day of founding, or the year as a number where no more is told."""
    of_day = day(today)

    def parse(value: Value) -> object:
        written = "" if isinstance(value, bool) else text_of(value)
        if not _YEAR.fullmatch(written):
            return of_day(value)
        if int(written) > today.year:
            raise CellRefusal("Năm này chưa đến.", "Hãy kiểm tra lại năm.")
        return int(written)

    return parse


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
                "Hãy ghi như Đang hoạt động, Tạm ngừng, Ngừng hoạt động, Đã giải thể; lý do ghi ở cột khác.",
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
    raise CellRefusal("Không phải “Có” hoặc “Không”.", "Hãy ghi Có hoặc Không; để trống nếu chưa rõ.")


def tax(value: Value) -> object:
    """A tax code; a number lost its zeros at the front, which are given back where that makes it right."""
    written = text_of(value)
    if isinstance(value, float) and written.isdecimal():
        written = written.zfill(10) if len(written) <= 10 else written
    try:
        return tax_code(written)
    except BadTaxCodeError as error:
        raise CellRefusal(f"Mã số thuế {error.detail}.", "Hãy kiểm tra lại từng chữ số trên giấy chứng nhận.") from None


def email(value: Value) -> object:
    """An address of mail."""
    written = text_of(value)
    if len(written) > 254 or not _EMAIL.fullmatch(written):
        raise CellRefusal("Không phải địa chỉ thư điện tử.", "Hãy ghi một địa chỉ, ví dụ htx@vidu.vn.")
    return written


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
        if type(value) is Formula:
            raise CellRefusal("Ô ghi công thức chưa có kết quả, nên không biết giá trị.", _TO_WORK_OUT)
        found = EMPTY if is_empty(value) else self.parse(value)
        if type(value) is str or type(value) is float:
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
            raise CellRefusal(
                f"Không có trong danh mục {title}.", "Hãy chọn đúng chữ của danh mục trong bảng tính mẫu."
            )
        return code

    return parse
