"""Pages that belong to no app: refusals, notices, the sign of life."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from hoptac.base.access import notices_for
from hoptac.base.clock import now
from hoptac.base.services.notices import mark_notices_read
from hoptac.base.web import done, page


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in words."""
    return page(request, "403.html", status=403, reason=str(exception or ""))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: missing and not yours look the same."""
    return page(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500 in words, without details."""
    return page(request, "500.html", status=500)


@login_not_required
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"alive": True})


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """My notices, newest first."""
    return page(request, "base/notices.html", notices=notices_for(_person_id(request))[:200])


@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark my notices as read."""
    mark_notices_read(_person_id(request), at=now())
    return done(request, "base:notices")


def _person_id(request: HttpRequest) -> int:
    """The key of the person who asks; these pages stand behind the sign-in."""
    assert request.user.pk is not None
    return int(request.user.pk)
