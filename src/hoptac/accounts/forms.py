"""The shapes of what people send to sign in, and to look after their own account."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from hoptac.accounts.models import User
from hoptac.base.folding import nfc

ADVICE = "Ít nhất 12 ký tự. Một câu dài dễ nhớ thì tốt hơn một từ khó nhớ."
_FAULTS = {
    "password_too_short": "Mật khẩu quá ngắn. Hãy đặt ít nhất 12 ký tự.",
    "password_too_common": "Mật khẩu này nhiều người dùng nên dễ bị đoán. Hãy đặt một câu của riêng bạn.",
    "password_too_similar": "Mật khẩu giống tên của bạn nên dễ bị đoán. Hãy đặt mật khẩu khác.",
}


class SignInForm(account_forms.LoginForm):  # type: ignore[misc]
    """A name and a password; one answer for both being wrong, so that nobody learns which names exist."""

    marks_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "username", "autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label="Tên đăng nhập", max_length=150, widget=forms.TextInput(attrs=attributes)
        )
        self.fields["password"] = _present_password("Mật khẩu")
        self.order_fields(["login", "password"])


class ReauthenticateForm(account_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before a sensitive act."""

    marks_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _present_password("Mật khẩu của bạn")


class _Code:
    """A code of the application on the telephone, or a recovery code."""

    label = "Mã xác thực"
    help_text = "Mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng."
    marks_required = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "one-time-code", "autofocus": True, "inputmode": "numeric"}
        self.fields["code"] = forms.CharField(
            label=self.label, help_text=self.help_text, widget=forms.TextInput(attrs=attributes)
        )


class CodeForm(_Code, mfa_forms.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class ReauthenticateByCodeForm(_Code, mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before a sensitive act."""


class ActivateForm(_Code, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which proves that the telephone has the secret."""

    label = "Mã 6 số mà ứng dụng đang hiện"
    help_text = "Mã đổi sau mỗi 30 giây."


class NewPasswordForm(forms.Form):
    """A password twice, held to the rules for passwords."""

    marks_required = False

    password = forms.CharField(
        label="Mật khẩu mới",
        help_text=ADVICE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Gõ lại mật khẩu mới", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Refused in our own words where it is short, common or like the name."""
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.resembling())
        except ValidationError as faults:
            raise ValidationError([_FAULTS[fault.code or ""] for fault in faults.error_list]) from faults
        return password

    def clean_again(self) -> str:
        """The same twice."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in (None, again):
            raise ValidationError("Hai lần gõ mật khẩu chưa giống nhau.")
        return again

    def resembling(self) -> User | None:
        """Whose names the password must not resemble."""
        return self.person


_NAME_RULE = "Chỉ gồm chữ, số và các dấu @ . + - _"


class TakeUpForm(NewPasswordForm):
    """Taking up an invitation: how one is called, how one signs in."""

    full_name = forms.CharField(
        label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label="Tên đăng nhập",
        help_text=f"{_NAME_RULE}, viết liền, chẳng hạn lan.nguyen.",
        max_length=150,
        validators=[UnicodeUsernameValidator(message=f"{_NAME_RULE}, viết liền.")],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("full_name", "username", "password", "again")

    def clean_full_name(self) -> str:
        """In one form of Unicode, with single spaces."""
        return nfc(self.cleaned_data["full_name"])

    def resembling(self) -> User:
        """The person to be."""
        return User(username=self.cleaned_data.get("username", ""), full_name=self.cleaned_data.get("full_name", ""))


class ChangePasswordForm(NewPasswordForm):
    """One's own new password, with the one that holds."""

    present = forms.CharField(
        label="Mật khẩu đang dùng",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("present", "password", "again")

    def clean_present(self) -> str:
        """Refused where it is not the one that holds; counted as a wrong sign-in, so that nobody guesses it here."""
        present: str = self.cleaned_data["present"]
        if self.person is None or not get_adapter().reauthenticate(self.person, present):
            raise get_adapter().validation_error("incorrect_password")
        return present


class NameForm(forms.Form):
    """How one's name is written."""

    full_name = forms.CharField(
        label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def clean_full_name(self) -> str:
        """In one form of Unicode, with single spaces."""
        return nfc(self.cleaned_data["full_name"])


def _present_password(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
