"""Which documents a person may see: those of units in reach, and those that upper apps open."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.base.errors import NotAllowedError
from hoptac.documents.errors import NoUnitError
from hoptac.documents.models import Document, ReadingJob
from hoptac.units.models import Unit

# A provider names the documents by their keys (``pk__in``), so that no document comes twice.
ScopeProvider = Callable[[User, Scope, date], Q]
_providers: list[ScopeProvider] = []


# A writer says whether a person with a reach may change a document that is not of his own units.
Writer = Callable[[Scope, Document, date], bool]
_writers: list[Writer] = []


def register_writer(writer: Writer) -> None:
    """Let an upper app open documents to be changed; called once from its ``ready``."""
    if writer not in _writers:
        _writers.append(writer)


def may_write(scope: Scope, document: Document, *, today: date) -> bool:
    """Whether the document may be changed: by those who write in its unit, or who carry on for it."""
    return scope.writes(document.owner_id) or any(writer(scope, document, today) for writer in _writers)


def register_scope(provider: ScopeProvider) -> None:
    """Let an upper app open further documents; called once from its ``ready``."""
    if provider not in _providers:
        _providers.append(provider)


def documents_for(user: User, *, today: date) -> QuerySet[Document]:
    """The documents that ``user`` may read on ``today``."""
    scope = scope_of(user, today=today)
    condition = scope.rows("owner_id")
    if not scope.everything:
        for provider in _providers:
            condition |= provider(user, scope, today)
    rows = Document.objects.filter(condition).select_related("owner__parent__parent", "file", "received_by")
    return rows.defer("search_exact", "search_folded")


def document_for(user: User, document_id: int, *, today: date, write: bool = False) -> Document:
    """One document; 404 for missing and not yours alike, 403 for a reader who wants to write."""
    document = documents_for(user, today=today).filter(pk=document_id).first()
    if document is None:
        raise Http404("Không có văn bản này.")
    if write and not may_write(scope_of(user, today=today), document, today=today):
        raise NotAllowedError(act="sửa văn bản này")
    return document


def jobs_for(user: User, *, today: date) -> QuerySet[ReadingJob]:
    """Slow files of the units where the person may write: until they are read they are nobody else's."""
    scope = scope_of(user, today=today)
    rows = ReadingJob.objects.select_related("owner", "document", "asked_by")
    return rows if scope.writes_everywhere else rows.filter(owner__in=scope.write)


def job_for(user: User, job_id: int, *, today: date) -> ReadingJob:
    """One of them; 404 for missing and not yours alike."""
    job = jobs_for(user, today=today).filter(pk=job_id).first()
    if job is None:
        raise Http404("Không có tệp này.")
    return job


def units_to_receive(scope: Scope, *, today: date) -> QuerySet[Unit]:
    """Units of today for which a person with this reach may receive documents; refused where there is none."""
    units: QuerySet[Unit] = Unit.objects.at(today).select_related("parent__parent").order_by("level", "name", "pk")
    if not scope.writes_everywhere:
        units = units.filter(pk__in=scope.write)
    if not units.exists():
        raise NoUnitError()
    return units
