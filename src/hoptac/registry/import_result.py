"""What came out of an import: faults at their cells, and the organizations that it wrote about."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from hoptac.base.folding import fold
from hoptac.registry.models import FACETS, Import, Standing
from hoptac.registry.services.statements import rows_of
from hoptac.registry.workbooks.cells import CellFault


def faults_shown(held: Import, q: str) -> Sequence[CellFault]:
    """The faults in the order of the sheet, those only that have the words, with marks or without."""
    found = [CellFault(**fault) for fault in held.faults]
    wanted = fold(q)
    if not wanted:
        return found
    return [one for one in found if wanted in fold(f"{one.cell} {one.head} {one.what} {one.why}")]


def organizations_of(held: Import, wanted: str) -> "QuerySet[Standing, Any]":
    """The organizations that the import entered (``moi``), or that it says something new of; as they stand today."""
    assert held.batch is not None
    rows = Standing.objects.select_related("unit").order_by("folded", "pk")
    new = Q(organization__batch=held.batch)
    if wanted == "moi":
        return rows.filter(new)
    about = Q()
    for facet in FACETS:
        about |= Q(organization__in=rows_of(facet).filter(batch=held.batch).values("organization"))
    return rows.filter(about).exclude(new) if wanted == "doi" else rows.filter(new | about)
