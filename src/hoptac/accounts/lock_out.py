"""What is told to one who tried too often, and whether a name is locked out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse

from hoptac.base.clock import now
from hoptac.base.web import page

_FEW = 2


def locked_out(request: HttpRequest, original: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """The page for a name that was tried too often; the same for names that exist and names that do not."""
    name = (credentials or {}).get("username") or ""
    until = locked_until(name, at=now())
    return page(request, "accounts/locked_out.html", status=429, until=until, minutes=_minutes())


def is_locked_out(request: HttpRequest, username: str) -> bool:
    """Whether the name is locked out at this moment."""
    return bool(AxesProxyHandler.is_locked(request, {"username": username}))


def warning_of(request: HttpRequest | None) -> str:
    """How many tries are left, once they become few, after one that failed in this very request; the same words for
    names that exist and names that do not."""
    failures: int | None = getattr(request, "axes_failures_since_start", None)
    left = settings.AXES_FAILURE_LIMIT - failures if failures is not None else 0
    if not 0 < left <= _FEW:
        return ""
    return f" Còn {left} lần thử trước khi tên đăng nhập này tạm khóa {_minutes()} phút."


def locked_until(username: str, *, at: datetime) -> datetime | None:
    """Until when the name is locked out; None where it is not."""
    return locked_out_among([username], at=at).get(username)


def locked_out_among(usernames: Iterable[str], *, at: datetime) -> dict[str, datetime]:
    """Those of the names that are locked out, each with until when; one question for all."""
    return _locked_out(AccessAttempt.objects.filter(username__in=list(usernames)), at)


def names_locked_out(*, at: datetime) -> list[str]:
    """All names that are locked out, those that nobody bears among them."""
    return list(_locked_out(AccessAttempt.objects.all(), at))


def _locked_out(attempts: QuerySet[Any, Any], at: datetime) -> dict[str, datetime]:
    wait: timedelta = settings.AXES_COOLOFF_TIME
    tried = attempts.filter(attempt_time__gte=at - wait).order_by()
    tried = tried.values("username").annotate(times=Sum("failures_since_start"), last=Max("attempt_time"))
    limit = settings.AXES_FAILURE_LIMIT
    return {one["username"]: one["last"] + wait for one in tried if (one["times"] or 0) >= limit}


def _minutes() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
