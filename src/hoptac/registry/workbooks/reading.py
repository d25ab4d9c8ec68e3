"""All rows of a sheet under the columns that were chosen: values, or faults at their cells."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hoptac.base.folding import exact, fold
from hoptac.registry.workbooks import cells
from hoptac.registry.workbooks.cells import CellFault, CellRefusal, Parser, remembered
from hoptac.registry.workbooks.columns import Chosen, Column, Columns
from hoptac.registry.workbooks.errors import MissingColumnError, MissingMoneyUnitError, RepeatedColumnError
from hoptac.registry.workbooks.opening import Merge, Sheet, Value
from hoptac.registry.workbooks.places import Places
from rulebook import CodeList

NAME, COMMUNE, PROVINCE, ADDRESS = "identity.name", "seat.commune", "seat.province", "seat.address"
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person chose: the row of heads (from 0) and what each column (from 0) is."""

    header_row: int
    chosen: Mapping[int, Chosen]


@dataclass(frozen=True, slots=True)
class Ground:
    """What cells are checked against; ``kind`` is for rows that do not tell theirs."""

    columns: Columns
    codes: Mapping[str, CodeList]
    offices: Mapping[str, str]
    places: Places
    today: date
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One organization of the sheet: ``number`` as the sheet counts, ``values`` by the column's id, none empty."""

    number: int
    kind: str
    unit_id: int | None
    values: Mapping[str, Any]
    faults: tuple[CellFault, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Cell:
    offset: int
    id: str
    parse: Parser


def check_layout(layout: Layout, columns: Columns) -> None:
    """Refuse a choice under which nothing can be stored: no name, one thing twice, money without its unit."""
    seen: set[str] = set()
    for chosen in layout.chosen.values():
        column = columns.by_id[chosen.id]
        if chosen.id in seen:
            raise RepeatedColumnError(column=column.name)
        if column.is_money and chosen.factor is None:
            raise MissingMoneyUnitError(column=column.name)
        seen.add(chosen.id)
    if NAME not in seen:
        raise MissingColumnError(column=columns.by_id[NAME].name)
    if not seen & {COMMUNE, ADDRESS}:
        raise MissingColumnError(column=columns.by_id[COMMUNE].name)


def read_rows(sheet: Sheet, layout: Layout, ground: Ground) -> Iterator[ReadRow]:
    """Every row that says something of an organization, in the order of the sheet."""
    check_layout(layout, ground.columns)
    wanted = [
        _Cell(
            index - sheet.first_column,
            chosen.id,
            remembered(parser_of(ground.columns.by_id[chosen.id], chosen, ground)),
        )
        for index, chosen in sorted(layout.chosen.items())
    ]
    kinds = ((cell.id, ground.columns.by_id[cell.id].kind.partition(":")) for cell in wanted)
    coded = [(column_id, list_id) for column_id, (kind, _, list_id) in kinds if kind == "code"]
    merged = _merged_rows(sheet.merges, layout)
    name_at = next(cell.offset for cell in wanted if cell.id == NAME)
    for number, line in enumerate(sheet.rows()):
        if number <= layout.header_row:
            continue
        if _says_nothing(line, wanted, name_at, ground.columns):
            continue
        if number == layout.header_row + 1 and _is_numbering(line):
            continue
        yield _row(number + 1, line, wanted, sheet.first_column, merged.get(number, ()), coded, ground)


def parser_of(column: Column, chosen: Chosen, ground: Ground) -> Parser:
    """How the cells of a column are read."""
    kind, _, more = column.kind.partition(":")
    if kind == "text":
        return cells.text(int(more))
    if kind == "code":
        codes = ground.codes[more]
        words = {fold(word): code.code for code in codes for word in (*code.names, code.name)}
        return cells.choice(words, codes.title)
    if kind in ("dong", "signed_dong"):
        return cells.money(chosen.factor or 1, signed=kind == "signed_dong")
    parsers: dict[str, Parser] = {
        "count": cells.count,
        "yes_no": cells.yes_no,
        "tax_code": cells.tax,
        "email": cells.email,
        "commune": cells.text(120),
        "province": cells.text(120),
        "day": cells.day(ground.today),
        "office": cells.choice(ground.offices, "tình trạng trụ sở"),
        "kind": cells.choice({fold(word): code for code, names in ground.columns.kinds for word in names}, "loại hình"),
    }
    return parsers[kind]


def _row(
    number: int,
    line: list[Value],
    wanted: list[_Cell],
    first: int,
    merged: tuple[str, ...],
    coded: Sequence[tuple[str, str]],
    ground: Ground,
) -> ReadRow:
    values: dict[str, Any] = {}
    faults: list[CellFault] = []

    def blame(column_id: str, refusal: CellRefusal) -> None:
        at = {cell.id: cell.offset for cell in wanted}
        offset = at.get(column_id, at[NAME])
        value = line[offset] if offset < len(line) else ""
        head = ground.columns.by_id[column_id].name
        shown = cells.text_of(value)[:_LONGEST_SHOWN]
        faults.append(CellFault(number, cells.letters(first + offset), head, shown, refusal.why, refusal.remedy))

    for cell in wanted:
        value = line[cell.offset] if cell.offset < len(line) else ""
        if cells.is_empty(value):
            continue
        try:
            values[cell.id] = cell.parse(value)
        except CellRefusal as refusal:
            blame(cell.id, refusal)
    for span in merged:
        blame(
            NAME,
            CellRefusal(f"Các ô {span} bị gộp nên các dòng dưới không có giá trị.", "Hãy bỏ gộp và điền đủ từng ô."),
        )
    if NAME not in values and not any(fault.head == ground.columns.by_id[NAME].name for fault in faults):
        blame(NAME, CellRefusal("Dòng có số liệu nhưng không có tên tổ chức.", "Hãy ghi tên, hoặc xóa dòng."))
    kind = values.get("kind") or ground.columns.kind_of_name(values.get(NAME, "")) or ground.kind
    if NAME in values and not kind:
        blame(NAME, CellRefusal("Chưa rõ là HTX, THT, LHHTX hay quỹ tín dụng.", "Hãy thêm cột “Loại hình”."))
    for column_id, list_id in coded:
        codes = ground.codes[list_id]
        if kind and column_id in values and not codes.get(values[column_id]).suits(kind):
            blame(column_id, CellRefusal(f"{codes.title} này không dùng cho loại hình đó.", "Hãy chọn giá trị khác."))
    unit_id = None
    try:
        unit_id = _unit(values, ground.places)
    except CellRefusal as refusal:
        blame(COMMUNE if COMMUNE in values else ADDRESS, refusal)
    return ReadRow(number, str(kind), unit_id, values, tuple(faults))


def _unit(values: Mapping[str, Any], places: Places) -> int | None:
    province = str(values.get(PROVINCE, ""))
    if COMMUNE in values:
        return places.unit_of(values[COMMUNE], province)
    found = places.unit_in_address(values[ADDRESS], province) if ADDRESS in values else None
    if found is None and ADDRESS in values:
        raise CellRefusal(
            "Không thấy rõ xã, phường trong địa chỉ.", "Hãy ghi “xã …” hoặc “phường …” và tỉnh, hoặc thêm cột xã."
        )
    return found


def _says_nothing(line: list[Value], wanted: list[_Cell], name_at: int, columns: Columns) -> bool:
    """An empty row, or the row of totals: its first words say so and it has no name."""
    if all(cell.offset >= len(line) or cells.is_empty(line[cell.offset]) for cell in wanted):
        return True
    named = line[name_at] if name_at < len(line) else ""
    first = next((value for value in line if value != ""), "")
    said = named if not cells.is_empty(named) else first
    return isinstance(said, str) and exact(said).rstrip(": .") in columns.totals


def _is_numbering(line: list[Value]) -> bool:
    """The row below the heads that counts the columns: (1) (2) (3) or A B 1 2."""
    said = [cells.text_of(value).strip("() ") for value in line if value != ""]
    numbers = [int(one) for one in said if one.isdecimal()]
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    letters_only = all(one.isdecimal() or len(one) == 1 for one in said)
    return letters_only and len(numbers) > 1 and all(step == 1 for step in steps)


def _merged_rows(merges: tuple[Merge, ...], layout: Layout) -> dict[int, tuple[str, ...]]:
    """For each data row the spans of merged cells that leave it without a value of its own."""
    found: dict[int, tuple[str, ...]] = {}
    for (top, left), (bottom, right) in merges:
        if bottom <= layout.header_row or not any(left <= index <= right for index in layout.chosen):
            continue
        span = f"{cells.letters(left)}{top + 1}:{cells.letters(right)}{bottom + 1}"
        is_wide = sum(left <= index <= right for index in layout.chosen) > 1
        for row in range(max(top, layout.header_row + 1), bottom + 1):
            if bottom > top or is_wide:
                found[row] = (*found.get(row, ()), span)
    return found
