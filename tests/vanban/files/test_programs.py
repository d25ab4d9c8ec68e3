"""Programs within limits."""

import errno
import fcntl
import os
import platform
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from vanban.errors import BrokenFileError, MissingProgramError, ReadingTookTooLongError
from vanban.files import confine, programs
from vanban.files.programs import find_program, run_program, workplace
from vanban.files.source import DEFAULT, Limits


def ran(code: str, limits: Limits = DEFAULT) -> str:
    with workplace(b"data", "source") as place:
        return run_program("a.pdf", [sys.executable, "-I", "-c", code], place=place, limits=limits).decode()


def has_namespaces() -> bool:
    try:
        return subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def test_what_a_program_writes_comes_back() -> None:
    assert ran("print(open('source').read())") == "data\n"


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(ReadingTookTooLongError) as refusal:
        ran("while True: pass", Limits(seconds=1))

    assert refusal.value.seconds == 1


def test_a_program_that_waits_for_ever_is_ended() -> None:
    with pytest.raises(ReadingTookTooLongError):
        ran("import signal; signal.pause()", Limits(seconds=1))


@pytest.mark.parametrize("code", ["bytes(900_000_000)", "raise SystemExit(3)", "import os; os.abort()"])
def test_a_program_that_fails_or_wants_too_much_memory_is_a_refusal(code: str) -> None:
    with pytest.raises(BrokenFileError):
        ran(code, Limits(memory=500_000_000))


def test_a_program_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_SECRET", "abc")
    seen = ran("import os; print(os.environ.get('HOPTAC_SECRET'), os.environ['HOME'])").split()

    assert seen[0] == "None"
    assert seen[1] != os.environ.get("HOME")
    assert not Path(seen[1]).exists()


@pytest.mark.skipif(not has_namespaces(), reason="this system lets nobody leave the network")
def test_a_program_reaches_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket\ntry: socket.create_connection(('127.0.0.1', {port}), 5)\nexcept OSError: print('none')"

        assert ran(code) == "none\n"


needs_filter = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="calls are filtered on Linux, on processors of these two kinds",
)
OPEN_SOCKETS = """
import socket
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_UNIX):
    try:
        socket.socket(family, socket.SOCK_RAW if family == socket.AF_PACKET else socket.SOCK_DGRAM)
        print("open")
    except OSError as error:
        print(error.errno)
"""


@needs_filter
def test_a_program_opens_no_socket_but_between_processes() -> None:
    assert ran(OPEN_SOCKETS).split() == [str(errno.EAFNOSUPPORT)] * 4 + ["open"]


@needs_filter
def test_sockets_are_refused_also_where_the_kernel_lets_nobody_leave_the_network() -> None:
    folder = str(Path(confine.__file__).parent)
    filtered = f"import sys, ctypes; sys.path.insert(0, {folder!r}); import confine; s = ctypes.CDLL(None); "
    filtered += "s.prctl(38, 1, 0, 0, 0); confine._refuse_sockets(s)\n" + OPEN_SOCKETS
    done = subprocess.run([sys.executable, "-I", "-c", filtered], capture_output=True, text=True)

    assert done.stdout.split() == [str(errno.EAFNOSUPPORT)] * 4 + ["open"], done.stderr


# A process outside the group that is ended, two forks away, holds the lock for ever.
HOLD_A_LOCK = """
import fcntl, os, signal, sys
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.setsid()
    signal.pause()
"""


def wait_until_let_go(lock: Path) -> None:
    """Return when no process holds the lock any more; fail loudly instead of waiting for ever."""

    def give_up(_signal: int, _frame: object) -> None:
        raise AssertionError("a process that was to be ended still holds the lock")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(30)
    try:
        with lock.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not has_namespaces(), reason="this system gives nobody a namespace of processes")
def test_at_its_limit_a_program_ends_with_all_that_it_started(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with workplace(b"data", "source") as place, pytest.raises(ReadingTookTooLongError):
        command = [sys.executable, "-I", "-c", HOLD_A_LOCK + "signal.pause()", lock]
        run_program("a.doc", command, place=place, limits=Limits(seconds=2))

    assert lock.exists()
    wait_until_let_go(lock)


@pytest.mark.skipif(not has_namespaces(), reason="this system gives nobody a namespace of processes")
def test_what_a_program_leaves_running_ends_with_it(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with workplace(b"data", "source") as place:
        run_program("a.doc", [sys.executable, "-I", "-c", HOLD_A_LOCK, lock], place=place, limits=DEFAULT)

    wait_until_let_go(lock)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_program_ends_with_the_process_that_waits_for_it(tmp_path: Path) -> None:
    lock, ready = tmp_path / "lock", tmp_path / "ready"
    os.mkfifo(ready)
    tell = f"{HOLD_A_LOCK}\nopen({str(ready)!r}, 'w').close()\nsignal.pause()"
    waiting = (
        "import sys\nfrom vanban.files.programs import run_program, workplace\n"
        "from vanban.files.source import DEFAULT\n"
        "with workplace(b'x', 'source') as place:\n"
        f"    run_program('a', [sys.executable, '-I', '-c', {tell!r}, {str(lock)!r}], place=place, limits=DEFAULT)"
    )
    sources = str(Path(confine.__file__).parents[2])
    parent = subprocess.Popen([sys.executable, "-c", waiting], env={**os.environ, "PYTHONPATH": sources})
    ready.read_bytes()  # returns when the program has its lock

    parent.kill()
    parent.wait()

    wait_until_let_go(lock)


def test_a_program_writes_no_more_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_MOST_OUTPUT", 100_000)

    with pytest.raises(BrokenFileError):
        ran("print('a' * 200_000)")


def test_how_a_program_ended_is_told_through_the_processes_around_it() -> None:
    with pytest.raises(ReadingTookTooLongError):
        ran("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(BrokenFileError):
        ran("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")


def test_the_folder_of_a_file_is_gone_afterwards() -> None:
    with workplace(b"x", "source") as place:
        assert (place / "source").read_bytes() == b"x"

    assert not place.exists()


def test_a_program_that_is_missing_is_named_with_the_package_that_brings_it() -> None:
    with pytest.raises(MissingProgramError) as refusal:
        find_program("a.doc", "no-such-program", package="libreoffice-writer-nogui", purpose="đổi văn bản")

    assert "gói libreoffice-writer-nogui" in refusal.value.message
