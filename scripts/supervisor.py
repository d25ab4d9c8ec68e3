"""Run several programs as one: when one ends, the others are stopped, and nothing is left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from types import FrameType

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 0.2
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Program:
    """A program to keep running, and the name by which a person is told of its end."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """The program that ended by itself, and its exit code (negative: killed by that signal)."""

    program: Program
    code: int


def stop_on_signals() -> Event:
    """An event that Ctrl-C, a request to end, or the closing of the terminal sets."""
    stop = Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask_to_stop)
    return stop


def supervise(programs: Sequence[Program], stop: Event, *, is_ready: Callable[[], bool]) -> Ended | None:
    """Start all, wait until one ends (told) or ``stop`` is set (None), then stop all of them.

    ``is_ready`` is asked again and again until it says yes: it announces the site once.
    """
    running: list[tuple[Program, subprocess.Popen[bytes]]] = []
    ready = False
    try:
        for program in programs:
            running.append((program, _start(program)))  # noqa: PERF401 - what has started must be known if one fails
        while not stop.wait(POLL_SECONDS):
            for program, process in running:
                if (code := process.poll()) is not None:
                    return Ended(program, code)
            ready = ready or is_ready()
        return None
    finally:
        _stop_all([process for _program, process in running])


def _start(program: Program) -> "subprocess.Popen[bytes]":
    # A session of its own: Ctrl-C reaches the supervisor alone, which then stops the programs in an orderly way.
    return subprocess.Popen(program.command, start_new_session=True, preexec_fn=_die_with_parent())


def _stop_all(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
        _kill_group(process.pid)  # also what a program started and left behind
        process.wait()


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux the system itself ends the programs when the supervisor is killed outright."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)

    def ask_system() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask_system
