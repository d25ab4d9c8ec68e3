"""Vietnamese letters made comparable without changing the length of a text, so that offsets stay true."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

_TABLE_SIZE = 0x2300  # takes in Vietnamese, the quotation marks and the dashes; what lies beyond stays as it is


@cache
def _bare_table() -> list[int]:
    """What each letter becomes, by its code: a list, in which str.translate finds a letter faster than in a dict."""
    table = list(range(_TABLE_SIZE))
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = ord(base.lower())
    for letters, base in (("ĐđÐ", "d"), ("–—−", "-")):
        for letter in letters:
            table[ord(letter)] = ord(base)
    return table


@lru_cache(maxsize=256)  # of a line many steps ask how it begins
def bare(text: str) -> str:
    """The text without tone and letter marks, in small letters, as long as before.

    >>> bare("UỶ BAN – Đảng")
    'uy ban - dang'
    """
    return text.translate(_bare_table())


def small(text: str) -> str:
    """The text in small letters, as long as before (some foreign letters grow when lowered)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _tone_pairs() -> dict[str, str]:
    """Two ways of placing a tone mark ("hoà", "hòa") to one: the mark on the first vowel."""
    pairs: dict[str, str] = {}
    for plain in ("oa", "oe", "uy"):
        for mark in "\u0300\u0301\u0303\u0309\u0323":
            for first, second in (
                (plain[0], plain[1]),
                (plain[0].upper(), plain[1]),
                (plain[0].upper(), plain[1].upper()),
            ):
                old = first + unicodedata.normalize("NFC", second + mark)
                new = unicodedata.normalize("NFC", first + mark) + second
                pairs[old] = new
    return pairs


@cache
def _tone_pattern() -> re.Pattern[str]:
    # "quý" and "toàn" keep their mark: after q the u is no vowel, before a consonant the mark has one place only.
    # The letters stand first and what must be before them second, so that the search runs from letter to letter.
    seconds = "".join(sorted({pair[1] for pair in _tone_pairs()}))
    return re.compile(rf"[oOuU][{seconds}](?<![qQ]..)(?!\w)")


def same_tone(text: str) -> str:
    """The text with tone marks placed one way ("Uỷ" and "Ủy" become one), as long as before.

    >>> same_tone("Uỷ ban xã Hoà Quý") == "Ủy ban xã Hòa Quý"
    True
    """
    pairs = _tone_pairs()
    return _tone_pattern().sub(lambda found: pairs.get(found[0], found[0]), text)


def plain(text: str) -> str:
    """The text in small letters, tone marks placed one way, as long as before."""
    return small(same_tone(text))


class Names:
    """Names recognised at the front of a text: those of one word with their marks, longer ones without too.

    A scan drops marks; of a single word too little is then left ("bản" and "ban").

    >>> Names(["sở", "ủy ban"]).begin("UY BAN NHÂN DÂN")
    True
    >>> Names(["sở", "ủy ban"]).begin("SỐ LIỆU")
    False
    """

    def __init__(self, names: Iterable[str]) -> None:
        ordered = sorted(names, key=lambda name: -len(name))
        self._longest = max(map(len, ordered), default=0) + 1  # one letter more tells whether a name ends
        self._marked = re.compile(rf"(?:{'|'.join(re.escape(plain(name)) for name in ordered)})(?!\w)")
        longer = [re.escape(bare(name)) for name in ordered if " " in name] or ["(?!)"]
        self._bare = re.compile(rf"(?:{'|'.join(longer)})(?!\w)")

    def begin(self, text: str) -> bool:
        text = text[: self._longest]
        return self._marked.match(plain(text)) is not None or self._bare.match(bare(text)) is not None
