"""Two forms of a text for search: as written (NFC), and folded (marks dropped, đ→d)."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


class _Bare(dict[int, str]):
    """What is left of each letter without its marks, found out when it is first met."""

    def __missing__(self, letter: int) -> str:
        parts = unicodedata.normalize("NFD", chr(letter)).replace("đ", "d")
        self[letter] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[letter]


_BARE = _Bare()


def nfc(text: str) -> str:
    """The text in NFC with single spaces.

    >>> nfc("Hợp  Tác ")
    'Hợp Tác'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


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
    known = exact(text)
    return known if known.isascii() else known.translate(_BARE)


def words(text: str) -> list[str]:
    """The words of a name in their order.

    >>> words("htx 19/5 sơn hà")
    ['htx', '19', '5', 'sơn', 'hà']
    """
    return _WORD.findall(text)


def after_prefix(prefix: str) -> str | None:
    """The first text after all that begin with ``prefix``; None where there is none.

    Digits come before letters in every collation, and what follows a letter is the next letter: so the border holds
    on both databases.

    >>> after_prefix("son"), after_prefix("09"), after_prefix("zz")
    ('soo', '0a', None)
    """
    head = prefix.rstrip("z")
    if not head:
        return None
    return head[:-1] + ("a" if head[-1] == "9" else chr(ord(head[-1]) + 1))
