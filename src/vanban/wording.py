"""The wording of a text made comparable, letter for letter, so that a place in one is the same place in the other."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from vanban.letters import same_tone, small
from vanban.tables import load

_ONE_WAY = (*((dash, "-") for dash in "–—−‑‐"), *((blank, " ") for blank in "\xa0\n\t_"))
# A letter read for a digit, beside one. It stands first and what must be before it second: a search for a set of
# letters runs many times faster than one that looks back from every place.
_SCANNED_DIGIT = re.compile(r"[oOlI](?:(?<=[0-9].)(?![^\W\d_])|(?<![^\W_].)(?=[0-9]\b))")
_BESIDE_DIGIT = re.compile(r"[0-9](?:[oOlI]|(?<=[oOlI].))")
_DIGITS = {"o": "0", "l": "1", "i": "1"}


@lru_cache(maxsize=256)  # every step asks for the wording of the same block again
def wording(text: str) -> str:
    """The text in small letters, tone marks and dashes written one way, slips of a scan repaired; as long as before.

    >>> wording("Uỷ ban truớc ngày l4 tháng 8 năm 2O26")
    'ủy ban trước ngày 14 tháng 8 năm 2026'
    """
    for letter, written in _ONE_WAY:
        text = text.replace(letter, written)
    if _BESIDE_DIGIT.search(text):
        text = _SCANNED_DIGIT.sub(lambda found: _DIGITS[found[0].lower()], text)
    low = small(same_tone(text))
    for word in _slipped():
        if word in low:
            low = _slips_with(word).sub(lambda found: _repairs()[found[0]], low)
    return low


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, the longest first; a blank may be several.

    Words that begin alike share their beginning, so that a list of a thousand costs little more than one of ten.

    >>> any_of(["xã", "xã hội", "sở"])
    '(?:sở|xã(?:\\\\s+hội|))'
    """
    pattern = _written(_tree(words))
    return pattern if pattern.startswith("(?:") else f"(?:{pattern})"


def whole(words: Iterable[str]) -> str:
    """A pattern for any of these as whole words: ``(?<!\\w)…(?!\\w)``, written so that a search is quick.

    The first two letters stand before the look at what precedes them: the search runs from one such pair to the next.

    >>> whole(["xã", "xóm"])
    '(?:xã(?<!\\\\w..)|xó(?<!\\\\w..)m)(?!\\\\w)'
    """
    choices: list[str] = []
    for first, rest in sorted(_tree(words).items()):
        for second, more in sorted(rest.items(), key=lambda pair: (not pair[0], pair[0])):
            if second in ("", r"\s+"):
                choices.append(f"{first}(?<!\\w.){_written({second: more})}")
            else:
                choices.append(f"{first}{second}(?<!\\w..){_written(more)}")
    return f"(?:{'|'.join(choices)})(?!\\w)"


_Tree = dict[str, "_Tree"]  # letters of words, one under another; "" where a word ends


def _tree(words: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(r"\s+" if letter == " " else re.escape(letter), {})
        node[""] = {}
    return root


def _written(tree: _Tree) -> str:
    """The words of a tree as a pattern; the end of a word comes last, so that the longest is tried first."""
    chain = ""
    while len(tree) == 1:
        letter, tree = next(iter(tree.items()))
        if not letter:
            return chain
        chain += letter
    choices = [letter + _written(rest) for letter, rest in sorted(tree.items()) if letter]
    if "" in tree:
        choices.append("")
    return f"{chain}(?:{'|'.join(choices)})"


@cache
def texts_of(table: str, row_id: str) -> tuple[str, ...]:
    """The words of one row of a table."""
    return next(row for row in load(table) if row.id == row_id).texts("words")


@cache
def one_of(table: str, row_id: str) -> str:
    """A pattern for any word of one row of a table, to be part of a larger one."""
    return any_of(texts_of(table, row_id))


def first_letters(words: Iterable[str]) -> str:
    """A set of the letters that words begin with: one look tells a search that none of them begins at a place.

    >>> first_letters(["xã", "sở", "xóm"])
    '[sx]'
    """
    return f"[{''.join(sorted({re.escape(word[0]) for word in words}))}]"


@cache
def pattern_of(table: str, row_id: str) -> re.Pattern[str]:
    """The words of one row of a table as a pattern of whole words."""
    return re.compile(whole(texts_of(table, row_id)))


@cache
def _repairs() -> dict[str, str]:
    return {row.text("wrong"): row.text("right") for row in load("slips")}


@cache
def _slipped() -> tuple[str, ...]:
    """The words of slips that the right wording has not: a text without any of them holds no slip."""
    return tuple({word for wrong, right in _repairs().items() for word in wrong.split() if word not in right.split()})


@cache
def _slips_with(word: str) -> re.Pattern[str]:
    return re.compile(whole(wrong for wrong in _repairs() if word in wrong.split()))
