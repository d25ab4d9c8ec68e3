"""Rows tied to the text that was read: the quote is the text at the row's place, letter for letter."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from vanban.model import Found

AnyFound = TypeVar("AnyFound", bound=Found)


def as_in_text(rows: Iterable[AnyFound], text: str) -> tuple[AnyFound, ...]:
    """The rows with the quote as the text has it, broken lines and marks of layout included."""
    return tuple(replace(row, quote=text[row.start : row.end]) for row in rows)
