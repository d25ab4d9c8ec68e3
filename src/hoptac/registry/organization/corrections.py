"""Corrections on a page: what each put right, read in as many questions as there are kinds of statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hoptac.base.tables_out import LOT, in_lots
from hoptac.base.templatetags.vietnamese import day, moment
from hoptac.registry.access import Personal
from hoptac.registry.contents import BOOKKEEPING, rows_of
from hoptac.registry.models import FACETS, Checked, Facet, Seat
from hoptac.registry.organization.statements import BESIDES, StatementShown, statement_shown

_KINDS = {facet._meta.model_name: facet for facet in (*FACETS, *BESIDES)}


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One correction with what it changed; ``is_officers``: whether the person looks at it for the office."""

    correction: Checked
    label: str
    statement: StatementShown
    is_officers: bool

    @property
    def words(self) -> str:
        """What was put right, in one line."""
        changes = (f"{one.label} “{one.before}” thành “{one.after}”" for one in self.statement.changes)
        if told := "; ".join(changes):
            return told
        row = self.statement.row
        return "Bỏ dòng ghi nhầm" if row.is_void else f"Đổi ngày: đúng từ {day(row.valid_from)}"


def shown_corrections(corrections: Iterable[Checked], personal: Personal) -> list[CorrectionShown]:
    """The corrections of a page in their order; personal data where ``personal`` holds, masked elsewhere."""
    listed = list(corrections)
    open_to = personal.among(one.organization_id for one in listed)
    rows: dict[tuple[str, int], Any] = {}
    for kind, facet in _KINDS.items():
        keys = [one.statement_id for one in listed if one.facet == kind]
        found = rows_of(facet).select_related("recorded_by", *_named_by(facet)).in_bulk(keys) if keys else {}
        rows |= {(kind or "", pk): row for pk, row in found.items()}
    return [
        CorrectionShown(
            one,
            _KINDS[one.facet].label,
            statement_shown(rows[one.facet, one.statement_id], sees_personal=one.organization_id in open_to),
            personal.units.holds(one.organization.standing.unit_id),
        )
        for one in listed
    ]


def _named_by(facet: type[Facet]) -> list[str]:
    """What a statement and the one it corrects name in other tables; a unit is written with those above it."""
    keys = [field.name for field in facet._meta.fields if field.is_relation and field.name not in BOOKKEEPING]
    wide = [f"{name}__parent__parent" if facet is Seat else name for name in keys]
    return ["corrects", *wide, *(f"corrects__{name}" for name in wide)]


HEADS = ("Số trong sổ", "Tổ chức", "Loại thông tin", "Chỗ sửa", "Nguồn", "Người sửa", "Sửa lúc")


def table_rows(rows: QuerySet[Checked], personal: Personal) -> Iterator[tuple[object, ...]]:
    """The list to take away, its heads first."""
    yield HEADS
    for lot in in_lots(rows.iterator(chunk_size=LOT)):
        yield from map(_cells, shown_corrections(lot, personal))


def _cells(one: CorrectionShown) -> tuple[object, ...]:
    correction = one.correction
    return (
        correction.organization_id,
        correction.organization.standing.name,
        one.label,
        one.words,
        one.statement.source,
        str(correction.made_by),
        moment(correction.made_at),
    )
