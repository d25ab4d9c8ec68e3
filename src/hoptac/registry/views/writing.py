"""What all views share that write a statement: the form on its page, a refusal beside it, a word when it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.errors import HoptacError, StaleWriteError
from hoptac.base.web import done, page
from hoptac.registry.access import standings_for
from hoptac.registry.models import Facet
from hoptac.registry.organization.panels import Ask
from hoptac.registry.organization.statements import StatementShown, in_force, statement_shown

_ACTS = {"change": "Ghi thay đổi", "correction": "Sửa chỗ ghi nhầm", "new": "Ghi mới", "end": "Kết thúc"}


@dataclass(frozen=True, slots=True)
class Sending:
    """One form about one organization: ``mode`` says to the page what it is for, ``wrong`` which row it is about."""

    request: UserRequest
    ask: Ask
    facet: type[Facet]
    form: forms.Form
    mode: str = "change"
    wrong: Facet | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The kind of statement, as addresses name it."""
        return self.facet._meta.model_name or ""


def answered(sending: Sending, write: Callable[[], str]) -> HttpResponse:
    """The form as asked for; once it is sent and right, ``write`` and go back to the organization with its words."""
    if sending.request.method == "GET":
        return _form_page(sending, status=200)
    if not sending.form.is_valid():
        return _form_page(sending, status=422)
    try:
        words = write()
    except HoptacError as refusal:
        return _form_page(sending, status=refusal.status, error=refusal)
    key = sending.ask.organization.pk
    if not standings_for(sending.request.user, today=today()).filter(pk=key).exists():
        messages.success(sending.request, f"{words} Mục này nay ở ngoài địa bàn của bạn.")
        return done(sending.request, "registry:organizations")
    messages.success(sending.request, words)
    return done(sending.request, f"{reverse('registry:organization', args=[key])}#{sending.key}")


def _form_page(sending: Sending, *, status: int, error: HoptacError | None = None) -> HttpResponse:
    """The form, and beside a refusal what it is about."""
    theirs = _theirs(sending, error) if isinstance(error, StaleWriteError) else []
    context = {**_about(sending), "error": error, "theirs": theirs, **sending.more}
    return page(sending.request, "registry/statement_form.html", status=status, **context)


def _theirs(sending: Sending, error: StaleWriteError) -> list[StatementShown]:
    """What stands now where somebody else was quicker; what was typed stays, and the next sending counts."""
    sending.form.data = {**sending.request.POST.dict(), "seen": str(error.theirs)}
    return [statement_shown(row, sees_personal=True) for row in in_force(sending.facet, sending.ask)]


def _about(sending: Sending) -> dict[str, Any]:
    return {
        "ask": sending.ask,
        "standing": sending.ask.standing,
        "facet": sending.facet,
        "facet_key": sending.key,
        "form": sending.form,
        "mode": sending.mode,
        "act": _ACTS[sending.mode],
        "wrong": sending.wrong,
    }
