"""Encodings of Vietnamese: Unicode in its forms, and TCVN3, VNI and Windows-1258 recognised by what they spell.

A text in an old encoding is a text of Windows-1252 signs in which the words make no sense. It is converted only where
nearly every marked word becomes a Vietnamese syllable under one encoding and under no other; else it is refused.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from vanban.errors import EncodingError
from vanban.files.syllables import is_syllable
from vanban.tables import load

# Measured on texts of plans: a right reading spells 95 of 100 marked words or more, a wrong one 33 at most.
SURE = 0.9
DOUBTFUL = 0.6
FEWEST_WORDS = 5

_WORD = re.compile(r"[^\s!-@\[-`{-~–—‘’“”…•\ufdd0-\ufdef]+")
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")
_SMALL = re.compile("[a-z]")
_OWN_LETTERS = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_HIGH = re.compile(r"[\x80-\xff€ƒŠšŒœŽžŸˆ˜†‡‰‹›™]")
_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_NAMES = "TCVN3, VNI hoặc Windows-1258"


@dataclass(frozen=True, slots=True)
class Encoding:
    """One encoding from before Unicode."""

    id: str
    name: str
    signs: dict[str, str] = field(repr=False)  # what stands in the file, to the letter
    pattern: re.Pattern[str] = field(repr=False)
    fonts: tuple[str, ...]
    has_capital_fonts: bool

    @property
    def note(self) -> str:
        return f"Đã chuyển từ bảng mã {self.name} sang Unicode."

    def letters_of(self, text: str) -> str:
        """The text in Unicode.

        >>> encoding("tcvn3").letters_of("KÕ ho¹ch PH¸T TRIÓN hîp t¸c x·")
        'Kế hoạch PHÁT TRIỂN hợp tác xã'
        """
        if not _HIGH.search(text):
            return text
        if self.has_capital_fonts:
            return "\n".join(self._line(line) for line in text.split("\n"))
        return unicodedata.normalize("NFC", self._converted(text))

    def _line(self, line: str) -> str:
        """A line; TCVN3 has no marked capitals, so words of capitals stand there with small marked letters."""
        if not _SMALL.search(line) and any(_is_capital(word) for word in _WORD.findall(line)):
            return self._converted(line).upper()
        return _WORD.sub(self._word, line)

    def _word(self, found: re.Match[str]) -> str:
        word = self._converted(found[0])
        return word.upper() if _is_capital(found[0]) else word

    def _converted(self, text: str) -> str:
        return self.pattern.sub(lambda found: self.signs[found[0]], text)


def _is_capital(word: str) -> bool:
    return bool(_CAPITALS.search(word) and _HIGH.search(word) and not _SMALL.search(word))


@cache
def encodings() -> tuple[Encoding, ...]:
    """The encodings of the table."""
    result: list[Encoding] = []
    for row in load("encodings"):
        signs: dict[str, str] = {}
        for pair in row.texts("letters"):
            letter, _, sign = pair.partition(" ")
            signs[sign] = letter
            if len(sign) == 2 and sign[0].isupper():
                signs.setdefault(sign[0] + sign[1].lower(), letter)  # a capital with a small mark is often typed
        pattern = re.compile("|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: -len(sign))))
        has_capitals = bool(row.fields["capital_fonts"])
        result.append(Encoding(row.id, row.text("name"), signs, pattern, row.texts("fonts"), has_capitals))
    return tuple(result)


def encoding(name: str) -> Encoding:
    """The encoding of this id."""
    return next(one for one in encodings() if one.id == name)


def encoding_of_font(font: str) -> Encoding | None:
    """The encoding that a font's letters are drawn for.

    >>> [one and one.id for one in map(encoding_of_font, (".VnTimeH", "ABCDEF+.VnArial", "VNI-Times", "Arial"))]
    ['tcvn3', 'tcvn3', 'vni', None]
    """
    base = font.rpartition("+")[2].strip(" \"'").lower()
    return next((one for one in encodings() if any(base.startswith(front.lower()) for front in one.fonts)), None)


def draws_capitals(font: str) -> bool:
    """Whether a font of the ABC set draws small letters as capitals (".VnTimeH").

    >>> [draws_capitals(font) for font in (".VnTimeH", ".VnTimeH,Bold", ".VnTime", "VNI-TimesH")]
    [True, True, False, False]
    """
    found = encoding_of_font(font)
    family = re.split(r"[,\-]", font.rpartition("+")[2].strip())[0]
    return found is not None and found.has_capital_fonts and family.endswith("H")


def decode(name: str, data: bytes) -> tuple[str, bool]:
    """The bytes as text, and whether they are Unicode; what is not comes as the signs of Windows-1252.

    Refused: UTF-16 that is broken.
    """
    wide = _wide_encoding(data)
    if wide is not None:
        try:
            return data.decode(wide).lstrip("\ufeff"), True
        except UnicodeDecodeError:
            raise EncodingError(name, "UTF-16") from None
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS), False


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 by its mark, or by the zero bytes that every blank and line end has in it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = data[:4096]
    pairs = len(head) // 2
    if pairs < 2:
        return None
    low, high = head[1 : 2 * pairs : 2].count(0), head[0 : 2 * pairs : 2].count(0)
    if low > 0.3 * pairs and high == 0:
        return "utf-16-le"
    return "utf-16-be" if high > 0.3 * pairs and low == 0 else None


def is_wide(data: bytes) -> bool:
    """Whether the bytes are UTF-16 text.

    >>> is_wide("Kế hoạch".encode("utf-16-le")), is_wide(b"Ke hoach")
    (True, False)
    """
    return _wide_encoding(data) is not None


def recognise(text: str) -> Encoding | None:
    """The one encoding in which a text of Windows-1252 signs spells Vietnamese, or None when that is not sure.

    >>> found = recognise("VËn ®éng héi viªn tham gia hîp t¸c x· n«ng nghiÖp")
    >>> found and found.id
    'tcvn3'
    """
    words = Counter(word for word in _WORD.findall(text) if _HIGH.search(word))
    total = sum(words.values())
    if total < FEWEST_WORDS:
        return None
    shares = sorted(((_share(one, words, total), one.id) for one in encodings()), reverse=True)
    (best, name), (second, _) = shares[:2]
    return encoding(name) if best >= SURE and second <= DOUBTFUL else None


def _share(one: Encoding, words: Counter[str], total: int) -> float:
    return sum(times for word, times in words.items() if is_syllable(one.letters_of(word))) / total


def is_vietnamese_unicode(text: str) -> bool:
    """Whether letters of the text are Vietnamese ones that the old encodings have no sign for."""
    return _OWN_LETTERS.search(text) is not None


def to_unicode(name: str, text: str, *, is_unicode: bool) -> tuple[str, tuple[str, ...]]:
    """The text in Unicode, and a note where it had to be converted. Refused when its encoding is not sure.

    Text that came as Unicode may still hold the signs of an old encoding (pasted from a document in such a font).
    """
    if is_unicode and (is_vietnamese_unicode(text) or not _HIGH.search(text)):
        return text, ()
    found = recognise(text)
    if found is None:
        if is_unicode:
            return text, ()
        raise EncodingError(name, _NAMES)
    return found.letters_of(text), (found.note,)
