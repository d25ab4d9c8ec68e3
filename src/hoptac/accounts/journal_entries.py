"""A link of the journal in words, as much of it as its reader may see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from hoptac.accounts.access import is_administrator
from hoptac.accounts.journal_facts import Teller, thing_noted
from hoptac.accounts.models import User
from hoptac.base.journal import chapter_of, thing_of, words_of
from hoptac.base.models import AuditLink

HIDDEN = "ẩn vì là dữ liệu cá nhân"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a link notes, in words; ``url`` where it can be opened."""

    label: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One link in words."""

    link: AuditLink
    what: str
    chapter: str
    name: str
    url: str
    reason: str
    facts: tuple[Fact, ...]
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the journal a person may see; ``may_open``: which things its entries may lead to."""

    everything: bool
    personal: bool
    may_open: Callable[[str], bool] = lambda about: True


def sight_of(user: User, about: str, *, today: date) -> Sight:
    """An administrator sees all, others the history of a thing that they may read; else there is no such page."""
    if is_administrator(user, today=today):
        return Sight(True, True)
    found = thing_of(about)
    if found is None or not found[0].reads(user, found[1], today):
        raise Http404("Không có trang này.")
    thing, key = found
    return Sight(False, thing.sees_personal(user, key, today), _Opens(user, about, today))


class _Opens:
    """Which things a person may go to from the history of one: that one, and those whose own history is his to read."""

    def __init__(self, user: User, about: str, today: date) -> None:
        self._user, self._today = user, today
        self._known = {about: True}

    def __call__(self, about: str) -> bool:
        if about not in self._known:
            found = thing_of(about)
            self._known[about] = found is not None and found[0].reads(self._user, found[1], self._today)
        return self._known[about]


def entries_of(links: Iterable[AuditLink], sight: Sight) -> tuple[Entry, ...]:
    """The links in words, as far as ``sight`` goes."""
    links = list(links)
    teller = Teller(links)
    return tuple(_entry(link, teller, sight) for link in links)


def entry_of(link: AuditLink) -> Entry:
    """One link with all that it says, for those who see everything."""
    [entry] = entries_of([link], Sight(True, True))
    return entry


def _entry(link: AuditLink, teller: Teller, sight: Sight) -> Entry:
    chapter, payload = chapter_of(link.action), link.payload or {}
    found, known = thing_of(link.about), teller.thing(link.about)
    facts = tuple(
        Fact(chapter.facts[key], HIDDEN)
        if key in chapter.personal and not sight.personal
        else Fact(
            chapter.facts[key], teller.words(link, key, value), _url(thing_noted(link, key, value), teller, sight)
        )
        for key, value in payload.items()
        if key in chapter.facts and key != "reason" and value not in (None, "", [], {})
    )
    return Entry(
        link=link,
        what=words_of(link.action),
        chapter=chapter.title,
        name=known.shown if known else f"{found[0].noun} đã gỡ" if found else "",
        url=_url(link.about, teller, sight),
        reason=str(payload.get("reason") or ""),
        facts=facts,
        is_erased=link.payload is None,
    )


def _url(about: str, teller: Teller, sight: Sight) -> str:
    """Where a thing is opened; "" where it is gone or not for this reader."""
    found, known = thing_of(about), teller.thing(about)
    return found[0].url(found[1]) if found and known and known.has_page and sight.may_open(about) else ""
