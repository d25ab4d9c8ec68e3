"""Rows that bear the number of an organization which the book knows by another name.

A code typed one line too low writes the figures of one cooperative to another. So a person says that the rows mean the
organizations of the book before anything of them is stored; the names themselves become differences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.registry.workbooks.cells import letters
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.reading import NAME, Layout

_SHOWN_CELLS = 5
_WHY = (
    "Mã số hoặc số giấy chứng nhận của các dòng này thuộc tổ chức có tên khác trong sổ. Nếu ghi nhầm dòng thì số liệu "
    "sẽ vào nhầm tổ chức: hãy sửa bảng tính. Xác nhận thì số liệu được ghi, còn tên chờ xử lý ở phần khác biệt."
)


@dataclass(frozen=True, slots=True)
class OtherName:
    """A row that writes about an organization and calls it ``said``, where the book says ``known``."""

    row: int
    organization_id: int
    said: str
    known: str


def doubtful_names(found: Sequence[OtherName], layout: Layout) -> list[dict[str, Any]]:
    """The column of names as one to be confirmed, with the first of these rows; nothing where there is none."""
    if not found:
        return []
    letter = next(letters(index) for index, chosen in layout.chosen.items() if chosen.id == NAME)
    shown = found[:_SHOWN_CELLS]
    return [
        {
            "id": NAME,
            "letter": letter,
            "column": columns().by_id[NAME].name,
            "unit": "",
            "count": len(found),
            "noun": "dòng",
            "tick": "các dòng này đúng là tổ chức có trong sổ",
            "cells": [
                [f"{letter}{one.row}", f"{one.said}, sổ ghi {one.known} (số {one.organization_id})"] for one in shown
            ],
            "limit": "gọi tổ chức bằng tên khác với sổ",
            "why": _WHY,
        }
    ]
