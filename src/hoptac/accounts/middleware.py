"""Who is signed in no more signs in; who must have a second factor sets it up; the last use of a device is noted."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse

from hoptac.accounts.access import needs_second_factor
from hoptac.accounts.client_address import client_address
from hoptac.accounts.last_use import note_use
from hoptac.base.clock import now, today
from hoptac.base.web import done

# What a person needs for setting it up, and the way out.
_OPEN = frozenset(
    {
        "mfa_activate_totp",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "accounts:sign_out",
        "accounts:accept_invitation",
        "accounts:new_password",
        "base:alive",
    }
)
_WHY = "Vai trò của bạn có quyền quản trị, xác nhận hoặc ký, nên phải bật xác thực hai lớp trước khi làm việc."


class SignedInOnly(LoginRequiredMiddleware):
    """Sends who is signed in no more to sign in: the whole page, also where htmx asked for a part of it."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Nothing for who may go on; else the way to sign in, and back."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        return answer if answer is None else done(request, answer["Location"])


def last_use(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Note that the device of one who is signed in is in use, for the list of devices."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.session.session_key:
            note_use(request.session.session_key, ip=client_address(request), at=now())
        return get_response(request)

    return answer


def second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send those whose role needs a second factor and who have none to the page where it is set up."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated or _is_open(request.path_info):
            return get_response(request)
        if get_adapter().is_mfa_enabled(request.user) or not needs_second_factor(request.user, today=today()):
            return get_response(request)
        messages.warning(request, _WHY)
        return done(request, reverse("mfa_activate_totp"))

    return answer


def _is_open(path: str) -> bool:
    if path.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
        return True
    try:
        return resolve(path).view_name in _OPEN
    except Resolver404:
        return False
