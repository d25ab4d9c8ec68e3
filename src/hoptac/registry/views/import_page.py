"""One import: its columns, how far it is, what came out, its faults as a workbook, storing and taking back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import workbook_answer
from hoptac.base.web import done, page
from hoptac.registry.import_access import import_for, places_to_cover, require_importer
from hoptac.registry.import_columns import (
    choice_to_show,
    chosen_in,
    column_groups,
    heads_asked,
    lines,
    money_units,
)
from hoptac.registry.import_forms import TakeBackForm, WorkbookFactsForm
from hoptac.registry.import_jobs import import_view
from hoptac.registry.import_result import faults_shown, organizations_of
from hoptac.registry.models import Import
from hoptac.registry.services.import_jobs import ask_act, discard_import, give_up, start_again
from hoptac.registry.services.imports import Choice, bytes_of, choose_columns
from hoptac.registry.tasks import enqueue_import
from hoptac.registry.workbooks.heads import Heads
from hoptac.registry.workbooks.marking import marked_workbook

PAGE_SIZE = 50
_ACTS = {"store": Import.Act.STORE, "store_good": Import.Act.STORE, "check": Import.Act.CHECK}


@require_GET
def show(request: UserRequest, import_id: int) -> HttpResponse:
    """How far it is while a job works on it; else what came out."""
    held = import_for(request.user, import_id, today=today())
    if held.state == Import.State.RECEIVED and not held.act and not held.refusal:
        return redirect("registry:import_columns", held.pk)
    return _shown(request, held)


def _shown(request: UserRequest, held: Import, *, error: HoptacError | None = None) -> HttpResponse:
    view = import_view(held, at=now())
    wanted = request.GET.get("xem", "")
    rows = organizations_of(held, wanted) if held.batch is not None else faults_shown(held, request.GET.get("q", ""))
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return page(
        request,
        "registry/import.html#progress",
        status=error.status if error else 200,
        view=view,
        held=held,
        page_obj=page_obj,
        noun="tổ chức" if held.batch is not None else "lỗi",
        q=request.GET.get("q", ""),
        wanted=wanted,
        error=error,
    )


@require_http_methods(["GET", "POST"])
def choose(request: UserRequest, import_id: int) -> HttpResponse:
    """What each column is: guessed or remembered, to be changed; then the check begins."""
    held = import_for(request.user, import_id, today=today())
    said = request.POST if request.method == "POST" else request.GET
    try:
        sheet, heads = heads_asked(held, said.dict())
    except HoptacError as refusal:
        return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
    places = places_to_cover(require_importer(request.user, today=today()), today=today())
    form = WorkbookFactsForm(request.POST or None, places=places, initial=_initial(held))
    if request.method == "GET" or not form.is_valid():
        chosen = chosen_in(said, heads) if request.method == "POST" else choice_to_show(held, heads)
        return _columns_page(request, held, sheet, heads, chosen, form, 200 if request.method == "GET" else 422)
    chosen = chosen_in(said, heads)
    facts = form.cleaned_data
    choice = Choice(sheet, heads, chosen, facts["since"], facts["year"], facts["kind"], facts["whole_of"])
    try:
        choose_columns(held, choice, actor=request.user, at=now(), today=today())
        ask_act(held, Import.Act.CHECK, actor=request.user, at=now(), enqueue=enqueue_import)
    except HoptacError as refusal:
        return _columns_page(request, held, sheet, heads, chosen, form, refusal.status, error=refusal)
    return done(request, reverse("registry:import", args=[held.pk]))


def _initial(held: Import) -> dict[str, Any]:
    return {"since": held.valid_from, "year": held.year, "kind": held.kind, "whole_of": held.whole_of_id}


def _columns_page(
    request: UserRequest,
    held: Import,
    sheet: str,
    heads: Heads,
    chosen: Any,
    form: WorkbookFactsForm,
    status: int,
    *,
    error: HoptacError | None = None,
) -> HttpResponse:
    context = {
        "held": held,
        "sheet": sheet,
        "heads": heads,
        "row": heads.row + 1,
        "lines": lines(heads, chosen),
        "groups": column_groups(),
        "units": money_units(),
        "form": form,
        "error": error,
    }
    return page(request, "registry/import_columns.html", status=status, **context)


@require_GET
def faults_xlsx(request: UserRequest, import_id: int) -> HttpResponse:
    """The workbook that was sent, with the faulty cells marked and explained."""
    held = import_for(request.user, import_id, today=today())
    try:
        data = marked_workbook(held.name, bytes_of(held), held.sheet, held.header_row, held.faults)
    except HoptacError as refusal:
        return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
    return workbook_answer(f"loi-{held.pk}.xlsx", data)


@require_POST
def act(request: UserRequest, import_id: int) -> HttpResponse:
    """Check once more, store all rows or the good ones; start again what died, or leave it."""
    held = import_for(request.user, import_id, today=today())
    said = request.POST.get("act", "")
    who: dict[str, Any] = {"actor": request.user, "at": now()}
    try:
        if said == "again":
            start_again(held, enqueue=enqueue_import, **who)
        elif said == "give_up":
            give_up(held, **who)
        elif said in _ACTS:
            ask_act(held, _ACTS[said], good_rows_only=said == "store_good", enqueue=enqueue_import, **who)
        else:
            return page(request, "base/error.html", status=422, **_UNSAID)
    except HoptacError as refusal:
        held.refresh_from_db()
        return _shown(request, held, error=refusal)
    return done(request, reverse("registry:import", args=[held.pk]))


_UNSAID = {
    "what": "Chưa rõ phải làm gì với lần nhập này.",
    "why": "Biểu mẫu gửi lên không kèm việc nào.",
    "remedy": "Hãy quay lại trang của lần nhập và bấm một nút ở đó.",
}


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, import_id: int) -> HttpResponse:
    """First what will happen, then the taking back as a job."""
    held = import_for(request.user, import_id, today=today())
    form, error = TakeBackForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            act = Import.Act.TAKE_BACK
            ask_act(held, act, reason=reason, actor=request.user, at=now(), enqueue=enqueue_import)
            return done(request, reverse("registry:import", args=[held.pk]))
        except HoptacError as refusal:
            error = refusal
    context: dict[str, Any] = {
        "title": "Thu hồi lần nhập",
        "act": f"Mọi điều mà “{held.name}” đã ghi vào sổ được rút lại: {held.created} tổ chức mới bị bỏ khỏi sổ, "
        f"{held.changed} tổ chức trở về như trước. Đã có ai ghi tiếp lên các tổ chức đó thì việc thu hồi bị từ chối.",
        "kept": "Tệp, kết quả kiểm tra và nhật ký vẫn giữ; có thể nhập lại tệp sau khi sửa.",
        "button": "Thu hồi lần nhập này",
        "back_url": reverse("registry:import", args=[held.pk]),
        "form": form,
        "error": error,
    }
    status = 200 if request.method == "GET" else error.status if error else 422
    return page(request, "base/confirm.html", status=status, **context)


@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, import_id: int) -> HttpResponse:
    """First what will happen, then the forgetting of a workbook that was not stored."""
    held = import_for(request.user, import_id, today=today())
    if request.method == "POST":
        try:
            discard_import(held, actor=request.user, at=now())
        except HoptacError as refusal:
            return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
        return done(request, reverse("registry:imports"))
    context: dict[str, Any] = {
        "title": "Bỏ bảng tính chưa lưu",
        "act": f"“{held.name}” cùng kết quả kiểm tra bị xóa khỏi máy chủ.",
        "kept": "Sổ không thay đổi gì, vì bảng tính này chưa được lưu vào sổ.",
        "button": "Bỏ bảng tính này",
        "back_url": reverse("registry:import", args=[held.pk]),
    }
    return page(request, "base/confirm.html", **context)
