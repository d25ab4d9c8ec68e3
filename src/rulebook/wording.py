"""Texts made comparable: what a typist varies without meaning it is made one."""

import re
from unicodedata import combining, normalize

_DASHES = str.maketrans(dict.fromkeys("–—−‑‐", "-"))
_SPACED_MARKS = re.compile(r"\s*([-/,;()])\s*")


def same(text: str) -> str:
    """The text in small letters, one kind of dash, single spaces, none around marks; tone marks stay.

    >>> same("Phòng  Tài chính – Kế hoạch") == same("phòng Tài chính-Kế hoạch")
    True
    >>> same("Sơn Hà") == same("Sơn Hạ")
    False
    """
    plain = normalize("NFC", text).translate(_DASHES).casefold()
    return _SPACED_MARKS.sub(r"\1", " ".join(plain.split()))


def folded(text: str) -> str:
    """``same`` without tone marks: good for proposals, never for a decision.

    >>> folded("Nghị quyết Đại hội")
    'nghi quyet dai hoi'
    """
    bare = normalize("NFD", same(text).replace("đ", "d"))
    return "".join(letter for letter in bare if not combining(letter))
