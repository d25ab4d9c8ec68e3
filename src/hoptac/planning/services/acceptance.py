"""Acceptance: the reviewed reading becomes an act, its relations and a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System, Written
from hoptac.base.templatetags.vietnamese import moment
from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE, OTHER
from hoptac.documents.models import Act, Document, Reading
from hoptac.documents.queries import latest_reading
from hoptac.documents.services.acts import ActWords, act_of_document, find_or_make_act
from hoptac.documents.services.headings import repeat_corrected_heading
from hoptac.planning.errors import (
    ActTakenError,
    NotReadyError,
    OutOfReachError,
    StaleSummaryError,
)
from hoptac.planning.models import Acceptance, Plan
from hoptac.planning.queries import Issuer, day_of_head, issuer_of, review_of
from hoptac.planning.review.items import KINDS, Review
from hoptac.planning.review.size import too_much_for_one_plan
from hoptac.planning.review.standing import letters_and_items
from hoptac.planning.services.plan_rows import fill_plan
from hoptac.planning.services.relations import relate_citations
from hoptac.planning.services.standing import standing_for
from hoptac.units.models import Unit

# The kinds of items of which a plan is made.
PLANNED = ("targets", "goals", "tasks", "obligations")


@dataclass(frozen=True, slots=True)
class SeenReview:
    """The version of a review that a person saw: the key of its reading and of the newest correction, 0 for none."""

    reading: int
    said: int


@transaction.atomic
def accept_review(
    document: Document, *, seen: SeenReview | None = None, actor: User | System, at: datetime, today: date
) -> Acceptance:
    """Make (or bring up to date) the act, its relations and the plan; return the acceptance with all as accepted.

    Refused, before anything of it is loaded, when it is too much for one plan; and when somebody changed the review
    after the person saw it as ``seen``; a command that just made it saw all.
    Refused without a title or a known issuer, for a body outside the actor's reach, and when another document made the
    plan of the same act: in the actor's own reach a demonstration gives way to a real document, and what only an
    article told gives way to the act itself. An article makes the plan of the act that the reviewer named (header
    field ``about``), and everything from it is marked secondary.
    Accepting again keeps the rows of items that stayed, and the leads that people named.
    """
    scope = scope_of(actor, today=today) if isinstance(actor, User) else None
    document = _held(document)
    _check_size(document)
    reading = latest_reading(document)
    review = review_of(document, reading)
    _require_seen(review, reading, seen)
    head = review.header.values
    issuer = issuer_of(document, head, today=today)
    _require_ready(head, issuer, scope)
    written, day = Written(), day_of_head(head, otherwise=today)
    act = _act_of(head, document, issuer, written)
    may_replace = scope is None or scope.reads(issuer.unit.pk)
    plan = _plan_of(act, head, document, issuer, written, may_replace=may_replace) if makes_plan(review) else None
    relations = relate_citations(review, act, document, near=issuer.unit, day=day, actor=actor, at=at, written=written)
    if plan is not None:
        fill_plan(plan, review, day=day, written=written)
    acceptance = Acceptance.objects.create(
        document=document,
        reading=reading,
        plan=plan,
        items=_as_accepted(review),
        accepted_by=actor if isinstance(actor, User) else None,
        accepted_at=at,
    )
    document.state = Document.State.ACCEPTED
    document.save(update_fields=["state"])
    repeat_corrected_heading(document, head)
    written.keep([acceptance, document])
    made: dict[str, Any] = {"act": act.pk, "plan": plan and plan.pk, "relations": relations}
    audit.record(actor, "planning.review.accepted", document, at=at, rows=written.rows, gone=written.gone, **made)
    return acceptance


def _held(document: Document) -> Document:
    """The document, locked, without the text that only search reads."""
    rows = Document.objects.select_for_update(of=("self",)).select_related("owner__parent__parent")
    return rows.defer("search_exact", "search_folded").get(pk=document.pk)


def _require_seen(review: Review, reading: Reading, seen: SeenReview | None) -> None:
    """Refuse where the review is another than the one that the person saw."""
    if seen is not None and seen != SeenReview(reading.pk, review.said):
        raise StaleSummaryError(news=_news(review, reading, seen))


def _require_ready(head: Mapping[str, Any], issuer: Issuer, scope: Scope | None) -> None:
    """Refuse what lacks something that a plan cannot be without, and the plan of a body outside the actor's reach."""
    missing = missing_for_acceptance(head, issuer)
    if missing:
        raise NotReadyError(missing="; ".join(missing))
    if scope is not None and not is_within_reach(issuer.unit, scope):
        raise OutOfReachError(body=str(issuer.agency or issuer.unit))


def _news(review: Review, reading: Reading, seen: SeenReview) -> str:
    """Who changed the review after that, and when."""
    newest = max(review.by_name.values(), key=lambda item: item.seen)
    if newest.seen > seen.said and newest.at is not None:
        return f"{newest.by} sửa lúc {moment(newest.at)}"
    return f"máy đọc lại lúc {moment(reading.read_at)}"


def makes_plan(review: Review) -> bool:
    """Whether there is anything to plan with."""
    return any(review.kept(kind) for kind in PLANNED)


def _check_size(document: Document) -> None:
    """Refuse what is too much for one plan (decision 0011), counted without loading it."""
    standing_for(document)
    letters, items = letters_and_items(document)
    refusal = too_much_for_one_plan(items=items, letters=letters)
    if refusal is not None:
        raise refusal


def is_within_reach(unit: Unit, scope: Scope) -> bool:
    """Whether a plan of this unit is one that the person sees afterwards: own, below, a predecessor's, or above."""
    return scope.reads(unit.pk) or unit.pk in scope.above


def is_secondary(head: Mapping[str, Any]) -> bool:
    """Whether the document only tells of an act: an article does, unless a person says otherwise."""
    said = head.get("secondary")
    return head.get("doc_type") == ARTICLE if said is None else bool(said)


def missing_for_acceptance(head: Mapping[str, Any], issuer: Issuer) -> list[str]:
    """What a plan cannot be without, in words; a blank number or day is none of these."""
    about = head.get("about") or {}
    missing = []
    if head.get("doc_type") == ARTICLE:
        if not (about.get("number") or about.get("title")):
            missing.append("chưa nêu tin bài nói về văn bản nào")
    elif not head.get("title"):
        missing.append("thiếu trích yếu")
    if not issuer.is_known:
        missing.append("chưa xác nhận cơ quan ban hành là cơ quan nào")
    return missing


def _act_of(head: Mapping[str, Any], document: Document, issuer: Issuer, written: Written) -> Act:
    if head.get("doc_type") == ARTICLE:
        return find_or_make_act(_words_of(head["about"], head, issuer), written=written)
    return act_of_document(document, _words_of(head, head, issuer), written=written)


def _words_of(source: Mapping[str, Any], head: Mapping[str, Any], issuer: Issuer) -> ActWords:
    """What the head (or what a person says of an article's act) tells of the act."""
    kind = source.get("kind") or source.get("doc_kind") or source.get("doc_type") or OTHER
    number, title = source.get("number") or "", source.get("title") or ""
    body = source.get("issuer") or ("" if source is not head else head.get("issuer") or "")
    return ActWords(
        kind=str(kind),
        number=number,
        name="" if number else title,
        issuer=body or (issuer.agency.name if issuer.agency else ""),
        dated=day_of(source.get("date")),
        title=title,
        agency=issuer.agency,
    )


def _plan_of(
    act: Act, head: Mapping[str, Any], document: Document, issuer: Issuer, written: Written, *, may_replace: bool
) -> Plan:
    plan = _plan_to_fill(act, document, written, secondary=is_secondary(head), may_replace=may_replace)
    plan.act = act
    plan.document = document
    plan.agency = issuer.agency
    plan.unit = issuer.unit
    plan.title = act.title or str(act)
    plan.year_from = plan.year_to = head.get("year")
    plan.is_secondary = is_secondary(head)
    plan.is_demo = document.is_demo
    plan.version = plan.version + 1 if plan.pk else 1
    plan.save()
    written.keep([plan])
    return plan


def _plan_to_fill(act: Act, document: Document, written: Written, *, secondary: bool, may_replace: bool) -> Plan:
    """The document's own plan, or the act's plan where that gives way; refused where it does not.

    A plan that gives way is filled anew, not deleted: its address and the leads of tasks that stand in both stay.
    """
    own = Plan.objects.filter(document=document).first()
    taken = plan_in_the_way(act, document)
    if taken is None:
        return own or Plan(document=document)
    gives_way = (taken.is_demo and not document.is_demo) or (taken.is_secondary and not secondary)
    if not (gives_way and may_replace and own is None):
        raise ActTakenError(act=str(act), document=taken.document.name, plan_id=taken.pk)
    Document.objects.filter(pk=taken.document_id).update(state=Document.State.READ)
    written.keep([taken.document])
    return taken


def plan_in_the_way(act: Act, document: Document) -> Plan | None:
    """The plan that another document made of the same act."""
    return Plan.objects.filter(act=act).exclude(document=document).select_related("document").first()


def _as_accepted(review: Review) -> dict[str, Any]:
    """Everything as accepted, by kind, each item with its place and who last said so."""
    kept = {
        kind: [
            {
                **{"item": item.name, "quote": item.quote, "start": item.start, "end": item.end, "by": item.by},
                **({"unchecked": True} if item.needs_check else {}),
                **item.values,
            }
            for item in review.kept(kind)
        ]
        for kind in KINDS
    }
    return {"header": dict(review.header.values), **kept}
