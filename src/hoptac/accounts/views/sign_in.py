"""Signing in: name and password, then a code where there is a second factor; and once more before sensitive acts."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hoptac.accounts.lock_out import is_locked_out, locked_out


class SignIn(LoginView):  # type: ignore[misc]
    """The first page for one who is not signed in."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """With the way through the office's own server, where there is one."""
        has_server = bool(settings.SOCIALACCOUNT_PROVIDERS)
        return super().get_context_data(oidc_name=settings.OIDC_NAME if has_server else "", **context)  # type: ignore[no-any-return]


class SecondStep(AuthenticateView):  # type: ignore[misc]
    """The code. A name that is locked out is not asked for one."""

    template_name = "accounts/second_step.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count wrong codes as wrong passwords are counted."""
        name = self.stage.login.user.username
        if is_locked_out(request, name):
            return locked_out(request, None, {"username": name})
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]


class ProveByCode(ReauthenticateView):  # type: ignore[misc]
    """A code once more, before a sensitive act."""

    template_name = "accounts/prove_by_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count wrong codes as wrong passwords are counted."""
        name = request.user.get_username()
        if is_locked_out(request, name):
            return locked_out(request, None, {"username": name})
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]
