"""The page before an act that is not taken back lightly: what will happen, why it is done, a refusal beside it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from hoptac.base.errors import HoptacError
from hoptac.base.web import done, page


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the page says. ``back_url``: where one goes without the act, and also after it if ``done_url`` is blank.

    ``about``: whom or what it is about, by name; its title carries it.
    """

    title: str
    act: str
    kept: str
    button: str
    back_url: str
    done_url: str = ""
    about: str = ""


def ask_first(
    request: HttpRequest,
    asked: Confirmation,
    form: forms.Form | None = None,
    *,
    error: HoptacError | None = None,
    template: str = "base/confirm.html",
    **more: Any,
) -> HttpResponse:
    """The page itself, with what was wrong in what was sent."""
    status = error.status if error else 422 if form is not None and form.errors else 200
    return page(request, template, status=status, form=form, error=error, **asdict(asked), **more)


def confirmed(
    request: HttpRequest, asked: Confirmation, form: forms.Form | None, write: Callable[[], str], **more: Any
) -> HttpResponse:
    """Ask first; once it is sent and right, ``write`` and go on with its words. Without a form a press is enough."""
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return ask_first(request, asked, form, **more)
    try:
        words = write()
    except HoptacError as refusal:
        return ask_first(request, asked, form, error=refusal, **more)
    if words:
        messages.success(request, words)
    return done(request, asked.done_url or asked.back_url)
