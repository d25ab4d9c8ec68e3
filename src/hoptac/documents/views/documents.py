"""The list of documents, on the page and as a table to take away."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.access import is_administrator, scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.tables_out import LOT, Table, taken_away
from hoptac.base.web import page
from hoptac.documents.access import documents_for, jobs_for, units_to_receive
from hoptac.documents.forms import UploadForm
from hoptac.documents.jobs import job_views, open_jobs
from hoptac.documents.kinds import kind_label
from hoptac.documents.models import Document
from hoptac.documents.queries import ListChoice, list_filters, listed_documents

PAGE_SIZE = 25
COLUMNS = (
    "Loại", "Số, ký hiệu", "Ngày", "Trích yếu", "Cơ quan ban hành",
    "Năm", "Đơn vị", "Trạng thái", "Tệp", "Nhận lúc", "Dữ liệu trình diễn",
)  # fmt: skip


@require_GET
def documents(request: UserRequest) -> HttpResponse:
    """Documents that I may see, and the place to bring in more."""
    reachable = documents_for(request.user, today=today())
    choice, filters = choice_of(request.GET), list_filters(reachable)
    rows = Paginator(listed_documents(reachable, choice), PAGE_SIZE)
    context: dict[str, Any] = {
        "page_obj": rows.get_page(request.GET.get("page")),
        "noun": "văn bản",
        "q": choice.q,
        "choice": choice,
        "filters": filters,
        "kinds": [(kind, kind_label(kind)) for kind in filters.kinds],
        "states": Document.State.choices,
        "table": "documents:documents",
    }
    return page(request, "documents/documents.html", **context, **_ways_in(request))


def _ways_in(request: UserRequest) -> dict[str, Any]:
    """What stands beside the list for those who bring documents in: the form, and the files that are being read."""
    return {
        "jobs": job_views(open_jobs(jobs_for(request.user, today=today())), at=now()),
        "is_administrator": is_administrator(request.user, today=today()),
        "upload_form": upload_form_for(request),
    }


@require_GET
def documents_table(request: UserRequest, form: str) -> HttpResponse:
    """The same rows in the same order as the list, all pages."""
    rows = listed_documents(documents_for(request.user, today=today()), choice_of(request.GET))
    cells = chain([COLUMNS], map(_cells, rows.iterator(chunk_size=LOT)))
    return taken_away(request, form, Table("van-ban", today(), cells))


def choice_of(asked: Mapping[str, str]) -> ListChoice:
    """What the address asks of the list."""
    return ListChoice(**{name: (asked.get(name) or "").strip() for name in ListChoice.__dataclass_fields__})


def upload_form_for(request: UserRequest) -> UploadForm | None:
    """The form to bring in documents; None for those who may not."""
    scope = scope_of(request.user, today=today())
    if not scope.is_writer:
        return None
    return UploadForm(units=units_to_receive(scope, today=today()), own=scope.mine)


def _cells(document: Document) -> list[object]:
    return [
        document.kind_label,
        document.number,
        document.dated,
        document.title,
        document.issuer,
        document.year,
        document.owner.name,
        document.get_state_display(),
        document.name,
        f"{document.received_at:%d/%m/%Y}",
        "x" if document.is_demo else "",
    ]
