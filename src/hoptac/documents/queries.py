"""Reads across documents, readings and acts."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from hoptac.base.folding import exact, fold
from hoptac.documents.models import Act, ActRelation, Document, Reading


def latest_reading(document: Document) -> Reading:
    """The reading in force."""
    return Reading.objects.filter(document=document).order_by("-pk")[:1].get()


def search_documents(documents: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those whose text holds the words, marks or not; those where the marks agree come first."""
    if not words.strip():
        return documents
    wanted, bare = exact(words), fold(words)
    return (
        documents.filter(search_folded__contains=bare)
        .annotate(
            marks_differ=Case(
                When(search_exact__contains=wanted, then=Value(0)), default=Value(1), output_field=IntegerField()
            )
        )
        .order_by("marks_differ", "-received_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class ActGraph:
    """Acts around one act and the relations between them."""

    centre: Act
    acts: tuple[Act, ...]
    relations: tuple[ActRelation, ...]


def acts_around(centre: Act, *, steps: int = 4) -> ActGraph:
    """The act, those it rests on (up to ``steps`` away) and those that rest on it directly.

    One query a step, whatever the size. Mere mentions are left out: they are listed beside the picture, not drawn.
    """
    drawn = ActRelation.objects.exclude(kind=ActRelation.Kind.MENTIONS).select_related("source", "target")
    found: dict[int, ActRelation] = {}
    known, front = {centre.pk}, {centre.pk}
    for _ in range(steps):
        reached = list(drawn.filter(source__in=front))
        found |= {relation.pk: relation for relation in reached}
        front = {relation.target_id for relation in reached} - known
        known |= front
        if not front:
            break
    found |= {relation.pk: relation for relation in drawn.filter(target=centre)}
    acts = {centre.pk: centre}
    for relation in found.values():
        acts[relation.source_id] = relation.source
        acts[relation.target_id] = relation.target
    return ActGraph(centre, tuple(acts.values()), tuple(found.values()))
