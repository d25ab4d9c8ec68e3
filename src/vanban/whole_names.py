"""A name with the common nouns and the places of its list: "các phòng, ban, đơn vị thuộc huyện"."""

import re

from vanban.agency_names import Name
from vanban.agency_words import (
    ends_with_level,
    fields_at,
    level_noun,
    more_levels,
    opening,
    places_begun,
    plain_noun,
    separators,
    stop,
)
from vanban.name_tails import after_word, is_end, place_end, tail

_PLACE_BESIDE = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)(?=[A-ZÀ-ỸĐ][^\W\d_]*[a-zà-ỹ])")


def whole(text: str, low: str, name: Name) -> Name:
    """The name with the common nouns of its list: "các phòng, ban, đơn vị thuộc huyện", "UBND các xã, thị trấn"."""
    end, has_level = name.end, name.has_level
    is_list = name.is_plural or (name.is_common and plain_noun().fullmatch(name.head) is not None)
    while True:
        # "UBND các xã, thị trấn", "Công an xã, phường": after a level, levels go on with the name.
        of_levels = ends_with_level().search(low, max(name.start, end - 16), end) is not None
        if not is_list and not of_levels:
            break
        more = more_levels().match(low, end) if of_levels else None
        if more:
            end = tail(text, low, more.end())
            continue
        separator = separators().match(low, end)
        if separator is None:
            break
        noun = (plain_noun() if is_list else level_noun()).match(low, separator.end())
        if noun is None or (text[noun.start()].isupper() and not text[name.start].isupper() and len(noun[0]) > 5):
            break
        after = tail(text, low, place_end(text, low, noun.end()))
        following = after_word(low, after)
        if following and not stop().match(low, following) and not is_end(low, after):
            break
        if ";" in separator[0]:
            break
        end, has_level = after, has_level or after > noun.end()
    end = _more_places(text, low, name.start, end)
    return Name(name.start, end, name.head, name.is_plural, name.is_common, has_level)


def _more_places(text: str, low: str, start: int, at: int) -> int:
    """Past the other places of "UBND các huyện Sơn Tây | , Trà Bồng", which share the noun before the first."""
    end = at
    while places_begun().search(text, start, end):
        separator = _PLACE_BESIDE.match(text, end)
        if separator is None or opening().match(low, separator.end()) or fields_at().match(low, separator.end()):
            break
        after = place_end(text, low, separator.end() - 1)
        following = after_word(low, after)
        if after < separator.end() or not (is_end(low, after) or (following and stop().match(low, following))):
            break
        end = after
    return end
