"""What the links say of protected rows, gathered in a file of its own: a million rows need no more memory than one."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hoptac.base.models import AuditLink

# In KiB: what of the file is held at a time.
CACHE = 16 * 1024
CHUNK = 500
# A row that the newest link says is no more has no digest.
Word = tuple[int, str | None]


@dataclass(slots=True)
class Later:
    """What links say that were written while the tables were being read."""

    rows: dict[tuple[str, int | str], Word] = field(default_factory=dict)
    first: dict[str, dict[int | str, str]] = field(default_factory=dict)
    batches: set[tuple[str, int]] = field(default_factory=set)


class Said:
    """What is said of rows, by table: the newest word of each, and the first of those that their batch spoke for.

    The file is SQLite's own temporary one whatever database the site has: it is gone when this is, or the program.
    """

    def __init__(self) -> None:
        self.batches: dict[str, dict[int, tuple[int, int, str]]] = {}
        self.later = Later()
        self.newest_link, self.newest_digest = 0, ""
        self._tables: dict[tuple[str, str], str] = {}
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for setting in (f"cache_size = -{CACHE}", "journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self._file.execute(f"PRAGMA {setting}")
        self._file.execute("BEGIN")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def remember(self, link: AuditLink) -> None:
        """Keep what a link says; links come in their order."""
        self.newest_link, self.newest_digest = link.pk, link.digest
        written = link.rows or {}
        for label, digests in written.get("before", {}).items():
            self._keep("first", label, ((key_of(key), link.pk, digest) for key, digest in digests.items()))
        for label, digests in written.get("rows", {}).items():
            self._keep("rows", label, ((key_of(key), link.pk, digest) for key, digest in digests.items()))
        for label, key in written.get("gone", ()):
            self._keep("rows", label, [(key_of(key), link.pk, None)])
        for label, batch, count, digest in written.get("batches", ()):
            self.batches.setdefault(label, {})[batch] = (link.pk, count, digest)

    def rows(self, label: str) -> Iterator[tuple[int | str, Word]]:
        """The newest word of each row of a table, in the order of their keys."""
        for key, link, digest in self._in_order("rows", label, "DESC"):
            yield key, (link, digest)

    def first(self, label: str) -> Iterator[tuple[int | str, str]]:
        """How rows were before the first link that changed them one by one, in the order of their keys."""
        for key, _, digest in self._in_order("first", label, "ASC"):
            yield key, digest

    def read_on(self) -> Later:
        """What was said since: people go on writing while a check runs, and a row is written with its link."""
        links = AuditLink.objects.filter(pk__gt=self.newest_link).order_by("pk")
        for link in links.iterator(chunk_size=CHUNK):
            self.newest_link, written = link.pk, link.rows or {}
            for label, digests in written.get("before", {}).items():
                known = self.later.first.setdefault(label, {})
                known.update({key_of(key): digest for key, digest in digests.items() if key_of(key) not in known})
            for label, digests in written.get("rows", {}).items():
                self.later.rows.update({(label, key_of(key)): (link.pk, digest) for key, digest in digests.items()})
            self.later.rows.update({(label, key_of(key)): (link.pk, None) for label, key in written.get("gone", ())})
            self.later.batches |= {(label, batch) for label, batch, *_ in written.get("batches", ())}
        return self.later

    def _keep(self, what: str, label: str, words: Iterable[tuple[int | str, int, str | None]]) -> None:
        if (what, label) not in self._tables:
            self._tables[what, label] = f"said_{len(self._tables)}"
            self._file.execute(f"CREATE TABLE {self._tables[what, label]} (key, link INTEGER, digest TEXT)")
        # The names of these tables are numbers of our own.
        self._file.executemany(f"INSERT INTO {self._tables[what, label]} VALUES (?, ?, ?)", words)  # noqa: S608

    def _in_order(self, what: str, label: str, order: str) -> Iterator[tuple[Any, int, Any]]:
        """One word for each key: the last or the first that was said."""
        table = self._tables.get((what, label))
        if table is None:
            return
        asked = f"SELECT key, link, digest FROM {table} ORDER BY key, link {order}"  # noqa: S608
        before: object = None
        for row in self._file.execute(asked):
            if row[0] != before:
                yield row
            before = row[0]


def key_of(written: Any) -> int | str:
    """A key as the tables order it; what is no number stands after all of them, where no row is."""
    words = str(written)
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 19 else words
