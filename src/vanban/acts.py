"""Acts named in a stretch of text: by number, by the name of a law, by the meeting that passed them."""

import re
from collections.abc import Iterator
from functools import cache

from vanban.law_names import laws
from vanban.letters import bare, plain
from vanban.mentions import Mention, with_clear
from vanban.numbered_acts import has_number, numbered, short
from vanban.tables import load
from vanban.wording import one_of, texts_of

_DIGIT = re.compile(r"\d")


def find_mentions(text: str) -> list[Mention]:
    """All mentions of acts in a clean text, in order.

    >>> [(m.kind, m.number) for m in find_mentions("theo Nghị quyết số 12-NQ/TW ngày 03/6/2017")]
    [('nghi_quyet', '12-NQ/TW')]
    """
    if not _may_name_act(text):
        return []
    folded, lowered = bare(text), plain(text)
    found = list(laws(text, folded, lowered))
    # What is found first is the surer reading; a later finder adds only what stands clear of it.
    found = with_clear(found, _named(folded))
    found = with_clear(found, numbered(text, folded, lowered))
    return with_clear(found, (*short(text, folded), *_standards(text)))


def _may_name_act(text: str) -> bool:
    """Whether a word for an act, a number with a code, or a kind before a number stands there: mostly none does."""
    if any(part in text for part in texts_of("act_letters", "parts-of-acts")):
        return True
    return _DIGIT.search(text) is not None and has_number(text)


def _standards(text: str) -> Iterator[Mention]:
    if not any(code in text for code in texts_of("act_letters", "standards")):
        return
    for found in _standard().finditer(text):
        yield Mention(found.start(), found.end(), "other", re.sub(r"\s", "", found["number"]), None, None)


@cache
def _standard() -> re.Pattern[str]:
    codes = one_of("act_letters", "standards")
    return re.compile(rf"(?<!\w){codes}\s?(?P<number>\d{{1,5}}(?:-\d{{1,3}})?(?:\s?:\s?\d{{4}})(?:/\s?[A-ZĐ]+)?)")


@cache
def _named_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row.id, row.text("kind"), re.compile(r"(?<!\w)" + row.text("pattern"))) for row in load("named_acts"))


@cache
def _ordinals() -> dict[str, str]:
    return {word: str(row.fields["number"]) for row in load("ordinals") for word in row.texts("words")}


def _named(folded: str) -> list[Mention]:
    found: list[Mention] = []
    if any(bare(kind) in folded for kind in texts_of("act_words", "of_meetings")):
        for row_id, kind, pattern in _named_patterns():
            found = with_clear(found, _of_meeting(folded, row_id, kind, pattern))
    return found


def _of_meeting(folded: str, row_id: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Mention]:
    for found in pattern.finditer(folded):
        groups = found.groupdict()
        session = groups.get("session")
        if session is not None and not session.isdigit() and session not in _ordinals():
            continue
        parts = [_ordinals().get(value, value) for value in groups.values() if value]
        family = "trung_uong" if session else row_id
        yield Mention(found.start(), found.end(), kind, None, None, None, name=" ".join([family, *parts]))
