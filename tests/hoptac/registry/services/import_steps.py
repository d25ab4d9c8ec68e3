"""The steps of an import in tests: a workbook received, its columns chosen, checked, stored."""

from datetime import date, timedelta
from typing import Any

from conftest import NOW, TODAY
from hoptac.registry.imports.looking import guessed
from hoptac.registry.models import (
    Batch,
    Import,
)
from hoptac.registry.services.imports import (
    Choice,
    check_import,
    choose_columns,
    receive_workbook,
    store_import,
)
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.heads import Heads, find_heads
from hoptac.registry.workbooks.opening import open_book
from tests.hoptac.registry.workbook_files import xlsx

SINCE = date(2026, 10, 31)
LATER = NOW + timedelta(hours=1)
HEAD = [
    "Tên HTX",
    "Xã",
    "Mã số thuế",
    "Số thành viên",
    "Vốn điều lệ (triệu đồng)",
    "Tình trạng pháp lý",
    "Doanh thu (đồng)",
]
NEW = ["HTX Rau sạch Sơn Hà", "Xã Sơn Hà", "0100109106", 12, "1.250,5", "Đang hoạt động", 700_000_000]
KNOWN = ["HTX Nông nghiệp Sơn Hà", "Xã Sơn Hà", None, 35, None, "Tạm ngừng", None]
FAULTY = ["HTX Sai", "Xã Sơn Hà", "0100109107", "mười", None, None, None]


def heads_of(data: bytes) -> Heads:
    book = open_book("ds.xlsx", data)
    return find_heads(book.sheet(book.sheets[0]), columns())


def prepare(person: Any, *rows: list[Any], since: date = SINCE, head: list[str] = HEAD, **more: Any) -> Import:
    received = receive_workbook("ds.xlsx", xlsx([head, *rows]), place=None, actor=person, at=NOW, today=TODAY)
    heads = heads_of(xlsx([head, *rows]))
    choice = Choice("DS", heads, guessed(heads), since, 2025, **more)
    choose_columns(received, choice, actor=person, at=NOW, today=TODAY)
    prepared = check_import(received, actor=person, at=NOW, today=TODAY)
    assert prepared is not None
    return prepared


def store(prepared: Import, person: Any, *, good_rows_only: bool = False) -> Batch:
    batch = store_import(prepared, good_rows_only=good_rows_only, actor=person, at=NOW, today=TODAY)
    assert batch is not None
    return batch
