"""Programs of the system, found at run time and run within limits of time and memory, in a folder of their own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from vanban.errors import BrokenFileError, MissingProgramError, ReadingTookTooLongError
from vanban.files.source import Limits

_CONFINE = Path(__file__).with_name("confine.py")
# Everything else of the environment stays outside: it may hold passwords and addresses.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "SAL_USE_VCLPLUGIN": "svp"}
# A signal ends the program itself, or is told by the process before it as a code.
_ENDED_AT_LIMIT = {end for sign in (signal.SIGXCPU, signal.SIGKILL) for end in (-sign, 128 + sign)}
_MOST_OUTPUT = 500_000_000


def find_program(name: str, *programs: str, package: str, purpose: str) -> str:
    """The path of the first of these programs that is installed. Refused with the name of the package to install."""
    for program in programs:
        path = shutil.which(program)
        if path is not None:
            return path
    raise MissingProgramError(name, package, purpose)


@contextmanager
def workplace(data: bytes, file_name: str) -> Iterator[Path]:
    """A folder of its own with the data as one file in it; gone with everything in it at the end."""
    with TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / file_name).write_bytes(data)
        yield place


def run_program(name: str, command: Sequence[object], *, place: Path, limits: Limits) -> bytes:
    """What the program writes to its output. Refused when it takes too long, or ends in a fault."""
    start = [sys.executable, "-I", "-S", _CONFINE, limits.seconds, limits.memory, _MOST_OUTPUT, *command]
    environment = {**_ENVIRONMENT, "PATH": os.defpath, "HOME": str(place), "TMPDIR": str(place)}
    output = place / "output"
    with output.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603 (the command is ours, the file's name is not in it)
            [str(part) for part in start],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            raise ReadingTookTooLongError(name, limits.seconds) from None
        finally:
            _end_group(process)
    if code in _ENDED_AT_LIMIT:
        raise ReadingTookTooLongError(name, limits.seconds)
    if code != 0:
        raise BrokenFileError(name)
    return output.read_bytes()


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End the program and whatever it started: they share the session that was made for them."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
