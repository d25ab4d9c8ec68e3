"""Programs within limits."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from vanban.errors import BrokenFileError, MissingProgramError, ReadingTookTooLongError
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


def test_the_folder_of_a_file_is_gone_afterwards() -> None:
    with workplace(b"x", "source") as place:
        assert (place / "source").read_bytes() == b"x"

    assert not place.exists()


def test_a_program_that_is_missing_is_named_with_the_package_that_brings_it() -> None:
    with pytest.raises(MissingProgramError) as refusal:
        find_program("a.doc", "no-such-program", package="libreoffice-writer-nogui", purpose="đổi văn bản")

    assert "gói libreoffice-writer-nogui" in refusal.value.message
