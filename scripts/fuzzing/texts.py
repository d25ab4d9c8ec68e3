"""Texts made by chance: soups of official words, pieces of documents with damage done to them, and plain noise."""

# ruff: noqa: E501 (pieces are kept whole, so that a row can be read across)

import unicodedata
from random import Random

from scripts.fuzzing.material import material

_USUAL, _LONG, _LONGEST = (120, 250, 600), 6_000, 60_000
_FRAMES = (
    "\n", "\n\n", "\r\n", "\t", "|", "| ", " |\n", "**", "*", "_", "- ", "+ ", "• ", "– ", "# ", "> ", "1. ", "1.1. ", "2.1.3.4 ", "a) ", "đ) ",
    "I. ", "XIV. ", "IIII. ", "Điều 1. ", "Chương I\n", "Phần thứ nhất\n", "Mục 1. ", "Khoản 2 ", "(1) ", "(i) ", "[1] ", "Số: ", "Số:    /KH-UBND",
    "12/KH-UBND", "-KL/TW", "/QĐ-TTg ", "ngày ", "ngày 31/02/2024 ", "ngày 00 tháng 13 năm 0000 ", "ngày 5 tháng 6 năm 2024 ", "ngày   tháng   năm ",
    "trước ngày 15/11/2025", "quý IV/2025", "từ năm 2021 đến năm 2030 ", "giai đoạn 2026-2030", "năm 99999 ", "05 HTX", "từ 10% lên 15%", "50% - 70%",
    "24/25 ", "1.234.567,89 ", "1,234.5 ", "0,0001 ", "-5 ", "+12% ", "½ ", "²", "٣٤ ", "１２ ", "1e400 ", "∞ ", "NaN ", "tỷ đồng ", "triệu ", "/năm ",
    "UBND xã ", "Phòng Kinh tế chủ trì, phối hợp với ", "Sở Tài chính, ", "các sở, ban, ngành; ", "báo cáo ", "Kính gửi:", "Nơi nhận:\n", "- Lưu: VT.\n",
    "TM. ", "KT. CHỦ TỊCH\n", "PHÓ CHỦ TỊCH\n", "KẾ HOẠCH\n", "QUYẾT ĐỊNH\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Độc lập - Tự do - Hạnh phúc\n",
    "V/v ", "Căn cứ ", "Thực hiện ", "Luật Hợp tác xã năm 2023", "Nghị quyết số 20-NQ/TW ", "sửa đổi, bổ sung ", "thay thế ", "./.", ": ", "; ", ", ", ". ",
    "(", ")", "“", "”", "\"", "<br>", "<b>", "</td>", "&amp;", "&#0;", "![a](b)", "[a](http://b)", "| TT | Chỉ tiêu | ĐVT | 2025 |\n", "|---|---|---|\n",
    "-----\n", "Trang 2/5\n", "\f", "\\", "$", "%", "{", "}",
)  # fmt: skip
_ODD = (
    "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u0323", "\u031b", "\u0302\u0301", "\u200b", "\u200d", "\u202e",
    "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe", "\ufdd0", "\ufdd1", "\ud800", "\udfff", "\U0001f600", "\U000e0041", "\U0010ffff", "ﬁ", "İ", "ß", "ǅ",
    "Ⅳ", "①", "²", "٣", "௧", "〇", "\u1100", "\u1161", "ữ", "Đ", "ð", "\u0340", "\u212b",
)  # fmt: skip
_REPEATED = (
    "a) ", "1.", "1. ", "I.", "- ", "| ", "**", "*", "_", "(", "<b>", "[a](", "05 HTX, ", "Nghị quyết số 12/NQ-HĐND ", "Sở Tài chính, ", "và ", "của ",
    "ngày ", "năm 2025 ", "từ 10% ", "đến ", "\n", " ", "\t", ". ", ": ", "; ", "/", "-", "0", "9", "M", "ự", "\u0301", "Căn cứ ", "UBND ", "báo cáo ",
    "| |\n", "a\n", "1\n", "KẾ HOẠCH\n", "Nơi nhận:\n", "TM. ", "“", "Điều 1. ", "trước ngày 15/11/2025 ",
)  # fmt: skip


def make_text(chance: Random) -> str:
    """A text: of up to 600 letters mostly, one of 100 longer, one of 4,000 much longer."""
    draw = chance.random()
    most = _LONGEST if draw < 0.000_25 else _LONG if draw < 0.01 else chance.choice(_USUAL)
    size = chance.randint(0, most)
    maker = chance.choices((_soup, _damaged, _spliced, _repeated, _noise), (35, 40, 12, 8, 5))[0]
    text = maker(chance, size)
    return unicodedata.normalize("NFD", text) if chance.random() < 0.05 else text


def _soup(chance: Random, size: int) -> str:
    words, parts, length = material().words, [], 0
    while length < size:
        part = chance.choice(_FRAMES if chance.random() < 0.45 else words)
        draw = chance.random()
        if draw < 0.05:
            part = part.upper()
        elif draw < 0.07:
            part = numeral(chance)
        elif draw < 0.09:
            part = chance.choice(_ODD)
        elif draw < 0.5:
            part += " "
        parts.append(part)
        length += len(part)
    return "".join(parts)


def _damaged(chance: Random, size: int) -> str:
    text = excerpt(chance, size)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        text = damage(chance, text)
    return text


def _spliced(chance: Random, size: int) -> str:
    pieces = [excerpt(chance, size // 3) for _ in range(3)]
    return chance.choice(("", " ", "\n", "\n\n", " | ")).join(pieces)


def _repeated(chance: Random, size: int) -> str:
    unit = "".join(chance.choice(_REPEATED) for _ in range(chance.randint(1, 4)))
    head = excerpt(chance, chance.choice((0, 200)))
    return head + unit * (size // len(unit))


def _noise(chance: Random, size: int) -> str:
    ranges = ((0, 0x7F), (0x80, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0, 0x10FFFF))
    low, high = chance.choice(ranges)
    signs = (chr(chance.randint(low, high)) for _ in range(size))
    return "".join(chance.choice(_ODD) if chance.random() < 0.1 else sign for sign in signs)


def excerpt(chance: Random, size: int) -> str:
    """A piece of a document: its beginning, its end, or from the middle."""
    text = chance.choice(material().texts)
    where = chance.random()
    start = 0 if where < 0.4 else max(0, len(text) - size) if where < 0.6 else chance.randrange(len(text))
    return text[start : start + size]


def numeral(chance: Random) -> str:
    """A number as nobody should write it."""
    digits = "".join(chance.choice("0123456789") for _ in range(chance.choice((1, 3, 8, 12, 13, 40, 400, 5_000))))
    return chance.choice(
        ("{}", "{}%", "{} HTX", "{} tỷ đồng", "{},5", "0.{}", "{}/KH-UBND", "năm {}", "ngày {}/1/2025", "{}. ")
    ).format(digits)


def damage(chance: Random, text: str) -> str:
    """The text with one thing done to it."""
    how = chance.choice(
        (_cut, _twice, _swap, _join, _break_line, _odd, _word_in, _number_in, _recase, _respace, _label)
    )
    return how(chance, text) if text else chance.choice(_FRAMES)


def _stretch(chance: Random, text: str) -> tuple[int, int]:
    start = chance.randrange(len(text))
    return start, min(len(text), start + chance.choice((1, 2, 5, 20, 100)))


def _cut(chance: Random, text: str) -> str:
    start, end = _stretch(chance, text)
    return text[:start] + text[end:]


def _twice(chance: Random, text: str) -> str:
    start, end = _stretch(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 8)) + text[end:]


def _swap(chance: Random, text: str) -> str:
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _join(chance: Random, text: str) -> str:
    return chance.choice(("", " ", " | ", "\t", "<br>")).join(text.split("\n", chance.randint(1, 9)))


def _break_line(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(("\n", "\n\n", "\r", "\u2028", "\x0b", "<br>")) + text[at:]


def _odd(chance: Random, text: str) -> str:
    start, end = _stretch(chance, text)
    signs = "".join(chance.choice(_ODD) for _ in range(chance.choice((1, 1, 3))))
    return text[:start] + signs + text[end if chance.random() < 0.3 else start :]


def _word_in(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_FRAMES if chance.random() < 0.5 else material().words) + text[at:]


def _number_in(chance: Random, text: str) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.choice(places) if places else chance.randrange(len(text))
    return text[:at] + numeral(chance) + text[at + 1 :]


def _recase(chance: Random, text: str) -> str:
    start, end = _stretch(chance, text)
    part = text[start:end]
    return text[:start] + chance.choice((part.upper(), part.lower(), part.title())) + text[end:]


def _respace(chance: Random, text: str) -> str:
    return text.replace(" ", chance.choice(("\xa0", "  ", "_", "\t", "", "      ")), chance.choice((1, 5, -1)))


def _label(chance: Random, text: str) -> str:
    """Labels behind labels at the head of a line."""
    labels = [frame for frame in _FRAMES if frame.endswith((". ", ") ", "- ", "+ "))]
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = "".join(chance.choice(labels) for _ in range(chance.choice((1, 2, 6, 40)))) + lines[at]
    return "\n".join(lines)
