"""The columns that a workbook may have (rules/columns.toml), and which of them the head of a column means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hoptac.base.folding import exact, fold
from rulebook.rows import Row, read, refuse_repeated

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_AFTER = re.compile(r"(?:đvt|đơn vị tính|đơn vị)\s*:?\s*(.+)$", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\W_]+")
_LEAST_WORDS_OF_A_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a workbook may say of an organization. ``id`` is facet and field; ``kind`` how a cell is read."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    example: str

    @property
    def is_money(self) -> bool:
        """Whether a cell holds money, so that its unit must be known."""
        return self.kind in ("dong", "signed_dong")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one column of a sheet is taken for; ``factor`` is how many đồng one of its numbers stands for."""

    id: str
    factor: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of the table, with what else it says about sheets."""

    columns: tuple[Column, ...]
    money: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    totals: frozenset[str]
    by_id: dict[str, Column]
    _by_name: dict[str, str]
    _by_folded: dict[str, str]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def guess(self, head: str) -> Chosen | None:
        """What the head of a column most likely means; None where it is not known."""
        name, unit = _parted(head)
        found = self._named(name)
        if found is None:
            return None
        return Chosen(found, self.factor(unit) if self.by_id[found].is_money else None)

    def factor(self, unit: str) -> int | None:
        """How many đồng a unit of money is: "triệu đồng" is a million."""
        wanted = exact(unit).rstrip(". ")
        return next((factor for name, factor in self.money if exact(name) == wanted), None)

    def kind_of_name(self, name: str) -> str:
        """The kind that an organization's own name begins with; empty where it begins with none."""
        words = f"{fold(name)} "
        heads = ((fold(word), code) for code, names in self.kinds for word in names)
        fitting = [(len(word), code) for word, code in heads if words.startswith(f"{word} ")]
        return max(fitting)[1] if fitting else ""

    def _named(self, name: str) -> str | None:
        plain = _plain(exact(name))
        folded = _plain(fold(name))
        found = self._by_name.get(plain) or self._by_folded.get(folded)
        if found is not None:
            return found
        # "Số thành viên (tính đến 31/12)": a known name of two words or more, and something after it.
        beginnings = [known for known in self._by_name if plain.startswith(f"{known} ")]
        longest = max(beginnings, key=len, default="")
        return self._by_name[longest] if longest.count(" ") >= _LEAST_WORDS_OF_A_BEGINNING - 1 else None


def load_columns(path: Path) -> Columns:
    """The table of a file. Refused where two columns bear one name."""
    file = read(path)
    file.text("version"), file.source()
    totals = frozenset(exact(name) for name in file.texts("totals"))
    money = tuple((name, row.whole("factor")) for row in file.tables("money") for name in row.texts("names"))
    kinds = tuple((row.text("code"), row.texts("names")) for row in file.tables("organization_kind"))
    columns = tuple(_column(row) for row in file.tables("column"))
    file.done()
    named = [
        (name, one.id) for one in columns for name in dict.fromkeys(_plain(exact(it)) for it in (one.name, *one.names))
    ]
    refuse_repeated(path, named)
    folded: dict[str, str] = {}
    for name, column in named:
        folded.setdefault(fold(name), column)
    return Columns(columns, money, kinds, totals, {one.id: one for one in columns}, dict(named), folded)


def _column(row: Row) -> Column:
    column = Column(row.text("id"), row.text("name"), row.texts("names"), row.text("kind"), row.text("example"))
    row.done()
    return column


def _parted(head: str) -> tuple[str, str]:
    """The name of a column and the unit that stands with it, in brackets or after "ĐVT"."""
    brackets = _IN_BRACKETS.findall(head)
    bare = _IN_BRACKETS.sub(" ", head)
    after = _UNIT_AFTER.search(bare)
    if after:
        return bare[: after.start()], after[1]
    unit = brackets[-1] if brackets else ""
    inner = _UNIT_AFTER.search(unit)
    return bare, inner[1] if inner else unit


def _plain(name: str) -> str:
    return _NOT_WORDS.sub(" ", name).strip()
