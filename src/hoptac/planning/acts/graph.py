"""The graph of acts around one act, as far as a person may see it, laid out for drawing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.documents.access import documents_for
from hoptac.documents.kinds import ARTICLE
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.documents.queries import ActGraph, acts_around
from hoptac.planning.access import plans_for
from hoptac.planning.acts.layout import Arrow, Box, Layout, Line, lay_out
from hoptac.planning.acts.names import act_name
from hoptac.planning.acts.register import Standing, standing_of
from hoptac.planning.models import Plan
from hoptac.planning.plans.links import document_url
from hoptac.units.models import Agency

# Letters that fit the width of a box.
_HEAD_LETTERS = 27
_LINE_LETTERS = 34


@dataclass(frozen=True, slots=True)
class Node:
    """An act as the picture and the list show it. Plan and document only where the person may open them."""

    act: Act
    box: Box
    issuer: str
    is_centre: bool
    is_secondary: bool
    plan: Plan | None
    document: Document | None
    standing: Standing | None

    @property
    def name(self) -> str:
        """Kind and number, or the name under which the act is known."""
        return act_name(self.act)

    @property
    def head(self) -> str:
        """The name as it fits the box."""
        return shorten(self.name, _HEAD_LETTERS, placeholder=" …")

    @property
    def when(self) -> str:
        """The day of the act in words."""
        return f"ngày {self.act.dated:%d/%m/%Y}" if self.act.dated else "chưa rõ ngày"

    @property
    def issuer_line(self) -> str:
        """The issuer as it fits the box; capitals take more room."""
        room = _LINE_LETTERS * 3 // 4 if self.issuer.isupper() else _LINE_LETTERS
        return shorten(self.issuer, room, placeholder=" …")

    @property
    def next_url(self) -> str:
        """Where the last line of the box leads: the plan, else the document."""
        if self.plan:
            return reverse("planning:plan", args=[self.plan.pk])
        return document_url(self.document.pk) if self.document else ""

    @property
    def foot(self) -> str:
        """The last line of the box: how to go on, or how the act stands."""
        if self.next_url:
            return "Mở kế hoạch" if self.plan else "Mở văn bản"
        if self.standing is None:
            return ""
        return f"{self.standing.label} (chưa xác minh)" if self.standing.is_unverified else self.standing.label


@dataclass(frozen=True, slots=True)
class Mention:
    """An act that the centre only mentions: listed, not drawn."""

    act: Act
    is_secondary: bool
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as an arrow from the act that rests to the one it rests on."""

    relation: ActRelation
    line: Line

    @property
    def label(self) -> str:
        """The relation in a word."""
        return str(self.relation.get_kind_display())


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph, ready for the page."""

    centre: Node
    layout: Layout
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    mentions: tuple[Mention, ...]
    is_demo: bool


def act_for(user: User, act_id: int, *, today: date) -> Act:
    """One act that a document in reach makes, or names; 404 for missing and out of reach alike."""
    documents = documents_for(user, today=today).order_by().values("pk")
    named = ActRelation.objects.filter(document__in=documents).filter(Q(source=act_id) | Q(target=act_id))
    act = Act.objects.filter(pk=act_id).select_related("issuer_agency").first()
    if act is None:
        raise Http404("Không có văn bản này.")
    is_received = act.document_id is not None and documents.filter(pk=act.document_id).exists()
    if not is_received and not named.exists():
        raise Http404("Không có văn bản này.")
    return act


def picture_of(centre: Act, *, user: User, today: date) -> Picture:
    """The acts around ``centre``, told by documents that ``user`` may read."""
    seen = documents_for(user, today=today).order_by()
    graph = _told_by(acts_around(centre), seen)
    layout = lay_out(
        centre.pk,
        [act.pk for act in sorted(graph.acts, key=_by_day)],
        [Arrow(relation.pk, relation.source_id, relation.target_id) for relation in graph.relations],
    )
    nodes = _nodes(graph, layout, seen, plans_for(user, today=today), today=today)
    relations = {relation.pk: relation for relation in graph.relations}
    return Picture(
        centre=next(node for node in nodes if node.is_centre),
        layout=layout,
        nodes=nodes,
        edges=tuple(Edge(relations[line.key], line) for line in layout.lines),  # type: ignore[index]
        mentions=_mentions(graph, seen, today=today),
        is_demo=_is_demo(graph, seen),
    )


def _told_by(graph: ActGraph, documents: QuerySet[Document]) -> ActGraph:
    """The graph without what only unseen documents say, and without acts that are then no longer reached."""
    telling = {relation.document_id for relation in graph.relations if relation.document_id is not None}
    seen = set(documents.filter(pk__in=telling).values_list("pk", flat=True))
    told = _once(relation for relation in graph.relations if relation.document_id in seen)
    reached = _reached(graph.centre.pk, told)
    kept = tuple(one for one in told if one.source_id in reached and one.target_id in reached)
    return ActGraph(graph.centre, tuple(act for act in graph.acts if act.pk in reached), kept)


def _once(relations: Iterable[ActRelation]) -> list[ActRelation]:
    """Each relation once, however many documents tell it; an official one's word goes before an article's."""
    best: dict[tuple[int, int, str], ActRelation] = {}
    for one in relations:
        said = best.setdefault((one.source_id, one.target_id, one.kind), one)
        if said.is_secondary and not one.is_secondary:
            best[one.source_id, one.target_id, one.kind] = one
    return list(best.values())


def _reached(centre: int, relations: Iterable[ActRelation]) -> set[int]:
    """What the centre rests on, step by step, and what rests directly on it."""
    rows = list(relations)
    reached, front = {centre}, {centre}
    while front:
        front = {one.target_id for one in rows if one.source_id in front} - reached
        reached |= front
    return reached | {one.source_id for one in rows if one.target_id == centre}


def _nodes(
    graph: ActGraph, layout: Layout, seen: QuerySet[Document], reached: QuerySet[Plan], *, today: date
) -> tuple[Node, ...]:
    acts = {act.pk: act for act in graph.acts}
    plans = {plan.act_id: plan for plan in reached.filter(act__in=acts)}
    wanted = [act.document_id for act in acts.values() if act.document_id]
    documents = seen.defer("search_exact", "search_folded").in_bulk(wanted)
    known_bodies = Agency.objects.filter(acts__in=acts).select_related("unit")
    issuers = {agency.pk: agency.full_name for agency in known_bodies}
    first_hand = _first_hand(graph, documents)
    return tuple(
        Node(
            act=acts[box.act],
            box=box,
            issuer=issuers.get(acts[box.act].issuer_agency_id or 0) or acts[box.act].issuer,
            is_centre=box.act == graph.centre.pk,
            is_secondary=box.act not in first_hand,
            plan=plans.get(box.act),
            document=documents.get(acts[box.act].document_id or 0),
            standing=standing_of(acts[box.act], day=today),
        )
        for box in layout.boxes
    )


def _first_hand(graph: ActGraph, documents: Mapping[int, Document]) -> set[int]:
    """Acts known from an official document; the others only from what an article tells."""
    known = {one for relation in graph.relations if not relation.is_secondary for one in _ends(relation)}
    received = {
        act.pk
        for act in graph.acts
        if act.document_id is not None and act.document_id in documents and documents[act.document_id].kind != ARTICLE
    }
    return known | received


def _ends(relation: ActRelation) -> tuple[int, int]:
    return relation.source_id, relation.target_id


def _mentions(graph: ActGraph, documents: QuerySet[Document], *, today: date) -> tuple[Mention, ...]:
    """What the centre only mentions; acts that are drawn already are not listed again."""
    drawn = [act.pk for act in graph.acts]
    told = ActRelation.objects.filter(source=graph.centre, document__in=documents.values("pk"))
    rows = told.filter(kind=ActRelation.Kind.MENTIONS).exclude(target__in=drawn).select_related("target")
    ordered = rows.order_by("target__dated", "target__number", "pk")
    return tuple(Mention(row.target, row.is_secondary, standing_of(row.target, day=today)) for row in _once(ordered))


def _is_demo(graph: ActGraph, documents: QuerySet[Document]) -> bool:
    """Whether anything of the picture is known from a document of the demonstration."""
    known_from = [*(relation.document_id for relation in graph.relations), *(act.document_id for act in graph.acts)]
    telling = Q(pk__in=[key for key in known_from if key]) | Q(stated_relations__source=graph.centre)
    return documents.filter(telling, is_demo=True).exists()


def _by_day(act: Act) -> tuple[bool, date, str, int]:
    return (act.dated is None, act.dated or date.min, act.number, act.pk)
