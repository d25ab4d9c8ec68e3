"""Several programs that read files at the same time, each one file after another."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

from vanban.errors import FileRefusedError, ReaderStoppedError, ReadingTookTooLongError
from vanban.folder.listing import Listed
from vanban.folder.store import record_of
from vanban.folder.worker import Answer, Orders

SECONDS_A_FILE = 3600  # five hundred scanned pages take no longer; past it, something hangs
_TICK = 0.25  # seconds between two looks at what goes on
_PATIENCE = 5  # seconds that a worker is given to end
_PROGRAM = "import sys; from vanban.folder.worker import main; main(int(sys.argv[1]))"


@dataclass(slots=True)
class _Worker:
    process: "subprocess.Popen[bytes]"
    pipe: Connection
    name: str | None = None
    since: float = 0.0


Watch = Callable[[tuple[str, float] | None], None]  # called now and then with what has been read longest, and how long


def read_all(
    files: Iterable[Listed], orders: Orders, *, processes: int, watch: Watch, seconds: float = SECONDS_A_FILE
) -> Generator[tuple[str, Answer], None, None]:
    """The names of these files with their answers, as they are ready. The workers end with the iterator."""
    waiting = iter(files)
    workers = [_start(orders) for _ in range(processes)]
    try:
        for i in range(processes):
            _ask(workers[i], waiting)
        while any(worker.name for worker in workers):
            ready = wait([worker.pipe for worker in workers if worker.name], _TICK)
            for i, worker in enumerate(workers):
                if worker.name is None:
                    continue
                name, answer = worker.name, _answer(worker, seconds, is_ready=worker.pipe in ready)
                if answer is None:
                    continue
                if worker.process.poll() is not None:
                    workers[i] = worker = _start(orders)
                _ask(worker, waiting)
                yield name, answer
            watch(_longest(workers))
    finally:
        for worker in workers:
            _end(worker)


def _start(orders: Orders) -> _Worker:
    ours, theirs = Pipe()
    with theirs:
        process = subprocess.Popen(  # noqa: S603 (the command is ours, no file's name is in it)
            [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno())],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the run, which ends its workers itself
        )
    with contextlib.suppress(OSError):  # one that ended at once is told of when it is asked
        ours.send(orders)
    return _Worker(process, ours)


def _ask(worker: _Worker, waiting: Iterator[Listed]) -> None:
    listed = next(waiting, None)
    worker.name = listed.name if listed else None
    worker.since = time.monotonic()
    if listed:
        with contextlib.suppress(OSError):  # it ended before it was asked: its answer will say so
            worker.pipe.send((listed.name, listed.path))


def _answer(worker: _Worker, seconds: float, *, is_ready: bool) -> Answer | None:
    """What the worker says, or that it ended or was ended; None while it reads."""
    assert worker.name is not None
    base = worker.name.rpartition("/")[2]
    if is_ready:
        try:
            said: Answer = worker.pipe.recv()
            return said
        except (EOFError, OSError):
            return _refused(worker.name, ReaderStoppedError(base, _ending(worker)))
    if time.monotonic() - worker.since > seconds:
        _end(worker)
        return _refused(worker.name, ReadingTookTooLongError(base, int(seconds)))
    return None


def _refused(name: str, refusal: FileRefusedError) -> Answer:
    return Answer(record_of(name, None, refusal, with_text=False), "", is_refusal=True)


def _ending(worker: _Worker) -> str:
    """How a worker ended, in words."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.process.wait(_PATIENCE)
    _end(worker)
    code = worker.process.returncode
    return f"tín hiệu {signal.Signals(-code).name}" if code < 0 else f"mã {code}"


def _end(worker: _Worker) -> None:
    """End a worker and what it started: it dies with its pipe, or is ended."""
    worker.pipe.close()
    worker.process.terminate()
    try:
        worker.process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        worker.process.kill()
        worker.process.wait()


def _longest(workers: list[_Worker]) -> tuple[str, float] | None:
    reading = [(worker.since, worker.name) for worker in workers if worker.name]
    if not reading:
        return None
    since, name = min(reading)
    return name, time.monotonic() - since
