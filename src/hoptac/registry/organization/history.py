"""Every statement of an organization in the order of writing, as a page and as a table to take away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from hoptac.base.tables_out import Row
from hoptac.base.templatetags.vietnamese import UNKNOWN, moment
from hoptac.registry.contents import rows_of
from hoptac.registry.models import FACETS, Facet
from hoptac.registry.organization.panels import Ask
from hoptac.registry.organization.statements import BESIDES, StatementShown, beside, members_called, statement_shown

KINDS = {facet._meta.model_name: facet for facet in (*FACETS, *BESIDES)}
HEADS = ("Loại thông tin", "Đúng từ ngày", "Nội dung", "Nguồn", "Người ghi", "Ghi lúc", "Dòng ghi")


@dataclass(frozen=True, slots=True)
class Written:
    """One statement as it was written; ``mark`` says that it holds no more, or was only written to take another out."""

    statement: StatementShown
    mark: str

    @property
    def words(self) -> str:
        """What it says: what it put right, or all that it holds."""
        if changes := self.statement.changes:
            wrong = cast("Facet", self.statement.row.corrects)
            told = "; ".join(f"{one.label} “{one.before}” thành “{one.after}”" for one in changes)
            return f"Sửa dòng ghi lúc {moment(wrong.recorded_at)}: {told}"
        return " ".join(f"{one.label}: {one.words}." for one in self.statement.fields if one.words != UNKNOWN)


def history_of(facet: type[Facet], ask: Ask) -> list[Written]:
    """What was written of one kind, newest first; of a page of an earlier knowledge, what was known then."""
    rows = rows_of(facet).filter(organization=ask.organization).order_by("-recorded_at", "-pk")
    if ask.known_at is not None:
        rows = rows.filter(recorded_at__lte=ask.known_at)
    found = list(rows.select_related(*beside(facet), "corrected_by"))
    called = members_called(found, ask)
    shown = (statement_shown(row, sees_personal=ask.sees_personal, called=called) for row in found)
    return [Written(one, _mark(one.row, ask)) for one in shown]


def whole_history(ask: Ask) -> list[Written]:
    """The same of every kind together."""
    told = [one for facet in KINDS.values() for one in history_of(facet, ask)]
    return sorted(told, key=lambda one: one.statement.row.recorded_at, reverse=True)


def table_rows(history: Iterable[Written]) -> Iterator[Row]:
    """The table to take away, its heads first."""
    yield HEADS
    for one in history:
        statement = one.statement
        row = statement.row
        yield (
            row.label, row.valid_from, one.words, statement.source, statement.author,
            moment(row.recorded_at), one.mark,
        )  # fmt: skip


def _mark(row: Facet, ask: Ask) -> str:
    if row.is_void:
        return "Chỉ để bỏ dòng sai"
    later = getattr(row, "corrected_by", None)
    was_known = later is not None and (ask.known_at is None or later.recorded_at <= ask.known_at)
    return "Ghi nhầm, đã sửa" if was_known else ""
