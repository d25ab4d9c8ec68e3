"""Acceptance: the reviewed reading becomes an act, its relations and a plan."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.documents.models import Act, Document
from hoptac.documents.queries import latest_reading
from hoptac.documents.services.acts import find_or_make_act, relate
from hoptac.planning.errors import ActTakenError, NotReadyError
from hoptac.planning.models import Acceptance, Plan
from hoptac.planning.queries import review_of
from hoptac.planning.review import KINDS, Review
from hoptac.planning.services.plan_rows import fill_plan
from hoptac.units.models import Agency

ARTICLE = "tin_tuc"


@transaction.atomic
def accept_review(document: Document, *, actor: User | System, at: datetime, today: date) -> Acceptance:
    """Make (or bring up to date) the act, its relations and the plan; return the acceptance with all as accepted.

    Refused without a kind, a title or an issuer, and when another document made the plan of the same act (a demonstration
    gives way to the real document). An article makes the plan of the act that the reviewer named (header field ``about``), and everything from it is marked secondary.
    Accepting again keeps the rows of items that stayed, and the leads that people named.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    review = review_of(document)
    head = dict(review.header.values)
    is_article = head.get("doc_type") == ARTICLE
    _check_ready(head, is_article=is_article)
    act = _act_of(head, document, is_article=is_article)
    relations = _relate_citations(review, act, document, is_article=is_article, actor=actor, at=at)
    plan = _plan_of(act, head, document, is_article=is_article) if makes_plan(review) else None
    if plan is not None:
        fill_plan(plan, review)
    acceptance = Acceptance.objects.create(
        document=document,
        reading=latest_reading(document),
        plan=plan,
        items=_as_accepted(review),
        accepted_by=actor if isinstance(actor, User) else None,
        accepted_at=at,
    )
    document.state = Document.State.ACCEPTED
    _repeat_heading(document, head)
    document.version += 1
    document.save()
    audit.record(actor, "planning.review.accepted", document, at=at, act=act.pk, plan=plan and plan.pk, relations=relations)
    return acceptance


def makes_plan(review: Review) -> bool:
    """Whether there is anything to plan with."""
    return any(review.kept(kind) for kind in ("targets", "goals", "tasks", "obligations"))


def _check_ready(head: dict[str, Any], *, is_article: bool) -> None:
    about = head.get("about") or {}
    missing = []
    if is_article and not (about.get("number") or about.get("title")):
        missing.append("chưa nêu tin bài nói về văn bản nào")
    if not is_article and not head.get("title"):
        missing.append("thiếu trích yếu")
    if not head.get("agency") and not head.get("unit"):
        missing.append("chưa xác nhận cơ quan ban hành là cơ quan nào")
    if missing:
        raise NotReadyError(missing="; ".join(missing))


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _act_of(head: dict[str, Any], document: Document, *, is_article: bool) -> Act:
    source = head["about"] if is_article else head
    act = find_or_make_act(
        kind=str(source.get("kind") or source.get("doc_type") or "other"),
        number=source.get("number") or "",
        name="" if source.get("number") else f"{source.get('title') or ''} {head.get('issuer') or ''}".strip(),
        issuer=source.get("issuer") or head.get("issuer") or "",
        dated=_day(source.get("date")),
        title=source.get("title") or head.get("title") or "",
    )
    taken = Plan.objects.filter(act=act).exclude(document=document).select_related("document").first()
    if taken is not None and taken.is_demo and not document.is_demo:
        taken.delete()  # the real document takes the place of the demonstration
        act.document = None
    elif taken is not None:
        raise ActTakenError(act=str(act), document=taken.document.name, plan_id=taken.pk)
    if act.document is None:
        act.document = document
    if head.get("agency"):
        act.issuer_agency_id = int(head["agency"])
    act.save()
    return act


def _relate_citations(
    review: Review, act: Act, document: Document, *, is_article: bool, actor: User | System, at: datetime
) -> int:
    """Tie the act to what it cites, and cited acts to each other where a person or the text says so."""
    document.stated_relations.all().delete()
    cited: dict[str, Act] = {}
    made = 0
    for item in review.kept("citations"):
        values = item.values
        number = values.get("number") or ""
        other = find_or_make_act(
            kind=str(values.get("kind") or "other"),
            number=number,
            name="" if number else item.quote,
            issuer=values.get("issuer") or "",
            dated=_day(values.get("date")),
        )
        cited[number or item.quote] = other
        stated = {"kind": str(values.get("relation") or "mentions"), "quote": item.quote}
        made += relate(act, other, **stated, document=document, is_secondary=is_article, actor=actor, at=at) is not None
    cited[act.number] = act
    for item in review.kept("relations"):
        source, target = cited.get(str(item.values.get("source"))), cited.get(str(item.values.get("target")))
        if source and target:
            kind = str(item.values.get("kind") or "implements")
            made += (
                relate(source, target, kind=kind, quote=item.quote, document=document, is_secondary=is_article, actor=actor, at=at)
                is not None
            )
    return made


def _plan_of(act: Act, head: dict[str, Any], document: Document, *, is_article: bool) -> Plan:
    agency = Agency.objects.select_related("unit").filter(pk=head.get("agency") or 0).first()
    unit_id = agency.unit_id if agency and agency.unit_id else int(head.get("unit") or document.owner_id)
    plan = Plan.objects.filter(document=document).first() or Plan(document=document)
    plan.act = act
    plan.agency = agency
    plan.unit_id = unit_id
    plan.title = act.title or str(act)
    plan.year_from = plan.year_to = head.get("year")
    plan.is_secondary = is_article
    plan.is_demo = document.is_demo
    plan.version = plan.version + 1 if plan.pk else 1
    plan.save()
    return plan


def _as_accepted(review: Review) -> dict[str, Any]:
    """Everything as accepted, by kind, each item with its place and who last said so."""
    kept = {
        kind: [
            {"item": item.name, "quote": item.quote, "start": item.start, "end": item.end, "by": item.by, **item.values}
            for item in review.kept(kind)
        ]
        for kind in KINDS
    }
    return {"header": dict(review.header.values), **kept}


def _repeat_heading(document: Document, head: dict[str, Any]) -> None:
    document.number = head.get("number") or ""
    document.title = head.get("title") or ""
    document.issuer = head.get("issuer") or ""
    document.dated = _day(head.get("date"))
    document.year = head.get("year")
