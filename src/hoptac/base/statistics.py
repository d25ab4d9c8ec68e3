"""What the database knows of how its tables are filled: by it, it chooses the way to an answer."""

from django.db import connection

# Of each index so many rows are looked at: enough to choose by, and no more work for a nation than for a commune.
_LOOKED_AT = 1000


def refresh_statistics() -> None:
    """Let SQLite look at its tables anew; without it a page may take seconds. PostgreSQL does it by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
            cursor.execute("ANALYZE")
