"""Answers shared by views: a whole page, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hoptac.base.errors import HoptacError


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render ``template``; ``"a.html#part"`` sends only that part when htmx asks, the whole page otherwise."""
    whole, _, part = template.partition("#")
    asked_for_part = part and getattr(request, "htmx", False)
    return render(request, template if asked_for_part else whole, context, status=status)


def refused(
    request: HttpRequest, refusal: HoptacError, *, template: str = "base/error.html", **context: Any
) -> HttpResponse:
    """A page of its own for a refusal in its three sentences, where no form is there to show it beside."""
    return page(request, template, status=refusal.status, **refusal.sentences, **context)


def done(request: HttpRequest, to: str) -> HttpResponse:
    """Go to ``to`` after a write: a redirect, which htmx follows as a full page."""
    if getattr(request, "htmx", False):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = to
        return response
    return redirect(to)
