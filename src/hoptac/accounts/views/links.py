"""Links that are shown once: an invitation, a new password. Open to those who are not signed in."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access_people import open_invitation, person_by_link
from hoptac.accounts.errors import LinkSpentError, NameTakenError
from hoptac.accounts.forms import NewPasswordForm, TakeUpForm
from hoptac.accounts.http import sent
from hoptac.accounts.models import Invitation
from hoptac.accounts.one_time_links import digest_of
from hoptac.accounts.services import accounts
from hoptac.accounts.services import invitations as service
from hoptac.base.clock import now, today
from hoptac.base.web import page, refused


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Take up an invitation: name, sign-in name, password; then in, and on to the second factor where it is needed."""
    invitation = open_invitation(digest_of(secret), at=now())
    if invitation is None:
        return _spent(request)
    form = TakeUpForm(sent(request), initial={"full_name": invitation.full_name})
    if request.method == "POST" and form.is_valid():
        return _taken_up(request, secret, form, invitation)
    status = 422 if form.errors else 200
    return page(request, "accounts/take_up.html", form=form, invitation=invitation, status=status)


def _taken_up(request: HttpRequest, secret: str, form: TakeUpForm, invitation: Invitation) -> HttpResponse:
    given = {name: form.cleaned_data[name] for name in ("full_name", "username", "password")}
    try:
        person = service.accept_invitation(secret, **given, at=now(), today=today())
    except NameTakenError as refusal:
        form.add_error("username", refusal.message)
        return page(request, "accounts/take_up.html", form=form, invitation=invitation, status=refusal.status)
    except LinkSpentError:
        return _spent(request)
    if request.user.is_authenticated:
        logout(request)
    entered: HttpResponse = perform_password_login(request, {"username": person.username}, Login(user=person))
    told = f"Đã tạo tài khoản “{person.username}”. Từ lần sau, đăng nhập bằng tên ấy và mật khẩu vừa đặt."
    messages.success(request, told)
    return entered


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest, person_id: int, secret: str) -> HttpResponse:
    """Set a new password by a link that an administrator handed over."""
    person = person_by_link(person_id, secret)
    if person is None:
        return _spent(request)
    form = NewPasswordForm(sent(request), person=person)
    if request.method == "POST" and form.is_valid():
        accounts.use_password_link(person, secret, password=form.cleaned_data["password"], at=now())
        messages.success(request, "Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu ấy.")
        return redirect("account_login")
    return page(request, "accounts/new_password.html", form=form, person=person, status=422 if form.errors else 200)


def _spent(request: HttpRequest) -> HttpResponse:
    return refused(request, LinkSpentError(), title="Đường dẫn không dùng được")
