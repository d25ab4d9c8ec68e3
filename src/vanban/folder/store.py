"""What was read, kept as JSON lines: one record for each file, found again by content and version.

While a run goes on, new records are appended to a journal; at its end all of them are written in the order of the
folder and the journal goes. A run that was interrupted leaves its journal, and the next one begins with it.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from vanban import __version__
from vanban.errors import FileRefusedError, FolderBusyError
from vanban.model import Document

RESULTS = "ket-qua.jsonl"
JOURNAL = "dang-doc.jsonl"
# What depends on the machine of the day and not on the file alone is tried again.
_OF_THE_DAY = frozenset(
    ("FileNotOpenedError", "MissingProgramError", "ReaderStoppedError", "ReadingTookTooLongError")
)  # fmt: skip


def digest_of(stream: BufferedReader) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()


def record_of(name: str, digest: str | None, found: Document | FileRefusedError, *, with_text: bool) -> bytes:
    """The line of one file: its reading, or why there is none."""
    record: dict[str, Any] = {"file": name, "sha256": digest, "reader": __version__}
    if isinstance(found, Document):
        record["reading"] = found.to_dict(with_text=with_text)
    else:
        record["refusal"] = {"class": type(found).__name__, "reason": found.message}
    return _line(record)


def _line(record: dict[str, Any]) -> bytes:
    # A lone surrogate is no text; as an escape it stays what it was.
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def keys_for(name: str, digest: str) -> tuple[str, str]:
    """Under what a reading and a refusal of this content are known.

    What a content is read as depends on the ending of its name; a refusal tells the name itself.
    """
    path = PurePosixPath(name)
    return f"{digest} *{path.suffix.lower()}", f"{digest} {path.name}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: ``file`` has it at ``start``, under this ``name``."""

    file: Path
    start: int
    size: int
    name: str


class Store:
    """The records of one place of results. Used as a context: while it is open nobody else writes there."""

    def __init__(self, out: Path, *, with_text: bool, anew: bool = False) -> None:
        self._out = out
        self._with_text = with_text
        self._anew = anew
        self._known: dict[str, Place] = {}
        self._done: dict[str, Place] = {}

    def __enter__(self) -> "Store":
        self._out.mkdir(parents=True, exist_ok=True)
        self._journal = (self._out / JOURNAL).open("a+b")
        try:
            fcntl.flock(self._journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._journal.close()
            raise FolderBusyError(str(self._out)) from None
        self._drop_half_a_line()
        if self._anew:
            self._journal.truncate(0)
        else:
            for file in (self._out / RESULTS, self._out / JOURNAL):
                self._known.update(self._places_in(file))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.close()

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self._known)

    def add(self, name: str, line: bytes) -> None:
        """Keep a new record; it is on its way to the disk when this returns."""
        start = self._journal.seek(0, os.SEEK_END)
        self._journal.write(line)
        self._journal.flush()
        self._done[name] = Place(self._out / JOURNAL, start, len(line), name)

    def take(self, name: str, key: str) -> None:
        """Use the record that is known under this key for this file."""
        self._done[name] = self._known[key]

    def finish(self, names: Iterable[str]) -> Path:
        """Write the records of these files in this order, and drop the journal. Returns the file of the results."""
        results = self._out / RESULTS
        partial = results.with_name(f"{RESULTS}.moi")
        with partial.open("wb") as stream:
            for name in names:
                if name in self._done:
                    stream.write(self._record(name))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(results)
        (self._out / JOURNAL).unlink()
        return results

    def _record(self, name: str) -> bytes:
        place = self._done[name]
        with place.file.open("rb") as stream:
            stream.seek(place.start)
            line = stream.read(place.size)
        return line if place.name == name else _line({**json.loads(line), "file": name})

    def _drop_half_a_line(self) -> None:
        """A run that was ended in the middle of a line leaves half of one."""
        self._journal.seek(0)
        whole = 0
        for line in self._journal:
            whole += len(line) if line.endswith(b"\n") else 0
        self._journal.truncate(whole)

    def _places_in(self, file: Path) -> Iterator[tuple[str, Place]]:
        """The records of this version in a file, under their keys."""
        start = 0
        for line, record in records_in(file):
            if record and record["sha256"] and record["reader"] == __version__ and self._fits(record):
                reading, refusal = keys_for(record["file"], record["sha256"])
                yield (reading if "reading" in record else refusal), Place(file, start, len(line), record["file"])
            start += len(line)

    def _fits(self, record: dict[str, Any]) -> bool:
        if "reading" in record:
            return ("text" in record["reading"]) == self._with_text
        return record["refusal"]["class"] not in _OF_THE_DAY


def records_in(file: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The lines of a file with their records, one at a time; an empty one for a line that is none."""
    if not file.is_file():
        return
    with file.open("rb") as stream:
        for line in stream:
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            yield line, record if isinstance(record, dict) and {"file", "sha256", "reader"} <= record.keys() else {}
