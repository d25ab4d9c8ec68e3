"""The words of the tables that name bodies, as patterns: how a name begins, goes on and ends."""

import re
from functools import cache

from vanban.wording import any_of, one_of, texts_of


@cache
def nouns(row_id: str) -> frozenset[str]:
    """The words of a row of ``agency_nouns.toml``, to ask whether one is among them."""
    return frozenset(texts_of("agency_nouns", row_id))


@cache
def opening() -> re.Pattern[str]:
    """How a name begins: "các", a person of the body, the noun of the body."""
    plural, person, head = (any_of(texts_of("agencies", row_id)) for row_id in ("plurals", "persons", "heads"))
    of = any_of([word for word in texts_of("agencies", "heads") if word not in nouns("also-verbs")])
    no_name = rf"(?!{any_of(texts_of('agencies', 'not-names'))}(?!\w))"
    return re.compile(
        rf"(?:(?P<plural>{plural})\s*:?\s+)?"
        rf"{no_name}(?:(?P<person>{person})(?!\w)(?:\s+(?P<of_many>các\s+)?(?P<of>{of})(?!\w))?"
        rf"|(?:các\s+)?{no_name}(?P<head>{head})(?!\w))"
    )


@cache
def openings() -> frozenset[str]:
    """The first two letters of all that a name begins with: one look tells of most places that none begins there."""
    words = [word for row_id in ("plurals", "persons", "heads") for word in texts_of("agencies", row_id)]
    return frozenset(word[:2] for word in (*words, "các"))


@cache
def heads_of_row(row_id: str) -> frozenset[str]:
    """The words of one row, to ask whether a head is among them."""
    return frozenset(texts_of("agencies", row_id))


def proper() -> frozenset[str]:
    """Heads that need no name."""
    return heads_of_row("proper")


@cache
def fields() -> re.Pattern[str]:
    """A field after its office."""
    return re.compile(rf"\s*(?P<field>{any_of(texts_of('agencies', 'fields'))})(?!\w)")


@cache
def fields_at() -> re.Pattern[str]:
    """A field at a place of the text."""
    return re.compile(rf"(?P<field>{any_of(texts_of('agencies', 'fields'))})(?!\w)")


@cache
def field_word() -> re.Pattern[str]:
    """A word in small letters that goes on with a field."""
    return re.compile(rf"\s+(?P<word>{any_of(texts_of('agencies', 'field-words'))})(?!\w)")


@cache
def purposes() -> re.Pattern[str]:
    """What a committee or a working group is for."""
    return re.compile(rf"\s+(?:về\s+)?(?P<purpose>{any_of(texts_of('agencies', 'purposes'))})(?!\w)")


@cache
def office_of_level() -> re.Pattern[str]:
    """The level right after an office that names no field: "Công an xã"."""
    return re.compile(rf"\s+{any_of(texts_of('agencies', 'levels'))}(?!\w)")


@cache
def tail_word() -> re.Pattern[str]:
    """A word that may follow a name and belongs to it."""
    words = (*texts_of("agencies", "levels"), *texts_of("agencies", "modifiers"))
    return re.compile(rf"(?:\s+|\s?/\s?)(?P<word>(?:các\s+|{_noun('all-of')}\s+|\d{{1,3}}\s+)?{any_of(words)})(?!\w)")


@cache
def numbered() -> re.Pattern[str]:
    """A word at the end of a stretch that a number follows where there are several of a kind."""
    return re.compile(rf"(?<!\w){any_of(texts_of('agencies', 'numbered'))}$")


@cache
def place_noun() -> re.Pattern[str]:
    """A noun of bodies with which names of places begin too, and the blank behind it."""
    return re.compile(rf"\s+{any_of(texts_of('agencies', 'place-nouns'))}\s+")


@cache
def plain_noun() -> re.Pattern[str]:
    """Nouns that stand side by side in one name."""
    return re.compile(rf"{any_of(texts_of('agencies', 'listed'))}(?!\w)")


@cache
def level_noun() -> re.Pattern[str]:
    """A level of government, alone or with "các"."""
    return re.compile(rf"(?:các\s+)?{one_of('agency_nouns', 'levels')}(?!\w)")


@cache
def stop() -> re.Pattern[str]:
    """A word in small letters that ends a name."""
    return re.compile(rf"{any_of(texts_of('agencies', 'verbs'))}(?!\w)")


@cache
def never_fields() -> re.Pattern[str]:
    """What ends the name even of an office, whose field may be a verb ("Phòng Quản lý …"; "gửi về Sở trước ngày …")."""
    phrases = [word for word in texts_of("agencies", "verbs") if " " in word]
    return re.compile(rf"{any_of([*phrases, *texts_of('agencies', 'never-fields')])}(?!\w)")


@cache
def stop_phrase() -> re.Pattern[str]:
    """Those of several words: they end a name whatever else they could be."""
    return re.compile(rf"{any_of([word for word in texts_of('agencies', 'verbs') if ' ' in word])}(?!\w)")


@cache
def with_purpose() -> re.Pattern[str]:
    """How the head of a committee or a working group ends."""
    return re.compile(rf"{_noun('with-purpose')}$")


@cache
def human_title() -> re.Pattern[str]:
    """What stands before a person by name: "Đồng chí", "Các ông:"."""
    return re.compile(rf"(?:các\s+)?{_noun('human-titles')}(?!\w)\s*:?\s+")


@cache
def end_of_name() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:$|[,;.:)])|\s+{_noun('closing-joins')}\s")


@cache
def numbered_by() -> re.Pattern[str]:
    """A number that tells one body of a kind from the others: "số 2", "4", "III"."""
    return re.compile(
        r"\s+(?P<said>số\s+)?(?:\d{1,2}|[IVX]{1,4})(?:,\s\d{1,2})*(?:\s+và\s+\d{1,2})?(?![\w/.,]*\d)(?!\w)"
    )


@cache
def branch() -> re.Pattern[str]:
    return re.compile(rf"\s*[-–,]?\s*(?={_noun('branches')}(?!\w))")


@cache
def prepositions() -> re.Pattern[str]:
    """What nothing followed, at the end of a name; "trực thuộc" is one word."""
    apart = "|".join(
        rf"(?<!{front} ){word}" for front, word in map(str.split, texts_of("agency_nouns", "of-two-words"))
    )
    return re.compile(rf"(?:\s+(?:{_noun('prepositions')}|{apart}))+$")


@cache
def owner() -> re.Pattern[str]:
    """The body that a name belongs to ("Ban Thường vụ | Thành ủy")."""
    return re.compile(rf"\s+{_noun('owners')}(?!\w)")


@cache
def separators() -> re.Pattern[str]:
    """What stands between two bodies of a list."""
    return re.compile(rf"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s{_noun('separators')}\s+)")


@cache
def ends_with_level() -> re.Pattern[str]:
    return re.compile(rf"[\s/]{_noun('levels')}$")


@cache
def more_levels() -> re.Pattern[str]:
    return re.compile(rf"\s*[-/]\s*(?:các\s+)?{_noun('levels')}(?!\w)")


@cache
def places_begun() -> re.Pattern[str]:
    """ "các huyện Sơn Tây": a list of places, the last of which ends here."""
    nouns_of_places = any_of([*texts_of("agency_nouns", "places-listed"), *texts_of("agency_nouns", "places-begun")])
    return re.compile(rf"(?<!\w)(?:Các|các) {nouns_of_places}(?:,? ?(?:và )?[A-ZÀ-ỸĐ][\w’'-]*)+$")


@cache
def places_of() -> re.Pattern[str]:
    """A name that ends in "các" and a level: the names of the places stand behind its colon."""
    return re.compile(rf"(?P<front>.*?)(?<!\w)các (?P<level>{_noun('places-listed')})$")


@cache
def front() -> re.Pattern[str]:
    """The Front's committee, without a level of its own."""
    committee = rf"(?:{_noun('front-committees')} |{_noun('front-committees-short')} ?)"
    level, state = _noun("front-levels"), _noun("front-states")
    return re.compile(rf"{committee}(?:{level} )?{_noun('fronts')}(?: {state})?$")


@cache
def of_body() -> re.Pattern[str]:
    """Between an office and the body that it belongs to."""
    return re.compile(rf"\s+(?:{_noun('of-bodies')}\s+)?")


@cache
def masses() -> re.Pattern[str]:
    return re.compile(_noun("masses"))


def _noun(row_id: str) -> str:
    return one_of("agency_nouns", row_id)
