"""What waits for a second person, and corrections that another person looks at."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.web import done, page
from hoptac.registry.access import (
    corrections_for,
    organization_for,
    proposal_for,
    proposals_for,
    require_approver,
)
from hoptac.registry.corrections import shown_corrections
from hoptac.registry.forms import AskForm, JoinForm, ReasonForm
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.proposals_shown import shown_proposals
from hoptac.registry.services import proposals as services
from hoptac.registry.services.checking import mark_seen

PAGE_SIZE = 30
_TITLES = {
    Proposal.Act.LEGAL_STATUS: "Đề nghị đổi tình trạng pháp lý",
    Proposal.Act.JOIN: "Đề nghị gộp vào mục khác",
    Proposal.Act.REMOVE: "Đề nghị xóa mục ghi nhầm",
}


@require_GET
def proposals(request: UserRequest) -> HttpResponse:
    """What waits in my reach; ``state`` shows what was decided."""
    state = request.GET.get("state", "")
    wanted = state if state in Proposal.State.values else Proposal.State.OPEN
    rows = proposals_for(request.user, today=today()).filter(state=wanted)
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = shown_proposals(page_obj.object_list, request.user, today=today())
    context: dict[str, Any] = {
        "page_obj": page_obj,
        "shown": shown,
        "noun": "đề nghị",
        "state": wanted,
        "states": Proposal.State,
    }
    return page(request, "registry/proposals.html", **context)


@require_http_methods(["GET", "POST"])
def ask_legal_status(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that the legal status be another from a day on."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    form = AskForm(request.POST or None, kind=found.kind, initial={"since": today()})
    facts = form.facts if form.is_valid() else {}
    return _asked(request, found, Proposal.Act.LEGAL_STATUS, form, facts)


@require_http_methods(["GET", "POST"])
def ask_join(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that this entry be joined into another."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    form = JoinForm(request.POST or None)
    facts = {"into": form.cleaned_data["into"]} if form.is_valid() else {}
    if facts.get("into"):
        organization_for(request.user, facts["into"], today=today(), write=True)
    return _asked(request, found, Proposal.Act.JOIN, form, facts)


@require_http_methods(["GET", "POST"])
def ask_remove(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that an entry made by mistake be removed."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    return _asked(request, found, Proposal.Act.REMOVE, ReasonForm(request.POST or None), {})


def _asked(request: UserRequest, found: Organization, act: Any, form: Any, facts: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "standing": found.standing, "title": _TITLES[act], "act": act}
    if request.method == "GET" or not form.is_valid():
        return page(request, "registry/ask.html", status=200 if request.method == "GET" else 422, **context)
    try:
        services.ask(act, found, facts, reason=form.cleaned_data["reason"], actor=request.user, at=now())
    except HoptacError as refusal:
        return page(request, "registry/ask.html", status=refusal.status, error=refusal, **context)
    return done(request, f"{reverse('registry:organization', args=[found.pk])}#proposals")


@require_POST
def decide(request: UserRequest, proposal_id: int) -> HttpResponse:
    """Agree or not, as another person of the same reach; or take back what one asked oneself."""
    proposal, said = proposal_for(request.user, proposal_id, today=today(), write=True), request.POST
    answer = said.get("answer", "").strip()[:300]
    try:
        if said.get("act") == "approve":
            services.approve(proposal, actor=request.user, at=now(), today=today())
        elif said.get("act") == "withdraw":
            services.withdraw(proposal, actor=request.user, at=now())
        elif said.get("act") == "undo" and answer:
            require_approver(request.user, proposal, today=today(), act="hoàn lại mục này")
            services.undo(proposal, reason=answer, actor=request.user, at=now(), today=today())
        elif said.get("act") == "refuse" and answer:
            services.refuse(proposal, answer=answer, actor=request.user, at=now())
        else:
            return page(request, "base/error.html", status=422, **_UNSAID)
    except HoptacError as refusal:
        return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
    return done(request, reverse("registry:proposals"))


_UNSAID = {
    "what": "Chưa ghi lý do.",
    "why": "Người đề nghị cần biết vì sao để sửa hoặc đề nghị lại.",
    "remedy": "Hãy quay lại, ghi lý do rồi gửi lần nữa.",
}


@require_GET
def corrections(request: UserRequest) -> HttpResponse:
    """What others corrected in my reach and nobody has looked at yet."""
    rows = corrections_for(request.user, today=today()).filter(checked_by__isnull=True)
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = shown_corrections(page_obj.object_list)
    return page(request, "registry/corrections.html", page_obj=page_obj, shown=shown, noun="chỗ sửa")


@require_POST
def see_correction(request: UserRequest, correction_id: int) -> HttpResponse:
    """I looked at it."""
    correction = corrections_for(request.user, today=today()).filter(pk=correction_id).first()
    if correction is None:
        raise Http404("Không có phần sửa này.")
    organization_for(request.user, correction.organization_id, today=today(), write=True)
    try:
        mark_seen(correction, actor=request.user, at=now())
    except HoptacError as refusal:
        return page(request, "base/error.html", status=refusal.status, **refusal.sentences)
    return done(request, reverse("registry:corrections"))
