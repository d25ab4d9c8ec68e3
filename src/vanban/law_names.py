"""Laws, codes, ordinances and the constitution, by their names and by what follows them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from vanban.act_issuers import day_at, day_of
from vanban.letters import plain
from vanban.mentions import Mention
from vanban.tables import load
from vanban.wording import one_of, texts_of

_NUMBER = re.compile(r",?\s(?:số\s?:?\s?)?(?P<number>\d{1,3}/\d{4}/QH\d{1,2})")
_NUMBER_ALONE = re.compile(r"\s(?:số\s)?\d{1,3}/\d{4}/QH\d{1,2}")
_LONGEST_NUMBER = 30
_YEAR = re.compile(r"(?:,?\s?\(?\s?năm|,?\s?\(?)\s?(?P<year>(?:19|20)\d\d)(?!\s?[-–]\s?\d|\d|/)\)?")
_NAME = re.compile(r"\s(?P<name>[A-ZĐÀ-Ỹ][^;.():\d]{2,90}?)(?=,?\s(?:số\s\d|năm\s(?:19|20)\d\d|ngày\s\d))")
_NUMBERED = re.compile(r"(?<!\w)số\s\d")
_WINDOW = 6  # letters before a word for a law in which a longer word may begin


def laws(text: str, folded: str, lowered: str) -> Iterator[Mention]:
    """The laws that a text names, in order."""
    if not any(part in text for part in texts_of("act_letters", "parts-of-laws")):
        return
    at = 0
    while found := _word().search(text, at):
        at = found.end()
        before = lowered[max(0, found.start() - _WINDOW) : found.start()]
        if _no_law_before().search(before) and not text[found.start()].isupper():
            continue
        mention = _law_at(text, folded, lowered, found)
        if mention:
            at = mention.end
            yield mention


def _law_at(text: str, folded: str, lowered: str, word: re.Match[str]) -> Mention | None:
    named = _named(text, lowered, word)
    if named is None:
        return None
    end, name = named
    if word[0] in texts_of("act_letters", "constitutions"):
        state = _of_state().match(lowered, end)
        end = state.end() if state else end
        if state is None and not _YEAR.match(lowered, end):
            return None
    return _with_details(text, folded, lowered, word.start(), end, name)


def _named(text: str, lowered: str, word: re.Match[str]) -> tuple[int, str] | None:
    """Where the name behind a word for a law ends, and what makes the law distinct; None where none is named."""
    pattern, names = _known()
    amending = _amending().match(text, word.end())
    if amending and not _NUMBERED.search(lowered[word.end() : amending.end()]):
        return amending.end(), plain(text[word.end() : amending.end()]).strip()
    if listed := pattern.match(lowered, word.end()):
        return listed.end(), names[listed["name"]]
    if other := _NAME.match(text, word.end()):
        return other.end(), plain(other["name"])
    if word[0] in texts_of("act_letters", "constitutions"):
        return word.end(), plain(word[0])
    return (word.end(), "") if _NUMBER_ALONE.match(text[word.end() : word.end() + _LONGEST_NUMBER]) else None


def _with_details(text: str, folded: str, lowered: str, start: int, end: int, name: str) -> Mention:
    """A law with the number, day and year that follow its name, in any order."""
    number: str | None = None
    day: date | None = None
    year: str | None = None
    end = _skip_amended(lowered, end)
    for _ in range(3):
        if number is None and (found := _NUMBER.match(text, end)):
            number, end = found["number"], found.end()
        elif day is None and (dated := day_at(folded, end)) and (day := day_of(dated)):
            end = dated.end()
        elif year is None and (of_year := _YEAR.match(lowered, end)):
            year, end = of_year["year"], _closed(text, end, of_year.end())
        else:
            break
    end = _skip_amended(lowered, end)
    known_year = number.split("/")[1] if number else str(day.year) if day else year
    kind = (
        "other" if text.startswith(texts_of("act_letters", "constitutions"), start) else "luat"
    )  # a constitution stands over the laws
    return Mention(start, end, kind, number, day, None, name=f"{name} {known_year or ''}".strip())


def _skip_amended(lowered: str, end: int) -> int:
    found = _amended().match(lowered, end)
    return found.end() if found else end


def _closed(text: str, start: int, end: int) -> int:
    """The end of a year, without a closing bracket that it did not open."""
    return end - 1 if text[end - 1] == ")" and "(" not in text[start:end] else end


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {plain(name): row.id for row in load("laws") for name in (row.text("name"), *row.texts("short"))}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(r"\s(?P<name>" + "|".join(re.escape(name) for name in ordered) + r")(?!\w)"), names


@cache
def _word() -> re.Pattern[str]:
    """A word for a law; in small letters only where a name with a capital follows."""
    words, small = one_of("act_letters", "laws"), one_of("act_letters", "laws-before-a-name")
    return re.compile(rf"(?<!\w)(?:{words}|{small}(?=\s[A-ZĐÀ-Ỹ]))(?!\w)")


@cache
def _no_law_before() -> re.Pattern[str]:
    return re.compile(rf"{one_of('act_words', 'no_law_before')}\s$")


@cache
def _of_state() -> re.Pattern[str]:
    return re.compile(rf"\s{one_of('act_words', 'states')}(?!\w)")


@cache
def _amended() -> re.Pattern[str]:
    return re.compile(rf"\s?\({one_of('act_words', 'amended')}\)")


@cache
def _amending() -> re.Pattern[str]:
    """ "Luật Sửa đổi, bổ sung một số điều của …": a law named by what it changes, up to its number or day."""
    marks = one_of("act_letters", "marks")
    return re.compile(rf"\s{one_of('act_letters', 'amending')}[^;.()]{{5,260}}?(?=,?\s{marks}\s\d)")
