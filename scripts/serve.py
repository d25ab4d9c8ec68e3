"""Prepare the database and run the site with its demo data until asked to stop: `make run`, after port and setup."""

import os
import socket
import sys
from io import StringIO
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
    # Everyone knows the demo's password and it answers on the loopback address alone: no telephone is asked for.
    os.environ.setdefault("HOPTAC_MFA_REQUIRED", "0")
    django.setup()
    sign_ins = prepare()
    ended = supervise(programs(port), stop_on_signals(), is_ready=lambda: announced(port, sign_ins))
    if ended is not None:
        raise death(ended)
    say("Hợp Tác đã dừng.", "Hợp Tác has stopped.")


def prepare() -> str:
    """Bring the database, rules, units, demo and the pages' files up to this version; each step is safe to repeat.

    Returns what load_demo says of the people who may sign in: it is shown once the site answers, not before.
    """
    say("Chuẩn bị dữ liệu…", "Preparing the data…")
    call_command("migrate", interactive=False, verbosity=0)
    for command in ("load_rules", "load_units"):
        call_command(command, verbosity=0)
    said = StringIO()
    call_command("load_demo", country="S", verbosity=0, stdout=said)  # a province's worth of organizations
    collect_static()
    return said.getvalue().strip()


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


def announced(port: int, sign_ins: str) -> bool:
    """Once the server answers, say where it is and who can sign in; false while it does not."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    print(f"\n{sign_ins}\n")
    say(
        f"Hợp Tác đang chạy ở http://{HOST}:{port}/ (nhấn Ctrl-C để dừng)",
        "Hợp Tác is running there; press Ctrl-C to stop it.",
    )
    return True


def death(ended: Ended) -> SystemExit:
    """What is said when a part of the site ended by itself. Use as ``raise death(…)``."""
    return refuse(
        f"{ended.program.name} đã tự dừng (mã {ended.code}), nên cả trang được dừng theo. Lời báo ở ngay phía trên.",
        "That part of the site ended by itself, so the whole site was stopped; its own words are above.",
    )


if __name__ == "__main__":
    speak_utf8()
    try:
        main()
    except KeyboardInterrupt:  # while the data were being prepared: every step is safe to repeat
        sys.exit(130)
