"""What the things of the journal are and were called, looked up by words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoptac.base.folding import after_prefix, fold, words
from hoptac.base.journal import names_of, names_said, thing_of
from hoptac.base.models import NameWord, ThingName

MOST_WORDS = 8
LONGEST_WORD = 40
# A word that more names have than this is too common to begin with.
COMMON = 5000


@dataclass(frozen=True, slots=True)
class Called:
    """What a thing is called, or was last; ``has_page``: its address still tells of it."""

    name: str
    is_gone: bool
    has_page: bool

    @property
    def shown(self) -> str:
        """The name, and that the thing is gone."""
        return f"{self.name} (đã gỡ)" if self.is_gone else self.name


def called(about: Iterable[str]) -> dict[str, Called]:
    """What the things are called; of those that are gone the newest name."""
    things = {one for one in about if thing_of(one)}
    found = {thing: Called(name, False, True) for thing, name in names_of(things).items()}
    if gone := things - found.keys():
        noted = ThingName.objects.filter(about__in=gone).order_by("pk").values_list("about", "name")
        said = dict(names_said(gone))
        found |= {thing: Called(name, True, thing in said) for thing, name in {**dict(noted), **said}.items()}
    return found


def called_one(about: str) -> Called | None:
    """The same for one; None where nothing names it."""
    return called([about]).get(about)


def terms(typed: str) -> list[str]:
    """The words that a name is looked for by: each must begin one of its words.

    >>> terms("HTX Sơn Hà 19/5")
    ['htx', 'son', 'ha', '19', '5']
    """
    return [word[:LONGEST_WORD] for word in words(fold(typed))][:MOST_WORDS]


def called_so(wanted: Collection[str]) -> Exists:
    """The condition on a row with ``about`` that its thing is or was called so."""
    return Exists(_with_all(ThingName.objects.filter(about=OuterRef("about")), wanted))


def few_called_so(wanted: Collection[str], *, most: int) -> list[str] | None:
    """The things that are or were called so; None where there are more than ``most``, or too many to look through."""
    sizes = {term: _postings(term)[: COMMON + 1].count() for term in wanted}
    rarest = min(wanted, key=lambda term: sizes[term], default=None)
    if rarest is None or sizes[rarest] > COMMON:
        return [] if rarest is None else None
    with_rarest = ThingName.objects.filter(pk__in=_postings(rarest).values("thing_name"))
    things = _with_all(with_rarest, wanted).order_by("about").values_list("about", flat=True).distinct()
    found = list(things[: most + 1])
    return found if len(found) <= most else None


def _with_all(rows: QuerySet[ThingName], wanted: Collection[str]) -> QuerySet[ThingName]:
    return rows.filter(*(Q(words__contains=f" {term}") for term in wanted)).order_by()


def _postings(term: str) -> QuerySet[NameWord]:
    end = after_prefix(term)
    rows = NameWord.objects.filter(word__gte=term).order_by()
    return rows.filter(word__lt=end) if end else rows
