"""What SQLite knows of its tables."""

import pytest
from django.db import connection

from hoptac.base.statistics import refresh_statistics

pytestmark = pytest.mark.django_db


def rows_known_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s LIMIT 1", [table])
        return int(cursor.fetchone()[0].split()[0])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks at its tables by itself")
def test_sqlite_knows_how_many_rows_a_table_has() -> None:
    refresh_statistics()

    assert rows_known_of("units_unit") > 100
