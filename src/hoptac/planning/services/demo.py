"""Loading the demonstration: people, and documents that go the same way as anyone's: received, corrected, accepted."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hoptac.accounts.models import Grant, User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.models import DataLoad
from hoptac.base.services.loads import loading
from hoptac.documents.models import Document
from hoptac.documents.services.receive import receive_document
from hoptac.planning.demo_file import (
    Demo,
    DemoAct,
    DemoDocument,
    DemoPerson,
    DemoRelation,
    annotated_targets,
    read_demo,
)
from hoptac.planning.queries import review_of
from hoptac.planning.review.items import HEADER, Item
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import add_item, drop_item, edit_item
from hoptac.registry.services.country import make_country
from hoptac.registry.services.demo import enter_demo_organizations
from hoptac.units.models import Agency, Unit

LOAD_NAME = "demo"
# Known to everyone who reads this: the accounts exist only where the demonstration is loaded, and bear its mark.
PASSWORD = "hop-tac-2026"  # noqa: S105
MARK = "trình diễn"
SEED = 1


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """How much was loaded."""

    people: int
    documents: int


def load_demo(folder: Path, *, country: str = "", at: datetime, today: date) -> DemoLoaded | None:
    """Load everything in one transaction; None where it was loaded before, whatever became of it since.

    ``country``: the size (S, M, L) of the made country whose organizations stand beside the demonstration's own; "" for
    none. With one it is refused where a real organization is in the register.
    """
    if DataLoad.objects.filter(name=LOAD_NAME).exists():
        return None
    demo = read_demo(folder)
    with loading(LOAD_NAME, folder / "demo.toml", *(one.path for one in demo.documents), at=at):
        grants = [_make_person(person) for person in demo.people]
        for one in demo.documents:
            _load_document(one, demo, at=at, today=today)
        enter_demo_organizations(folder, at=at, today=today)
        if country:
            make_country(country, seed=SEED, at=at, today=today)
        loaded = DemoLoaded(len(demo.people), len(demo.documents))
        audit.record(System(), "planning.demo.loaded", "demo/demo.toml", at=at, rows=grants, documents=loaded.documents)
        return loaded


def sign_ins() -> list[User]:
    """The accounts of the demonstration that are still open, with their grants."""
    people = User.objects.filter(is_active=True, email__endswith=_mail("")).order_by("pk")
    return list(people.prefetch_related("grants__unit"))


def _mail(login: str) -> str:
    """An address that can never be anyone's: by it the accounts of the demonstration are known."""
    return f"{login}@trinh-dien.invalid"


def _make_person(person: DemoPerson) -> Grant:
    name = person.full_name if MARK in person.full_name.casefold() else f"{person.full_name} ({MARK})"
    user = User.objects.create_user(username=person.login, email=_mail(person.login), password=PASSWORD, full_name=name)
    unit = Unit.objects.get(key=person.unit) if person.unit else None
    grant: Grant = Grant.objects.create(user=user, role=person.role, unit=unit)
    return grant


def _load_document(one: DemoDocument, demo: Demo, *, at: datetime, today: date) -> Document:
    """Receive, say what the reader cannot know, accept."""
    owner = Unit.objects.get(key=one.unit)
    document = receive_document(one.path.name, one.path.read_bytes(), owner=owner, actor=System(), at=at, is_demo=True)
    edit_item(document, HEADER, _head(one, demo), seen=0, actor=System(), at=at)
    for relation in demo.relations:
        if relation.document == one.key:
            _say_relation(document, relation, one, demo, at=at)
    _review_targets(document, annotated_targets(one), at=at)
    accept_review(document, actor=System(), at=at, today=today)
    return document


def _review_targets(document: Document, annotated: list[dict[str, Any]], *, at: datetime) -> None:
    """What a reviewer does: say a target better, add one that the reader missed, drop what is none."""
    missed = list(annotated)
    for item in review_of(document).kept("targets"):
        meant = next((row for row in missed if _is_same_target(item, row)), None)
        if meant is None:
            drop_item(document, item.name, seen=item.seen, actor=System(), at=at)
            continue
        missed.remove(meant)
        changed = {name: value for name, value in _said(meant).items() if item.values.get(name) != value}
        if changed:
            edit_item(document, item.name, changed, seen=item.seen, actor=System(), at=at)
    for row in missed:
        end = row["start"] + len(row["quote"])
        add_item(document, "targets", _said(row), start=row["start"], end=end, actor=System(), at=at)


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("quote", "start", "end")}


def _is_same_target(item: Item, row: dict[str, Any]) -> bool:
    """Whether both mean the same figure of the same place in the text."""
    start, end = row["start"], row["start"] + len(row["quote"])
    overlaps = item.start is not None and item.end is not None and item.start < end and start < item.end
    return overlaps and item.values.get("value") == row["value"]


def _head(one: DemoDocument, demo: Demo) -> dict[str, Any]:
    """Which body issued it, from which year it counts, and for an article the act that it tells of."""
    act = demo.acts[one.act]
    values: dict[str, Any] = {"agency": Agency.objects.get(key=one.agency).pk, "year": one.year_from}
    if one.is_secondary:
        values["about"] = {
            "kind": act.kind,
            "number": act.number,
            "issuer": act.issuer,
            "date": act.dated.isoformat() if act.dated else None,
            "title": act.title,
        }
    return values


def _say_relation(document: Document, relation: DemoRelation, one: DemoDocument, demo: Demo, *, at: datetime) -> None:
    """Correct a citation of this document, or add what it says of two other acts."""
    target = _citation(document, demo.acts[relation.target])
    if relation.source == one.act:
        if target is not None:
            _say_of_own(document, target, demo.acts[relation.target], relation.kind, at=at)
        return
    source = _citation(document, demo.acts[relation.source])
    if source is None or target is None or target.start is None or target.end is None:
        return
    if any((read.values["source"], read.values["target"]) == (source.name, target.name) for read in _ties(document)):
        return
    ends = {"source": _cited_as(source), "target": _cited_as(target)}
    values = {**ends, "kind": relation.kind, "stated": relation.stated}
    add_item(document, "relations", values, start=target.start, end=target.end, actor=System(), at=at)


def _ties(document: Document) -> list[Item]:
    """What the reader itself found of cited acts to each other."""
    return review_of(document).kept("relations")


def _say_of_own(document: Document, citation: Item, act: DemoAct, kind: str, *, at: datetime) -> None:
    """What the document itself says of an act: how it stands to it, and the number of a law called by its name."""
    known = {"relation": kind, "number": act.number or None, "kind": act.kind}
    if act.dated and not citation.values.get("date"):
        known["date"] = act.dated.isoformat()
    changed = {name: value for name, value in known.items() if value and citation.values.get(name) != value}
    if changed:
        edit_item(document, citation.name, changed, seen=citation.seen, actor=System(), at=at)


def _citation(document: Document, act: DemoAct) -> Item | None:
    """Where the document names the act."""
    for item in review_of(document).kept("citations"):
        if act.is_called(str(item.values.get("number") or ""), item.quote):
            return item
    return None


def _cited_as(citation: Item) -> str:
    """The name by which acceptance knows a cited act: its number, else the words of the text."""
    return str(citation.values.get("number") or citation.quote)
