"""How acts named in one stretch stand to each other: "Kế hoạch A về thực hiện Nghị quyết B" says A implements B."""

import re
from collections.abc import Sequence
from functools import cache

from vanban.letters import plain
from vanban.mentions import Mention
from vanban.model import LinkKind
from vanban.wording import any_of, one_of, texts_of

# Between a name and the verb of its title stand at most its day and its issuer.
_OWN_WORDS = r"^[\s,(]*(?:ngày\s[\d/.-]+)?[\s,]*(?:của\s[^;.:()]{2,90}?)?[\s,)(]*"
_AND = re.compile(rf"{_OWN_WORDS}\s?(?:và|,|,\s?và)\s?$")
_LINKS: tuple[tuple[str, LinkKind], ...] = (
    ("title_amends", "amends"),
    ("title_implements", "implements"),
    ("title_replaces", "replaces"),
)


def links_between(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int, LinkKind]]:
    """The ties that the words between the acts state, as places in ``mentions``: source, target, kind.

    An act that only stands beside another ("và") shares its tie. What merely follows in the sentence is no tie.
    """
    if len(mentions) < 2:
        return []
    lowered = plain(text)
    found: list[tuple[int, int, LinkKind]] = []
    last: dict[int, tuple[int, LinkKind]] = {}
    for place in range(1, len(mentions)):
        between = lowered[mentions[place - 1].end : mentions[place].start]
        kind = _kind_of(between)
        if kind is not None:
            last[place] = (place - 1, kind)
        elif place - 1 in last and _AND.match(between):
            last[place] = last[place - 1]
        if place in last:
            source, tie = last[place]
            found.append((source, place, tie))
    return found


def _kind_of(between: str) -> LinkKind | None:
    end = between.rstrip()
    for row_id, kind in _LINKS:
        if end.endswith(_verbs(row_id)) and _title_verb(row_id).match(between):
            return kind
    return None


@cache
def _title_verb(row_id: str) -> re.Pattern[str]:
    """What stands between an act and the act that its title names with such a verb."""
    matter = one_of("act_words", "matters")
    return re.compile(rf"{_OWN_WORDS}\s?(?:về\s)?(?:{matter}\s)?{any_of(_verbs(row_id))}\s?$")


@cache
def _verbs(row_id: str) -> tuple[str, ...]:
    return texts_of("act_words", row_id)
