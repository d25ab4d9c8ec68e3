"""Commands side by side, as many at once as the machine has cores; each says its words in one piece when it ends."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from scripts.paths import ROOT

LOOK_SECONDS = 0.2
STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Ended:
    """One command that has ended: all that it said, in how many minutes, with which code."""

    name: str
    said: str
    minutes: float
    code: int


@dataclass(frozen=True, slots=True)
class _Running:
    name: str
    process: "subprocess.Popen[bytes]"
    out: BinaryIO
    began: float


def lanes() -> int:
    """How many commands run at once: one on each core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_side_by_side(commands: Mapping[str, Sequence[str]], *, at_once: int) -> Iterator[Ended]:
    """Start the commands in their order, ``at_once`` of them together, and give each as it ends.

    Left early, by an error or a request to end, it asks those that still run to end too, and waits for them.
    """
    waiting = list(commands.items())
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_start(*waiting.pop(0)))
            for one in [one for one in running if one.process.poll() is not None]:
                running.remove(one)
                yield _ended(one)
            time.sleep(LOOK_SECONDS)
    finally:
        for one in running:
            one.process.terminate()
        for one in running:
            _wait(one.process)
            one.out.close()


def _start(name: str, command: Sequence[str]) -> _Running:
    print(f"… {name}", flush=True)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the command has ended
    # A file and not a pipe: what says much must not wait for a reader.
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    return _Running(name, process, out, time.monotonic())


def _ended(one: _Running) -> Ended:
    one.out.seek(0)
    said = one.out.read().decode(sys.stdout.encoding or "utf-8", errors="replace")
    one.out.close()
    return Ended(one.name, said, (time.monotonic() - one.began) / 60, one.process.returncode)


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
