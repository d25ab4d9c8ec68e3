"""Reads across documents, readings and acts."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from hoptac.base.folding import exact, fold
from hoptac.base.sorting import ordering
from hoptac.documents.models import Act, ActRelation, Document, Reading


def latest_reading(document: Document) -> Reading:
    """The reading in force."""
    return Reading.objects.filter(document=document).order_by("-pk")[:1].get()


def scanned_pages(document: Document) -> list[int]:
    """The pages whose letters a machine recognised, as the reading in force says."""
    readings = Reading.objects.filter(document=document).order_by("-pk")
    scans = readings.values_list("result__scans", flat=True)[:1].get() or []
    return sorted({number for scan in scans for number in range(scan["first"], scan["last"] + 1)})


def search_documents(documents: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those that hold every word, marks or not; first those with the phrase as typed, then those whose marks agree."""
    phrase = exact(words)
    if not phrase:
        return documents
    for word in fold(words).split():
        documents = documents.filter(search_folded__contains=word)
    marks_agree = Q()
    for word in phrase.split():
        marks_agree &= Q(search_exact__contains=word)
    rank = Case(
        When(search_exact__contains=phrase, then=Value(0)),
        When(marks_agree, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return documents.annotate(rank=rank).order_by("rank", "-received_at", "-pk")


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What a person chose in the list: words, filters and order, each as it stands in the address; "" for no choice."""

    q: str = ""
    state: str = ""
    kind: str = ""
    year: str = ""
    unit: str = ""
    sort: str = ""


# Keys of the address and the columns behind them.
SORTS = {"title": "title", "number": "number", "dated": "dated", "year": "year", "received": "received_at"}


def listed_documents(documents: QuerySet[Document], choice: ListChoice) -> QuerySet[Document]:
    """The rows of the list; a choice that makes no sense is no choice."""
    found = search_documents(documents, choice.q)
    if choice.state in Document.State.values:
        found = found.filter(state=choice.state)
    if choice.kind:
        found = found.filter(kind=choice.kind)
    if choice.year.isdecimal():
        found = found.filter(year=int(choice.year))
    if choice.unit.isdecimal():
        found = found.filter(owner=int(choice.unit))
    if choice.sort.removeprefix("-") not in SORTS:
        return found
    return found.order_by(ordering(choice.sort, SORTS), "-pk")


@dataclass(frozen=True, slots=True)
class ListFilters:
    """What can be chosen: only what at least one document in reach has."""

    kinds: tuple[str, ...]
    years: tuple[int, ...]
    units: tuple[tuple[int, str], ...]


def list_filters(documents: QuerySet[Document]) -> ListFilters:
    """The choices for the filters of the list, in one query each."""
    plain = documents.order_by()
    units = plain.values_list("owner_id", "owner__name").distinct().order_by("owner__name", "owner_id")
    years = plain.values_list("year", flat=True).distinct().order_by("-year")
    return ListFilters(
        tuple(plain.exclude(kind="").values_list("kind", flat=True).distinct().order_by("kind")),
        tuple(year for year in years if year is not None),
        tuple(units),
    )


@dataclass(frozen=True, slots=True)
class Rereading:
    """How far the documents are with the present reader."""

    total: int
    present: int

    @property
    def waiting(self) -> int:
        """How many were last read by an older reader."""
        return self.total - self.present


def outdated_documents(reader_version: str) -> QuerySet[Document]:
    """Documents whose reading in force is by another version of the reader, oldest first."""
    newest = Reading.objects.filter(document=OuterRef("pk")).order_by("-pk").values("reader_version")[:1]
    return Document.objects.annotate(read_by=Subquery(newest)).exclude(read_by=reader_version).order_by("pk")


def rereading(reader_version: str) -> Rereading:
    """Counted, not noted: a job that was stopped goes on where it was."""
    total = Document.objects.count()
    return Rereading(total, total - outdated_documents(reader_version).count())


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
