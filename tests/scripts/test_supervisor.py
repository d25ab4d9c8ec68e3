import os
import select
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from threading import Event

import pytest

from scripts import supervisor
from scripts.paths import ROOT
from scripts.supervisor import Ended, Program, supervise

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux to watch processes end")


def python(name: str, code: str, *arguments: object) -> Program:
    return Program(name, (sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)))


WAITS = "import signal; signal.pause()"
# Reports its own number, then waits; its child does the same, as gunicorn's workers do.
FAMILY = """
    import os, signal, sys
    child = os.fork()
    if not child:
        signal.pause()
    with open(sys.argv[1], "w") as file:
        file.write(f"{os.getpid()} {child}")
    signal.pause()
"""


def has_ended(pid: int) -> bool:
    """True as soon as the process is over; false if it still lives after ten seconds."""
    try:
        watch = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watch], [], [], 10)[0])
    finally:
        os.close(watch)


def test_the_program_that_died_is_named_with_its_code() -> None:
    programs = [python("waits", WAITS), python("dies", "raise SystemExit(7)")]

    ended = supervise(programs, Event(), is_ready=lambda: True)

    assert ended == Ended(programs[1], 7)


def test_when_one_dies_the_others_and_their_children_are_stopped(tmp_path: Path) -> None:
    told, pids = tmp_path / "told", tmp_path / "pids"
    os.mkfifo(told)  # reading it waits until the family has written
    dies_once_told = "import sys; open(sys.argv[2], 'w').write(open(sys.argv[1]).read())"

    supervise(
        [python("family", FAMILY, told), python("dies", dies_once_told, told, pids)], Event(), is_ready=lambda: True
    )

    family = [int(pid) for pid in pids.read_text().split()]
    assert len(family) == 2
    assert all(has_ended(pid) for pid in family)


def test_a_request_to_stop_ends_all_without_an_accusation() -> None:
    stop = Event()

    def ask_to_stop() -> bool:
        stop.set()
        return True

    assert supervise([python("waits", WAITS)], stop, is_ready=ask_to_stop) is None


def test_a_program_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE_SECONDS", 0.0)
    pid, stop = tmp_path / "pid", Event()
    stubborn = """
        import os, signal, sys
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        open(sys.argv[1], "w").write(str(os.getpid()))
        while True: signal.pause()
    """

    def stop_once_deaf() -> bool:
        if pid.exists() and pid.read_text():
            stop.set()
        return stop.is_set()

    supervise([python("stubborn", stubborn, pid)], stop, is_ready=stop_once_deaf)

    assert has_ended(int(pid.read_text()))


def test_a_program_that_cannot_start_leaves_no_other_behind(tmp_path: Path) -> None:
    started: list[int] = []
    real = subprocess.Popen

    class Remembered(real):  # type: ignore[misc, valid-type]
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            started.append(self.pid)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(FileNotFoundError):
        patch.setattr(subprocess, "Popen", Remembered)
        supervise([python("waits", WAITS), Program("absent", (str(tmp_path / "absent"),))], Event(), is_ready=bool)

    assert started
    assert all(has_ended(pid) for pid in started)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_a_request_to_end_and_a_closed_terminal_all_stop_in_order(number: int) -> None:
    code = f"""
        import os, sys
        from scripts.supervisor import Program, stop_on_signals, supervise
        stop = stop_on_signals()
        waits = Program("waits", (sys.executable, "-c", {WAITS!r}))
        ended = supervise([waits], stop, is_ready=lambda: os.kill(os.getpid(), {int(number)}) is None)
        print("stopped in order" if ended is None else ended)
    """

    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True)

    assert done.stdout.strip() == "stopped in order", done.stderr


def test_the_programs_end_even_when_the_supervisor_is_killed_outright(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    os.mkfifo(pid_file)
    child = "import os, signal, sys; open(sys.argv[1], 'w').write(str(os.getpid())); signal.pause()"
    code = f"""
        import sys
        from threading import Event
        from scripts.supervisor import Program, supervise
        supervise([Program("child", (sys.executable, "-c", {child!r}, sys.argv[1]))], Event(), is_ready=lambda: True)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), str(pid_file)], cwd=ROOT)
    pid = int(pid_file.read_text())  # a pipe: this waits until the child has written

    parent.kill()
    parent.wait()

    assert has_ended(pid)
