"""What allauth asks of the site: its sentences in Vietnamese, no open sign-up, whom an outside sign-in belongs to."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from hoptac.accounts.access import needs_second_factor
from hoptac.accounts.client_address import client_address
from hoptac.accounts.lock_out import warning_of
from hoptac.accounts.models import User
from hoptac.base.clock import today
from hoptac.base.web import page

logger = logging.getLogger(__name__)
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
WRONG_CODE = "Mã chưa đúng hoặc đã quá giờ. Hãy xem mã mới trong ứng dụng xác thực và kiểm tra đồng hồ của điện thoại."


_CODES_MADE = "mfa/messages/recovery_codes_generated.txt"


def _sets_up(request: HttpRequest) -> bool:
    """Whether the second factor is being set up in this request, which makes its recovery codes too."""
    return request.resolver_match is not None and request.resolver_match.view_name == "mfa_activate_totp"


class _WarnsBeforeLockOut:
    """Whatever was wrong with a password or a code, the person learns when the next tries would lock the name."""

    error_messages: ClassVar[dict[str, str]]
    request: HttpRequest | None

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """The fault in our words."""
        words = self.error_messages[code] % args if args else self.error_messages[code]
        return ValidationError(f"{words}{warning_of(self.request)}", code=code)


class AccountAdapter(_WarnsBeforeLockOut, DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by name and password. Accounts come by invitation alone."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "account_inactive": WRONG,
        "incorrect_password": "Mật khẩu chưa đúng. Hãy thử lại.",
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": "Thử quá nhiều lần. Hãy đợi một lúc rồi thử lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for himself."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A locked account is told what an unknown one is told."""
        return page(request, "accounts/no_account.html", status=403)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the log keeps."""
        return client_address(request)

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:  # fmt: skip  # noqa: E501
        """Only what our own templates say: the sentences about the second factor."""
        if message_template == _CODES_MADE and _sets_up(request):
            return  # said already, with the second factor itself
        if message_template and message_template.startswith("mfa/"):
            messages.add_message(request, level, render_to_string(message_template).strip())


class MfaAdapter(_WarnsBeforeLockOut, DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: codes of an application on the telephone, and recovery codes on paper."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": (
            "Vai trò của bạn bắt buộc xác thực hai lớp nên không tắt được. "
            "Mất điện thoại thì nhờ quản trị hệ thống bỏ xác thực cũ để đặt lại."
        ),
        "cannot_generate_recovery_codes": "Hãy bật xác thực hai lớp trước, rồi mới tạo được mã dự phòng.",
    }

    def get_totp_label(self, user: User) -> str:
        """The name under which the application on the telephone keeps the account."""
        return user.username

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whose role needs the second factor keeps it."""
        return not (settings.MFA_REQUIRED and needs_second_factor(authenticator.user, today=today()))


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in at the office's own server of identities (OIDC): it says who one is, never what one may do."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the outside sign-in to the account that bears its confirmed e-mail address; without one, refuse."""
        if sociallogin.is_existing:
            return
        owner = _owner_of(sociallogin)
        if owner is None or not owner.is_active:
            raise ImmediateHttpResponse(page(request, "accounts/no_account.html", status=403))
        sociallogin.connect(request, owner)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **about: Any) -> None:
        """The person is told that it failed; what failed is for the one who looks after the server."""
        logger.warning("Signing in at %s failed: %s %r", provider, about.get("error"), about.get("exception"))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Nothing of the server's is taken over: the account is ours."""
        user: User = sociallogin.user
        return user

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No account is made by signing in elsewhere."""
        return False


def _owner_of(sociallogin: SocialLogin) -> User | None:
    """The one account with an address that the server has confirmed; None where two share it."""
    confirmed = [address.email for address in sociallogin.email_addresses if address.verified]
    owners = [owner for email in confirmed for owner in User.objects.filter(email__iexact=email)[:2]]
    return owners[0] if len(owners) == 1 else None
