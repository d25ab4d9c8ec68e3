"""Acts of succession: which ended bodies still wait, recording who carries on, taking a wrong record back."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.people_forms import ReasonForm
from hoptac.accounts.succession_form import SuccessionForm
from hoptac.accounts.successions import BodyList, act_for, bodies_for, ended_body_for, table_rows
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page
from hoptac.units.models import Agency, SuccessionAct
from hoptac.units.services.successions import record_succession, take_back_succession
from hoptac.units.succession_acts import bodies_to_choose, stated_elsewhere


@require_GET
def successions(request: UserRequest) -> HttpResponse:
    """Ended bodies in my reach that left plans, targets, tasks or duties."""
    return page(
        request,
        "accounts/successions.html",
        found=_asked(request),
        q=request.GET.get("q", ""),
        only=request.GET.get("loc", ""),
    )


@require_GET
def successions_table(request: UserRequest, form: str) -> HttpResponse:
    """The same as a table."""
    return taken_away(request, form, Table("ke-thua", today(), table_rows(_asked(request))))


@require_http_methods(["GET", "POST"])
def record(request: UserRequest, agency_id: int) -> HttpResponse:
    """Say by which act who carries on."""
    old = ended_body_for(request.user, agency_id, today=today())
    form = SuccessionForm(sent(request), bodies=bodies_to_choose(old, today()))
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            record_succession(old, form.chosen, form.paper, actor=request.user, at=now(), today=today())
        except HoptacError as refusal:
            error = refusal
        else:
            messages.success(request, f"Đã ghi văn bản kế thừa của {old.full_name}.")
            return done(request, reverse("accounts:successions"))
    status = error.status if error else 422 if request.method == "POST" else 200
    return page(request, "accounts/succession.html", status=status, form=form, error=error, **_about(old))


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, succession_id: int) -> HttpResponse:
    """Take a wrong record back; what the body left waits again."""
    act = act_for(request.user, succession_id, today=today())
    form = ReasonForm(sent(request))

    def write() -> str:
        take_back_succession(act, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return f"Đã hoàn lại {act}. {act.old.full_name} lại chờ văn bản kế thừa."

    return confirmed(request, _taking_back(act), form, write)


def _taking_back(act: SuccessionAct) -> Confirmation:
    return Confirmation(
        title=f"Hoàn lại văn bản kế thừa {act}",
        act=f"Chỉ tiêu, nhiệm vụ của {act.old.full_name} lại chờ văn bản kế thừa; không ai bị nhắc việc.",
        kept="Dòng đã ghi vẫn được giữ, kèm lý do hoàn lại và người hoàn lại.",
        button="Hoàn lại",
        back_url=reverse("accounts:successions"),
        about=act.old.placed_name,
    )


def _about(old: Agency) -> dict[str, object]:
    acts = old.succession_acts.prefetch_related("takers__new__unit__parent__parent").select_related("taken_back_by")
    return {"old": old, "stated": stated_elsewhere(old), "acts": acts}


def _asked(request: UserRequest) -> BodyList:
    only = request.GET.get("loc", "")
    words = request.GET.get("q", "").strip()[:100]
    return bodies_for(request.user, words=words, only=only if only in ("cho", "da") else "", today=today())
