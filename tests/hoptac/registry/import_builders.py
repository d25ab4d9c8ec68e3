"""Imports for tests, brought as far as a test wants them; a sheet of one good row unless the test says otherwise."""

from collections.abc import Sequence
from typing import Any

from conftest import NOW, TODAY
from hoptac.registry.imports.access import place_of
from hoptac.registry.imports.looking import chosen_of, heads_kept
from hoptac.registry.models import Import
from hoptac.registry.services.imports import (
    Choice,
    check_import,
    choose_columns,
    receive_workbook,
    store_import,
)
from tests.hoptac.registry.workbook_files import xlsx

HEAD = ("Tên HTX", "Xã", "Mã số thuế", "Số thành viên", "Tình trạng pháp lý", "Ngày cập nhật gần nhất")
GOOD = ("HTX Rau sạch Sơn Hà", "Xã Sơn Hà", "0100109106", 12, "Đang hoạt động", "10/11/2026")
FAULTY = ("HTX Sai", "Xã Sơn Hà", "0100109107", "mười", None, None)


def received_import(person: Any, *rows: Sequence[Any], name: str = "ds.xlsx", head: Sequence[str] = HEAD) -> Import:
    """A workbook that was received; its columns are guessed."""
    data, place = xlsx([head, *(rows or (GOOD,))]), place_of(person, today=TODAY)
    return receive_workbook(name, data, place=place, actor=person, at=NOW, today=TODAY)


def checked_import(person: Any, *rows: Sequence[Any], head: Sequence[str] = HEAD, **chosen: Any) -> Import:
    """One that was checked; ``chosen`` are fields of the choice."""
    held = received_import(person, *rows, head=head)
    said = {"since": TODAY, "year": 2025, **chosen}
    choice = Choice(held.sheet, heads_kept(held), chosen_of(held), **said)
    choose_columns(held, choice, actor=person, at=NOW, today=TODAY)
    checked = check_import(held, actor=person, at=NOW, today=TODAY)
    assert checked is not None
    return checked


def stored_import(person: Any, *rows: Sequence[Any], confirmed: Sequence[str] = (), **chosen: Any) -> Import:
    """One that was stored; of the columns ``confirmed`` a person said that they are so."""
    held = checked_import(person, *rows, **chosen)
    held.confirmed = list(confirmed)
    held.save(update_fields=["confirmed"])
    assert store_import(held, good_rows_only=True, actor=person, at=NOW, today=TODAY) is not None
    held.refresh_from_db()
    return held
