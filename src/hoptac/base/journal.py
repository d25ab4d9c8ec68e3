"""What the audit chain tells people: each app says, in ``ready``, what its acts and things are called.

A link is about one thing, its home: statements, proposals and tasks are told in the history of what they belong to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import Model

from hoptac.base.templatetags.vietnamese import number

NOTHING: Mapping[str, str] = MappingProxyType({})
# A code as a link notes it: which thing the link is about, and the code.
Noted = tuple[str, str]
NamesOf = Callable[[Collection[Noted]], Mapping[Noted, str]]


@dataclass(frozen=True, slots=True)
class Home:
    """Which thing an act is about (table and key) and the unit whose it is; both may be unknown."""

    about: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of thing that has a history.

    ``names`` finds what many are called at once; ``reads`` and ``sees_personal`` say whether a person may read one, and
    the personal data in its history. ``said`` gives every name that was said of each, the newest last, of those too
    that are gone. ``of_many`` gives the keys of the links that tell of many things at once, these among them;
    ``called_so`` the things, few of them, that have the words typed, where links about them need not name them.
    """

    label: str
    noun: str
    names: Callable[[Collection[int]], Mapping[int, str]]
    url: Callable[[int], str]
    reads: Callable[[Any, int, date], bool]
    sees_personal: Callable[[Any, int, date], bool] = lambda user, key, today: False
    said: Callable[[Collection[int]], Iterable[tuple[int, str]]] = lambda keys: ()
    of_many: Callable[[Collection[int]], Iterable[int]] = lambda keys: ()
    called_so: Callable[[str, int], Collection[int] | None] = lambda typed, most: ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The acts of one app: their words by action, the labels of what is noted of them, and what of that is personal.

    ``say`` gives a code in words, by action and fact; "" where it is none. ``names`` finds, by fact, what many codes
    stand for at once: those of rows, and those that mean another thing with each thing that a link is about.
    ``things`` tells, by fact, which thing a value stands for ("" where none): it is told by its name and opened.
    """

    prefix: str
    title: str
    acts: Mapping[str, str]
    facts: Mapping[str, str]
    personal: frozenset[str]
    say: Callable[[str, str, Any], str] = lambda action, fact, value: ""
    names: Mapping[str, NamesOf] = field(default_factory=dict)
    things: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)


_homes: dict[str, Callable[[Any], Home]] = {}
_things: dict[str, Thing] = {}
_chapters: dict[str, Chapter] = {}
_tables: dict[str, str] = {}


def register_home(table: type[Model], find: Callable[[Any], Home]) -> None:
    """Say what an act on a row of ``table`` is about; called once from an app's ``ready``."""
    _homes[table._meta.label] = find


def register_thing(thing: Thing) -> None:
    """Add a kind of thing that has a history."""
    _things[thing.label] = thing


def register_chapter(
    prefix: str,
    title: str,
    acts: Mapping[str, str],
    *,
    facts: Mapping[str, str] = NOTHING,
    personal: Iterable[str] = (),
    say: Callable[[str, str, Any], str] = lambda action, fact, value: "",
    names: Mapping[str, NamesOf] = MappingProxyType({}),
    things: Mapping[str, Callable[[Any], str]] = MappingProxyType({}),
) -> None:
    """Add the words of one app's acts; ``prefix`` is how its actions begin, without the dot."""
    _chapters[prefix] = Chapter(prefix, title, acts, facts, frozenset(personal), say, names, things)


def register_tables(names: Mapping[type[Model], str]) -> None:
    """Say what protected tables are called; called from an app's ``ready``."""
    _tables.update({table._meta.label: name for table, name in names.items()})


def table_called(label: str) -> str:
    """What a table is called; its label where nobody said."""
    return _tables.get(label, label)


def rows_counted(counts: Mapping[str, int]) -> str:
    """How many rows of which tables, in words."""
    return "; ".join(f"{table_called(label)}: {number(count)}" for label, count in counts.items())


def row_called(subject: str) -> str:
    """A row of a table as people read of it: the table's name, and the number of the row."""
    label, _, key = subject.partition(":")
    return f"{_tables[label]}, dòng {key}" if label in _tables and key else subject


def home_of(subject: object) -> Home:
    """What an act on ``subject``, a row or the name of one, is about."""
    if isinstance(subject, Model):
        find = _homes.get(subject._meta.label)
        return find(subject) if find else Home()
    return Home(about=str(subject)) if thing_of(str(subject)) else Home()


def about(row_or_table: Model | type[Model], key: int | None = None) -> str:
    """How links name a thing: its table and key."""
    return f"{row_or_table._meta.label}:{row_or_table.pk if key is None else key}"


def thing_of(name: str) -> tuple[Thing, int] | None:
    """The kind and the key behind such a name; None where it is none."""
    label, _, key = name.partition(":")
    return (_things[label], int(key)) if label in _things and key.isdecimal() and len(key) < 19 else None


def names_of(names: Iterable[str]) -> dict[str, str]:
    """What the things are called, one question for each kind; those that are gone are left out."""
    kinds = _by_kind(names)
    return {about: name for thing, keys in kinds for about, name in _named(thing, thing.names(keys).items())}


def names_said(names: Iterable[str]) -> list[tuple[str, str]]:
    """Every name that was said of the things, as far as their kinds keep that, the newest of each last."""
    return [pair for thing, keys in _by_kind(names) for pair in _named(thing, thing.said(keys))]


def links_of_many(names: Iterable[str]) -> list[int]:
    """The keys of the links that tell of many things at once, these among them."""
    return sorted({link for thing, keys in _by_kind(names) for link in thing.of_many(keys)})


def things_called(typed: str, *, most: int) -> list[str]:
    """The things that their kinds find by these words; of a kind in which more than ``most`` are called so, none."""
    found = ((one.label, one.called_so(typed, most)) for one in _things.values())
    return [f"{label}:{key}" for label, keys in found for key in keys or ()]


def _by_kind(names: Iterable[str]) -> list[tuple[Thing, set[int]]]:
    keys: dict[str, set[int]] = {}
    for found in filter(None, map(thing_of, names)):
        keys.setdefault(found[0].label, set()).add(found[1])
    return [(_things[label], some) for label, some in keys.items()]


def _named(thing: Thing, names: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    return ((f"{thing.label}:{key}", name) for key, name in names)


def chapters() -> list[Chapter]:
    """The chapters by their titles."""
    return sorted(_chapters.values(), key=lambda chapter: chapter.title)


def chapter_of(action: str) -> Chapter:
    """The chapter of an action; one without words where no app knows it."""
    prefix = action.partition(".")[0]
    return _chapters.get(prefix, Chapter(prefix, prefix, NOTHING, NOTHING, frozenset()))


def words_of(action: str) -> str:
    """An action in words; its code where nobody gave any."""
    return chapter_of(action).acts.get(action, action)
