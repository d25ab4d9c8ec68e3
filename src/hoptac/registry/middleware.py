"""Answers to those who come to an organization that is no longer in the book, or that is no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.http import HttpRequest, HttpResponse

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import page
from hoptac.registry.access import NotInBookError
from hoptac.registry.errors import EndedOrganizationError
from hoptac.registry.organization.head import head_of
from hoptac.registry.organization.removed import removal_of, removed_for
from hoptac.registry.views.organization import ask_of


class WhatBecameOfIt:
    """Whatever the address: 410 with what became of an entry, to those who could see it; 409 with what ended an
    organization, where something new was to be said of it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page in place of a bare refusal; None leaves the exception to whoever comes next."""
        if isinstance(exception, NotInBookError):
            return _gone(cast("UserRequest", request), exception.organization_id)
        if isinstance(exception, EndedOrganizationError):
            return _ended(cast("UserRequest", request), exception)
        return None


def _gone(request: UserRequest, organization_id: int) -> HttpResponse | None:
    """None, and so a plain 404, for who never could see it."""
    last = removed_for(request.user, organization_id, today=today())
    if last is None:
        return None
    removal = removal_of(last, request.user, today=today())
    return page(request, "registry/removed.html", status=410, last=last, removal=removal)


def _ended(request: UserRequest, refusal: EndedOrganizationError) -> HttpResponse:
    """The refusal, and the same ways on that the head of the organization's page has."""
    ask = replace(ask_of(request, refusal.organization), day=today(), known_at=None)
    notes = [note for note in head_of(ask).notes if note.tells_end]
    said = {**refusal.sentences, "title": "Tổ chức đã chấm dứt"}
    return page(request, "registry/ended.html", status=refusal.status, notes=notes, standing=ask.standing, **said)
