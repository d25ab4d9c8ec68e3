"""The sign-in form with its words in Vietnamese."""

from typing import ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """A name and a password; one answer for both being wrong, so that nobody learns which names exist."""

    username = forms.CharField(
        label="Tên đăng nhập", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label="Mật khẩu", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages: ClassVar[dict[str, str]] = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
        "inactive": "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
    }
