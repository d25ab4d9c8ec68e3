"""A PostgreSQL server for the length of a test run: its own folder, a free loopback port, gone afterwards."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.programs import MissingProgramError, find_postgresql

START_SECONDS = 60.0
STOP_SECONDS = 10.0
# A test database that a power cut destroys is made again: writing through to the disk would only cost time.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50", "shared_buffers=64MB")


class ServerStartError(Exception):
    """PostgreSQL is installed, but the server did not come up."""

    def __init__(self, log: str) -> None:
        super().__init__(f"PostgreSQL không khởi động được · PostgreSQL did not start:\n{log}")
        self.log = log


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The address (postgres://…) of a server that stops, and whose folder goes, when the block is left in any way."""
    programs = find_postgresql()
    become = _as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="hoptac-postgresql-"))
    try:
        password = secrets.token_urlsafe(16)
        _make_cluster(programs, folder, password, become)
        port = _free_port()
        server = _start(programs, folder, port, become)
        try:
            _wait_until_ready(programs, folder, port, server)
            yield f"postgres://hoptac:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_ordinary_user() -> "_Become":
    """PostgreSQL refuses to run as root; root lends the server to a user without rights."""
    if os.geteuid() != 0:
        return _Become((), None)
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise MissingProgramError("setpriv", "util-linux")
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return _Become((setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"), user)
    raise MissingProgramError("người dùng/user postgres", "postgresql")


@dataclass(frozen=True, slots=True)
class _Become:
    prefix: tuple[str, ...]
    user: pwd.struct_passwd | None

    def own(self, path: Path) -> None:
        if self.user is not None:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)


def _make_cluster(programs: Path, folder: Path, password: str, become: _Become) -> None:
    password_file = folder / "password"
    password_file.write_text(password, encoding="ascii")
    password_file.chmod(0o600)
    become.own(folder)
    become.own(password_file)
    # C.UTF-8 knows Vietnamese capitals, which plain C does not, and every machine has it.
    options = ("--username=hoptac", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    command: list[str | Path] = [
        *become.prefix,
        programs / "initdb",
        *options,
        f"--pwfile={password_file}",
        f"--pgdata={folder / 'data'}",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise ServerStartError(done.stdout + done.stderr)


def _start(programs: Path, folder: Path, port: int, become: _Become) -> "subprocess.Popen[bytes]":
    settings = (*FAST, f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")
    options = [word for setting in settings for word in ("-c", setting)]
    command: list[str | Path] = [*become.prefix, programs / "postgres", "-D", folder / "data", *options]
    with (folder / "log").open("wb") as log:
        # Its own session: Ctrl-C ends the tests first, then this module stops the server.
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)


def _wait_until_ready(programs: Path, folder: Path, port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    asked = (programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}")
    while server.poll() is None and time.monotonic() < until:
        if subprocess.run(asked).returncode == 0:
            return
        time.sleep(0.1)
    raise ServerStartError((folder / "log").read_text(errors="replace"))


def _stop(server: "subprocess.Popen[bytes]") -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)  # "fast": open connections are cut
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
