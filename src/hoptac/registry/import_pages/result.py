"""What came out of an import: faults at their cells, and the organizations that it wrote about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict

from hoptac.accounts.access import Scope
from hoptac.base.folding import fold
from hoptac.registry.contents import rows_of
from hoptac.registry.imports.fault_kinds import FaultKind, kept_kinds
from hoptac.registry.imports.jobs import import_view, too_many_at_once
from hoptac.registry.imports.plan import places_asked
from hoptac.registry.imports.questions import asked_of, field_of
from hoptac.registry.imports.words import (
    MOST_ASKED_AT_ONCE,
    Offer,
    WordQuestion,
    offer_of,
    words_asked,
    words_of,
    words_told,
)
from hoptac.registry.models import FACETS, Import, Standing
from hoptac.registry.services.imports import MOST_FAULTS_KEPT
from hoptac.registry.workbooks.cells import CellFault

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that is asked about, with all that it may mean."""

    question: WordQuestion
    offer: Offer

    @property
    def near(self) -> str:
        """What it may well be, in words."""
        named = {value: words for _, pairs in self.offer for value, words in pairs}
        return named.get(self.question.near, "")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a word."""

    question: WordQuestion
    meaning: str


def faults_shown(held: Import, q: str, kind: FaultKind | None) -> Sequence[CellFault]:
    """The faults in the order of the sheet, those only of a kind, or that have the words, with marks or without.

    Nothing where neither is asked for: then the kinds are shown.
    """
    wanted = fold(q)
    if kind is None and not wanted:
        return []
    found = [CellFault(**fault) for fault in held.faults]
    found = [one for one in found if kind is None or kind.has(one)]
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


def shown_import(held: Import, address: QueryDict, *, scope: Scope, at: datetime) -> dict[str, Any]:
    """What the template needs: the organizations of an import that was stored, the faults of another."""
    wanted, q, is_stored = address.get("xem", ""), address.get("q", "").strip(), held.batch is not None
    kinds = list(enumerate(kept_kinds(held.fault_kinds), start=1))
    kind = next((one for number, one in kinds if str(number) == address.get("loai")), None)
    rows = organizations_of(held, wanted) if is_stored else faults_shown(held, q, kind)
    return {
        "view": import_view(held, at=at),
        "held": held,
        "too_many": None if is_stored else too_many_at_once(held),
        "questions": [] if is_stored else [(field_of(one.row), one) for one in asked_of(held.questions)],
        **({} if is_stored else shown_words(held, scope)),
        "doubtful_ids": [one["id"] for one in held.doubtful],
        "doubts_figures": any("tick" not in one for one in held.doubtful),
        "kinds": kinds,
        "kind": kind,
        "is_cut": len(held.faults) >= MOST_FAULTS_KEPT,
        "page_obj": Paginator(rows, PAGE_SIZE).get_page(address.get("page")),
        "noun": "tổ chức" if is_stored else "lỗi",
        "q": q,
        "wanted": wanted,
    }


def shown_words(held: Import, scope: Scope) -> dict[str, Any]:
    """The words that are asked about, the first of them, and those of which something was said."""
    told = words_told(held)
    answered = {one.question.field for one in told}
    asked = [one for one in words_asked(held) if one.field not in answered]
    places = places_asked(held, scope)
    return {
        "words": [Asked(one, offer_of(one, places)) for one in asked[:MOST_ASKED_AT_ONCE]],
        "words_left": max(0, len(asked) - MOST_ASKED_AT_ONCE),
        "told": [Told(one.question, words_of(one, places)) for one in told],
    }
