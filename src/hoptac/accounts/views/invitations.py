"""Invitations: those that were made, making one, taking one back."""

from datetime import datetime
from itertools import chain
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access_people import invitation_for, invitations_for, require_charge, units_to_grant
from hoptac.accounts.errors import AccountsError
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.letters import mail_invitation
from hoptac.accounts.models import Invitation
from hoptac.accounts.people_forms import InviteForm, ReasonForm
from hoptac.accounts.services import invitations as service
from hoptac.accounts.services.invitations import Invitee
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.tables_out import LOT, Table, taken_away
from hoptac.base.templatetags.vietnamese import moment
from hoptac.base.web import page

PAGE_SIZE = 50
HOME = "accounts:invitations"
COLUMNS = (
    "Người được mời", "Thư điện tử", "Vai trò", "Nơi", "Người mời", "Mời lúc", "Hạn", "Trạng thái", "Nhận lúc",
)  # fmt: skip


@require_GET
def invitations(request: UserRequest) -> HttpResponse:
    """The invitations that I look after, newest first."""
    rows = invitations_for(request.user, today=today())
    page_obj = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"page_obj": page_obj, "noun": "lời mời", "q": "", "now": now()}
    return page(request, "accounts/invitations.html", table="accounts:invitations", **context)


@require_GET
def invitations_table(request: UserRequest, form: str) -> HttpResponse:
    """The same list, all of it; never a link, of which only a digest is kept."""
    at = now()
    rows = invitations_for(request.user, today=today()).iterator(chunk_size=LOT)
    cells = chain([COLUMNS], (_cells(one, at) for one in rows))
    return taken_away(request, form, Table("loi-moi", today(), cells))


def _cells(one: Invitation, at: datetime) -> tuple[str, ...]:
    return (
        one.full_name,
        one.email,
        one.get_role_display(),
        one.where,
        str(one.invited_by),
        moment(one.invited_at),
        moment(one.expires_at),
        one.state_words(at),
        moment(one.accepted_at) if one.accepted_at else "",
    )


@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: UserRequest) -> HttpResponse:
    """Invite a person; the link is shown once, on the answer to this very request."""
    charge = require_charge(request.user, today=today())
    raise_if_reauthentication_required(request, app="hoptac.accounts")
    units = units_to_grant(charge, today=today())
    form = InviteForm(sent(request), roles=charge.roles, units=units)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            return _invited(request, Invitee(**form.cleaned_data))
        except AccountsError as refusal:
            error = refusal.message
    context: dict[str, Any] = {"form": form, "error": error, "offered": [] if charge.everywhere else units}
    return page(request, "accounts/invite.html", status=422 if form.errors or error else 200, **context)


def _invited(request: UserRequest, invitee: Invitee) -> HttpResponse:
    made = service.invite(invitee, actor=request.user, at=now(), today=today())
    link = request.build_absolute_uri(reverse("accounts:accept_invitation", args=(made.secret,)))
    is_mailed = bool(invitee.email and settings.EMAIL_HOST) and mail_invitation(made.invitation, link)
    return page(
        request, "accounts/invited.html",
        invitation=made.invitation, link=link, is_mailed=is_mailed, wants_mail=bool(invitee.email),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def revoke(request: UserRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = invitation_for(request.user, invitation_id, today=today())
    form = ReasonForm(sent(request))
    asked = Confirmation(
        title="Thu hồi lời mời",
        act=f"Đường dẫn đã đưa cho {invitation.full_name} không dùng được nữa.",
        kept="Có thể mời lại bất cứ lúc nào.",
        button="Thu hồi",
        back_url=reverse(HOME),
        about=invitation.full_name,
    )
    return confirmed(request, asked, form, lambda: _revoke(request, invitation, form), template="accounts/act.html")


def _revoke(request: UserRequest, invitation: Invitation, form: ReasonForm) -> str:
    service.revoke_invitation(invitation, reason=form.cleaned_data["reason"], actor=request.user, at=now())
    return "Đã thu hồi lời mời."
