"""Equal faults told once."""

from hoptac.registry.imports.fault_kinds import SHOWN_CELLS, kept_kinds, kinds_of
from hoptac.registry.workbooks.cells import CellFault


def fault(row: int, column: str = "C", why: str = "Không phải là số.", **more: str) -> CellFault:
    return CellFault(row, column, "Số thành viên", f"chữ {row}", why, "Hãy ghi số.", **more)


def test_faults_of_one_column_and_reason_are_one_line_with_its_rows_and_first_cells() -> None:
    (kind,) = kept_kinds(kinds_of([fault(row) for row in range(2, 2 + 12)]))

    assert (kind.column, kind.rows, len(kind.cells)) == ("C", 12, SHOWN_CELLS)
    assert kind.cells[0] == ("C2", "chữ 2")
    assert kind.has(fault(99))


def test_another_column_or_reason_is_another_kind_and_the_most_rows_come_first() -> None:
    faults = [fault(2), fault(3, column="D"), fault(4, column="D"), fault(5, why="Ngày này chưa đến.")]

    kinds = kept_kinds(kinds_of(faults))

    assert [(kind.column, kind.why, kind.rows) for kind in kinds] == [
        ("D", "Không phải là số.", 2),
        ("C", "Không phải là số.", 1),
        ("C", "Ngày này chưa đến.", 1),
    ]
    assert [kind.has(faults[3]) for kind in kinds] == [False, False, True]


def test_reasons_that_tell_of_one_cell_share_what_is_said_of_all() -> None:
    faults = [fault(row, why=f"Dài {row + 100} chữ, quá 40 chữ.", general="Dài quá 40 chữ.") for row in (2, 3)]

    assert [(kind.why, kind.told, kind.rows) for kind in kept_kinds(kinds_of(faults))] == [
        ("Dài quá 40 chữ.", "Dài quá 40 chữ.", 2)
    ]


def test_what_all_cells_of_a_kind_say_alike_is_told_in_their_own_words() -> None:
    faults = [fault(row, why="Dài 102 chữ, quá 40 chữ.", general="Dài quá 40 chữ.") for row in (2, 3)]

    (kind,) = kept_kinds(kinds_of(faults))

    assert (kind.told, kind.has(faults[0])) == ("Dài 102 chữ, quá 40 chữ.", True)


def test_kinds_that_were_kept_before_they_had_words_of_their_own_are_shown() -> None:
    (kept,) = kinds_of([fault(2)])
    del kept["told"]

    assert kept_kinds([kept])[0].told == "Không phải là số."
