"""What a link of the chain notes, as people read it: codes in words, rows and things by name, days as written."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hoptac.base.journal import Noted, chapter_of
from hoptac.base.models import AuditLink
from hoptac.base.templatetags.vietnamese import day, number
from hoptac.base.thing_names import Called, called

MOST_VALUE = 300


class Teller:
    """What tells the facts of some links in words; the names that they need are asked for at once."""

    def __init__(self, links: Iterable[AuditLink]) -> None:
        links = list(links)
        self._names = _names(links)
        noted = (thing_noted(link, fact, value) for link in links for fact, value in (link.payload or {}).items())
        self._things = called({link.about for link in links}.union(filter(None, noted)))

    def words(self, link: AuditLink, fact: str, value: Any) -> str:
        """A fact in words."""
        chapter = chapter_of(link.action)
        if known := self.thing(thing_noted(link, fact, value)):
            return known.shown
        named = self._names.get((chapter.prefix, fact, (link.about, value)), "") if isinstance(value, str) else ""
        return named or chapter.say(link.action, fact, value) or in_words(value)

    def thing(self, about: str) -> Called | None:
        """What a thing that the links are about, or note, is called; None where nothing names it."""
        return self._things.get(about)


def thing_noted(link: AuditLink, fact: str, value: Any) -> str:
    """The thing that a fact stands for; "" where it stands for none."""
    find = chapter_of(link.action).things.get(fact)
    return find(value) if find else ""


def in_words(value: Any) -> str:
    """A fact of a link as people write it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return ", ".join(map(in_words, value))[:MOST_VALUE]
    if isinstance(value, int):
        return number(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {in_words(one)}" for key, one in value.items())[:MOST_VALUE]
    as_day = _stored_day(value) if isinstance(value, str) else None
    return day(as_day) if as_day else str(value)[:MOST_VALUE]


def _names(links: Iterable[AuditLink]) -> dict[tuple[str, str, Noted], str]:
    """By chapter, fact and code: one question for each fact that names rows."""
    asked: dict[tuple[str, str], set[Noted]] = {}
    for link in links:
        chapter = chapter_of(link.action)
        for fact in chapter.names.keys() & (link.payload or {}).keys():
            if isinstance(code := (link.payload or {})[fact], str):
                asked.setdefault((chapter.prefix, fact), set()).add((link.about, code))
    return {
        (prefix, fact, noted): name
        for (prefix, fact), codes in asked.items()
        for noted, name in chapter_of(prefix).names[fact](codes).items()
    }


def _stored_day(words: str) -> date | None:
    """A day as payloads hold it; digits in a row are a number of something else."""
    try:
        return date.fromisoformat(words) if "-" in words else None
    except ValueError:
        return None
