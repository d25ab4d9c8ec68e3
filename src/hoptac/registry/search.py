"""Search by words: what people type, looked up among the words of all organizations.

Every typed word must stand in a name; the last may be unfinished. A name that has the words as typed, marks and all,
comes before one that has them only without marks: whoever types "Sơn Hà" sees Sơn Hà before Sơn Hạ and Sơn Hải.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from hoptac.base.folding import exact, fold
from hoptac.registry.calc import after_prefix, code, words
from hoptac.registry.models import PersonalWord, Standing, StandingWord

MOST_TERMS = 6
_LONGEST_NUMBER = 8
# The words of which table: everybody's, or those of people and telephones.
Words: TypeAlias = type[StandingWord] | type[PersonalWord]
# A word that more names have than this is too common to begin with; walking the list in its order is quicker.
COMMON = 15_000
# As many keys as are handed from one question to the next.
FEW = 6_000


@dataclass(frozen=True, slots=True)
class Term:
    """One typed word; ``is_whole``: the name must have just this one, not one that begins so."""

    word: str
    is_whole: bool

    def holds(self, word: str) -> bool:
        """Whether a word answers to it."""
        return word == self.word if self.is_whole else word.startswith(self.word)

    def condition(self) -> Q:
        """The words that answer to it."""
        if self.is_whole:
            return Q(word=self.word)
        end = after_prefix(self.word)
        return Q(word__gte=self.word, word__lt=end) if end else Q(word__gte=self.word)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, in two readings: ``loose`` finds, ``strict`` says which of the found come first."""

    loose: tuple[Term, ...]
    strict: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.loose)

    def is_strictly(self, exact_name: str, folded_name: str) -> bool:
        """Whether a name (``Standing.exact`` and ``Standing.folded``) has every word as typed."""
        # Most names fall out by their letters alone; only the rest are cut into words.
        if not all(term.word in exact_name or term.word in folded_name for term in self.strict):
            return False
        known = {*words(exact_name), *words(folded_name)}
        return all(term.word in known for term in self.strict)


def asked(typed: str) -> Asked:
    """The terms of what was typed; a number in groups ("0100 109 106") is one term, a telephone has its zero."""
    typed = re.sub(r"^\s*\+84[\s.]*", "0", typed)
    if _looks_like_code(typed):
        return Asked((Term(code(typed), False),), (Term(code(typed), True),))
    bare, marked = words(fold(typed))[:MOST_TERMS], words(exact(typed))[:MOST_TERMS]
    loose = [Term(word, is_whole=False) for word in bare[-1:]]
    return Asked((*(Term(word, True) for word in bare[:-1]), *loose), tuple(Term(word, True) for word in marked))


def _looks_like_code(typed: str) -> bool:
    digits = sum(letter.isdecimal() for letter in typed)
    return digits >= 6 and digits * 2 > len(code(typed))


def with_terms(rows: QuerySet[Standing], terms: Sequence[Term], words: Words = StandingWord) -> QuerySet[Standing]:
    """Those rows whose organization has every term."""
    return rows.filter(has_all(terms, words))


def has_all(terms: Sequence[Term], words: Words = StandingWord) -> Q:
    """The condition on ``Standing`` that an organization has every term."""
    return Q(*(Q(_has(term, words)) for term in terms))


def ranked(rows: QuerySet[Standing], wanted: Asked) -> QuerySet[Standing]:
    """The rows with ``rank``: 0 where the words stand as typed, 1 elsewhere."""
    strictly = Q(*(Q(_has(term)) for term in wanted.strict))
    rank = Case(When(strictly, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(rank=rank)


def _has(term: Term, words: Words = StandingWord) -> Exists:
    return Exists(words._default_manager.filter(term.condition(), standing=OuterRef("pk")))


def few_with(terms: Sequence[Term], words: Words = StandingWord) -> list[int] | None:
    """The organizations, anywhere, that have every term; None where they are many."""
    # Beside other terms a common one may still leave few; by itself it leaves as many as it has.
    most = COMMON if len(terms) > 1 else FEW if terms[0].is_whole else 2 * FEW
    sizes = {term: _postings(term, words)[: most + 1].count() for term in terms}
    rarest = min(terms, key=lambda term: sizes[term])
    if sizes[rarest] > most:
        return None
    found: Any = _postings(rarest, words)
    for term in terms:
        if term != rarest:
            beside = words._default_manager.filter(term.condition(), standing=OuterRef("standing"))
            found = found.filter(Exists(beside))
    # A name may have two words that begin alike, so a little more than asked for is read before they are made one.
    ids = list(found.values_list("standing_id", flat=True)[: 2 * FEW + 1])
    distinct = sorted(set(ids))
    return distinct if len(ids) <= 2 * FEW and len(distinct) <= FEW else None


def _postings(term: Term, words: Words) -> QuerySet[Any]:
    return words._default_manager.filter(term.condition()).order_by()


def number_in_book(typed: str) -> int | None:
    """The number in the book, where one is typed: "1215", "số 1.215"; a longer one is a tax code."""
    digits = re.sub(r"^(số|so|#)\s*", "", typed.strip().casefold()).replace(".", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
