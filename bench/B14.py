"""B14: the record of acts with a million links, each binding a protected row, on SQLite and on PostgreSQL.

Goals: whether it is whole is told in bounded memory, under 200 MB for a million rows; a page of the journal comes
within half a second, whatever is looked for in it.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.made_chain import LINKS, fill
from bench.measure import ROOT, tell, tell_machine
from scripts.postgresql import postgresql_server

VENDORS = ("sqlite", "postgresql")
GOAL_MB = 200
GOAL_MS = 500
_TIMES = 5
QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"q": "nông nghiệp sơn 345"},  # few are called so
    {"q": "son ha"},  # many are
    {"q": "htx"},  # all are
    {"q": "cán bộ số 12"},  # words of the acts
    {"q": "khong co gi"},
    {"q": "htx nong nghiep", "what": "registry.batch.stored"},
    {"q": "khong co gi", "who": "khong ai"},
    {"q": "rau an toan", "since": "01/01/2021", "until": "31/12/2021"},
)


def run() -> None:
    """Measure both databases, each with tables of its own."""
    tell_machine("B14")
    for vendor in VENDORS:
        subprocess.run([sys.executable, "-m", "bench.B14", vendor], cwd=ROOT, check=True)


def main(vendor: str, links: int = LINKS) -> None:
    """Fill a database of its own, and measure in new processes: what filling took counts for nothing there."""
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="hoptac-bench-"))
        os.environ |= {"HOPTAC_DATA": data, "HOPTAC_SECRET_KEY": "only-here"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.settings"
        os.environ.pop("HOPTAC_DATABASE_URL", None)
        if vendor == "postgresql":
            os.environ["HOPTAC_DATABASE_URL"] = stack.enter_context(postgresql_server())
        _start()
        fill(links)
        for part in ("search", "check"):
            subprocess.run([sys.executable, "-m", "bench.B14", vendor, part, str(links)], cwd=ROOT, check=True)


def search(vendor: str, links: int) -> None:
    """Ask for pages of the journal, as an administrator does."""
    _start()
    from hoptac.accounts.journal import JournalChoice, beyond, page_of
    from hoptac.accounts.journal_entries import Sight

    sight = Sight(everything=True, personal=True)
    for question in QUESTIONS:
        choice = JournalChoice(**question)
        walls, pythons, shown = [], [], 0
        for _ in range(_TIMES):
            begun, worked = time.perf_counter(), time.process_time()
            page = page_of(choice, sight)
            behind = beyond(choice, page, sight)
            walls.append(time.perf_counter() - begun)
            pythons.append(time.process_time() - worked)
            shown = len(page.entries) + len(behind.entries)
        wall, python = (round(median(times) * 1000) for times in (walls, pythons))
        said = {"shown": shown, "wall_ms": wall, "python_ms": python, "load": round(os.getloadavg()[0], 1)}
        asked = " ".join(question.values()) or "(all)"
        tell("B14", f"{vendor}: {asked}", links=links, **said, goal=GOAL_MS, met=wall <= GOAL_MS)


def check(vendor: str, links: int) -> None:
    """Compare the whole record with itself and with the tables."""
    _start()
    from hoptac.base.audit_check import check_audit

    begun, worked, before = time.perf_counter(), time.process_time(), _most_memory()
    found = sum(1 for _ in check_audit())
    if found:
        raise SystemExit(f"{found} chỗ không khớp trong một chuỗi vừa dựng")
    shown = {"wall_s": round(time.perf_counter() - begun, 1), "cpu_s": round(time.process_time() - worked, 1)}
    peak = _most_memory()
    grown = round(peak - before)
    load = round(os.getloadavg()[0], 1)
    tell("B14", f"{vendor}: is it whole", links=links, **shown, peak_rss_mb=round(peak), grown_mb=grown, load=load)
    tell("B14", f"{vendor}: memory", goal=GOAL_MB, met=peak < GOAL_MB)


def _most_memory() -> float:
    """The most that this process ever held, in MB; what `getrusage` says has the size of the parent in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _start() -> None:
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()


if __name__ == "__main__":
    parts = {"check": check, "search": search}
    if len(sys.argv) > 3:
        parts[sys.argv[2]](sys.argv[1], int(sys.argv[3]))
    else:
        main(sys.argv[1], *map(int, sys.argv[2:3]))
