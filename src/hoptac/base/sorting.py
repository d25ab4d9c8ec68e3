"""The order of a list as its address asks for it."""

from collections.abc import Mapping

from django.db.models import F
from django.db.models.expressions import OrderBy


def ordering(sort: str, columns: Mapping[str, str]) -> OrderBy:
    """A term of ``order_by`` for a sort that ``Address.sort`` read; rows without the value come last either way."""
    column = F(columns[sort.removeprefix("-")])
    return column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
