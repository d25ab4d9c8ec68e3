"""Whether a run of letters can be a Vietnamese syllable: what tells a right reading of an encoding from a wrong one."""

import re
import unicodedata
from functools import cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|n|gh|gi|g|kh|k|ph|p|qu|q|th|tr|t|ch|c|b|d|đ|h|l|m|r|s|v|x)?"
    r"(?:uyê|uya|uyu|uây|uêu|uôi|oai|oay|oao|oeo|iêu|yêu|ươi|ươu|oa|oă|oe|oi|oo|ôi|ơi|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|"
    r"ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
    r"(?P<coda>ch|c|m|ng|nh|n|p|t)?"
)


@cache
def _split(letter: str) -> tuple[str, str]:
    """A small letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone


def is_syllable(word: str) -> bool:
    """Whether the word is spelt as one Vietnamese syllable, in small letters, capitals or with a capital at its front.

    >>> [is_syllable(word) for word in ("hợp", "HỢP", "Nghiệp", "hîp", "hợP", "hơpp", "hợc\u0301")]
    [True, True, True, False, False, False, False]
    """
    word = unicodedata.normalize("NFC", word)
    if word not in (word.lower(), word.upper(), word.capitalize()) or len(word) > 8:
        return False
    letters = [_split(letter) for letter in word.lower()]
    tones = "".join(tone for _, tone in letters)
    found = _SYLLABLE.fullmatch("".join(letter for letter, _ in letters))
    if found is None or len(tones) > 1:
        return False
    # Before c, ch, p and t only the sharp and the heavy tone are spoken.
    return found["coda"] not in ("c", "ch", "p", "t") or tones in ("\u0301", "\u0323")
