"""Two forms of a text for search: as written (NFC), and folded (marks dropped, đ→d)."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text in NFC with single spaces.

    >>> nfc("Hợp  Tác ")
    'Hợp Tác'
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def exact(text: str) -> str:
    """The text as it is compared when marks count.

    >>> exact("UBND xã Sơn Hà")
    'ubnd xã sơn hà'
    """
    return nfc(text).casefold()


def fold(text: str) -> str:
    """The text as it is compared when marks do not count.

    >>> fold("Đặng Thùy Trâm")
    'dang thuy tram'
    """
    bare = unicodedata.normalize("NFD", exact(text)).replace("đ", "d")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
