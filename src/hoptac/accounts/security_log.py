"""Sign-ins, failures, lock-outs and second factors go into the audit chain, as allauth and axes tell of them."""

import time
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest

from hoptac.accounts.client_address import client_address
from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.clock import now

PREFIX = "accounts."


class Outsider:
    """Whoever is not signed in."""

    pk = None
    audit_name = "Người chưa đăng nhập"


def listen() -> None:
    """Called once, when the site starts."""
    user_logged_in.connect(_signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="accounts.signed_out")
    user_login_failed.connect(_failed, dispatch_uid="accounts.failed")
    user_locked_out.connect(_locked_out, dispatch_uid="accounts.locked_out")
    authentication_failed.connect(_code_failed, dispatch_uid="accounts.code_failed")
    authenticator_added.connect(_factor_added, dispatch_uid="accounts.factor_added")
    authenticator_removed.connect(_factor_removed, dispatch_uid="accounts.factor_removed")
    authenticator_reset.connect(_factor_renewed, dispatch_uid="accounts.factor_renewed")


def where_from(request: HttpRequest | None) -> dict[str, Any]:
    """What the log keeps of the other end: personal data, in the erasable part of a link."""
    if request is None:
        return {}
    return {"ip": client_address(request), "agent": request.META.get("HTTP_USER_AGENT", "")[:200]}


def _signed_in(sender: object, request: HttpRequest, user: User, **about: Any) -> None:
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    methods = [str(record.get("method")) for record in records]
    if records and {"password", "mfa"} & set(methods):
        # Who has just proved to be himself is not asked again at once.
        records[-1] |= {"reauthenticated": True, "at": time.time()}
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    audit.record(user, "accounts.sign_in.done", user, at=now(), methods=methods, **where_from(request))


def _signed_out(sender: object, request: HttpRequest, user: User | None, **about: Any) -> None:
    if user is not None:
        audit.record(user, "accounts.sign_in.ended", user, at=now(), **where_from(request))


def _failed(sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **about: Any) -> None:
    """Names that nobody bears are not kept: people type passwords into the wrong field."""
    person = User.objects.filter(username=credentials.get("username") or "").first()
    if person is not None and not _came_while_locked(request):
        what = str(credentials.get("factor") or "password")
        audit.record(Outsider(), "accounts.sign_in.failed", person, at=now(), factor=what, **where_from(request))


def _locked_out(sender: object, request: HttpRequest, username: str, **about: Any) -> None:
    """Told once, when the limit is reached; what comes while the name is locked is not counted again."""
    if _came_while_locked(request):
        return
    person = User.objects.filter(username=username or "").first()
    subject = person if person is not None else "accounts.unknown_name"
    audit.record(Outsider(), "accounts.sign_in.locked_out", subject, at=now(), **where_from(request))


def _came_while_locked(request: HttpRequest | None) -> bool:
    """Whether axes refused before it counted: the failure that reaches the limit is counted still."""
    counted = getattr(request, "axes_failures_since_start", None)
    return bool(getattr(request, "axes_locked_out", False)) and counted is None


def _code_failed(sender: object, request: HttpRequest, user: User, **about: Any) -> None:
    """A wrong code counts as a wrong password does, so that codes cannot be tried one after another."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username, "factor": "code"}, request=request)


def _factor_added(sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **about: Any) -> None:
    audit.record(
        user, "accounts.second_factor.added", user, at=now(), type=str(authenticator.type), **where_from(request)
    )


def _factor_removed(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **about: Any
) -> None:
    audit.record(
        user, "accounts.second_factor.removed", user, at=now(), type=str(authenticator.type), **where_from(request)
    )


def _factor_renewed(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **about: Any
) -> None:
    audit.record(
        user, "accounts.second_factor.renewed", user, at=now(), type=str(authenticator.type), **where_from(request)
    )
