"""One import: its columns, how far it is, what came out, its faults as a workbook, storing and taking back."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest, sent
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away, workbook_answer
from hoptac.base.templatetags.vietnamese import number
from hoptac.base.web import done, page, refused
from hoptac.registry.access import personal_in
from hoptac.registry.errors import NoActChosenError
from hoptac.registry.forms.imports import TakeBackForm, WorkbookFactsForm
from hoptac.registry.import_pages.columns import Choosing, choosing_of, facts_to_show, shown_columns
from hoptac.registry.import_pages.result import organizations_of, shown_import
from hoptac.registry.imports.access import import_for, places_to_cover, require_importer
from hoptac.registry.imports.looking import bytes_of
from hoptac.registry.imports.questions import said_of_rows
from hoptac.registry.imports.words import said_of_words
from hoptac.registry.listing.table import table_rows
from hoptac.registry.models import Import
from hoptac.registry.services.import_jobs import ask_act, discard_import, give_up, start_again
from hoptac.registry.services.imports import answer_import, choose_columns
from hoptac.registry.tasks import enqueue_import
from hoptac.registry.workbooks.marking import marked_workbook

# The ticks with which a person says that the figures of a column are so.
CONFIRMED = "xac-nhan"


@require_GET
def show(request: UserRequest, import_id: int) -> HttpResponse:
    """How far it is while a job works on it; else what came out."""
    held = import_for(request.user, import_id, today=today())
    if held.state == Import.State.RECEIVED and not held.act and not held.refusal:
        return redirect("registry:import_columns", held.pk)
    return _shown(request, held)


@require_GET
def written_table(request: UserRequest, import_id: int, form: str) -> HttpResponse:
    """The organizations of an import that was stored, as they stand today."""
    held = import_for(request.user, import_id, today=today())
    if held.batch is None:
        raise Http404("Chưa lưu nên chưa có danh sách.")
    personal = personal_in(scope_of(request.user, today=today()), user=request.user, today=today())
    rows = table_rows(organizations_of(held, request.GET.get("xem", "")), personal=personal, today=today())
    return taken_away(request, form, Table(f"lan-nhap-{held.pk}", today(), rows))


def _shown(request: UserRequest, held: Import, *, error: HoptacError | None = None) -> HttpResponse:
    status = error.status if error else 200
    shown = shown_import(held, request.GET, scope=scope_of(request.user, today=today()), at=now())
    shown["ticked"] = request.POST.getlist(CONFIRMED)
    answer = page(request, "registry/import.html#progress", status=status, error=error, **shown)
    if request.headers.get("HX-Request") and request.method == "GET" and not shown["view"].is_under_way:
        # The page that asked how far it is says "waiting" in its head too: it is read anew as a whole.
        answer["HX-Refresh"] = "true"
    return answer


@require_http_methods(["GET", "POST"])
def choose(request: UserRequest, import_id: int) -> HttpResponse:
    """What each column is: guessed or remembered, to be changed; then the check begins."""
    held = import_for(request.user, import_id, today=today())
    try:
        choosing = choosing_of(held, sent(request), request.GET, today=today())
    except HoptacError as refusal:
        return refused(request, refusal)
    places = places_to_cover(require_importer(request.user, today=today()), today=today())
    form = WorkbookFactsForm(sent(request), places=places, initial=facts_to_show(choosing, today=today()))
    if request.method == "GET" or not form.is_valid():
        return _columns(request, choosing, form, status=200 if request.method == "GET" else 422)
    try:
        choose_columns(held, choosing.choice(form.cleaned_data), actor=request.user, at=now(), today=today())
        ask_act(held, Import.Act.CHECK, actor=request.user, at=now(), enqueue=enqueue_import)
    except HoptacError as refusal:
        return _columns(request, choosing, form, status=refusal.status, error=refusal)
    return done(request, reverse("registry:import", args=[held.pk]))


def _columns(
    request: UserRequest, choosing: Choosing, form: WorkbookFactsForm, *, status: int, error: HoptacError | None = None
) -> HttpResponse:
    shown = shown_columns(choosing)
    return page(request, "registry/import_columns.html", status=status, form=form, error=error, **shown)


@require_GET
def faults_xlsx(request: UserRequest, import_id: int) -> HttpResponse:
    """The workbook that was sent, with the faulty cells marked and explained."""
    held = import_for(request.user, import_id, today=today())
    try:
        data = marked_workbook(held.name, bytes_of(held), held.sheet, held.header_row, held.faults)
    except HoptacError as refusal:
        return refused(request, refusal)
    return workbook_answer(f"loi-{held.pk}.xlsx", data)


@require_POST
def act(request: UserRequest, import_id: int) -> HttpResponse:
    """Check once more, store all rows or the good ones; start again what died, or leave it."""
    held = import_for(request.user, import_id, today=today())
    said = request.POST.get("act", "")
    if said not in _ACTS:
        return refused(request, NoActChosenError())
    try:
        confirmed = {"confirmed": request.POST.getlist(CONFIRMED)} if said in _STORING else {}
        _ACTS[said](held, **confirmed, actor=request.user, at=now())
    except HoptacError as refusal:
        held.refresh_from_db()
        return _shown(request, held, error=refusal)
    return done(request, reverse("registry:import", args=[held.pk]))


@require_POST
def answer(request: UserRequest, import_id: int) -> HttpResponse:
    """Keep which organization each row is that was asked about, and what each word means; then check once more."""
    held = import_for(request.user, import_id, today=today())
    try:
        said = said_of_rows(request.POST), said_of_words(request.POST.dict())
        answer_import(held, *said, actor=request.user, at=now(), today=today())
        ask_act(held, Import.Act.CHECK, actor=request.user, at=now(), enqueue=enqueue_import)
    except HoptacError as refusal:
        held.refresh_from_db()
        return _shown(request, held, error=refusal)
    return done(request, reverse("registry:import", args=[held.pk]))


_STORING = ("store", "store_good")
_ACTS: dict[str, Callable[..., object]] = {
    "store": partial(ask_act, act=Import.Act.STORE, enqueue=enqueue_import),
    "store_good": partial(ask_act, act=Import.Act.STORE, good_rows_only=True, enqueue=enqueue_import),
    "check": partial(ask_act, act=Import.Act.CHECK, enqueue=enqueue_import),
    "again": partial(start_again, enqueue=enqueue_import),
    "give_up": give_up,
}


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, import_id: int) -> HttpResponse:
    """First what will happen, then the taking back as a job."""
    held = import_for(request.user, import_id, today=today())
    form = TakeBackForm(sent(request))

    def write() -> str:
        reason, act = form.cleaned_data["reason"], Import.Act.TAKE_BACK
        ask_act(held, act, reason=reason, actor=request.user, at=now(), enqueue=enqueue_import)
        return ""

    return confirmed(request, _taking_back(held), form, write)


def _taking_back(held: Import) -> Confirmation:
    return Confirmation(
        title="Thu hồi lần nhập",
        act=f"Mọi điều mà “{held.name}” đã ghi vào sổ được rút lại: {number(held.created)} tổ chức mới bị bỏ khỏi "
        f"sổ, {number(held.changed)} tổ chức trở về như trước. Đã có ai ghi tiếp lên các tổ chức đó thì việc thu "
        "hồi bị từ chối.",
        kept="Tệp, kết quả kiểm tra và nhật ký vẫn giữ; có thể nhập lại tệp sau khi sửa.",
        button="Thu hồi lần nhập này",
        back_url=reverse("registry:import", args=[held.pk]),
        about=held.name,
    )


@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, import_id: int) -> HttpResponse:
    """First what will happen, then the forgetting of a workbook that was not stored."""
    held = import_for(request.user, import_id, today=today())

    def write() -> str:
        discard_import(held, actor=request.user, at=now())
        return ""

    return confirmed(request, _discarding(held), None, write)


def _discarding(held: Import) -> Confirmation:
    return Confirmation(
        title="Bỏ bảng tính chưa lưu",
        act=f"“{held.name}” cùng kết quả kiểm tra bị xóa khỏi máy chủ.",
        kept="Sổ không thay đổi gì, vì bảng tính này chưa được lưu vào sổ.",
        button="Bỏ bảng tính này",
        back_url=reverse("registry:import", args=[held.pk]),
        done_url=reverse("registry:imports"),
        about=held.name,
    )
