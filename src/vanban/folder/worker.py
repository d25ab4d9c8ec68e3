"""The program that reads files one after another.

A program of its own, because a file may end it: the run then loses one file. What is asked comes through a pipe as
(name, path), what was read goes back as an ``Answer``.
"""

import contextlib
import resource
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from vanban import FileRefusedError, read
from vanban.errors import FileNotOpenedError, FileTooLargeError, ReaderStoppedError, ReadingTookTooLongError
from vanban.files import DEFAULT, Limits
from vanban.folder.store import digest_of, keys_for, record_of
from vanban.model import Document


@dataclass(frozen=True, slots=True)
class Orders:
    """What holds for every file of a run. ``known``: the keys of what need not be read again."""

    known: frozenset[str]
    with_text: bool
    limits: Limits = DEFAULT


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: a new record, or the key of the one that is known."""

    line: bytes
    key: str
    is_refusal: bool


def answer(name: str, path: Path, orders: Orders) -> Answer:
    """The record of a file, or the key under which it is known."""
    digest: str | None = None
    found: Document | FileRefusedError
    try:
        with path.open("rb") as stream:
            digest = digest_of(stream)
            for key, is_refusal in zip(keys_for(name, digest), (False, True), strict=True):
                if key in orders.known:
                    return Answer(b"", key, is_refusal)
            size = stream.tell()
            if size > orders.limits.size:
                raise FileTooLargeError(path.name, size, orders.limits.size)
            stream.seek(0)
            found = read(stream.read(), name=Path(name).name, limits=orders.limits)
    except FileRefusedError as refusal:
        found = refusal
    except OSError as fault:
        found = FileNotOpenedError(Path(name).name, fault.strerror or str(fault))
    except MemoryError:
        found = ReadingTookTooLongError(Path(name).name, orders.limits.seconds)
    except Exception as fault:  # whatever the reader falls over costs this file alone, and is told
        found = ReaderStoppedError(Path(name).name, f"{type(fault).__name__}: {fault}")
    line = record_of(name, digest, found, with_text=orders.with_text)
    return Answer(line, "", not isinstance(found, Document))


def main(descriptor: int) -> None:
    """Answer through the pipe with this descriptor until nobody asks any more."""
    signal.signal(signal.SIGTERM, _leave)
    with Connection(descriptor) as pipe, contextlib.suppress(EOFError, BrokenPipeError):
        orders: Orders = pipe.recv()
        _limit_memory(orders.limits.memory)
        while True:
            name, path = pipe.recv()
            pipe.send(answer(name, path, orders))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Through every ``finally``, so that no program of ours goes on and no folder stays behind."""
    raise SystemExit(128 + signal.SIGTERM)


def _limit_memory(size: int) -> None:
    """Past this, a reading is refused instead of the machine being filled."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
