"""Whole sheets: heads are guessed, rows read, faults named at their cells."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rulebook
from hoptac.registry.workbooks.columns import Chosen, load_columns
from hoptac.registry.workbooks.errors import (
    MissingColumnError,
    MissingMoneyUnitError,
    NoHeaderError,
    RepeatedColumnError,
)
from hoptac.registry.workbooks.heads import find_heads
from hoptac.registry.workbooks.opening import Sheet, open_book
from hoptac.registry.workbooks.places import Commune, Places
from hoptac.registry.workbooks.reading import Ground, Layout, ReadRow, read_rows
from tests.hoptac.registry.workbook_files import xlsx

RULES = Path(__file__).parents[4] / "rules"
COLUMNS = load_columns(RULES / "columns.toml")
TODAY = date(2026, 11, 23)
HA, HA_LOW, OTHER_HA = 1, 2, 3
GROUND = Ground(
    COLUMNS,
    rulebook.load_code_lists(RULES / "codes"),
    {"co tru so rieng": "own"},
    Places(
        [
            Commune(HA, "Xã Sơn Hà", "Tỉnh Quảng Ngãi"),
            Commune(HA_LOW, "Xã Sơn Hạ", "Tỉnh Quảng Ngãi"),
            Commune(OTHER_HA, "Xã Sơn Hà", "Tỉnh Lạng Sơn"),
        ]
    ),
    TODAY,
)
HEAD = ["Tên HTX", "Xã", "Tỉnh", "Số thành viên"]


def sheet_of(rows: list[list[Any]], **more: Any) -> Sheet:
    book = open_book("a.xlsx", xlsx(rows, **more))
    return book.sheet(book.sheets[0])


def read(rows: list[list[Any]], **more: Any) -> list[ReadRow]:
    sheet = sheet_of(rows, **more)
    heads = find_heads(sheet, COLUMNS)
    chosen = {head.index: head.guess for head in heads.columns if head.guess}
    return list(read_rows(sheet, Layout(heads.row, chosen), GROUND))


def faults_of(rows: list[list[Any]], **more: Any) -> list[tuple[str, str]]:
    return [(fault.cell, fault.why) for row in read(rows, **more) for fault in row.faults]


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        ("Tên HTX", Chosen("identity.name")),
        ("MÃ SỐ THUẾ", Chosen("identity.tax_code")),
        ("Số GCN", Chosen("identity.certificate_number")),
        ("Ngày thành lập", Chosen("identity.founded_on")),
        ("Địa chỉ trụ sở", Chosen("seat.address")),
        ("Số thành viên (người)", Chosen("size.members")),
        ("Vốn điều lệ (triệu đồng)", Chosen("size.charter_capital_dong", 1_000_000)),
        ("Doanh thu\n(ĐVT: tr.đ)", Chosen("yearfigures.revenue_dong", 1_000_000)),
        ("Vốn điều lệ", Chosen("size.charter_capital_dong", None)),
        ("Ghi chú", None),
        ("STT", None),
    ],
)
def test_heads_are_known_by_their_many_names(head: str, meant: Chosen | None) -> None:
    assert COLUMNS.guess(head) == meant


def test_the_head_is_found_below_titles_and_the_numbering_below_it_is_no_row() -> None:
    rows = read(
        [
            ["DANH SÁCH HTX"], [], ["Đến ngày 31/10/2026"], HEAD, ["(1)", "(2)", "(3)", "(4)"],
            ["HTX Sơn Hà", "Sơn Hà", "Quảng Ngãi", 12], ["Tổng cộng", None, None, 12],
        ]
    )  # fmt: skip

    assert [(row.number, row.kind, row.unit_id, row.values["size.members"]) for row in rows] == [
        (6, "cooperative", HA, 12)
    ]


def test_a_head_over_two_columns_is_read_with_the_heads_below_it() -> None:
    sheet = sheet_of(
        [["Tên HTX", "Xã", None, None], [None, None, "Tổng số", "Nữ"], ["HTX A", "Sơn Hạ", 9, 4]],
        merges=[(0, 2, 0, 3, "Thành viên")],
    )

    heads = find_heads(sheet, COLUMNS, row=1)

    assert [head.guess for head in heads.columns if head.index == 3] == [Chosen("size.members_women")]


def test_a_sheet_without_heads_is_refused() -> None:
    with pytest.raises(NoHeaderError):
        find_heads(sheet_of([["a", "b"], ["c", "d"]]), COLUMNS)


def test_the_same_columns_have_the_same_signature_and_others_another() -> None:
    one, same, other = (find_heads(sheet_of([head]), COLUMNS) for head in (HEAD, list(HEAD), HEAD[:3]))

    assert one.signature == same.signature != other.signature


def test_names_that_differ_in_a_mark_are_different_places() -> None:
    rows = read([HEAD, ["HTX A", "Xã Sơn Hạ", "", 9], ["HTX B", "Sơn Hà", "Lạng Sơn", 9]])

    assert [row.unit_id for row in rows] == [HA_LOW, OTHER_HA]


@pytest.mark.parametrize(
    ("line", "cell", "why"),
    [
        (["HTX A", "Sơn Hà", "", 9], "B2", "cùng tên"),
        (["HTX A", "Sơn Hải", "", 9], "B2", "Không có xã"),
        (["HTX A", "Sơn Hạ", "", "1,5"], "D2", "phần lẻ"),
        (["HTX A", "Sơn Hạ", "", -1], "D2", "âm"),
        ([None, "Sơn Hạ", "", 4], "A2", "không có tên"),
        (["Tân Tiến", "Sơn Hạ", "", 4], "A2", "Chưa rõ"),
        (["Hîp t¸c x· S¬n Hµ", "Sơn Hạ", "", 4], "A2", "TCVN3"),
    ],
)
def test_each_fault_is_named_at_its_cell(line: list[Any], cell: str, why: str) -> None:
    found = faults_of([HEAD, line])

    assert [where for where, _ in found] == [cell]
    assert why in found[0][1]


def test_merged_cells_below_the_head_are_named() -> None:
    rows = [HEAD, ["HTX A", None, "", 9], ["HTX B", None, "", 8]]

    found = faults_of(rows, merges=[(1, 1, 2, 1, "Sơn Hạ")])

    assert [(cell, "B2:B3" in why) for cell, why in found] == [("A2", True), ("A3", True)]


def test_a_status_that_this_kind_cannot_have_is_refused() -> None:
    found = faults_of([["Tên", "Xã", "Tình trạng pháp lý"], ["Tổ hợp tác A", "Sơn Hạ", "Đã giải thể"]])

    assert [cell for cell, _ in found] == ["C2"]


def test_the_commune_is_taken_from_an_address_that_names_one() -> None:
    rows = read([["Tên HTX", "Địa chỉ"], ["HTX A", "Thôn 3, xã Sơn Hà, tỉnh Lạng Sơn"], ["HTX B", "Thôn 3"]])

    assert [row.unit_id for row in rows] == [OTHER_HA, None]
    assert [fault.cell for fault in rows[1].faults] == ["B3"]


def test_a_choice_that_cannot_be_stored_is_refused() -> None:
    sheet = sheet_of([HEAD, ["HTX A", "Sơn Hạ", "", 9]])

    for chosen, refusal in (
        ({0: Chosen("identity.name")}, MissingColumnError),
        ({1: Chosen("seat.commune")}, MissingColumnError),
        ({0: Chosen("identity.name"), 1: Chosen("identity.name")}, RepeatedColumnError),
        (
            {0: Chosen("identity.name"), 1: Chosen("seat.commune"), 3: Chosen("size.total_capital_dong")},
            MissingMoneyUnitError,
        ),
    ):
        with pytest.raises(refusal):
            list(read_rows(sheet, Layout(0, chosen), GROUND))


PLAIN = st.text("abcdeghiklmnopqrstuvxyàáảãạăâđêôơưếềộở ", min_size=1, max_size=20).map(lambda it: " ".join(it.split()))
ORGANIZATIONS = st.fixed_dictionaries(
    {
        "identity.name": PLAIN.map(lambda words: f"HTX {words}".strip()),
        "seat.commune": st.just("Xã Sơn Hạ"),
        "identity.founded_on": st.dates(date(1990, 1, 1), TODAY - timedelta(days=1)),
        "size.members": st.integers(0, 2**31 - 1),
        "size.charter_capital_dong": st.integers(0, 10**9).map(lambda thousands: thousands * 1000),
        "governance.in_alliance": st.booleans(),
        "business.sector": st.sampled_from([code.code for code in GROUND.codes["sector"]]),
    }
)


@settings(max_examples=25)
@given(st.lists(ORGANIZATIONS, min_size=1, max_size=8))
def test_what_was_written_is_what_is_read(organizations: list[dict[str, Any]]) -> None:
    ids = list(organizations[0])
    heads = [COLUMNS.by_id[name].name + (" (nghìn đồng)" if COLUMNS.by_id[name].is_money else "") for name in ids]

    def told(name: str, value: Any) -> Any:
        if name == "business.sector":
            return GROUND.codes["sector"].get(value).name
        if name == "governance.in_alliance":
            return "Có" if value else "Không"
        return value // 1000 if COLUMNS.by_id[name].is_money else value

    rows = read([heads, *[[told(name, one[name]) for name in ids] for one in organizations]])

    assert [row.faults for row in rows] == [()] * len(organizations)
    assert [dict(row.values) for row in rows] == organizations
