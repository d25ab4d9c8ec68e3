"""Words of a workbook that its catalogues do not have: each is asked about once, for all rows in which it stands.

What a person says of a word is kept with the import, and goes on to the next workbook with the same columns.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from hoptac.base.folding import fold
from hoptac.registry.codes import code_lists
from hoptac.registry.models import Import, Organization, Seat
from hoptac.registry.short_names import short_names
from hoptac.registry.workbooks.cells import EMPTY, CellFault, letters
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.places import Places
from hoptac.registry.workbooks.reading import COMMUNE, MIXED, Layout

# The cell is read as if nothing stood in it; what was said of a word counts no longer.
BLANK, ASK_AGAIN = "-", "?"
# So many words are asked about on one page, those of the most rows first; so many are kept.
MOST_ASKED_AT_ONCE = 20
MOST_WORDS_KEPT = 200
# Of a place without a province the communes are offered only where they are not those of the whole country.
_MOST_COMMUNES_OFFERED = 250
_YES_NO = (("yes", "Có"), ("no", "Không"))
_LEAST_LETTERS_OF_A_SLIP = 6
_FIELD = "chu-"

# What is offered: groups of values with their words, a group without a name where there is one only.
Offer = Sequence[tuple[str, Sequence[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """What ``word`` means in a column: ``said`` as it is written, in ``rows`` rows; ``near`` is what it may well be."""

    column_id: str
    word: str
    said: str
    rows: int
    near: str = ""

    @property
    def field(self) -> str:
        """The name of its field: the same for the same word, in whatever order words are asked about."""
        return f"{_FIELD}{hashlib.sha256(f'{self.column_id} {self.word}'.encode()).hexdigest()[:16]}"

    @property
    def column(self) -> str:
        """Its column in words, without what only tells it from other columns."""
        return columns().by_id[self.column_id].name.partition(" (")[0]

    @property
    def province(self) -> str:
        """The province that stands beside a commune, "" where none does."""
        return self.word.rpartition("|")[2] if self.column_id == COMMUNE else ""

    @property
    def may_be_blank(self) -> bool:
        """Whether the cell may be left aside: an organization without a place would be nobody's."""
        return self.column_id != COMMUNE

    def kept(self) -> dict[str, Any]:
        """As it is kept with the import."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ToldWord:
    """What a person said of a word, with how it was asked."""

    question: WordQuestion
    answer: str


def asked_words(faults: Iterable[CellFault], layout: Layout, places: Places) -> list[WordQuestion]:
    """One question for each word that no catalogue has, those of the most rows first."""
    by_letter = {letters(index): chosen.id for index, chosen in layout.chosen.items()}
    found: dict[tuple[str, str], list[CellFault]] = {}
    for fault in faults:
        if fault.word and fault.column in by_letter:
            found.setdefault((by_letter[fault.column], fault.word), []).append(fault)
    asked = sorted(found.items(), key=lambda one: -len(one[1]))[:MOST_WORDS_KEPT]
    return [
        _question(column_id, word, of_it, places)
        for (column_id, word), of_it in asked
        if column_id != COMMUNE or _communes(word, places)
    ]


def _question(column_id: str, word: str, faults: Sequence[CellFault], places: Places) -> WordQuestion:
    rows = len({fault.row for fault in faults})
    return WordQuestion(column_id, word, faults[0].what, rows, _near(column_id, word, places))


def words_asked(held: Import) -> list[WordQuestion]:
    """Those of the last check."""
    return [WordQuestion(**one) for one in held.word_questions]


def words_told(held: Import) -> list[ToldWord]:
    """What persons said of words of this workbook, or of one with the same columns."""
    return [ToldWord(WordQuestion(**one["question"]), one["answer"]) for one in held.words]


def kept_words(told: Iterable[ToldWord]) -> list[dict[str, Any]]:
    """As they are kept with the import."""
    return [{"question": one.question.kept(), "answer": one.answer} for one in told]


def remembered_words(signature: str, place_id: int | None) -> list[dict[str, Any]]:
    """What was said of the words of the last workbook with these columns at the same place."""
    rows = Import.objects.filter(signature=signature, place=place_id).exclude(words=[])
    return list(rows.values_list("words", flat=True).first() or [])


def said_of_words(sent: Mapping[str, str]) -> dict[str, str]:
    """What a form says of words, by their fields; those that are left open say nothing."""
    return {name: sent[name] for name in sent if name.startswith(_FIELD) and sent[name]}


def answered_words(held: Import, said: Mapping[str, str], places: Places) -> tuple[list[ToldWord], int]:
    """What is told of words with what was said now, and how many answers that were; answers not offered are none."""
    told = {one.question.field: one for one in words_told(held)}
    open_words = {one.field: one for one in words_asked(held)}
    count = 0
    for field, answer in said.items():
        question = open_words.get(field) or (told[field].question if field in told else None)
        if question is None:
            continue
        if answer == ASK_AGAIN and field in told:
            del told[field]
            count += 1
        elif answer in _answers(question, places):
            told[field] = ToldWord(question, answer)
            count += 1
    return list(told.values()), count


def values_told(held: Import) -> dict[str, dict[str, object]]:
    """By column and word the value that it stands for, as cells are read."""
    found: dict[str, dict[str, object]] = {}
    for one in words_told(held):
        column_id = one.question.column_id
        if column_id == COMMUNE:
            continue
        if one.answer == BLANK:
            found.setdefault(column_id, {})[one.question.word] = EMPTY
        elif one.answer in {value for value, _ in _shown_names(column_id)}:
            found.setdefault(column_id, {})[one.question.word] = _value(column_id, one.answer)
    return found


def communes_told(held: Import) -> dict[str, int]:
    """By the word of a commune the unit that it is."""
    told = (one for one in words_told(held) if one.question.column_id == COMMUNE)
    return {one.question.word: int(one.answer) for one in told if one.answer.isdecimal()}


def offer_of(question: WordQuestion, places: Places) -> Offer:
    """All that a word may mean, each once, what it may well be first."""
    if question.column_id == COMMUNE:
        offered: Offer = [("", _communes(question.word, places))]
    else:
        offered = _catalogue(question.column_id)
    near = [pair for _, pairs in offered for pair in pairs if pair[0] == question.near]
    if not near:
        return offered
    others = [(label or "Khác", [pair for pair in pairs if pair not in near]) for label, pairs in offered]
    return [("Có thể là", near), *((label, pairs) for label, pairs in others if pairs)]


def words_of(one: ToldWord, places: Places) -> str:
    """What was said, in words; "" where it is offered no more."""
    if one.answer == BLANK:
        return "để trống"
    offered = (pair for _, pairs in offer_of(one.question, places) for pair in pairs)
    return next((words for value, words in offered if value == one.answer), "")


def _answers(question: WordQuestion, places: Places) -> frozenset[str]:
    offered = {value for _, pairs in offer_of(question, places) for value, _ in pairs}
    return frozenset(offered | {BLANK}) if question.may_be_blank else frozenset(offered)


def _catalogue(column_id: str) -> Offer:
    """What a column may hold, with the words that people read."""
    kind, _, list_id = columns().by_id[column_id].kind.partition(":")
    if kind == "code":
        return [("", [(code.code, code.name) for code in code_lists()[list_id]])]
    if kind == "status":
        lists = [code_lists()[one] for one in MIXED.values()]
        return [(codes.title, [(f"{codes.id}:{code.code}", code.name) for code in codes]) for codes in lists]
    known = {"kind": Organization.Kind.choices, "office": Seat.Office.choices, "yes_no": _YES_NO}
    return [("", [(str(value), str(words)) for value, words in known[kind]])]


def _value(column_id: str, answer: str) -> object:
    kind = columns().by_id[column_id].kind
    if kind == "yes_no":
        return answer == "yes"
    if kind == "status":
        list_id, _, code = answer.partition(":")
        return tuple(code if list_id == one else "" for one in MIXED.values())
    return answer


def _communes(word: str, places: Places) -> Sequence[tuple[str, str]]:
    """The communes that may be meant; too many to choose from are none but the one that it may well be."""
    commune, _, province = word.rpartition("|")
    pool = places.pool(province)
    if len(pool) > _MOST_COMMUNES_OFFERED:
        near = places.near(commune, province)
        pool = [one for one in pool if one.unit_id == near]
    return [(str(one.unit_id), f"{one.name} ({one.province})") for one in pool]


def _near(column_id: str, word: str, places: Places) -> str:
    """The one value that a word may well be: the same read in full, or but for a slip of one letter; else ""."""
    if column_id == COMMUNE:
        commune, _, province = word.rpartition("|")
        return str(places.near(commune, province) or "")
    named, readings = _named(column_id), short_names().readings(word)
    in_full = {value for value, _, known in named if not readings.isdisjoint(known)}
    found = in_full or {value for value, folded, _ in named if _is_slip(fold(word), folded)}
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _named(column_id: str) -> Sequence[tuple[str, str, frozenset[str]]]:
    """Every name under which a value is known: folded, and read in full."""
    names = dict.fromkeys([*_shown_names(column_id), *_other_names(column_id)])
    return [(value, fold(name), short_names().readings(name)) for value, name in names]


def _shown_names(column_id: str) -> Iterator[tuple[str, str]]:
    return ((value, words) for _, pairs in _catalogue(column_id) for value, words in pairs)


def _other_names(column_id: str) -> Iterator[tuple[str, str]]:
    kind, _, list_id = columns().by_id[column_id].kind.partition(":")
    for one in (list_id,) if kind == "code" else tuple(MIXED.values()) if kind == "status" else ():
        for code in code_lists()[one]:
            yield from ((code.code if kind == "code" else f"{one}:{code.code}", name) for name in code.names)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is missing, too much or another.

    >>> _is_slip("trong trot", "trong trott"), _is_slip("trong trot", "chan nuoi"), _is_slip("may", "mia")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < _LEAST_LETTERS_OF_A_SLIP:
        return False
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    rest = short[same + 1 :] if len(short) == len(long) else short[same:]
    return rest == long[same + 1 :]
