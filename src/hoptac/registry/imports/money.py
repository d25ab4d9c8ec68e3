"""How the columns of money were read: in which unit, and what came out, so that a wrong unit is seen before storing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from hoptac.registry.imports.lines import Line
from hoptac.registry.workbooks.cells import CellRefusal, letters
from hoptac.registry.workbooks.columns import Chosen, Columns
from hoptac.registry.workbooks.numbers import dong_of


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """One column: ``median`` and ``largest`` of its amounts in đồng; ``is_usual``: the median is one that occurs."""

    column_id: str
    count: int
    median: int
    largest: int
    is_usual: bool


def money_read(rows: Sequence[Line], columns: Columns) -> Iterator[MoneyRead]:
    """Each column of money that says anything."""
    least, most = columns.usual_money
    for place, column_id in enumerate(rows[0].said.shape.ids if rows else ()):
        if column_id not in columns.by_id or not columns.by_id[column_id].is_money:
            continue
        amounts = [abs(value) for row in rows if isinstance(value := row.said.values[place], int) and value]
        if amounts:
            middle = median_low(amounts)
            yield MoneyRead(column_id, len(amounts), middle, max(amounts), least <= middle <= most)


def echoed(
    read: Sequence[MoneyRead], chosen: Mapping[int, Chosen], heads: Sequence[Mapping[str, Any]], columns: Columns
) -> list[dict[str, Any]]:
    """The columns in words: a cell as it stands in the workbook beside the đồng that it was read as."""
    units = {factor: name for name, factor in reversed(columns.money)}
    by_id = {one.column_id: one for one in read}
    texts = {head["index"]: head for head in heads}
    return [
        {
            "id": one.id,
            "letter": letters(index),
            "head": texts[index]["text"] if index in texts else "",
            "column": columns.by_id[one.id].name,
            "unit": units.get(one.factor, ""),
            "median": by_id[one.id].median,
            "largest": by_id[one.id].largest,
            "is_usual": by_id[one.id].is_usual,
            **_sample(texts.get(index, {}).get("samples", ()), one.factor, columns),
        }
        for index, one in sorted(chosen.items())
        if one.id in by_id and one.factor is not None
    ]


def _sample(samples: Sequence[str], factor: int, columns: Columns) -> dict[str, Any]:
    """The first cell that is an amount, as written and as read."""
    for said in samples:
        try:
            return {"said": said, "dong": int(dong_of(said, factor, columns.factor))}
        except CellRefusal:
            continue
    return {"said": "", "dong": None}
