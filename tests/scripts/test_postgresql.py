import os
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from scripts import postgresql, programs
from scripts.paths import ROOT
from scripts.postgresql import ServerStartError, postgresql_server
from scripts.programs import MissingProgramError, find_postgresql


@pytest.fixture(autouse=True)
def _postgresql_is_installed() -> None:
    try:
        find_postgresql()
    except MissingProgramError as missing:
        pytest.skip(str(missing))


def answers(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as probe:
        return probe.connect_ex((str(parts.hostname), parts.port or 0)) == 0


def folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("hoptac-postgresql-*"))


def test_the_server_answers_on_the_loopback_address_alone_and_knows_vietnamese_capitals() -> None:
    with postgresql_server() as address, psycopg.connect(address) as connection:
        row = connection.execute("SELECT current_setting('listen_addresses'), upper('đặng thị ửng')").fetchone()

    assert row == ("127.0.0.1", "ĐẶNG THỊ ỬNG")


def test_nobody_without_the_password_comes_in() -> None:
    with postgresql_server() as address:
        password = urlsplit(address).password or ""

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(address.replace(password, "guess"))


def test_the_server_is_not_run_by_root() -> None:
    with postgresql_server() as address, psycopg.connect(address) as connection:
        [pid] = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)

        assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_the_server_and_its_folder_are_gone_afterwards_also_after_a_failure() -> None:
    before = folders()

    with pytest.raises(ZeroDivisionError), postgresql_server() as address:
        assert folders() - before
        raise ZeroDivisionError

    assert not answers(address)
    assert folders() <= before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_server_is_gone_after_ctrl_c_and_after_a_request_to_end(number: int) -> None:
    code = """
        import signal
        from scripts import run_tests
        from scripts.postgresql import postgresql_server
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
        run_tests.end_in_order_on_signals()
        with postgresql_server() as address:
            print(address, flush=True)
            signal.pause()
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]

    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        address = run.stdout.readline().strip() if run.stdout else ""
        assert answers(address)
        run.send_signal(number)
        run.wait()

    assert not answers(address)


def test_a_server_that_cannot_start_says_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = folders()
    monkeypatch.setattr(postgresql, "FAST", ("no_such_setting=1",))

    with pytest.raises(ServerStartError, match="no_such_setting"), postgresql_server():
        pass

    assert folders() <= before


def test_where_postgresql_is_not_installed_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "POSTGRESQL_VERSIONS", Path("/nowhere"))
    monkeypatch.setenv("PATH", os.devnull)

    with pytest.raises(MissingProgramError, match="gói postgresql mang nó tới"), postgresql_server():
        pass
