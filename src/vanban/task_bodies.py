"""The bodies of one task: who leads and who helps, of all that its sentences and the title above it name."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from vanban.roles import Roles, doing_at_end, helps, owners_noted, roles_of, roles_told
from vanban.segments import sentence_ends
from vanban.subjects import Subject, find_partners, find_subject, partners_before
from vanban.wording import one_of, pattern_of, texts_of, wording

_FRONT = 40  # letters; whom a later clause gives something is not in the lead of the whole


def bodies_of_task(text: str, subject: Subject | None, owner: Roles | None) -> Roles:
    """The lead and the partners of a text. ``owner``: the bodies of the title above, whose the work is if of no other.

    >>> bodies_of_task("Sở Tài chính lập danh sách. Sở Tư pháp thẩm định.", find_subject("Sở Tài chính lập"), None)
    Roles(lead=('Sở Tài chính', 'Sở Tư pháp'), partners=())
    """
    named = _named(text, subject, owner)
    lead = tuple(dict.fromkeys((*named.lead, *_beside(text, subject))))
    return Roles(lead, tuple(name for name in named.partners if name not in lead))


def is_office(subject: Subject) -> bool:
    """Whether the first of the acting bodies is an office, rather than a producer or a person."""
    return pattern_of("duties", "offices").match(wording(subject.bodies[0].name)) is not None


def _named(text: str, subject: Subject | None, owner: Roles | None) -> Roles:
    """Lead and partners: the sentence's subject, else the heading's, under which "Giao B" may only pass work on."""
    start = at = 0  # from where on roles are told, and partners named
    if subject is not None and not (owner is not None and _passes_on(wording(text), subject)):
        is_front = not any(left < subject.bodies[0].start for left, _ in sentence_ends(text))
        own, at = roles_of(text, subject), subject.end
        own = Roles(own.lead, (*partners_before(text, subject), *own.partners))
        start = at if is_front else 0
    else:
        own = Roles(owner.lead if owner else (), ())
    told = roles_told(text, start)
    if not own.lead and not told.lead and owner is None:
        told = Roles(owners_noted(text), told.partners)
    takes_part = owner is not None and own.lead == owner.lead and _taking_part().match(wording(text))
    lead = own.lead if start or takes_part else told.lead or own.lead
    partners = tuple(dict.fromkeys((*own.partners, *told.partners, *find_partners(text, at)))) if lead else ()
    if not partners and owner is not None and lead == owner.lead:
        partners = owner.partners  # "Giao A chủ trì, phối hợp với B:" over a list
    return Roles(lead, partners)


def _beside(text: str, subject: Subject | None) -> tuple[str, ...]:
    """The offices of later sentences that each have their own: "A lập danh sách. B thẩm định." is led by both."""
    if subject is None:
        return ()
    names: list[str] = []
    low = wording(text)
    ends = [*sentence_ends(text), (len(text), len(text))]
    for (left, right), (following, _) in pairwise(ends):
        if left <= subject.end or subject.is_assigned:
            continue
        later = find_subject(text[right:following])
        if later is not None and later.bodies[0].start < _FRONT and is_office(later):
            names += later.names if not helps(low, right + later.end) else ()
    return (*names, *_doing_later(text, low, subject.end))


def _doing_later(text: str, low: str, start: int) -> Iterator[str]:
    """The bodies of "… do B theo dõi" in the sentences behind that of the subject."""
    first = next((right for left, right in sentence_ends(text) if left > start), None)
    if first is not None:
        yield from (body.name for bodies in doing_at_end(text, low, first) for body in bodies)


def _passes_on(low: str, subject: Subject) -> bool:
    """Whether who a heading names gives its work to one of its own, without the lead."""
    if not subject.is_assigned:
        return False
    return subject.bodies[0].start > _FRONT or (
        low.startswith(texts_of("task_words", "passes-on")) and _in_charge().match(low, subject.end) is None
    )


@cache
def _taking_part() -> re.Pattern[str]:
    return re.compile(rf"\W*{one_of('subjects', 'taking-part')}(?!\w)")


@cache
def _in_charge() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{one_of('task_words', 'in-charge')}(?!\w)")
