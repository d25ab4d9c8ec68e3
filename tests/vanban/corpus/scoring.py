"""How well a reading answers an annotation: the share of fields and rows that agree, kind by kind.

A plain scorer for the tests: a row is right where the fields that a person acts on are, whatever the quote.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

HEADER = ("doc_type", "doc_kind", "number", "issuer", "place", "date", "title")


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of ``wanted`` and ``found``; for fields of the header all three count fields."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wanted + other.wanted, self.found + other.found)

    @property
    def f1(self) -> float:
        """1.0 where nothing was wanted and nothing found."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


def folded(value: object) -> str:
    """Letters and figures alone: marks, blanks and broken lines do not count."""
    return "".join(letter.casefold() for letter in str("" if value is None else value) if letter.isalnum())


def _names(row: Row, *fields: str) -> tuple[str, ...]:
    return tuple(sorted(folded(name) for field in fields for name in row[field]))


def _unit(row: Row) -> str:
    """The unit, its short form and its long one being the same."""
    return folded(row["unit"].casefold().replace("hợp tác xã", "htx").replace("tổ hợp tác", "tht"))


KEYS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "citations": lambda row: (row["kind"], folded(row["number"] or row["quote"]), row["date"]),
    "sections": lambda row: (folded(row["label"]), folded(row["title"])),
    "targets": lambda row: (row["value"], row["value_max"], row["comparator"], _unit(row)),
    "actuals": lambda row: (row["value"], _unit(row)),
    "tasks": lambda row: (_names(row, "lead"), _names(row, "partners", "agencies")),
    "obligations": lambda row: (row.get("due"), row.get("due_kind"), folded(row.get("to"))),
    "recommendations": lambda row: (folded(row["quote"])[:40],),
}


def score(gold: Row, reading: Row) -> dict[str, Score]:
    """The score of one reading; kinds that the annotation leaves out are not judged."""
    fields = [field for field in HEADER if field in gold]
    right = sum(folded(gold[field]) == folded(reading[field]) for field in fields)
    scores = {"header": Score(right, len(fields), len(fields))}
    optional = [folded(quote) for quote in gold.get("optional", [])]
    for kind, key in KEYS.items():
        if kind in gold:
            scores[kind] = _rows(key, _judged(kind, gold[kind]), _judged(kind, reading[kind]), optional)
    return scores


def _rows(
    key: Callable[[Row], tuple[object, ...]], gold: Iterable[Row], reading: Iterable[Row], optional: list[str]
) -> Score:
    wanted = Counter(map(key, gold))
    missed, right, extra = wanted.copy(), 0, 0
    for row in reading:
        if missed[key(row)] > 0:
            missed[key(row)] -= 1
            right += 1
        elif not any(folded(row["quote"]) in quote or quote in folded(row["quote"]) for quote in optional):
            extra += 1
    return Score(right, wanted.total(), right + extra)


def _judged(kind: str, rows: Iterable[Row]) -> Iterable[Row]:
    """Tasks count where they name somebody."""
    return (row for row in rows if kind != "tasks" or any(row.get(part) for part in ("lead", "partners", "agencies")))


def added(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    total: dict[str, Score] = {}
    for one in scores:
        for kind, value in one.items():
            total[kind] = total.get(kind, Score()) + value
    return total
