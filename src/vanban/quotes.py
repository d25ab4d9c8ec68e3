"""Rows tied to the text that was read: the quote is the text at the row's place, letter for letter."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from vanban.model import Found

AnyFound = TypeVar("AnyFound", bound=Found)


def as_in_text(rows: Iterable[AnyFound], text: str) -> tuple[AnyFound, ...]:
    """The rows with the quote as the text has it, broken lines and marks of layout included."""
    return tuple(_as_in_text(row, text[row.start : row.end]) for row in rows)


def _as_in_text(row: AnyFound, quote: str) -> AnyFound:
    return row if row.quote == quote else replace(row, quote=quote)
