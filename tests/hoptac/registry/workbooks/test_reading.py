"""Whole sheets: heads are guessed, rows read, faults named at their cells."""

import io
import zipfile
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
from hoptac.registry.workbooks.reading import Ground, Layout, ReadRow, check_layout, read_rows
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


def with_formulas(data: bytes, end: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """The workbook with another end of its formulas, where results stand."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in package.infolist():
            content = package.read(part)
            for old, new in ((b"</f><v>0</v>", end), *more) if "worksheets/" in part.filename else ():
                assert old in content
                content = content.replace(old, new)
            written.writestr(part.filename, content)
    return out.getvalue()


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
        ("Địa bàn (xã)", Chosen("seat.commune")),
        ("TV", Chosen("size.members")),
        ("Số TV nữ", Chosen("size.members_women")),
        ("Vốn ĐL (tr.đ)", Chosen("size.charter_capital_dong", 1_000_000)),
        ("Vốn điều lệ, trđ", Chosen("size.charter_capital_dong", 1_000_000)),
        ("Vốn điều lệ\n(1.000 đ)", Chosen("size.charter_capital_dong", 1_000)),
        ("Doanh thu năm 2025 (tỷ)", Chosen("yearfigures.revenue_dong", 1_000_000_000)),
        ("Lãi (+), lỗ (-) tỷ đồng", Chosen("yearfigures.profit_dong", 1_000_000_000)),
        ("Năm TL", Chosen("identity.founded_on")),
        ("Số LĐ thường xuyên tính đến 31/10/2026", Chosen("size.workers")),
        ("Tình trạng", Chosen("status")),
        ("Tình trạng pháp lý", Chosen("legalstatus.status")),
        ("Lao động nữ", None),
        ("Số thành viên (nữ, nếu có)", None),
        ("Doanh thu bình quân", None),
        ("Diện tích (ha)", None),
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


@pytest.mark.parametrize(
    ("over", "head", "meant"),
    [
        ("Địa chỉ trụ sở chính", "Xã/Phường", "seat.commune"),
        ("Địa chỉ trụ sở chính", "Tỉnh", "seat.province"),
        ("Địa chỉ trụ sở chính", "Thôn, xóm", "seat.address"),
        ("Người đại diện theo pháp luật", "SĐT", "seat.phone"),
        ("Người đại diện theo pháp luật", "Họ và tên", "identity.representative"),
        ("Thông tin đăng ký", "Số GCN", "identity.certificate_number"),
    ],
)
def test_a_head_below_another_is_what_it_says_itself_where_the_other_has_such_a_part(
    over: str, head: str, meant: str
) -> None:
    assert COLUMNS.guess(head, over=[over]) == Chosen(meant)


@pytest.mark.parametrize("post", ["Chủ tịch HĐQT", "Giám đốc"])
def test_a_post_is_the_representative_only_where_its_head_says_so(post: str) -> None:
    for head in (f"{post} (người đại diện theo pháp luật)", f"{post} - Người đại diện theo pháp luật"):
        assert COLUMNS.guess(head) == Chosen("identity.representative")
    assert COLUMNS.guess(post) is None


@pytest.mark.parametrize("head", ["Địa chỉ", "Ngày cấp", "Xã"])
def test_what_is_said_of_the_representative_is_not_taken_for_the_organization(head: str) -> None:
    guess = COLUMNS.guess(head, over=["Người đại diện theo pháp luật"])

    assert guess is None or guess.id == "identity.representative"


def test_heads_of_two_rows_with_merged_cells_share_names_and_units() -> None:
    sheet = sheet_of(
        [
            ["DANH SÁCH HỢP TÁC XÃ", *[None] * 6],
            [],
            ["Tên HTX", "Địa bàn", None, None, None, None, "Doanh thu 2024"],
            [None, None, "Tổng số", "Trong đó: nữ", "Vốn điều lệ", "Tổng nguồn vốn", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["HTX A", "Sơn Hạ", 9, 4, 500, 800, 12],
        ],
        merges=[
            (0, 0, 0, 6, "DANH SÁCH HỢP TÁC XÃ"), (2, 0, 3, 0, "Tên HTX"), (2, 1, 3, 1, "Địa bàn"), (2, 2, 2, 3, "TV"),
            (2, 4, 2, 5, "Vốn (tr.đ)"), (2, 6, 3, 6, "Doanh thu 2024 (tỷ đ)"),
        ],
    )  # fmt: skip

    heads = find_heads(sheet, COLUMNS)

    assert heads.row == 3
    assert [head.guess and (head.guess.id, head.guess.factor) for head in heads.columns] == [
        ("identity.name", None),
        ("seat.commune", None),
        ("size.members", None),
        ("size.members_women", None),
        ("size.charter_capital_dong", 1_000_000),
        ("size.total_capital_dong", 1_000_000),
        ("yearfigures.revenue_dong", 1_000_000_000),
    ]
    assert [head.samples for head in heads.columns][2] == ("9",)
    assert heads.columns[3].text == "TV › Trong đó: nữ"
    assert heads.year_of_flows(today=TODAY) == 2024


def test_heads_whose_merged_cells_were_lost_are_read_over_the_blank_ones_beside_them() -> None:
    table = "Tên HTX;Xã;TV;;LĐ;\n;;Tổng;Nữ;Tổng;\nHTX A;Sơn Hạ;9;4;2;\n"
    book = open_book("a.csv", table.encode())

    heads = find_heads(book.sheet(book.sheets[0]), COLUMNS)

    assert [(head.index, head.guess.id) for head in heads.columns if head.guess] == [
        (0, "identity.name"), (1, "seat.commune"), (2, "size.members"), (3, "size.members_women"), (4, "size.workers"),
    ]  # fmt: skip


def test_a_unit_said_above_the_table_counts_for_columns_without_their_own() -> None:
    sheet = sheet_of(
        [["DANH SÁCH"], [None, None, "ĐVT: triệu đồng"], ["Tên HTX", "Xã", "Vốn điều lệ", "Doanh thu (tỷ)"]]
    )

    guessed = {head.guess.id: head.guess.factor for head in find_heads(sheet, COLUMNS).columns if head.guess}

    assert guessed["size.charter_capital_dong"] == 1_000_000
    assert guessed["yearfigures.revenue_dong"] == 1_000_000_000


@pytest.mark.parametrize(
    ("word", "legal", "operating"),
    [
        ("Ngừng hoạt động", None, "idle"),
        ("Đang hoạt động", "active", "operating"),
        ("Tạm ngừng", "suspended", None),
        ("Đã giải thể", "dissolved", None),
        ("Hoạt động hiệu quả", None, "operating"),
    ],
)
def test_statuses_mixed_in_one_column_go_each_to_its_list(word: str, legal: str | None, operating: str | None) -> None:
    [row] = read([["Tên HTX", "Xã", "Tình trạng"], ["HTX A", "Sơn Hạ", word]])

    assert row.faults == ()
    assert (row.values.get("legalstatus.status"), row.values.get("operatingstatus.status")) == (legal, operating)


def test_a_mixed_status_that_its_kind_cannot_have_is_told_at_its_cell() -> None:
    head = ["Tên", "Xã", "Tình trạng"]

    assert [cell for cell, _ in faults_of([head, ["THT A", "Sơn Hạ", "Đã giải thể"]])] == ["C2"]
    assert "không thuộc" in faults_of([head, ["HTX A", "Sơn Hạ", "Chờ xem xét"]])[0][1]


def test_a_column_of_mixed_statuses_excludes_those_of_each() -> None:
    chosen = {0: Chosen("identity.name"), 1: Chosen("seat.commune"), 2: Chosen("status")}

    with pytest.raises(RepeatedColumnError):
        check_layout(Layout(0, {**chosen, 3: Chosen("legalstatus.status")}), COLUMNS)


def test_a_year_of_founding_is_kept_as_a_year_and_a_day_as_a_day() -> None:
    head = ["Tên HTX", "Xã", "Năm TL"]
    rows = read([head, ["HTX A", "Sơn Hạ", 2015], ["HTX B", "Sơn Hạ", "2016"], ["HTX C", "Sơn Hạ", "5/3/2019"]])

    assert [row.values.get("identity.founded_in") for row in rows] == [2015, 2016, None]
    assert rows[2].values["identity.founded_on"] == date(2019, 3, 5)
    assert faults_of([head, ["HTX D", "Sơn Hạ", 2031]]) == [("C2", "Năm này chưa đến.")]


def test_heads_of_groups_totals_notes_and_signatures_are_passed_over_and_told() -> None:
    lines = [
        ["TT", "Tên HTX", "Xã", "Số thành viên"],
        ["I", "Lĩnh vực nông nghiệp", None, 30],
        [1, "HTX A", "Sơn Hạ", "12 TV"],
        [],
        [None, "TỔNG CỘNG", None, 12],
        [None, "Ghi chú: số liệu các xã gửi", None, None],
        [None, None, "GIÁM ĐỐC", None],
    ]
    sheet, passed_over = sheet_of(lines), []
    heads = find_heads(sheet, COLUMNS)
    layout = Layout(heads.row, {head.index: head.guess for head in heads.columns if head.guess})

    rows = list(read_rows(sheet, layout, GROUND, passed_over))

    assert [(row.number, row.values["size.members"], row.faults) for row in rows] == [(3, 12, ())]
    assert [line.row for line in passed_over] == [2, 5, 6, 7]


@pytest.mark.parametrize(
    "line",
    [
        [None, "Tổng cộng: 02 HTX", None, 24],
        [None, "Tổng cộng (I+II)", None, 24],
        ["Cộng xã Sơn Hà", None, None, 24],
        [None, "TỔNG SỐ HTX", "Sơn Hạ", 2],
        [None, "Người lập biểu", None, "Chủ tịch"],
        ["(Ký, ghi rõ họ tên)", None, None, "(Ký, đóng dấu)"],
        [None, None, None, "Sơn Hà, ngày 15 tháng 12 năm 2025"],
        ["TT", "Tên HTX", "Xã", "Số thành viên"],
    ],
)
def test_a_line_that_adds_up_signs_or_names_the_columns_again_is_passed_over_and_told(line: list[Any]) -> None:
    sheet, passed_over = sheet_of([["TT", "Tên HTX", "Xã", "Số thành viên"], [1, "HTX A", "Sơn Hạ", 12], line]), []
    heads = find_heads(sheet, COLUMNS)
    layout = Layout(heads.row, {head.index: head.guess for head in heads.columns if head.guess})

    assert [row.number for row in read_rows(sheet, layout, GROUND, passed_over)] == [2]
    assert [one.row for one in passed_over] == [3]


@pytest.mark.parametrize("name", ["HTX Tổng hợp Sơn Hà", "Tổ hợp tác Cộng Hòa", "HTX Chủ tịch Hồ Chí Minh"])
def test_a_name_with_such_words_is_one_of_an_organization(name: str) -> None:
    assert [row.values["identity.name"] for row in read([["Tên HTX", "Xã"], [name, "Sơn Hạ"]])] == [name]


def test_the_heads_and_their_numbering_may_stand_again_on_each_page_of_a_list() -> None:
    head, numbering = ["Tên HTX", "Xã", "Số thành viên"], [1, 2, 3]

    rows = read([head, numbering, ["HTX A", "Sơn Hạ", 5], head, numbering, ["HTX B", "Sơn Hạ", 6]])

    assert [(row.number, row.faults) for row in rows] == [(3, ()), (6, ())]


def test_a_column_that_says_again_what_one_before_it_says_is_known_as_its_twin() -> None:
    heads = find_heads(sheet_of([["Tên HTX", "Xã", "Số thành viên", "Số thành viên", "Ghi chú"]]), COLUMNS)

    assert [(head.twin, head.guess is None) for head in heads.columns[2:]] == [(None, False), (2, True), (None, True)]


def test_a_numbered_line_with_a_name_alone_is_no_head_of_a_group() -> None:
    head = ["TT", "Tên HTX", "Xã"]

    assert [row.number for row in read([head, [1, "HTX A", None]])] == [2]
    assert faults_of([head, [1, "Tân Tiến", None]]) == [("B2", "Chưa rõ là HTX, THT, LHHTX hay quỹ tín dụng.")]


@pytest.mark.parametrize(
    ("value", "why"),
    [(2, "Ô ghi số"), (True, "Ô ghi đúng/sai"), (date(2026, 1, 1), "Ô ghi ngày"), ("=B2&C2", "công thức")],
)
def test_a_formula_in_place_of_a_name_is_told_in_words(value: Any, why: str) -> None:
    csv = f"Tên HTX;Xã\n{value};Sơn Hạ\n".encode()
    book = open_book("a.csv", csv) if isinstance(value, str) else open_book("a.xlsx", xlsx([HEAD, [value, "Sơn Hạ"]]))
    chosen = {0: Chosen("identity.name"), 1: Chosen("seat.commune")}

    [row] = list(read_rows(book.sheet(book.sheets[0]), Layout(0, chosen), GROUND))

    assert [fault.cell for fault in row.faults] == ["A2"]
    assert why in row.faults[0].why
    assert "dạng giá trị" in row.faults[0].remedy


def test_a_formula_that_was_never_worked_out_is_a_fault_at_its_cell() -> None:
    rows = [[None], HEAD, ["HTX A", "Sơn Hạ", "", "=5*7"], ["HTX B", "Sơn Hạ", "", "=D3+1"], ["HTX C", "Sơn Hạ", "", 4]]
    data = xlsx(rows)
    for written in (b"</f><v>0</v>", b"</f><v></v>", b"</f><v/>", b"</f>"):
        book = open_book("a.xlsx", with_formulas(data, written))
        sheet = book.sheet(book.sheets[0])
        layout = Layout(1, {0: Chosen("identity.name"), 1: Chosen("seat.commune"), 3: Chosen("size.members")})

        read_lines = list(read_rows(sheet, layout, GROUND))
        found = [(fault.cell, fault.what) for row in read_lines for fault in row.faults]

        assert found == ([] if written == b"</f><v>0</v>" else [("D3", "=5*7"), ("D4", "=D3+1")])
        assert all("công thức chưa có kết quả" in fault.why for row in read_lines for fault in row.faults)
        assert read_lines[2].values["size.members"] == 4


def test_a_formula_whose_result_is_an_empty_text_has_a_result() -> None:
    data = xlsx([HEAD, ["HTX A", "Sơn Hạ", "", "=IF(1,,2)"]])
    book = open_book("a.xlsx", with_formulas(data, b"</f><v></v>", (b'r="D2"', b'r="D2" t="str"')))

    assert list(book.sheet(book.sheets[0]).rows())[1][3] == ""


@pytest.mark.parametrize(
    ("cell", "meant"), [("trồng lúa", "business.sector"), ("0111, 0161", "business.lines"), (None, "business.lines")]
)
def test_a_column_of_trades_is_one_of_codes_only_where_its_cells_hold_digits(cell: str | None, meant: str) -> None:
    heads = find_heads(sheet_of([[*HEAD, "Ngành nghề chính"], ["HTX A", "Sơn Hạ", "", 4, cell]]), COLUMNS)

    assert heads.columns[4].guess == Chosen(meant)


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
