"""B13: the list of organizations and its search at national size, on SQLite and on PostgreSQL, against a plain ORM.

Goal: 50 ms. The rival looks for the words in every row, as ``icontains`` does, and makes the same page: the number, the
counts by status, thirty rows in their order. Both must find the same before they are timed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from math import ceil
from statistics import geometric_mean, median
from typing import Any

from bench.made_register import ROWS, TODAY, fill
from bench.measure import ROOT, RUNS, tell, tell_machine
from scripts.postgresql import postgresql_server

VENDORS = ("sqlite", "postgresql")
GOAL_MS = 50
_RIVAL_RUNS = 5
QUESTIONS = {
    "administrator": (
        "q=0905000111", "q=090500", "q=dinh thi quyt", "q=nguyen van", "q=Nguyễn Văn Hải", "q=son ha", "q=9999", "q=h",
    ),
    "ministry": (
        "", "q=sơn hà", "q=son ha", "q=nông nghiệp", "q=htx n", "q=htx to", "q=tổ hợp tác", "q=chan phe", "q=h", "q=n",
        "q=hà", "q=hà long", "q=xu", "q=010010", "q=khong co gi", "q=Đại Xuân 12", "kind=cooperative", "sector=crops",
        "sort=-members", "sort=members&q=son ha", "sort=-founded&page=30", "legal=bankrupting",
        "operating=idle&page=20", "kind=group&legal=suspended", "sector=crops&members_from=350",
        "sector=crops&charter=to_amend&legal=bankrupting", "q=nong nghiep&legal=bankrupting", "q=hà&operating=idle",
        "q=sơn hà&kind=group&sector=crops", "province=51@2025", "province=51@2025&q=hop tac xa&sort=-members&page=40",
        "province=01@2024&page=3", "province=51@2025&commune=21289@2025&legal=active&sector=crops",
        "province=51@2025&q=nông nghiệp&legal=active",
    ),
    "province": (
        "", "q=0905000111", "q=nguyen van hai", "q=sơn hà", "q=h", "q=hà", "q=nông nghiệp&page=9",
        "sort=-members&page=50", "kind=group&legal=active", "sector=crops&legal=active&commune=21289@2025",
    ),
    "commune": ("", "q=son ha"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """How long one question took, in milliseconds: by the clock, and what the processor did in Python."""

    wall: float
    slow: float
    python: float


def run() -> None:
    """Measure both databases, each in a process and with tables of its own."""
    tell_machine("B13")
    for vendor in VENDORS:
        subprocess.run([sys.executable, "-m", "bench.B13", vendor], cwd=ROOT, check=True)


def main(vendor: str, rows: int = ROWS) -> None:
    """Fill a database of its own and measure."""
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="hoptac-bench-"))
        os.environ |= {"HOPTAC_DATA": data, "HOPTAC_SECRET_KEY": "only-here"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.settings"
        os.environ.pop("HOPTAC_DATABASE_URL", None)
        if vendor == "postgresql":
            os.environ["HOPTAC_DATABASE_URL"] = stack.enter_context(postgresql_server())
        sys.path.insert(0, str(ROOT / "src"))
        import django

        django.setup()
        fill(rows)
        measure(vendor)


def measure(vendor: str) -> None:
    """Ask every question of a database that is filled, and tell what it took."""
    from hoptac.accounts.models import User

    ratios: list[float] = []
    for login, questions in QUESTIONS.items():
        user = User.objects.get(username=login)
        for question in questions:
            _tell(vendor, login, question, user, ratios)
    tell("B13", f"{vendor}: all with a rival", ratio_geometric_mean=round(geometric_mean(ratios), 1))


def _tell(vendor: str, login: str, question: str, user: Any, ratios: list[float]) -> None:
    def ours() -> Any:
        return _found(user, question)

    found, times = ours(), _timed(ours, RUNS)
    shown: dict[str, Any] = {"ours_ms": round(times.wall, 1), "ours_p95_ms": round(times.slow, 1)}
    shown["python_ms"] = round(times.python, 1)
    spent = times.python
    if vendor == "postgresql":
        shown["statements_ms"] = round(_executed(ours), 1)
        spent += shown["statements_ms"]
    typed = _asked(user, question)[1].q
    if typed and not found.beside:
        _check_same(user, question, found)
        plain = _timed(lambda: _plain_page(user, question), _RIVAL_RUNS)
        shown |= {"plain_ms": round(plain.wall, 1), "ratio": round(plain.wall / times.wall, 1)}
        ratios.append(plain.wall / times.wall)
    number = "more than 1,000" if found.total is None else found.total
    shown["load"] = round(os.getloadavg()[0], 1)
    tell("B13", f"{vendor} {login} {question or '(all)'}", number=number, **shown, goal=GOAL_MS, met=spent <= GOAL_MS)


def _timed(call: Callable[[], object], runs: int) -> Times:
    walls, pythons = [], []
    for _ in range(runs):
        begun, worked = time.perf_counter(), time.process_time()
        call()
        walls.append(time.perf_counter() - begun)
        pythons.append(time.process_time() - worked)
    walls.sort()
    return Times(median(walls) * 1000, walls[ceil(0.95 * runs) - 1] * 1000, median(pythons) * 1000)


def _executed(call: Callable[[], object]) -> float:
    """What PostgreSQL says that planning and running the statements of a call took, in milliseconds.

    Of three times the least, as neighbours on the machine only add to it.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        call()
    spent = 0.0
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            plans = [_plan(cursor, query["sql"]) for _ in range(3)]
            spent += min(plan["Planning Time"] + plan["Execution Time"] for plan in plans)
    return spent


def _plan(cursor: Any, statement: str) -> dict[str, Any]:
    cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + statement.replace("%", "%%"), ())
    [plan] = cursor.fetchone()[0]
    return dict(plan)


# --- ours -------------------------------------------------------------------------------------------------------------


def _asked(user: Any, question: str) -> tuple[Any, Any, Any, Any]:
    from django.http import QueryDict

    from hoptac.accounts.access import scope_of
    from hoptac.registry.listing.wishes import wish_of
    from hoptac.registry.places import ground_of

    said = QueryDict(question)
    wish = wish_of(said)
    return scope_of(user, today=TODAY), wish, ground_of(wish.place), said.get("page", "")


def _found(user: Any, question: str) -> Any:
    from hoptac.registry.access import personal_in, standings_in
    from hoptac.registry.listing.lists import find

    scope, wish, ground, page = _asked(user, question)
    reached = standings_in(scope, user=user, today=TODAY)
    is_bounded = ground is not None or not scope.everything
    mine = personal_in(scope, user=user, today=TODAY).rows
    return find(reached, wish, page=page, ground=ground, is_bounded=is_bounded, personal=mine)


# --- the rival --------------------------------------------------------------------------------------------------------


def _plainly(user: Any, question: str) -> Any:
    """The rows in which the letters of every word stand somewhere, or that are of the kind which the word calls."""
    from django.db.models import Q

    from hoptac.registry.kind_words import kind_words
    from hoptac.registry.listing.search import asked
    from hoptac.registry.models import Standing

    scope, wish, ground, _ = _asked(user, question)
    rows = Standing.objects.filter(scope.rows("unit_id"), ground.condition() if ground else Q())
    for term in asked(wish.q).loose:
        columns = ("folded", "exact", "tax_code", "certificate_number")
        called = [kind for kind, known in kind_words().by_kind.items() if any(map(term.holds, known))]
        somewhere = Q(kind__in=called)
        for column in columns:
            somewhere |= Q(**{f"{column}__icontains": term.word})
        rows = rows.filter(somewhere)
    same = {"kind": wish.kind, "sector": wish.sector, "charter_state": wish.charter}
    rows = rows.filter(**{name: code for name, code in same.items() if code})
    said = {"legal_status": wish.legal, "operating_status": wish.operating}
    return rows.filter(**{name: code for name, code in said.items() if code})


def _plain_page(user: Any, question: str) -> tuple[int, list[Any], list[Any]]:
    from django.db.models import Count

    rows = _plainly(user, question)
    counts = rows.order_by().values_list("legal_status", "operating_status").annotate(number=Count("*"))
    shown = rows.order_by("folded", "pk").select_related("unit__parent__parent")[:30]
    return rows.count(), list(counts), list(shown)


def _check_same(user: Any, question: str, found: Any) -> None:
    """What ours finds is what the rival finds, without the letters that stand in the middle of words."""
    from hoptac.registry.listing.search import asked
    from hoptac.registry.services.standing import words_of

    terms = asked(_asked(user, question)[1].q).loose
    fitting = set()
    for row in _plainly(user, question):
        known = words_of(row)
        if all(any(term.holds(word) for word in known) for term in terms):
            fitting.add(row.pk)
    is_same = len(fitting) > 1000 if found.total is None else found.total == len(fitting)
    if not is_same or not {row.pk for row in found.rows} <= fitting:
        raise SystemExit(f"{question}: {found.total} và {len(fitting)} không khớp")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
