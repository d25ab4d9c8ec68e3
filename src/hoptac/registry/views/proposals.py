"""What waits for a second person, and corrections that another person looks at."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.models import User
from hoptac.base.clock import now, today
from hoptac.base.confirming import confirmed
from hoptac.base.errors import HoptacError
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.web import done, page, refused
from hoptac.registry.access import (
    Personal,
    organization_for,
    organization_for_officer,
    personal_in,
    standings_for,
)
from hoptac.registry.access_proposals import (
    correction_for,
    corrections_for,
    proposal_for,
    proposals_for,
    require_approver,
)
from hoptac.registry.errors import HiddenStatusError, NoAnswerError
from hoptac.registry.forms.statements import AskForm, JoinForm, ReasonForm
from hoptac.registry.listing.shown import legal_status
from hoptac.registry.models import Organization, Proposal
from hoptac.registry.naming import name_of_one
from hoptac.registry.organization.corrections import shown_corrections
from hoptac.registry.organization.corrections import table_rows as correction_rows
from hoptac.registry.proposals.shown import shown_proposals, undo_asked
from hoptac.registry.proposals.table import table_rows
from hoptac.registry.services import proposals as services
from hoptac.registry.services.checking import mark_seen

PAGE_SIZE = 30
_LONGEST_NUMBER = 10
_TITLES = {
    Proposal.Act.LEGAL_STATUS: "Đề nghị đổi tình trạng pháp lý",
    Proposal.Act.JOIN: "Đề nghị gộp vào mục khác",
    Proposal.Act.REMOVE: "Đề nghị xóa mục ghi nhầm",
}


@require_GET
def proposals(request: UserRequest) -> HttpResponse:
    """What waits in my reach; ``state`` shows what was decided."""
    wanted = _state(request)
    rows = proposals_for(request.user, today=today()).filter(state=wanted)
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = shown_proposals(page_obj.object_list, request.user, today=today())
    context: dict[str, Any] = {
        "page_obj": page_obj,
        "shown": shown,
        "noun": "đề nghị",
        "state": wanted,
        "states": Proposal.State,
        "table": "registry:proposals",
    }
    return page(request, "registry/proposals.html", **context)


@require_GET
def proposals_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    wanted = _state(request)
    rows = proposals_for(request.user, today=today()).filter(state=wanted)
    of = f"cho-nguoi-thu-hai-{wanted.label}" if wanted != Proposal.State.OPEN else "cho-nguoi-thu-hai"
    return taken_away(request, form, Table(of, today(), table_rows(rows, request.user, today=today())))


def _state(request: UserRequest) -> Proposal.State:
    asked = request.GET.get("state", "")
    return Proposal.State(asked) if asked in Proposal.State.values else Proposal.State.OPEN


@require_http_methods(["GET", "POST"])
def ask_legal_status(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that the legal status be another from a day on."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    stands = found.standing.legal_status
    form = AskForm(request.POST or None, kind=found.kind, stands=stands, initial={"since": today()})
    facts = form.facts if form.is_valid() else {}
    return _asked(request, found, Proposal.Act.LEGAL_STATUS, form, facts)


@require_http_methods(["GET", "POST"])
def ask_join(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that this entry be joined into another."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    among = standings_for(request.user, today=today())
    form = JoinForm(request.POST or None, among=among, initial={"into": _whole(request.GET.get("vao", ""))})
    facts = {"into": form.cleaned_data["into"]} if form.is_valid() else {}
    if facts.get("into"):
        organization_for(request.user, facts["into"], today=today(), write=True)
    return _asked(request, found, Proposal.Act.JOIN, form, facts)


def _whole(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < _LONGEST_NUMBER else None


@require_http_methods(["GET", "POST"])
def ask_remove(request: UserRequest, organization_id: int) -> HttpResponse:
    """Ask that an entry made by mistake be removed."""
    found = organization_for(request.user, organization_id, today=today(), write=True)
    return _asked(request, found, Proposal.Act.REMOVE, ReasonForm(request.POST or None), {})


def _asked(request: UserRequest, found: Organization, act: Any, form: Any, facts: dict[str, Any]) -> HttpResponse:
    standing = found.standing
    stands = legal_status(standing.legal_status).name if act == Proposal.Act.LEGAL_STATUS else ""
    context = {"form": form, "standing": standing, "title": _TITLES[act], "act": act, "stands": stands}
    if request.method == "GET" or not form.is_valid():
        return page(request, "registry/ask.html", status=200 if request.method == "GET" else 422, **context)
    try:
        asked = {"reason": form.cleaned_data["reason"], "actor": request.user, "at": now(), "today": today()}
        services.ask(act, found, facts, **asked)
    except HoptacError as refusal:
        if isinstance(refusal, HiddenStatusError):
            form.ask_replacing(refusal.row)
        return page(request, "registry/ask.html", status=refusal.status, error=refusal, **context)
    messages.success(request, "Đã gửi đề nghị; người thứ hai được báo. Chưa có gì thay đổi cho tới khi họ đồng ý.")
    return done(request, f"{reverse('registry:organization', args=[found.pk])}#proposals")


@require_POST
def decide(request: UserRequest, proposal_id: int) -> HttpResponse:
    """Agree or not, as another person of the same reach; or take back what one asked oneself."""
    proposal = proposal_for(request.user, proposal_id, today=today(), write=True)
    act, answer = request.POST.get("act", ""), request.POST.get("answer", "").strip()[:300]
    if act not in _DECISIONS or (act in _NEED_AN_ANSWER and not answer):
        return refused(request, NoAnswerError())
    try:
        words = _DECISIONS[act](proposal, request.user, answer)
    except HoptacError as refusal:
        return refused(request, refusal)
    messages.success(request, words)
    return done(request, reverse("registry:proposals"))


def _approve(proposal: Proposal, person: User, answer: str) -> str:
    services.approve(proposal, actor=person, at=now(), today=today())
    return f"Đã đồng ý: {proposal.get_act_display()}. Người đề nghị được báo."


def _refuse(proposal: Proposal, person: User, answer: str) -> str:
    services.refuse(proposal, answer=answer, actor=person, at=now())
    return f"Đã trả lời không đồng ý: {proposal.get_act_display()}. Người đề nghị được báo."


def _withdraw(proposal: Proposal, person: User, answer: str) -> str:
    services.withdraw(proposal, actor=person, at=now())
    return f"Đã rút đề nghị: {proposal.get_act_display()}."


_DECISIONS = {"approve": _approve, "refuse": _refuse, "withdraw": _withdraw}
_NEED_AN_ANSWER = frozenset({"refuse"})


@require_http_methods(["GET", "POST"])
def undo(request: UserRequest, proposal_id: int) -> HttpResponse:
    """Bring back an entry that was joined into another or removed."""
    proposal = proposal_for(request.user, proposal_id, today=today(), write=True)
    require_approver(request.user, proposal, today=today(), act="hoàn lại mục này")
    form, name = ReasonForm(sent(request)), name_of_one(proposal.organization)

    def write() -> str:
        reason = form.cleaned_data["reason"]
        services.undo(proposal, reason=reason, actor=request.user, at=now(), today=today())
        return f"Đã hoàn lại; {name} có trong sổ như trước."

    return confirmed(request, undo_asked(proposal, name), form, write)


@require_GET
def corrections(request: UserRequest) -> HttpResponse:
    """What others corrected in my reach and nobody has looked at yet."""
    rows = corrections_for(request.user, today=today()).filter(checked_by__isnull=True)
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = shown_corrections(page_obj.object_list, _personal(request))
    context: dict[str, Any] = {"page_obj": page_obj, "shown": shown, "noun": "chỗ sửa"}
    return page(request, "registry/corrections.html", table="registry:corrections", **context)


@require_GET
def corrections_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it."""
    rows = corrections_for(request.user, today=today()).filter(checked_by__isnull=True)
    return taken_away(request, form, Table("vua-sua", today(), correction_rows(rows, _personal(request))))


def _personal(request: UserRequest) -> Personal:
    return personal_in(scope_of(request.user, today=today()), user=request.user, today=today())


@require_POST
def see_correction(request: UserRequest, correction_id: int) -> HttpResponse:
    """I looked at it."""
    correction = correction_for(request.user, correction_id, today=today())
    organization_for_officer(request.user, correction.organization_id, today=today(), act="kiểm tra chỗ sửa này")
    try:
        mark_seen(correction, actor=request.user, at=now())
    except HoptacError as refusal:
        return refused(request, refusal)
    messages.success(request, "Đã đánh dấu là đã xem, đúng.")
    return done(request, reverse("registry:corrections"))
