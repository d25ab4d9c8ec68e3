"""Search by words: what people type, looked up among the words of all organizations.

Every typed word must stand in a name; the last may be unfinished. A name that has the words as typed, marks and all,
comes before one that has them only without marks: whoever types "Sơn Hà" sees Sơn Hà before Sơn Hạ and Sơn Hải.
Words without marks that very many names have ("htx t") say little of which is meant: where more than a thousand answer,
those stand in the order of their names.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from hoptac.base.folding import after_prefix, exact, fold, words
from hoptac.registry.calc import code
from hoptac.registry.kind_words import kind_words
from hoptac.registry.models import PersonalWord, Standing, StandingWord
from hoptac.registry.short_names import short_names

MOST_TERMS = 6
_LONGEST_NUMBER = 8
# The words of which table: everybody's, or those of people and telephones.
Words: TypeAlias = type[StandingWord] | type[PersonalWord]
# A word that more names have than this is too common to begin with; walking the list in its order is quicker.
COMMON = 20_000
# By itself a word leaves as many as have it: of those that more have, a short walk meets a thousand.
FEW = 6_000


@dataclass(frozen=True, slots=True)
class Term:
    """One typed word; ``is_whole``: the name must have just this one, not one that begins so."""

    word: str
    is_whole: bool

    def holds(self, word: str) -> bool:
        """Whether a word answers to it."""
        return word == self.word if self.is_whole else word.startswith(self.word)

    def within(self) -> Q:
        """The rows of ``Standing`` among whose words one answers to it."""
        return Q(all_words__contains=f" {self.word} " if self.is_whole else f" {self.word}")

    def condition(self) -> Q:
        """The words that answer to it; for letters beyond z a few more."""
        if self.is_whole:
            return Q(word=self.word)
        end = after_prefix(self.word)
        return Q(word__gte=self.word, word__lt=end) if end else Q(word__gte=self.word)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, in two readings: ``loose`` finds, ``strict`` says which of the found come first.

    ``has_marks``: which name is meant was told by tone marks.
    """

    loose: tuple[Term, ...]
    strict: tuple[Term, ...]
    has_marks: bool = False

    def __bool__(self) -> bool:
        return bool(self.loose)


def asked(typed: str) -> Asked:
    """The terms of what was typed; a number in groups ("0100 109 106") is one term, a telephone has its zero.

    The full name of a kind ("hợp tác xã") is read as its short word, by which each of that kind is found;
    abbreviations written together ("dvnn") are as many terms.
    """
    typed = re.sub(r"^\s*\+84[\s.]*", "0", typed)
    if _looks_like_code(typed):
        return Asked((Term(code(typed), False),), (Term(code(typed), True),))
    bare, marked = (_terms_of(words(kind_words().shortened(form(typed)))[:MOST_TERMS]) for form in (fold, exact))
    loose = [Term(word, is_whole=False) for word in bare[-1:]]
    strict = tuple(Term(word, True) for word in marked)
    return Asked((*(Term(word, True) for word in bare[:-1]), *loose), strict, has_marks=bare != marked)


def _terms_of(typed: Sequence[str]) -> list[str]:
    """The words, one of several abbreviations as so many."""
    return [part for word in typed for part in short_names().cut(word) or (word,)]


def _looks_like_code(typed: str) -> bool:
    digits = sum(letter.isdecimal() for letter in typed)
    return digits >= 6 and digits * 2 > len(code(typed))


class _Among(Func):
    """Whether a key is one of those that a question gives.

    As "IN (SELECT …)" PostgreSQL would rather read every row than fetch some thousands by their keys.
    """

    function, template, arg_joiner = None, "%(expressions)s", " IN "
    output_field = BooleanField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """The keys are gathered first, and the rows fetched by them."""
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY(ARRAY", **extra)


def has_all(terms: Sequence[Term], *, beside: Collection[int] = ()) -> Q:
    """The condition on ``Standing`` that an organization has every term, or is one of those ``beside``."""
    named = Q(*(term.within() for term in terms))
    return named | Q(pk__in=beside) if beside else named


def ranked(rows: QuerySet[Standing], wanted: Asked) -> QuerySet[Standing]:
    """The rows with ``rank``: 0 where the words stand as typed, 1 elsewhere."""
    rank = Case(When(has_all(wanted.strict), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(rank=rank)


def with_terms(rows: QuerySet[Standing], terms: Sequence[Term]) -> QuerySet[Standing]:
    """Those rows whose organization has every term."""
    few = few_with(rows, terms)
    return (rows if few is None else few).filter(has_all(terms))


def few_with(
    rows: QuerySet[Standing], terms: Sequence[Term], *, beside: Collection[int] = ()
) -> QuerySet[Standing] | None:
    """The rows that have every term, and those ``beside``; None where more have the rarest than are to be read."""
    rarest = _rarest(terms, StandingWord)
    if rarest is None:
        return None
    others = Q(*_also(terms, rarest, StandingWord))
    begins = rarest.condition() & others
    return rows.filter(
        _among(StandingWord._default_manager.filter(begins | Q(standing__in=beside) if beside else begins))
    )


def of_people(rows: QuerySet[Standing], terms: Sequence[Term], *, is_bounded: bool) -> QuerySet[Standing]:
    """Those rows that have every term among their people and telephones.

    Without a place a name of very many people is not looked for: it would find no one.
    """
    rarest = _rarest(terms, PersonalWord)
    if rarest is None:
        # So many have such a name that within a place looking at each of its rows is quicker.
        found = (Exists(_postings(term, PersonalWord).filter(standing=OuterRef("pk"))) for term in terms)
        return rows.filter(*found) if is_bounded else rows.none()
    return rows.filter(_among(_postings(rarest, PersonalWord).filter(*_also(terms, rarest, PersonalWord))))


def _also(terms: Sequence[Term], rarest: Term, words: Words) -> list[Exists]:
    """Of the words that answer to the rarest term, those beside which all others stand."""
    return [Exists(_postings(term, words).filter(standing=OuterRef("standing"))) for term in terms if term != rarest]


def _among(found: QuerySet[Any]) -> _Among:
    return _Among(F("pk"), Subquery(found.order_by().values("standing_id")))


def _rarest(terms: Sequence[Term], words: Words) -> Term | None:
    most = COMMON if len(terms) > 1 else FEW
    sizes = {term: _postings(term, words)[: most + 1].count() for term in terms}
    rarest = min(terms, key=lambda term: sizes[term])
    return rarest if sizes[rarest] <= most else None


def _postings(term: Term, words: Words) -> QuerySet[Any]:
    return words._default_manager.filter(term.condition()).order_by()


def number_in_book(typed: str) -> int | None:
    """The number in the book, where one is typed: "1215", "số 1.215"; a longer one is a tax code."""
    digits = re.sub(r"^(số|so|#)\s*", "", typed.strip().casefold()).replace(".", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
