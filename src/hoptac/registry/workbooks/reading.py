"""All rows of a sheet under the columns that were chosen: values, or faults at their cells."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from hoptac.base.folding import fold
from hoptac.registry.workbooks import cells, days, numbers
from hoptac.registry.workbooks.cells import EMPTY, CellFault, CellRefusal, Parser, Remembering
from hoptac.registry.workbooks.columns import Chosen, Column, Columns
from hoptac.registry.workbooks.errors import MissingColumnError, MissingMoneyUnitError, RepeatedColumnError
from hoptac.registry.workbooks.lines import LineShape, PassedOver, is_numbering
from hoptac.registry.workbooks.opening import Merge, Sheet, Value
from hoptac.registry.workbooks.places import Places
from rulebook import Code, CodeList

NAME, COMMUNE, PROVINCE, ADDRESS = "identity.name", "seat.commune", "seat.province", "seat.address"
FOUNDED_ON, FOUNDED_IN, STATUS = "identity.founded_on", "identity.founded_in", "status"
# What the cells of a column of mixed statuses say, and the lists of their words.
MIXED = MappingProxyType({"legalstatus.status": "legal_status", "operatingstatus.status": "operating_status"})
# Columns whose cells speak of other fields than their own.
SPREAD = MappingProxyType({FOUNDED_ON: (FOUNDED_ON, FOUNDED_IN), STATUS: tuple(MIXED)})
_LONGEST_SHOWN = 80
_LINES_AT_ONCE = 500
# What a reader remembers, and nothing that equals it by chance as True equals 1.
_REMEMBERED = frozenset({str, float})


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person chose: the row of heads (from 0) and what each column (from 0) is."""

    header_row: int
    chosen: Mapping[int, Chosen]


@dataclass(frozen=True, slots=True)
class Ground:
    """What cells are checked against; ``kind`` is for rows that do not tell theirs.

    ``told`` is what a person said of words: by the column's id and the word the value that it stands for.
    """

    columns: Columns
    codes: Mapping[str, CodeList]
    offices: Mapping[str, str]
    places: Places
    today: date
    kind: str = ""
    told: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


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
    reader: Remembering


def check_layout(layout: Layout, columns: Columns) -> None:
    """Refuse a choice under which nothing can be stored: no name, one thing twice, money without its unit."""
    seen: set[str] = set()
    for chosen in layout.chosen.values():
        column = columns.by_id[chosen.id]
        if chosen.id in seen:
            raise RepeatedColumnError(column=column.name)
        if any(one in column.excludes for one in (other.id for other in layout.chosen.values())):
            raise RepeatedColumnError(column=column.name)
        if column.is_money and chosen.factor is None:
            raise MissingMoneyUnitError(column=column.name)
        seen.add(chosen.id)
    if NAME not in seen:
        raise MissingColumnError(column=columns.by_id[NAME].name)
    if not seen & {COMMUNE, ADDRESS}:
        raise MissingColumnError(column=columns.by_id[COMMUNE].name)


def read_rows(
    sheet: Sheet, layout: Layout, ground: Ground, passed_over: list[PassedOver] | None = None
) -> Iterator[ReadRow]:
    """Every row that says something of an organization, in the order of the sheet.

    Heads of groups, totals and notes are added to ``passed_over``.
    """
    check_layout(layout, ground.columns)
    wanted = [
        _Cell(
            index - sheet.first_column,
            chosen.id,
            Remembering(_parser(chosen, ground)),
        )
        for index, chosen in sorted(layout.chosen.items())
    ]
    reader = _LineReader(wanted, sheet.first_column, ground, _merged_rows(sheet.merges, layout))
    lines = _lines(sheet, layout, wanted, ground, [] if passed_over is None else passed_over)
    while chunk := list(itertools.islice(lines, _LINES_AT_ONCE)):
        yield from reader.read(chunk)


def _lines(
    sheet: Sheet, layout: Layout, wanted: list[_Cell], ground: Ground, passed_over: list[PassedOver]
) -> Iterator[tuple[int, list[Value]]]:
    """The lines that speak of an organization, each with its number from 0; others that say something are told.

    The heads may stand again on each page of a list, with the numbering of the columns below them.
    """
    at = {cell.id: cell.offset for cell in wanted}
    shape = LineShape([cell.offset for cell in wanted], at[NAME], at.get(COMMUNE, at.get(ADDRESS)), bool(ground.kind))
    head: list[Value] = []
    head_row = layout.header_row
    for number, line in enumerate(sheet.rows()):
        if number == layout.header_row:
            head = line
        elif number > layout.header_row and line == head:
            passed_over.append(PassedOver(number + 1, "Dòng tên cột, lặp lại"))
            head_row = number
        if number <= head_row or (number == head_row + 1 and is_numbering(line)):
            continue
        beside = shape.why_not(line, ground.columns)
        if beside is None:
            yield number, line
        elif beside:
            passed_over.append(PassedOver(number + 1, beside[:_LONGEST_SHOWN]))


def _parser(chosen: Chosen, ground: Ground) -> Parser:
    """How the cells of a column are read, after what a person said of their words."""
    plain, told = parser_of(ground.columns.by_id[chosen.id], chosen, ground), ground.told.get(chosen.id)
    return cells.as_told(plain, told) if told else plain


def parser_of(column: Column, chosen: Chosen, ground: Ground) -> Parser:
    """How the cells of a column are read."""
    kind, _, more = column.kind.partition(":")
    if kind == "text":
        return cells.text(int(more))
    if kind == "name":
        return cells.name(int(more))
    if kind == "phone":
        return cells.phone(int(more))
    if kind == "code":
        return cells.choice(_code_words(ground.codes[more]), ground.codes[more].title)
    if kind == "status":
        return cells.mixed([_code_words(ground.codes[list_id]) for list_id in MIXED.values()])
    if kind in ("dong", "signed_dong"):
        return numbers.money(chosen.factor or 1, signed=kind == "signed_dong", unit_of=ground.columns.factor)
    parsers: dict[str, Parser] = {
        "count": numbers.counted(ground.columns.counted_in),
        "yes_no": cells.yes_no,
        "tax_code": cells.tax,
        "email": cells.email,
        "commune": cells.text(120),
        "province": cells.text(120),
        "day": days.day(ground.today),
        "founding": days.founding(ground.today),
        "office": cells.choice(ground.offices, "tình trạng trụ sở"),
        "kind": cells.choice({fold(word): code for code, names in ground.columns.kinds for word in names}, "loại hình"),
    }
    return parsers[kind]


def _code_words(codes: CodeList) -> dict[str, str]:
    return {fold(word): code.code for code in codes for word in (*code.names, code.name)}


def _spread(values: dict[str, Any]) -> None:
    """What one cell says of two fields, at each of them: a year of founding, two statuses in one column."""
    if isinstance(values.get(FOUNDED_ON), int):
        values[FOUNDED_IN] = values.pop(FOUNDED_ON)
    mixed = values.pop(STATUS, ())
    values.update((column_id, code) for column_id, code in zip(MIXED, mixed, strict=False) if code)


@dataclass(slots=True)
class _LineReader:
    """Reads some lines at a time, column by column: of a column most cells are known already, and looked up at once."""

    wanted: list[_Cell]
    first: int
    ground: Ground
    merged: Mapping[int, tuple[str, ...]]
    _coded: list[tuple[str, CodeList, dict[str, Code]]] = field(init=False)
    _spread: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        kinds = ((cell.id, self.ground.columns.by_id[cell.id].kind.partition(":")) for cell in self.wanted)
        lists = [(column_id, self.ground.codes[list_id]) for column_id, (kind, _, list_id) in kinds if kind == "code"]
        mixed = [(column_id, self.ground.codes[list_id]) for column_id, list_id in MIXED.items()]
        lists += mixed if any(cell.id == STATUS for cell in self.wanted) else []
        self._spread = frozenset(cell.id for cell in self.wanted) & SPREAD.keys()
        self._coded = [(column_id, codes, {one.code: one for one in codes}) for column_id, codes in lists]

    def read(self, lines: Sequence[tuple[int, list[Value]]]) -> Iterator[ReadRow]:
        """Each line as an organization; what cannot be read is a fault at its cell."""
        columns = list(itertools.zip_longest(*(line for _, line in lines), fillvalue=""))
        nothing = ("",) * len(lines)
        faults: list[list[CellFault]] = [[] for _ in lines]
        read = [
            self._column(cell, columns[cell.offset] if cell.offset < len(columns) else nothing, lines, faults)
            for cell in self.wanted
        ]
        ids = [cell.id for cell in self.wanted]
        for (number, line), said, found in zip(lines, zip(*read, strict=True), faults, strict=True):
            values = {column_id: value for column_id, value in zip(ids, said, strict=True) if value is not EMPTY}
            if not self._spread.isdisjoint(values):
                _spread(values)
            yield self._row(number, line, values, found)

    def _column(
        self,
        cell: _Cell,
        column: Sequence[Value],
        lines: Sequence[tuple[int, list[Value]]],
        faults: Sequence[list[CellFault]],
    ) -> list[object]:
        """What the cells of a column say, ``EMPTY`` where nothing or nothing that can be read."""
        known = cell.reader.known
        if _REMEMBERED.issuperset(map(type, column)):
            found = list(map(known.get, column))
        else:
            found = [known.get(value) if type(value) in _REMEMBERED else None for value in column]
        if None not in found:
            return found
        read = cell.reader.read
        for place, value in enumerate(found):
            if value is None:
                try:
                    found[place] = read(column[place])
                except CellRefusal as refusal:
                    found[place] = EMPTY
                    faults[place].append(self._fault(*lines[place], cell.id, refusal))
        return found

    def _row(self, number: int, line: list[Value], values: dict[str, Any], faults: list[CellFault]) -> ReadRow:
        kind = values.get("kind") or self.ground.columns.kind_of_name(values.get(NAME, "")) or self.ground.kind
        for column_id, refusal in self._refusals(values, str(kind), self.merged.get(number, ()), faults):
            faults.append(self._fault(number, line, column_id, refusal))
        unit_id = None
        try:
            unit_id = _unit(values, self.ground.places)
        except CellRefusal as refusal:
            faults.append(self._fault(number, line, COMMUNE if COMMUNE in values else ADDRESS, refusal))
        return ReadRow(number + 1, str(kind), unit_id, values, tuple(faults))

    def _refusals(
        self, values: Mapping[str, Any], kind: str, merged: tuple[str, ...], faults: Sequence[CellFault]
    ) -> Iterator[tuple[str, CellRefusal]]:
        """What is wrong with the line as a whole: by the column at which it is told."""
        for span in merged:
            why = f"Các ô {span} bị gộp nên các dòng dưới không có giá trị."
            general = "Các ô bị gộp nên các dòng dưới không có giá trị."
            yield NAME, CellRefusal(why, "Hãy bỏ gộp và điền đủ từng ô.", general=general)
        is_blamed = merged or any(fault.head == self.ground.columns.by_id[NAME].name for fault in faults)
        if NAME not in values and not is_blamed:
            remedy = "Hãy ghi tên, hoặc xóa dòng; ô tên là công thức bị lỗi thì gõ lại tên."
            yield NAME, CellRefusal("Dòng có số liệu nhưng không có tên tổ chức.", remedy)
        if NAME in values and not kind:
            yield NAME, CellRefusal("Chưa rõ là HTX, THT, LHHTX hay quỹ tín dụng.", "Hãy thêm cột “Loại hình”.")
        for column_id, codes, by_code in self._coded if kind else ():
            code = values.get(column_id)
            if code is not None and not by_code[code].suits(kind):
                why = f"{codes.title} này không dùng cho loại hình đó."
                yield column_id, CellRefusal(why, "Hãy chọn giá trị khác.")

    def _fault(self, number: int, line: list[Value], column_id: str, refusal: CellRefusal) -> CellFault:
        at = {cell.id: cell.offset for cell in self.wanted}
        column_id = STATUS if column_id in MIXED and STATUS in at else column_id
        offset = at.get(column_id, at[NAME])
        value = line[offset] if offset < len(line) else ""
        head = self.ground.columns.by_id[column_id].name
        shown = cells.text_of(value)[:_LONGEST_SHOWN]
        letters, said = cells.letters(self.first + offset), (refusal.why, refusal.remedy, refusal.general, refusal.word)
        return CellFault(number + 1, letters, head, shown, *said)


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
