"""A figure beyond what is plausible is stored once a person says of its column that it is so, and not before."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.registry.errors import BookMovedOnError, DoubtfulImportError
from hoptac.registry.imports.looking import chosen_of, heads_kept
from hoptac.registry.models import Import, Standing
from hoptac.registry.services.import_jobs import ask_act
from hoptac.registry.services.imports import Choice, choose_columns, store_import
from hoptac.registry.tasks import enqueue_import
from tests.hoptac.registry.import_builders import checked_import

pytestmark = pytest.mark.django_db
HEAD = ("Tên HTX", "Xã", "Số thành viên", "Vốn điều lệ (triệu đồng)")
RICH = ("HTX Rau sạch Sơn Hà", "Xã Sơn Hà", 12, 1_200_000_000)
PLAIN = ("HTX Nấm Sơn Hà", "Xã Sơn Hà", 9, 1_200)
CAPITAL = "size.charter_capital_dong"


def store(held: Import, person: Any) -> Any:
    return store_import(held, good_rows_only=False, actor=person, at=NOW, today=TODAY)


def ask(held: Import, person: Any, *confirmed: str) -> Import:
    return ask_act(held, Import.Act.STORE, actor=person, at=NOW, enqueue=enqueue_import, confirmed=confirmed)


def test_the_check_tells_the_column_its_unit_and_the_cells_that_are_beyond(commune: Any) -> None:
    [column] = checked_import(commune, PLAIN, RICH, head=HEAD).doubtful

    assert (column["id"], column["letter"], column["column"], column["count"]) == (CAPITAL, "D", "Vốn điều lệ", 1)
    assert column["unit"] == "triệu đồng"
    assert [(cell, figure.replace("\xa0", " ")) for cell, figure in column["cells"]] == [
        ("D3", "1.200.000.000.000.000 đồng (1.200.000 tỷ)")
    ]


def test_usual_figures_ask_nothing(commune: Any) -> None:
    assert checked_import(commune, PLAIN, head=HEAD).doubtful == []


def test_more_members_than_a_cooperative_has_are_asked_about_without_a_unit(commune: Any) -> None:
    [column] = checked_import(commune, ("HTX Rau", "Xã Sơn Hà", 350_000, 900), head=HEAD).doubtful

    assert (column["id"], column["unit"]) == ("size.members", "")


def test_profits_above_the_revenue_of_their_row_are_asked_about(commune: Any) -> None:
    head = ("Tên HTX", "Xã", "Doanh thu (triệu đồng)", "Lợi nhuận (triệu đồng)")
    rows = (
        ("HTX Rau", "Xã Sơn Hà", 1_500, 2_000),
        ("HTX Nấm", "Xã Sơn Hà", 1_500, 200),
        ("HTX Chè", "Xã Sơn Hà", "", 90),
    )

    [column] = checked_import(commune, *rows, head=head).doubtful

    assert (column["id"], column["count"]) == ("yearfigures.profit_dong", 1)
    assert column["limit"].replace("\xa0", " ") == "nhiều hơn doanh thu cùng năm, 1.500.000.000 đồng (1,5 tỷ)"


def test_nothing_is_stored_until_the_column_is_confirmed(commune: Any) -> None:
    held = checked_import(commune, RICH, head=HEAD)

    with pytest.raises(DoubtfulImportError):
        ask(held, commune)
    with pytest.raises(DoubtfulImportError):
        ask(held, commune, "size.members")
    with pytest.raises(DoubtfulImportError):
        store(held, commune)

    held.refresh_from_db()
    assert (held.act, held.confirmed, Standing.objects.count()) == ("", [], 0)


def test_what_is_confirmed_is_stored_as_it_stands(commune: Any) -> None:
    held = ask(checked_import(commune, RICH, head=HEAD), commune, CAPITAL)

    store_import(held, good_rows_only=False, actor=commune, at=NOW, today=TODAY, task=held.task)

    assert Standing.objects.get().charter_capital_dong == 1_200_000_000_000_000


def test_another_unit_asks_anew(commune: Any) -> None:
    held = ask(checked_import(commune, RICH, head=HEAD), commune, CAPITAL)
    Import.objects.update(act="", task=None)
    choice = Choice(held.sheet, heads_kept(held), chosen_of(held), since=TODAY, year=2025)

    again = choose_columns(held, choice, actor=commune, at=NOW, today=TODAY)

    assert (again.doubtful, again.confirmed) == ([], [])


def test_one_checked_before_limits_were_known_has_to_be_checked_again(commune: Any) -> None:
    held = checked_import(commune, RICH, head=HEAD)
    Import.objects.update(doubtful=[])

    with pytest.raises(BookMovedOnError):
        store(Import.objects.get(pk=held.pk), commune)
