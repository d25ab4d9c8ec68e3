"""What the views of one item answer with: its card, its form, both versions of it."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.errors import HoptacError, StaleWriteError
from hoptac.base.web import done, page
from hoptac.documents.models import Document
from hoptac.planning.forms.review import item_form
from hoptac.planning.forms.review_items import ItemForm
from hoptac.planning.review.links import review_url
from hoptac.planning.review.page import Card, ReviewPage
from hoptac.planning.review.standing import next_unchecked, part_with
from hoptac.planning.review.versions import Version, versions_of
from hoptac.planning.review.words import KIND_WORDS
from hoptac.planning.views.review import view_of


def card_of(view: ReviewPage, name: str) -> Card:
    """The card of an item; 404 where there is none."""
    if name not in view.review.by_name:
        raise Http404("Không có mục này.")
    return view.card_of(name)


def answer_form(
    request: UserRequest,
    view: ReviewPage,
    card: Card,
    save: Callable[[ItemForm], HttpResponse],
    *,
    is_new: bool = False,
) -> HttpResponse:
    """The form of an item; with its faults where it has some; else what saving it gives."""
    form = item_form(view, card.item, today=today(), data=request.POST if request.method == "POST" else None)
    if request.method == "GET" or "tim" in request.POST:
        return _form_answer(request, view, card, _unjudged(form), is_new=is_new)
    if not form.is_valid():
        return _form_answer(request, view, card, form, status=422, is_new=is_new)
    try:
        return save(form)
    except StaleWriteError as error:
        return stale_answer(request, view, card, error)
    except HoptacError as error:
        return _form_answer(request, view, card, form, status=error.status, is_new=is_new, error=error)


def stale_answer(request: UserRequest, view: ReviewPage, card: Card, error: StaleWriteError) -> HttpResponse:
    """Both versions, and the form with mine laid over the newest, so that saving it is a choice made with open eyes."""
    versions: list[Version] = versions_of(card.item, error, view)
    form = item_form(view, versions[0].item, today=today())
    return _form_answer(request, view, card, form, status=error.status, error=error, versions=versions)


def saved(
    request: UserRequest, document: Document, name: str, *, is_text_changed: bool, is_new: bool = False
) -> HttpResponse:
    """The card as it stands now, with the text and the count where they changed; without scripts the whole page."""
    if not request.htmx:
        return done(request, _url_of(document, name))
    view = view_of(request, document, item=name, is_editing=True)
    card = card_of(view, name)
    context: dict[str, Any] = {"view": view, "card": card, "is_text_changed": is_text_changed, "is_new": is_new}
    response = page(request, "planning/review.html#saved", **context, is_fresh=True)
    if is_new:
        response["HX-Retarget"] = f"#list-{card.item.kind}"
        response["HX-Reswap"] = "beforeend show:bottom"
    return response


def confirmed(request: UserRequest, document: Document, name: str) -> HttpResponse:
    """The card, now checked, and on to the next one that is not, on this page or in another part of the document."""
    view = view_of(request, document, item=name, is_editing=True)
    following = next_unchecked(document, name, view.review.by_name, part=view.part.number)
    if not request.htmx:
        return done(request, _url_of(document, following or name))
    context: dict[str, Any] = {"view": view, "card": card_of(view, name), "is_fresh": not following}
    response = page(request, "planning/review.html#saved", **context)
    if following:
        event = {"next": following, "url": _url_of(document, following)}
        response["HX-Trigger-After-Settle"] = json.dumps({"item-confirmed": event})
    return response


def _url_of(document: Document, name: str) -> str:
    """The page on which an item stands, as one who works on it left it."""
    return review_url(document.pk, name, part=part_with(document, name) or 1, is_editing=document.is_accepted)


def _unjudged(form: ItemForm) -> ItemForm:
    """The same form with what was typed but without faults: the person only asked for proposals."""
    if not form.is_bound:
        return form
    form.is_valid()
    form.errors.clear()
    return form


def _form_answer(
    request: UserRequest, view: ReviewPage, card: Card, form: ItemForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    if request.htmx and not form.is_bound:  # the person pressed "Sửa": go on at the first field
        form.visible_fields()[0].field.widget.attrs["autofocus"] = True
    context |= {"view": view, "card": card, "form": form, "words": KIND_WORDS.get(card.item.kind)}
    return page(request, "planning/review_form.html#form", status=status, **context)
