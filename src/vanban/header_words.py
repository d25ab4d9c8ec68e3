"""The words of the tables that tell the lines of a head and a tail apart, as patterns of texts without marks."""

import re
from collections.abc import Iterable
from functools import cache

from vanban.letters import bare
from vanban.wording import any_of, texts_of


@cache
def folded_words(row_id: str) -> frozenset[str]:
    return frozenset(_folded(row_id))


@cache
def in_capitals(row_id: str) -> frozenset[str]:
    return frozenset(word.upper() for word in texts_of("header_words", row_id))


@cache
def motto() -> re.Pattern[str]:
    """The printed motto of the State or the Party, even where its first word was broken off."""
    return re.compile(_spaced(_folded("mottoes-begun"), r"\s?-?\s?"))


@cache
def whole_motto() -> re.Pattern[str]:
    """A motto from its first word on, run together with what stands beside it."""
    return re.compile(_spaced(_folded("mottoes"), r"\s?-\s?"))


@cache
def last_words_of_mottoes() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in _folded("mottoes"))


@cache
def motto_part() -> re.Pattern[str]:
    """What a narrow column leaves of a motto on one line."""
    parts, words, alone = (any_of(_folded(row_id)) for row_id in ("motto-parts", "motto-words", "motto-parts-alone"))
    return re.compile(rf"(?:{parts}|{words}\b|{alone}$)")


@cache
def law_mark() -> re.Pattern[str]:
    """What may stand before the word for the number of the document itself."""
    return re.compile(rf"{any_of(_folded('before-number'))}(?=\s)")


@cache
def recipients() -> re.Pattern[str]:
    words = "|".join(word.replace(" ", r"\s?") for word in _folded("recipients"))
    return re.compile(rf"^[\"“*(\s]*(?:{words})\s?(?:[:.]|$)")


@cache
def to_whom() -> re.Pattern[str]:
    return re.compile(any_of(_folded("addresses")))


@cache
def annex() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_folded('annexes'))}(?!\w)")


@cache
def enclosed() -> tuple[str, ...]:
    """How a note under or behind a title begins that tells with what a text goes."""
    return tuple(f"({word}" for word in _folded("enclosed"))


@cache
def enclosed_note() -> re.Pattern[str]:
    """Such a note at the end of a title as it is written, other brackets within it."""
    words = texts_of("header_words", "enclosed")
    fronts = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)
    return re.compile(rf"\s*\((?:{fronts})[^()]*(?:\([^()]*\)[^()]*)*\)\.?$")


@cache
def issuer_line() -> re.Pattern[str]:
    """The authority that decides, on a line of its own."""
    heads, bodies = any_of(_folded("heads")), any_of(_folded("deciding"))
    return re.compile(rf"(?:{heads} )?{bodies}(?!.*[,;:])")


@cache
def issuer_alone() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_folded('of-no-place'))}(?: \S+){{0,6}}$")


@cache
def home_page() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_folded('home-pages'))}(?!\w)")


@cache
def of_subject() -> re.Pattern[str]:
    """How the title of a letter begins that has lost "V/v"."""
    return re.compile(rf"{any_of(_folded('subjects'))} ")


@cache
def owner_front() -> str:
    """Behind the kind, in capitals: whose it is follows."""
    return f"{texts_of('header_words', 'owners')[0].upper()} "


@cache
def of_whom() -> tuple[str, ...]:
    """How a line behind the kind begins that says whose it is, above what it is about."""
    return tuple(f"{word.upper()} " for row_id in ("owners", "meetings") for word in texts_of("header_words", row_id))


@cache
def _folded(row_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare(word) for word in texts_of("header_words", row_id)))


def _spaced(mottoes: Iterable[str], dash: str) -> str:
    """Any of these mottoes, their dashes set as ``dash`` says."""
    return f"(?:{'|'.join(words.replace(' - ', dash) for words in mottoes)})"
