"""The real site in a process of its own, on SQLite, or on the PostgreSQL server that the run names."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
SERVER = os.environ.get("HOPTAC_TEST_DATABASE_URL", "")


def prepare(data: Path, *demo: str) -> None:
    """Everything that a first start makes: tables, rules, units, the demonstration, the collected files.

    ``demo``: options of ``load_demo``; without them the demonstration has its own few organizations alone.
    """
    if SERVER:
        _make_database(data)
    for command in (["migrate"], ["load_rules"], ["load_units"], ["load_demo", *demo], ["collectstatic", "--no-input"]):
        program = [sys.executable, "manage.py", *command, "-v", "0"]
        subprocess.run(program, cwd=ROOT, env=_environment(data), check=True)


@contextmanager
def running_site(prepared: Path, data: Path, **settings: str) -> Iterator[str]:
    """A site of its own in ``data``, which begins as a copy of what was prepared once; stopped at the end.

    ``settings`` are variables of the environment that this site has otherwise than ``make run``.
    """
    shutil.copytree(prepared, data, dirs_exist_ok=True)
    if SERVER:
        _make_database(data, like=prepared)
    port = _free_port()
    server = [sys.executable, "-m", "gunicorn", "hoptac.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server += ["--worker-class", "gthread", "--threads", "4", "--log-level", "error", "--no-control-socket"]
    process = subprocess.Popen(server, cwd=ROOT, env=_environment(data) | settings)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/song/", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def running_worker(data: Path) -> Iterator[None]:
    """The job worker of the site in ``data``, as ``make run`` starts it; stopped at the end."""
    worker = [sys.executable, "manage.py", "db_worker", "--verbosity", "0"]
    process = subprocess.Popen(worker, cwd=ROOT, env=_environment(data))
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _make_database(data: Path, like: Path | None = None) -> None:
    """The database of a site is named as its folder; that of a copy begins as what was prepared."""
    template = like.name if like else "template1"
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(data.name), sql.Identifier(template))
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(command)


def _environment(data: Path) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("HOPTAC_")}
    own |= {"HOPTAC_DATA": str(data), "HOPTAC_SECRET_KEY": "only-for-tests", "HOPTAC_TODAY": "2026-11-23"}
    own |= {"HOPTAC_MFA_REQUIRED": "0"}  # as make run
    if SERVER:
        own |= {"HOPTAC_DATABASE_URL": f"{SERVER.rpartition('/')[0]}/{data.name}"}
    return own | {"DJANGO_SETTINGS_MODULE": "hoptac.settings", "PYTHONPATH": str(ROOT / "src")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the site ended by itself"
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError("the site did not answer")
