"""What a card of the review leaves open for a person, and what it only says."""

from collections.abc import Mapping
from typing import Any

from hoptac.planning.queries import names_in
from hoptac.planning.review.items import Item
from hoptac.units.group_names import is_group_name
from hoptac.units.queries import Bodies


def unknown_bodies(item: Item, bodies: Bodies) -> list[str]:
    """Names in the item that should be an agency's and are no known one's; a group is none that could be known."""
    return [name for name in _unmatched(item, bodies) if not is_group_name(name)]


def _unmatched(item: Item, bodies: Bodies) -> list[str]:
    """Names behind which no known agency stands: no exact match, and no choice of a person."""
    known: Mapping[str, Any] = item.values.get("known") or {}
    return [
        name
        for name in names_in(item)
        if not (known[name] if name in known else any(match.is_exact for match in bodies.get(name, ())))
    ]


def lacks_lead(item: Item) -> bool:
    """Whether a task has to be given to somebody: who is only to work with others was told so by the text."""
    values = item.values
    only_helps = bool(values.get("partners")) and not values.get("agencies")
    return item.kind == "tasks" and not values.get("lead") and not only_helps


def notes_of(item: Item, bodies: Bodies) -> tuple[str, ...]:
    """What a person might take for a fault of the reading and is none."""
    notes = []
    if item.kind == "tasks" and not item.values.get("lead") and not lacks_lead(item):
        notes.append("Văn bản chỉ nêu cơ quan phối hợp, không nêu cơ quan chủ trì.")
    groups = [name for name in _unmatched(item, bodies) if is_group_name(name)]
    if groups:
        notes.append(f"Tên chung của nhiều nơi, không phải một cơ quan: {'; '.join(groups)}.")
    return tuple(notes)


def doubts_of(item: Item, bodies: Bodies) -> tuple[str, ...]:
    """What a person may still settle; nothing of it keeps the document from being accepted."""
    doubts = []
    if lacks_lead(item):
        doubts.append("chưa có cơ quan chủ trì")
    unknown = unknown_bodies(item, bodies)
    if unknown:
        doubts.append(f"chưa rõ là cơ quan nào: {'; '.join(unknown)}")
    return tuple(doubts)
