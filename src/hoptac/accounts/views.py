"""Signing in."""

from django.contrib.auth.views import LoginView

from hoptac.accounts.forms import SignInForm


class SignIn(LoginView):
    """The first page for one who is not signed in."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
