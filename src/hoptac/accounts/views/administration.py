"""Quản trị hệ thống: the screens of those who look after it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.administration import shown_for
from hoptac.base.clock import now, today
from hoptac.base.web import page


@require_GET
def administration(request: UserRequest) -> HttpResponse:
    """The screens that I may open, with how things stand; to those who may open none it does not exist."""
    screens = shown_for(request.user, today=today(), at=now())
    if not screens:
        raise Http404("Không có trang này.")
    return page(request, "accounts/administration.html", screens=screens)
