"""Corrections on a page: what each put right, read in as many questions as there are kinds of statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hoptac.registry.access import Personal
from hoptac.registry.contents import BOOKKEEPING, rows_of
from hoptac.registry.models import FACETS, Checked, Facet, Seat
from hoptac.registry.organization.facet_panels import BESIDES, StatementShown, statement_shown

_KINDS = {facet._meta.model_name: facet for facet in (*FACETS, *BESIDES)}


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One correction with what it changed."""

    correction: Checked
    label: str
    statement: StatementShown


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
        )
        for one in listed
    ]


def _named_by(facet: type[Facet]) -> list[str]:
    """What a statement and the one it corrects name in other tables; a unit is written with those above it."""
    keys = [field.name for field in facet._meta.fields if field.is_relation and field.name not in BOOKKEEPING]
    wide = [f"{name}__parent__parent" if facet is Seat else name for name in keys]
    return ["corrects", *wide, *(f"corrects__{name}" for name in wide)]
