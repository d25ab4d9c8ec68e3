"""Quản trị hệ thống: the screens of those who look after it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.administration import screens_for
from hoptac.base.web import page


@require_GET
def administration(request: UserRequest) -> HttpResponse:
    """The screens that I may open; to those who may open none it does not exist."""
    screens = screens_for(request.user)
    if not screens:
        raise Http404("Không có trang này.")
    return page(request, "accounts/administration.html", screens=screens)
