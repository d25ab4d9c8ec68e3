"""Corrections on a page: what each put right, read in as many questions as there are kinds of statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hoptac.registry.facet_panels import BESIDES, StatementShown, statement_shown
from hoptac.registry.models import FACETS, Checked
from hoptac.registry.services.statements import rows_of

_KINDS = {facet._meta.model_name: facet for facet in (*FACETS, *BESIDES)}


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One correction with what it changed."""

    correction: Checked
    label: str
    statement: StatementShown


def shown_corrections(corrections: Iterable[Checked]) -> list[CorrectionShown]:
    """The corrections of a page in their order."""
    listed = list(corrections)
    rows: dict[tuple[str, int], Any] = {}
    for kind, facet in _KINDS.items():
        keys = [one.statement_id for one in listed if one.facet == kind]
        found = rows_of(facet).select_related("recorded_by", "corrects").in_bulk(keys) if keys else {}
        rows |= {(kind or "", pk): row for pk, row in found.items()}
    return [
        CorrectionShown(
            one,
            _KINDS[one.facet].label,
            statement_shown(rows[one.facet, one.statement_id], sees_personal=False),
        )
        for one in listed
    ]
