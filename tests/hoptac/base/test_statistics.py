"""What the database knows of its tables."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoptac.base.statistics import refresh_statistics

pytestmark = pytest.mark.django_db


def test_sqlite_is_told_how_its_tables_are_filled_and_postgresql_is_left_to_itself(unit: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        refresh_statistics()

    assert (_known_of("units_unit") > 100) if connection.vendor == "sqlite" else (len(asked) == 0)


def _known_of(table: str) -> int:
    """How many rows SQLite believes a table to have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s LIMIT 1", [table])
        return int(cursor.fetchone()[0].split()[0])
