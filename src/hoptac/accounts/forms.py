"""The sign-in form with its words in Vietnamese."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm

_WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."


class SignInForm(AuthenticationForm):
    """A name and a password; one answer for both being wrong, so that nobody learns which names exist."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="Mật khẩu", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def get_invalid_login_error(self) -> forms.ValidationError:
        """The one answer."""
        return forms.ValidationError(_WRONG, code="invalid_login")

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """A closed account gets the same answer as a wrong password."""
        if not user.is_active:
            raise self.get_invalid_login_error()
