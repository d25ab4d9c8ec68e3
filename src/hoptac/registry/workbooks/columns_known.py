"""The columns that a workbook may have, read once."""

from functools import cache

from django.conf import settings

from hoptac.registry.workbooks.columns import Columns, load_columns


@cache
def columns() -> Columns:
    """The table rules/columns.toml."""
    return load_columns(settings.RULES_ROOT / "columns.toml")
