"""The columns that a workbook may have (rules/columns.toml), and which of them the head of a column means."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from hoptac.base.folding import fold
from hoptac.registry.synthetic import unmarked
from hoptac.registry.workbooks.head_words import HeadWords, Parted, joined
from hoptac.registry.workbooks.line_words import LineWords
from rulebook.rows import Row, read, refuse_repeated

_LEAST_WORDS_OF_A_BEGINNING = 2
# A figure is another one with another word after it: "lao động nữ" is not "lao động". Of these kinds only ends count
# that change nothing.
_FIGURES = frozenset({"count", "dong", "signed_dong"})


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a workbook may say of an organization. ``id`` is facet and field; ``kind`` how a cell is read.

    ``excludes`` are the columns that say a part of the same: a sheet has this one or those. ``parts`` are those whose
    heads may stand below its own. ``in_words`` is the column that it is where its cells hold words without digits.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    example: str
    excludes: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    in_words: str = ""

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
class DayWords:
    """The words by which a sheet says for which day it is true, without marks.

    ``told`` stand before a day with ``fillers`` between them, ``heads`` over a column of it.
    """

    told: tuple[str, ...]
    fillers: tuple[str, ...]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of the table, with what else it says about sheets."""

    columns: tuple[Column, ...]
    money: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    line_words: LineWords
    counted_in: frozenset[str]
    numbering: frozenset[str]
    usual_money: tuple[int, int]
    day_words: DayWords
    by_id: dict[str, Column]
    _words: HeadWords
    _kind_words: tuple[tuple[str, str], ...]
    _by_name: dict[str, str]
    _by_folded: dict[str, str]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def guess(self, head: str, *, over: Sequence[str] = (), unit: int | None = None) -> Chosen | None:
        """What the head of a column most likely means; None where it is not known.

        ``over`` are the heads above it, the nearest last; ``unit`` is the money of the whole sheet.
        """
        own = self._words.parted(head)
        levels = [self._words.parted(one) for one in over]
        for parts in self._tried(own, levels):
            found = self._part(own, levels) or self._named(parts)
            if found is not None:
                units = [own.unit, *(level.unit for level in reversed(levels)), unit]
                factor = next((one for one in units if one is not None), None)
                return Chosen(found, factor if self.by_id[found].is_money else None)
        return None

    def by_cells(self, guess: Chosen | None, samples: Sequence[str]) -> Chosen | None:
        """What a column is by its first cells too: "trồng lúa" is no code, whatever the head says."""
        other = self.by_id[guess.id].in_words if guess else ""
        in_words = bool(samples) and not any(letter.isdigit() for cell in samples for letter in cell)
        return Chosen(other) if other and in_words else guess

    def factor(self, unit: str) -> int | None:
        """How many đồng a unit of money is: "triệu đồng" is a million."""
        return self._words.factor(unit)

    def unit_of_note(self, text: str) -> int | None:
        """How many đồng one number of a table is, where a note above it says so."""
        return self._words.unit_of_note(text)

    def clashes(self, column_id: str, taken: Set[str]) -> bool:
        """Whether the column says what one of those that are taken says already."""
        excluded = self.by_id[column_id].excludes | {column_id}
        return not excluded.isdisjoint(taken) or any(column_id in self.by_id[one].excludes for one in taken)

    def kind_of_name(self, name: str) -> str:
        """The kind that an organization's own name begins with; empty where it begins with none."""
        words = f"{fold(unmarked(name))} "
        return next((code for word, code in self._kind_words if words.startswith(word)), "")

    def _tried(self, own: Parted, levels: Sequence[Parted]) -> Iterator[Parted]:
        """The head with those above it, nearest first, before it by itself; "Nữ" alone says nothing."""
        for start in range(len(levels)):
            above = levels[start:]
            yield joined([*above, own])
            yield joined([own, *above])
        yield own

    def _part(self, own: Parted, levels: Sequence[Parted]) -> str | None:
        """ "Địa chỉ trụ sở › Xã": what a head says by itself, where the one above it is known to have such a part."""
        found = self._same(own.name) if levels else None
        whole = self._named(levels[-1]) if found else None
        return found if whole is not None and found in self.by_id[whole].parts else None

    def _named(self, head: Parted) -> str | None:
        whole = " ".join(filter(None, (head.name, head.aside)))
        found = self._same(whole)
        if found is None and head.aside:
            found = self._same(head.name)
            if found is not None and self._is_figure(found) and not self._words.changes_nothing(head.aside):
                return None
        return found or self._beginning(whole)

    def _same(self, name: str) -> str | None:
        return self._by_name.get(name) or self._by_folded.get(fold(name))

    def _beginning(self, name: str) -> str | None:
        """ "Số thành viên tính đến 31/12": a known name of two words or more, and something after it."""
        words = name.split(" ")
        beginnings = (" ".join(words[:count]) for count in range(len(words) - 1, _LEAST_WORDS_OF_A_BEGINNING - 1, -1))
        longest = next((known for known in beginnings if known in self._by_name), None)
        if longest is None:
            return None
        found = self._by_name[longest]
        is_same = not self._is_figure(found) or self._words.changes_nothing(name[len(longest) + 1 :])
        return found if is_same else None

    def _is_figure(self, column_id: str) -> bool:
        return self.by_id[column_id].kind in _FIGURES


def load_columns(path: Path) -> Columns:
    """The table of a file, which the site reads by ``columns_known`` alone. Refused where two columns bear one name."""
    file = read(path)
    file.text("version"), file.source()
    line_words = LineWords.of(file.texts("totals"), file.texts("totals_of"), file.texts("signatures"))
    counted_in, numbering = file.texts("counted_in"), file.texts("numbering")
    usual = file.whole("usual_money_from"), file.whole("usual_money_to")
    words, day_words = _words(file), _day_words(file)
    kinds = tuple((row.text("code"), row.texts("names")) for row in file.tables("organization_kind"))
    columns = tuple(_column(row) for row in file.tables("column"))
    file.done()
    by_name = _by_name(path, columns, words)
    folded: dict[str, str] = {}
    for name, column in by_name.items():
        folded.setdefault(fold(name), column)
    return Columns(
        columns=columns,
        money=words.money,
        kinds=kinds,
        line_words=line_words,
        counted_in=frozenset(map(fold, counted_in)),
        numbering=frozenset(map(fold, numbering)),
        usual_money=usual,
        day_words=day_words,
        by_id={one.id: one for one in columns},
        _words=words,
        _kind_words=_kind_words(kinds),
        _by_name=by_name,
        _by_folded=folded,
    )


def _by_name(path: Path, columns: Sequence[Column], words: HeadWords) -> dict[str, str]:
    """Which column each name means, as heads are compared."""
    named = [
        (name, one.id) for one in columns for name in dict.fromkeys(words.plain(it) for it in (one.name, *one.names))
    ]
    refuse_repeated(path, named)
    return dict(named)


def _kind_words(kinds: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, str], ...]:
    """The words that names of organizations begin with, the longest first, each with its kind."""
    words = [(f"{fold(word)} ", code) for code, names in kinds for word in names]
    return tuple(sorted(words, key=lambda pair: len(pair[0]), reverse=True))


def _words(file: Row) -> HeadWords:
    money = tuple((name, row.whole("factor")) for row in file.tables("money") for name in row.texts("names"))
    short = {row.text("short"): row.text("long") for row in file.tables("abbreviation")}
    return HeadWords.of(money, short, file.texts("fillers"), (*file.texts("tails"), *file.texts("counted_in")))


def _day_words(file: Row) -> DayWords:
    """The longest first: "trích xuất dữ liệu" before "dữ liệu"."""
    told = []
    for row in file.tables("day_told"):
        told.append(row.text("words"))
        row.text("example")
        row.done()
    longest, fillers = (sorted(map(fold, words), key=len, reverse=True) for words in (told, file.texts("day_fillers")))
    return DayWords(tuple(longest), tuple(fillers), frozenset(map(fold, file.texts("day_heads"))))


def _column(row: Row) -> Column:
    column = Column(
        id=row.text("id"),
        name=row.text("name"),
        names=row.texts("names"),
        kind=row.text("kind"),
        example=row.text("example"),
        excludes=frozenset(row.texts("excludes")),
        parts=frozenset(row.texts("parts")),
        in_words=row.text_or_none("in_words") or "",
    )
    row.done()
    return column
