"""The account of an organization's manager: offered by a link that is shown once, given, taken back."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.letters import mail_invitation
from hoptac.accounts.models import User
from hoptac.accounts.services.invitations import revoke_invitation
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, ask_first, confirmed
from hoptac.base.web import page
from hoptac.registry.access import organization_to_appoint
from hoptac.registry.access_ended import require_news
from hoptac.registry.access_managers import manager_for, manager_to_help, open_invitation_for
from hoptac.registry.forms.managers import AppointForm, InviteManagerForm
from hoptac.registry.forms.statements import ReasonForm
from hoptac.registry.models import Organization
from hoptac.registry.services import appointing as service
from hoptac.registry.services.manager_accounts import make_manager_link, reset_manager_factor, unlock_manager


@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: UserRequest, organization_id: int) -> HttpResponse:
    """Offer the account; the link is shown once, on the answer to this very request."""
    organization = _reached(request, organization_id, is_new=True)
    form = InviteManagerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = service.invite_manager(organization, **form.cleaned_data, actor=request.user, at=now())
        link = request.build_absolute_uri(reverse("accounts:accept_invitation", args=(made.secret,)))
        email = made.invitation.email
        context: dict[str, Any] = {"invitation": made.invitation, "link": link, "wants_mail": bool(email)}
        context["is_mailed"] = bool(email and settings.EMAIL_HOST) and mail_invitation(made.invitation, link)
        return page(request, "registry/manager_invited.html", standing=organization.standing, **context)
    asked = _confirmation(organization, _INVITE)
    return ask_first(request, asked, form, template=_PAGE, standing=organization.standing)


@require_http_methods(["GET", "POST"])
def give(request: UserRequest, organization_id: int) -> HttpResponse:
    """Give the role to one who has an account."""
    organization = _reached(request, organization_id, is_new=True)
    form = AppointForm(sent(request), unit=organization.standing.unit, today=today())

    def write() -> str:
        person, reason = form.cleaned_data["person"], form.cleaned_data["reason"]
        service.appoint(organization, person, reason=reason, actor=request.user, at=now(), today=today())
        return f"{person.full_name} quản lý tổ chức này từ hôm nay."

    return _answered(request, organization, form, _APPOINT, write)


@require_http_methods(["GET", "POST"])
def take_back(request: UserRequest, organization_id: int, manager_id: int) -> HttpResponse:
    """The person manages the organization no more."""
    organization = organization_to_appoint(request.user, organization_id, today=today())
    grant = manager_for(organization, manager_id)
    form = ReasonForm(sent(request))

    def write() -> str:
        reason = form.cleaned_data["reason"]
        service.dismiss(grant, reason=reason, actor=request.user, at=now(), today=today())
        return f"{grant.user.full_name} thôi quản lý tổ chức này."

    return _answered(request, organization, form, _DISMISS, write, person=grant.user)


@require_http_methods(["GET", "POST"])
def revoke(request: UserRequest, organization_id: int, offer_id: int) -> HttpResponse:
    """The link opens nothing any more."""
    organization = organization_to_appoint(request.user, organization_id, today=today())
    offered = open_invitation_for(organization, offer_id, at=now())
    form = ReasonForm(sent(request))

    def write() -> str:
        revoke_invitation(offered.invitation, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return "Đã thu hồi lời mời."

    return _answered(request, organization, form, _REVOKE, write)


@require_http_methods(["GET", "POST"])
def unlock(request: UserRequest, organization_id: int, manager_id: int) -> HttpResponse:
    """Open the manager's account again, or the name after too many failures."""
    organization = _reached(request, organization_id)
    grant = manager_to_help(request.user, organization, manager_id, today=today(), act="mở khóa tài khoản")
    form = ReasonForm(sent(request))

    def write() -> str:
        unlock_manager(grant, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return f"Đã mở khóa cho {grant.user.full_name}."

    return _answered(request, organization, form, _UNLOCK, write, person=grant.user)


@require_http_methods(["GET", "POST"])
def reset_factor(request: UserRequest, organization_id: int, manager_id: int) -> HttpResponse:
    """For a manager who lost the telephone."""
    organization = _reached(request, organization_id)
    grant = manager_to_help(request.user, organization, manager_id, today=today(), act="bỏ xác thực hai lớp")
    form = ReasonForm(sent(request))

    def write() -> str:
        reset_manager_factor(grant, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return f"Đã bỏ xác thực hai lớp của {grant.user.full_name}; người ấy được báo."

    return _answered(request, organization, form, _NO_FACTOR, write, person=grant.user)


@never_cache
@require_http_methods(["GET", "POST"])
def password_link(request: UserRequest, organization_id: int, manager_id: int) -> HttpResponse:
    """A link by which the manager sets a new password: shown once, on the answer to this very request."""
    organization = _reached(request, organization_id)
    grant = manager_to_help(request.user, organization, manager_id, today=today(), act="đặt lại mật khẩu")
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        secret = make_manager_link(grant, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        link = request.build_absolute_uri(reverse("accounts:new_password", args=(grant.user_id, secret)))
        return page(request, _LINK_PAGE, standing=organization.standing, person=grant.user, link=link)
    asked = _confirmation(organization, _NEW_PASSWORD)
    return ask_first(request, asked, form, template=_PAGE, standing=organization.standing, person=grant.user)


_LINK_PAGE = "registry/manager_password_link.html"
_PAGE = "registry/manager_act.html"
_INVITE = {
    "title": "Mời người quản lý của tổ chức",
    "act": "Tạo một đường dẫn dùng một lần trong 7 ngày; người được mời tự đặt tên đăng nhập và mật khẩu.",
    "kept": "Người ấy chỉ thấy và ghi dữ liệu của tổ chức này.",
    "button": "Tạo lời mời",
}
_APPOINT = {
    "title": "Giao cho người đã có tài khoản",
    "act": "Người này thấy và ghi được dữ liệu của tổ chức, kể cả dữ liệu cá nhân trong đó, từ hôm nay.",
    "kept": "Các vai trò khác của người ấy không đổi. Thu hồi được bất cứ lúc nào.",
    "button": "Giao tài khoản",
}
_DISMISS = {
    "title": "Thu hồi tài khoản quản lý",
    "act": "Từ hôm nay người này không còn thấy và ghi được dữ liệu của tổ chức với vai trò người quản lý.",
    "kept": "Mọi điều đã ghi còn nguyên; tài khoản vẫn đăng nhập được.",
    "button": "Thu hồi",
}
_REVOKE = {
    "title": "Thu hồi lời mời",
    "act": "Đường dẫn đã đưa không dùng được nữa.",
    "kept": "Có thể mời lại bất cứ lúc nào.",
    "button": "Thu hồi",
}


_UNLOCK = {
    "title": "Mở khóa tài khoản quản lý",
    "act": "Người này đăng nhập lại được ngay, kể cả khi vừa bị tạm khóa do nhập sai nhiều lần.",
    "kept": "Mật khẩu và xác thực hai lớp giữ nguyên.",
    "button": "Mở khóa",
}
_NEW_PASSWORD = {
    "title": "Đặt lại mật khẩu cho người quản lý",
    "act": "Tạo một đường dẫn dùng một lần trong 24 giờ để người này tự đặt mật khẩu mới. "
    "Hãy chắc chắn rằng đúng người ấy đề nghị.",
    "kept": "Mật khẩu cũ còn dùng được cho tới khi đặt mật khẩu mới; xác thực hai lớp giữ nguyên.",
    "button": "Tạo đường dẫn",
}


_NO_FACTOR = {
    "title": "Bỏ xác thực hai lớp của người quản lý",
    "act": "Ứng dụng xác thực và mã dự phòng cũ hết tác dụng; người này bị đăng xuất khỏi mọi thiết bị và được báo. "
    "Hãy gặp hoặc gọi để chắc chắn rằng đúng người ấy đề nghị.",
    "kept": "Mật khẩu giữ nguyên. Đăng nhập lại rồi, người ấy bật xác thực hai lớp trên điện thoại mới.",
    "button": "Bỏ xác thực hai lớp",
}


def _reached(request: UserRequest, organization_id: int, *, is_new: bool = False) -> Organization:
    """The organization, once it is sure that one may do this and is who one says; a new manager none that ended."""
    organization = organization_to_appoint(request.user, organization_id, today=today())
    if is_new:
        require_news(organization, today=today())
    raise_if_reauthentication_required(request, app="hoptac.accounts")
    return organization


def _confirmation(organization: Organization, act: dict[str, str]) -> Confirmation:
    back_url = f"{reverse('registry:organization', args=[organization.pk])}#managers"
    return Confirmation(**act, back_url=back_url, about=organization.standing.name)


def _answered(
    request: UserRequest,
    organization: Organization,
    form: forms.Form,
    act: dict[str, str],
    write: Callable[[], str],
    person: User | None = None,
) -> HttpResponse:
    shown: dict[str, Any] = {"template": _PAGE, "standing": organization.standing, "person": person}
    return confirmed(request, _confirmation(organization, act), form, write, **shown)
