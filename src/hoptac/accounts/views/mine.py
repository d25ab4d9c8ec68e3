"""Tài khoản của tôi: name, password, second factor, devices."""

from allauth.account.signals import password_changed
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access import needs_second_factor
from hoptac.accounts.access_people import own_session_for
from hoptac.accounts.forms import ChangePasswordForm, NameForm
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.people import factor_of, roles_of
from hoptac.accounts.services import accounts
from hoptac.accounts.services import sessions as service
from hoptac.accounts.sessions import sessions_of
from hoptac.base.clock import now, today
from hoptac.base.web import done, page

HOME = "accounts:mine"


@require_GET
def mine(request: UserRequest, form: NameForm | None = None) -> HttpResponse:
    """My account."""
    must = needs_second_factor(request.user, today=today())
    return page(
        request,
        "accounts/mine.html",
        status=422 if form else 200,
        form=form or NameForm(initial={"full_name": request.user.full_name}),
        roles=roles_of(request.user, today=today()),
        factor=factor_of(request.user),
        must_have_factor=must,
        keeps_factor=must and settings.MFA_REQUIRED,
        sessions=sessions_of(request.user, at=now(), here=request.session.session_key or ""),
    )


@require_POST
def change_name(request: UserRequest) -> HttpResponse:
    """Write my name otherwise."""
    form = NameForm(request.POST)
    if not form.is_valid():
        request.method = "GET"
        return mine(request, form)
    accounts.change_name(request.user, full_name=form.cleaned_data["full_name"], at=now())
    messages.success(request, "Đã lưu họ và tên.")
    return done(request, reverse(HOME))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: UserRequest) -> HttpResponse:
    """Set my password anew; other devices are signed out."""
    form = ChangePasswordForm(sent(request), person=request.user)
    if request.method == "POST" and form.is_valid():
        keep = request.session.session_key or ""
        accounts.change_password(request.user, password=form.cleaned_data["password"], keep=keep, at=now())
        update_session_auth_hash(request, request.user)
        password_changed.send(sender=type(request.user), request=request, user=request.user)  # the list of devices
        messages.success(request, "Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.")
        return done(request, reverse(HOME))
    return page(request, "accounts/change_password.html", form=form, status=422 if form.errors else 200)


@require_POST
def end_session(request: UserRequest, session_id: int) -> HttpResponse:
    """Sign one of my devices out."""
    service.end_session(own_session_for(request.user, session_id), actor=request.user, at=now())
    messages.success(request, "Đã đăng xuất thiết bị ấy.")
    return done(request, reverse(HOME))


@require_POST
def end_other_sessions(request: UserRequest) -> HttpResponse:
    """Sign all my other devices out."""
    here = request.session.session_key or ""
    ended = service.end_sessions(request.user, actor=request.user, at=now(), but=here)
    messages.success(request, f"Đã đăng xuất {ended} thiết bị khác.")
    return done(request, reverse(HOME))
