"""What a workbook shows before it is checked: its heads, the day of its data, what its columns were taken for."""

from collections.abc import Mapping, Sequence
from datetime import date

from hoptac.documents import files
from hoptac.registry.errors import LostWorkbookError
from hoptac.registry.models import Import
from hoptac.registry.workbooks.columns import Chosen
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.day_of_data import DayTold, days_told
from hoptac.registry.workbooks.errors import EmptyWorkbookError, NoHeaderError
from hoptac.registry.workbooks.heads import Head, Heads, find_heads
from hoptac.registry.workbooks.opening import Book, open_book


def first_heads(book: Book) -> tuple[str, Heads]:
    """The first sheet with a row that names its columns. Refused where there is none, and where all are empty."""
    refusal: NoHeaderError | None = None
    for sheet in book.sheets:
        page = book.sheet(sheet)
        if not any(map(any, page.rows())):
            continue
        try:
            return sheet, find_heads(page, columns())
        except NoHeaderError as error:
            refusal = refusal or error
    raise refusal or EmptyWorkbookError(name=book.name)


def look_at(held: Import, sheet: str, row: int | None, *, today: date) -> tuple[Heads, tuple[DayTold, ...]]:
    """Another sheet, or the row of heads that a person names: its heads, and the day that it tells."""
    page = open_book(held.name, bytes_of(held)).sheet(sheet)
    heads = find_heads(page, columns(), row=row)
    return heads, days_told(held.name, page, heads, columns(), today=today)


def bytes_of(held: Import) -> bytes:
    """The workbook. Refused where it is gone."""
    try:
        return files.load(held.sha256)
    except FileNotFoundError:
        raise LostWorkbookError(name=held.name) from None


def remembered(heads: Heads) -> dict[int, Chosen] | None:
    """What was chosen the last time for a workbook with the same columns that was then stored."""
    last = Import.objects.filter(signature=heads.signature, batch__isnull=False).first()
    return chosen_of(last) if last is not None else None


def guessed(heads: Heads) -> dict[int, Chosen]:
    """What the heads themselves say."""
    return {head.index: head.guess for head in heads.columns if head.guess}


def chosen_of(held: Import) -> dict[int, Chosen]:
    """The choice of columns that was kept."""
    return {int(index): Chosen(column, factor) for index, (column, factor) in held.chosen.items()}


def kept_choice(chosen: Mapping[int, Chosen]) -> dict[str, list[object]]:
    """The choice of columns as it is kept with the import."""
    return {str(index): [one.id, one.factor] for index, one in sorted(chosen.items())}


def heads_kept(held: Import) -> Heads:
    """The heads as they were read when the workbook came, or when its sheet was chosen."""
    found = []
    for row in held.heads:
        guess = row["guess"]
        found.append(
            Head(
                row["index"],
                row["text"],
                tuple(row["samples"]),
                Chosen(**guess) if guess is not None else None,
                row.get("twin"),
            )
        )
    return Heads(held.header_row, tuple(found))


def kept_days(told: Sequence[DayTold]) -> list[list[str]]:
    """What the workbook says of its day, as it is kept with the import."""
    return [[one.day.isoformat(), one.where, one.said] for one in told]


def days_kept(held: Import) -> tuple[DayTold, ...]:
    """What the workbook said of its day when it came."""
    return tuple(DayTold(date.fromisoformat(day), where, said) for day, where, said in held.day_sources)
