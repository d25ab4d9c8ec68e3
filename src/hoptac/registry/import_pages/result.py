"""What came out of an import: faults at their cells, and the organizations that it wrote about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict

from hoptac.base.folding import fold
from hoptac.registry.contents import rows_of
from hoptac.registry.imports.jobs import import_view, too_many_at_once
from hoptac.registry.imports.questions import asked_of, field_of
from hoptac.registry.models import FACETS, Import, Standing
from hoptac.registry.workbooks.cells import CellFault

PAGE_SIZE = 50


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


def shown_import(held: Import, address: QueryDict, *, at: datetime) -> dict[str, Any]:
    """What the template needs: the organizations of an import that was stored, the faults of another."""
    wanted, q, is_stored = address.get("xem", ""), address.get("q", ""), held.batch is not None
    rows = organizations_of(held, wanted) if is_stored else faults_shown(held, q)
    return {
        "view": import_view(held, at=at),
        "held": held,
        "too_many": None if is_stored else too_many_at_once(held),
        "questions": [] if is_stored else [(field_of(one.row), one) for one in asked_of(held.questions)],
        "page_obj": Paginator(rows, PAGE_SIZE).get_page(address.get("page")),
        "noun": "tổ chức" if is_stored else "lỗi",
        "q": q,
        "wanted": wanted,
    }
