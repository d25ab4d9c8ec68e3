"""Noting what the things of the journal are called: with each act, and for a record begun before names were noted."""

from collections.abc import Collection

from django.db.models import QuerySet

from hoptac.base.folding import fold, words
from hoptac.base.inserting import insert_rows
from hoptac.base.journal import names_of, names_said, thing_of
from hoptac.base.models import AuditLink, NameWord, ThingName
from hoptac.base.thing_names import LONGEST_WORD

_AT_ONCE = 500


def note_names(about: Collection[str]) -> int:
    """Note what these things are called now, where that is not known yet, and return how many names were noted.

    Of a thing that never was noted all is noted that was said of its name.
    """
    things = {one for one in about if thing_of(one)}
    if not things:
        return 0
    known: dict[str, set[str]] = {}
    for thing, name in ThingName.objects.filter(about__in=things).values_list("about", "name"):
        known.setdefault(thing, set()).add(name)
    said = [*names_said(things - known.keys()), *names_of(things).items()]
    new = dict.fromkeys((thing, _cut(name)) for thing, name in said if name)
    rows = [_row(thing, name) for thing, name in new if name not in known.get(thing, ())]
    if rows:
        ThingName.objects.bulk_create(rows)
        found = [(row.pk, word) for row in rows for word in sorted({one[:LONGEST_WORD] for one in row.words.split()})]
        insert_rows(NameWord, ("thing_name_id", "word"), found)
    return len(rows)


def note_all_names() -> int:
    """The same for all that any link is about: for a record that was begun before names were noted."""
    noted, last = 0, ""
    while some := list(_after(last)):
        noted, last = noted + note_names(some), some[-1]
    return noted


def _after(last: str) -> QuerySet[AuditLink, str]:
    rows = AuditLink.objects.filter(about__gt=last).order_by("about")
    return rows.values_list("about", flat=True).distinct()[:_AT_ONCE]


def _row(thing: str, name: str) -> ThingName:
    return ThingName(about=thing, name=name, words=_line(name))


def _cut(name: str) -> str:
    return name[: ThingName._meta.get_field("name").max_length]


def _line(name: str) -> str:
    return f" {' '.join(words(fold(name)))} "
