"""Workbooks that were read in, bringing in another, and our own to be filled."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away, workbook_answer
from hoptac.base.web import done, page
from hoptac.documents.uploads import InMemory, is_too_large, throw_away
from hoptac.registry.access import units_to_enter
from hoptac.registry.forms.imports import WorkbookForm
from hoptac.registry.import_pages.list import import_rows, imports_wish, shown_imports
from hoptac.registry.imports.access import place_of, require_importer
from hoptac.registry.models import Import
from hoptac.registry.services.imports import receive_workbook
from hoptac.registry.workbooks.template import template_workbook


@require_GET
def imports(request: UserRequest) -> HttpResponse:
    """The imports of my places, the newest first."""
    scope = require_importer(request.user, today=today())
    shown = shown_imports(scope, request.GET, at=now(), today=today())
    return page(request, "registry/imports.html", upload_form=WorkbookForm(), **shown)


@require_GET
def imports_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    scope, wish = require_importer(request.user, today=today()), imports_wish(request.GET)
    return taken_away(request, form, Table("cac-lan-nhap", today(), import_rows(wish.rows(scope)), wish.misread))


@csrf_exempt  # the token is checked below, once the sending is known to be small enough to be read
@require_http_methods(["GET", "POST"])
def upload(request: UserRequest) -> HttpResponse:
    """Where workbooks are sent: one by one by the script, or one by a plain form."""
    if request.method == "POST" and is_too_large(request):
        throw_away(request)
        return page(request, "413.html", status=413, limit_mb=settings.UPLOAD_LIMIT_MB)
    request.upload_handlers = [InMemory(request)]
    return _upload(request)


@csrf_protect
def _upload(request: UserRequest) -> HttpResponse:
    require_importer(request.user, today=today())
    if request.method == "GET":
        return page(request, "registry/import_upload.html", upload_form=WorkbookForm())
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form, " ".join(str(fault) for fault in form.errors["file"]), None)
    try:
        received = _receive(request, form.cleaned_data["file"])
    except HoptacError as refusal:
        return _refused(request, form, str(refusal), refusal)
    to = reverse("registry:import_columns", args=[received.pk])
    if _is_script(request):
        answer = {"url": to, "label": "Chọn cột và kiểm tra", "state": "✓ Đã nhận, chưa ghi gì vào sổ"}
        return JsonResponse(answer, status=201)
    return done(request, to)


def _receive(request: UserRequest, file: "UploadedFile[Any]") -> Import:
    place = place_of(request.user, today=today())
    return receive_workbook(file.name or "", file.read(), place=place, actor=request.user, at=now(), today=today())


def _refused(request: UserRequest, form: WorkbookForm, words: str, refusal: HoptacError | None) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"error": words}, status=422)
    return page(request, "registry/import_upload.html", status=422, upload_form=form, form=form, error=refusal)


def _is_script(request: HttpRequest) -> bool:
    """Whether ``upload.js`` asks: it takes JSON and nothing else."""
    return not request.accepts("text/html")


@require_GET
def template(request: UserRequest) -> HttpResponse:
    """Our own workbook with drop-downs: the code lists, and the communes where I write."""
    scope = require_importer(request.user, today=today())
    units = list(units_to_enter(scope, request.GET.get("province", ""), today=today()))
    return workbook_answer("mau-danh-sach-htx.xlsx", template_workbook(units, day=today()))
