"""B7: a workbook of 35,000 organizations in 60 columns, read and checked cell by cell, against openpyxl; then stored.

Goals: 20 seconds for reading and checking, 60 for storing, under 500 MB, four times faster than openpyxl. The rival
does less: it hands out the values of the cells and checks none. What both read is compared before the clock runs.
Storing is that of the site: a dry run against an empty book with the whole country's units, then one batch with its
audit link, on SQLite, in processes of their own.
"""

import io
import json
import os
import random
import tempfile
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import Any

import xlsxwriter

import rulebook
from bench.made_plans import SEED
from bench.measure import ROOT, in_new_process, ratio, tell, tell_machine, timed
from hoptac.registry.workbooks.columns import Columns, load_columns
from hoptac.registry.workbooks.heads import find_heads
from hoptac.registry.workbooks.opening import open_book
from hoptac.registry.workbooks.places import Commune, Places
from hoptac.registry.workbooks.reading import Ground, Layout, read_rows

ROWS, COLUMNS = 35_000, 60
_RUNS = 3
_DAY = date(2026, 11, 23)
_LEFT_OUT = ("seat.province", "identity.tax_code", "status")
# Figures of which other columns are parts: a part larger than its whole would be a fault.
_WHOLES = frozenset(
    f"{facet}.{field}"
    for facet, fields in {
        "size": ("members", "workers", "managers", "charter_capital_dong"),
        "yearfigures": ("revenue_dong", "cost_dong"),
    }.items()
    for field in fields
)
_MEMORY = """
import json, re
from pathlib import Path
from bench.B7 import made_workbook, read_and_check
data = Path({path!r}).read_bytes()
rows, faults = read_and_check(data)
most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps({{"rows": rows, "faults": faults, "mb": round(most / 1024)}}))
"""


_UNITS = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_units", verbosity=0)
"""
_STORED = """
import json, re, time
from datetime import UTC, date, datetime
from pathlib import Path
import django
django.setup()
from hoptac.accounts.models import Grant, User
from hoptac.registry.imports.looking import chosen_of, heads_kept
from hoptac.registry.models import Standing
from hoptac.registry.services.imports import Choice, check_import, choose_columns
from hoptac.registry.services.imports import receive_workbook, store_import
person = User.objects.create(username="bench")
Grant.objects.create(user=person, role="ministry", unit=None)
said = dict(actor=person, at=datetime(2026, 11, 23, tzinfo=UTC), today=date(2026, 11, 23))
held = receive_workbook("b7.xlsx", Path({path!r}).read_bytes(), place=None, **said)
choose_columns(held, Choice(held.sheet, heads_kept(held), chosen_of(held), said["today"], 2025), **said)
start = time.process_time()
checked = check_import(held, **said)
half = time.process_time()
store_import(checked, good_rows_only=False, **said)
end = time.process_time()
most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
told = dict(organizations=Standing.objects.count(), checked_s=half - start, stored_s=end - half, mb=round(most / 1024))
print(json.dumps(told))
"""


def run() -> None:
    """Measure both cases."""
    tell_machine("B7")
    data = made_workbook(ROWS)
    tell("B7", "data", rows=ROWS, columns=COLUMNS, megabytes=round(len(data) / 1e6, 1), seed=SEED)
    kept = ROOT / "var" / "b7.xlsx"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(data)
    whole = json.loads(in_new_process(_MEMORY.format(path=str(kept))))
    stored = _stored(str(kept))
    kept.unlink()
    met = stored["organizations"] == ROWS and stored["stored_s"] <= 60 and stored["mb"] < 500
    tell("B7", "dry run, then storing", goal="stored in 60 s, under 500 MB", met=met, **stored)
    tell("B7", "memory of the whole process", goal="under 500 MB", met=whole["mb"] < 500, **whole)
    ours = timed(lambda: read_and_check(data), runs=_RUNS, memory=False)
    told = {"goal": "ours in 20 s, four times faster", "ours": ours.told(units=ROWS, per="rows")}
    if find_spec("openpyxl") is None:
        tell("B7", "reading and checking", **told, openpyxl="not installed: python -m bench.rivals")
        return
    if _plain_sum(data) != _openpyxl_sum(data):
        raise SystemExit("Hai cách đọc cho số ô khác nhau.")
    rival = timed(lambda: _openpyxl_sum(data), runs=_RUNS, memory=False)
    times = ratio(ours, rival)
    met = ours.median <= 20 and times >= 4
    tell("B7", "reading and checking", **told, met=met, openpyxl=rival.told(units=ROWS, per="rows"), ratio=times)


def _stored(path: str) -> dict[str, Any]:
    """What storing took, in a site of its own."""
    with tempfile.TemporaryDirectory(prefix="hoptac-b7-") as data:
        own = {"HOPTAC_DATA": data, "HOPTAC_SECRET_KEY": "only-here", "DJANGO_SETTINGS_MODULE": "hoptac.settings"}
        os.environ |= own
        in_new_process(_UNITS)
        told: dict[str, Any] = json.loads(in_new_process(_STORED.format(path=path)))
    return {name: round(value, 1) for name, value in told.items()}


def made_workbook(rows: int) -> bytes:
    """Organizations drawn from the seed: every name, number and amount is another one."""
    chance, out = random.Random(SEED), io.BytesIO()
    columns = [one for one in _columns() if one.id not in _LEFT_OUT][:COLUMNS]
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for place, column in enumerate(columns):
            sheet.write(0, place, f"{column.name} (triệu đồng)" if column.is_money else column.name)
        for row in range(1, rows + 1):
            for place, column in enumerate(columns):
                sheet.write(row, place, _drawn(column.id, column.kind, column.example, row, chance))
    return out.getvalue()


def _drawn(column: str, kind: str, example: str, row: int, chance: random.Random) -> str | float:
    if column == "identity.name":
        return f"HTX Nông nghiệp Tân Tiến số {row} (giả lập)"
    if kind == "count":
        return chance.randint(2_000, 9_000) if column in _WHOLES else chance.randint(0, 900)
    if column in _WHOLES:
        return chance.randint(40_000, 90_000)
    if kind.endswith("dong"):
        return f"{chance.randint(1, 9_999):,},{chance.randint(1, 9)}".replace(",", ".", 1) if row % 2 else row * 0.5
    if kind == "day":
        return f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1997, 2025)}"
    return f"{example} {row}" if kind.startswith("text:") and column != "taxstatus.status" else example


def read_and_check(data: bytes) -> tuple[int, int]:
    """Rows and faults."""
    book = open_book("b7.xlsx", data)
    sheet = book.sheet(book.sheets[0])
    heads = find_heads(sheet, _columns())
    layout = Layout(heads.row, {head.index: head.guess for head in heads.columns if head.guess})
    places = Places([Commune(1, "Xã Sơn Hà", "Tỉnh Quảng Ngãi")])
    ground = Ground(_columns(), _codes(), {"co tru so rieng": "own"}, places, _DAY)
    rows = faults = 0
    for row in read_rows(sheet, layout, ground):
        rows, faults = rows + 1, faults + len(row.faults)
    return rows, faults


@cache
def _columns() -> Columns:
    return load_columns(ROOT / "rules" / "columns.toml")


@cache
def _codes() -> dict[str, rulebook.CodeList]:
    return rulebook.load_code_lists(ROOT / "rules" / "codes")


def _plain_sum(data: bytes) -> int:
    book = open_book("b7.xlsx", data)
    return sum(value != "" for row in book.sheet(book.sheets[0]).rows() for value in row)


def _openpyxl_sum(data: bytes) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
    return sum(value is not None for row in sheet.iter_rows(values_only=True) for value in row)
