"""Prepare the database and run the site with its demo data until asked to stop: `make run`, after port and setup."""

import os
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from scripts import stamps
from scripts.console import refuse, say, speak_utf8
from scripts.paths import ROOT
from scripts.port import HOST, check_free, chosen_port
from scripts.supervisor import Ended, Program, stop_on_signals, supervise

WORKERS = "2"
THREADS = "4"


def main() -> None:
    """Ends with exit code 0 when asked to stop, 1 when a part of the site died."""
    port = chosen_port()
    check_free(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoptac.settings")
    django.setup()
    prepare()
    ended = supervise(programs(port), stop_on_signals(), is_ready=lambda: _announced(port))
    if ended is not None:
        raise death(ended)
    say("Hợp Tác đã dừng.", "Hợp Tác has stopped.")


def prepare() -> None:
    """Bring the database, rules, units, demo and the pages' files up to this version; each step is safe to repeat."""
    say("Chuẩn bị dữ liệu…", "Preparing the data…")
    call_command("migrate", interactive=False, verbosity=0)
    for command in ("load_rules", "load_units", "load_demo"):
        call_command(command, verbosity=0)
    collect_static()


def collect_static() -> None:
    """Hashing and compressing takes seconds: done when a file of ours or the set of packages has changed."""
    ours = (path for path in ROOT.glob("src/hoptac/*/static/**/*") if path.is_file())
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    digest = stamps.digest_of([*ours, ROOT / "requirements.txt"])
    if not stamps.is_current(stamp, digest):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamps.write(stamp, digest)


def programs(port: int) -> list[Program]:
    """The three parts of the site; all of them listen on the loopback address, or not at all."""
    python, manage = (sys.executable, "-m"), (sys.executable, str(ROOT / "manage.py"))
    server = (
        *(*python, "gunicorn", "hoptac.wsgi:application", "--bind", f"{HOST}:{port}"),
        *("--worker-class", "gthread", "--workers", WORKERS, "--threads", THREADS),
        *("--log-level", "warning", "--no-control-socket"),
    )
    return [
        Program("máy chủ web (gunicorn)", server),
        Program("trình chạy việc nền (db_worker)", (*manage, "db_worker", "--verbosity", "0")),
        Program("đồng hồ hẹn việc (tick)", (*manage, "tick")),
    ]


def _announced(port: int) -> bool:
    """Once the server answers, say where it is and who can sign in."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    say(f"\nHợp Tác đang chạy ở http://{HOST}:{port}/", "Hợp Tác is running there.")
    say("Nhấn Ctrl-C để dừng.", "Press Ctrl-C to stop.")
    return True


def death(ended: Ended) -> SystemExit:
    """What is said when a part of the site ended by itself. Use as ``raise death(…)``."""
    return refuse(
        f"{ended.program.name} đã tự dừng (mã {ended.code}), nên cả trang được dừng theo. Lời báo ở ngay phía trên.",
        "That part of the site ended by itself, so the whole site was stopped; its own words are above.",
    )


if __name__ == "__main__":
    speak_utf8()
    main()
