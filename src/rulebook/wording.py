"""Texts made comparable: what a typist varies without meaning it is made one."""

import re
from unicodedata import combining, normalize

_DASHES = str.maketrans(dict.fromkeys("–—−‑‐", "-"))
_SPACED_MARKS = re.compile(r"\s*([-/,;()])\s*")
# "khoá" and "khóa", "uỷ" and "ủy": in an open syllable the tone stands on either vowel. After q, the u is no vowel.
_TONE_ON_LAST = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\w\u0300-\u036f])")


def same(text: str) -> str:
    """The text in small letters, one kind of dash, one place for tone marks, single spaces, none around marks.

    >>> same("Phòng  Tài chính – Kế hoạch") == same("phòng Tài chính-Kế hoạch")
    True
    >>> same("Uỷ ban khoá IX") == same("Ủy ban khóa IX")
    True
    >>> same("Sơn Hà") == same("Sơn Hạ")
    False
    """
    plain = normalize("NFC", text).translate(_DASHES).casefold()
    moved = _TONE_ON_LAST.sub(lambda found: _tone_first(found[0]), normalize("NFC", plain))
    return _SPACED_MARKS.sub(r"\1", " ".join(moved.split()))


def folded(text: str) -> str:
    """``same`` without tone marks: good for proposals, never for a decision.

    >>> folded("Nghị quyết Đại hội")
    'nghi quyet dai hoi'
    """
    bare = normalize("NFD", same(text).replace("đ", "d"))
    return "".join(letter for letter in bare if not combining(letter))


def _tone_first(vowels: str) -> str:
    """Two vowels with the tone of the second moved to the first."""
    bare = normalize("NFD", vowels[1])
    return normalize("NFC", vowels[0] + bare[1] + bare[0])
