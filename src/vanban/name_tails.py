"""What follows the name of a body and belongs to it: levels, places, numbers, the body that it is of."""

import re

from vanban.agency_words import (
    branch,
    end_of_name,
    nouns,
    numbered,
    numbered_by,
    opening,
    owner,
    place_noun,
    prepositions,
    stop,
    stop_phrase,
    tail_word,
)
from vanban.wording import texts_of, wording

_LONGEST_NUMBERED = 24
_IN_PLACE = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_TWIN = re.compile(r"\s-\s(?=[A-ZÀ-ỸĐ])")
_NOTE = re.compile(r"\s*\([^()]{1,60}\)")
_WORD_AFTER = re.compile(r"\s+(?=\w)")


def tail(text: str, low: str, at: int) -> int:
    """Past levels, places and words such as "có liên quan", "thuộc huyện"."""
    end = of_body(low, at)
    while True:
        dash = branch().match(low, end)
        found = tail_word().match(low, end) or (dash and tail_word().match(low, max(end, dash.end() - 1)))
        stopped = stop_phrase().match(low, found.start("word")) if found else None
        if found and (stopped is None or stopped.end() < found.end()):
            end = place_end(text, low, found.end())
            end = _twin(text, low, end) if found["word"] in texts_of("agencies", "of-several") else end
            continue
        numbered = _numbered(text, low, end)
        if numbered > end:
            end = numbered
            continue
        note = _NOTE.match(text, end)
        if note and wording(note[0]).strip(" ()") in nouns("notes"):
            end = note.end()
            continue
        return _trimmed(low, at, end)


def _numbered(text: str, low: str, at: int) -> int:
    """Past the number that tells one body of a kind from the others ("Thuế cơ sở | 4", "Đội Thủy nông | số 2")."""
    found = numbered_by().match(text, at)
    if found is None or not (found["said"] or numbered().search(low, max(0, at - _LONGEST_NUMBERED), at)):
        return at
    end = found.end()
    if found["said"]:
        return end
    following = after_word(low, end)
    acts = following is not None and stop().match(low, following) is not None
    return end if acts or is_end(low, end) or low.startswith(" (", end) or tail_word().match(low, end) else at


def _trimmed(low: str, at: int, end: int) -> int:
    """Back before a preposition that nothing followed ("các cơ quan của", "thuộc")."""
    found = prepositions().search(low, at, end)
    return found.start() if found else end


def place_end(text: str, low: str, at: int) -> int:
    """Past the words with capitals that name a place ("tỉnh Sơn Thịnh"), or a body that a name belongs to."""
    end = of_body(low, at)
    while True:
        word = _IN_PLACE.match(text, end)
        if word is None or not word["word"][0].isupper() or (word["word"].isupper() and len(word["word"]) > 2):
            break
        if tail_word().match(low, end):
            break
        if opening().match(low, word.start("word")) and not _opens_place(text, low, end):
            break
        end = word.end()
    return end


def _opens_place(text: str, low: str, at: int) -> bool:
    """Whether the noun of a body is the first word of a place with such a name: "thôn | Bản Mới", "xã | Buôn Đôn"."""
    found = place_noun().match(low, at)
    return found is not None and text[found.end() : found.end() + 1].isupper()


def _twin(text: str, low: str, at: int) -> int:
    """Past the second of two places ("khu vực Tân Phú | - Định Quán")."""
    link = _TWIN.match(text, at)
    return at if link is None or opening().match(low, link.end()) else place_end(text, low, link.end() - 1)


def of_body(low: str, at: int) -> int:
    """Past the body that a name belongs to ("Ban Thường vụ | Thành ủy", "đơn vị thuộc | UBND")."""
    found = owner().match(low, at)
    return found.end() if found else at


def after_word(low: str, at: int) -> int | None:
    found = _WORD_AFTER.match(low, at)
    return found.end() if found else None


def is_end(low: str, at: int) -> bool:
    """Whether nothing of a name can follow: the end, a mark, "và"."""
    return end_of_name().match(low, at) is not None
