"""Rows that name another representative than the book, who holds none of the posts that one person alone may hold.

A workbook tells nothing of posts, but who represents an organization mostly holds one of them: either the book or the
sheet is behind. That is practice, and no law's that was seen: a person says that it is so before it is stored.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoptac.base.folding import exact
from hoptac.registry.contents import rows_of
from hoptac.registry.models import Officer
from hoptac.registry.short_names import levelled
from hoptac.registry.sole_posts import sole_posts
from hoptac.registry.workbooks.cells import letters
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.reading import Layout

REPRESENTATIVE = "identity.representative"
_SHOWN_CELLS = 5
_AT_ONCE = 2000
_WHY = (
    "Người giữ chức đã thay thì hãy ghi ngày thôi giữ chức và người mới trên trang của tổ chức; bảng tính chỉ đổi tên "
    "người đại diện."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A row that says ``name`` of the representative of an organization, and not what the book says."""

    row: int
    organization_id: int
    name: str


def doubtful_representatives(named: Sequence[Named], since: date, layout: Layout) -> list[dict[str, Any]]:
    """The column as one to be confirmed, with the rows whose representative holds no such post; nothing for none."""
    holders = _holders({one.organization_id for one in named}, since)
    found = [one for one in named if _is_beside(one, holders.get(one.organization_id, []))]
    if not found:
        return []
    letter = next(letters(index) for index, chosen in layout.chosen.items() if chosen.id == REPRESENTATIVE)
    shown = ((one, "; ".join(map(_post, holders[one.organization_id]))) for one in found[:_SHOWN_CELLS])
    return [
        {
            "id": REPRESENTATIVE,
            "letter": letter,
            "column": columns().by_id[REPRESENTATIVE].name,
            "unit": "",
            "count": len(found),
            "noun": "dòng",
            "tick": "các dòng này ghi đúng người đại diện",
            "cells": [[f"{letter}{one.row}", f"{one.name}, sổ ghi {posts}"] for one, posts in shown],
            "limit": "ghi người đại diện khác với người giữ chức trong sổ",
            "why": _WHY,
        }
    ]


def _holders(organizations: Collection[int], since: date) -> Mapping[int, list[Officer]]:
    """By organization those who hold such a post on the day."""
    found: dict[int, list[Officer]] = {}
    ids = sorted(organizations)
    for start in range(0, len(ids), _AT_ONCE):
        rows = rows_of(Officer).filter(organization__in=ids[start : start + _AT_ONCE]).as_of(since)
        for row in rows.order_by("organization", "position", "person"):
            if row.position in sole_posts() and (row.left_on is None or since < row.left_on):
                found.setdefault(row.organization_id, []).append(row)
    return found


def _is_beside(one: Named, holders: Sequence[Officer]) -> bool:
    """Whether others hold the posts, and this one none."""
    return bool(holders) and _key(one.name) not in {_key(holder.full_name) for holder in holders}


def _key(name: str) -> str:
    """A name by which two persons are one: Hà and Hạ are two, Hoà and Hòa are one."""
    return " ".join(map(levelled, exact(name).split()))


def _post(holder: Officer) -> str:
    return f"{Officer.Position(holder.position).label} là {holder.full_name}"
