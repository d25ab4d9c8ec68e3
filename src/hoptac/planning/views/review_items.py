"""One item of a review: shown, edited, dropped, taken back, added."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, StaleWriteError
from hoptac.base.web import done, page
from hoptac.documents.access import document_for
from hoptac.documents.models import Correction, Document
from hoptac.documents.places import places_of
from hoptac.planning.errors import BadPlaceError
from hoptac.planning.forms.review import item_form
from hoptac.planning.forms.review_items import ItemForm
from hoptac.planning.review.items import KINDS, Item
from hoptac.planning.review.page import Card, ReviewPage
from hoptac.planning.review.versions import Version, versions_of
from hoptac.planning.review.words import KIND_WORDS
from hoptac.planning.services.corrections import add_item, drop_item, edit_item, restore_item
from hoptac.planning.views.review import refused, review_url, view_of

# The kind of item to add; not "kind", which is a field of citations and relations.
KIND_ASKED = "loai"


@require_GET
def item(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """One card, to close a form without saving; without scripts the page at that card."""
    document = document_for(request.user, document_id, today=today())
    if not request.htmx:
        return redirect(review_url(document_id, name, is_editing=True))
    view = view_of(request, document, is_editing=True)
    return page(request, "planning/review.html#card", view=view, card=_card(view, name), is_fresh=True)


@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """The form of one item, in its card or on its own page."""
    document = document_for(request.user, document_id, today=today(), write=True)
    view = view_of(request, document, is_editing=True)
    card = _card(view, name)
    form = item_form(view, card.item, today=today(), data=request.POST if request.method == "POST" else None)
    if request.method == "GET" or "tim" in request.POST:
        return _form_answer(request, view, card, _unjudged(view, card.item, form))
    if not form.is_valid():
        return _form_answer(request, view, card, form, status=422)
    try:
        edit_item(document, name, form.values, seen=form.typed_seen, actor=request.user, at=now())
    except StaleWriteError as error:
        return _stale_answer(request, view, card, error)
    except HoptacError as error:
        return _form_answer(request, view, card, form, status=error.status, error=error)
    return _saved(request, document, name, is_text_changed=card.item.state == "dropped")


@require_POST
def drop(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """Say that the item is none."""
    return _say(request, document_id, name, drop_item)


@require_POST
def restore(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """Take back a dropped item, or the reader's word for an edited one."""
    return _say(request, document_id, name, restore_item)


@require_http_methods(["GET", "POST"])
def add(request: UserRequest, document_id: int) -> HttpResponse:
    """Add an item: from a selection (start and end), or from words that are looked up in the text."""
    document = document_for(request.user, document_id, today=today(), write=True)
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get(KIND_ASKED, "")
    if kind not in KINDS:
        raise Http404("Không có loại mục này.")
    view = view_of(request, document, is_editing=True)
    place = _place(asked.get("start", ""), asked.get("end", ""))
    if place is None:
        return _places_answer(request, view, kind, asked.get("words", ""))
    new = _new_item(view, kind, *place)
    if new is None:
        return refused(request, document, BadPlaceError(start=place[0], end=place[1]))
    form = item_form(view, new, today=today(), data=request.POST if request.method == "POST" else None)
    if request.method == "GET" or "tim" in request.POST:
        return _form_answer(request, view, Card(new, "", ()), _unjudged(view, new, form), is_new=True)
    if not form.is_valid():
        return _form_answer(request, view, Card(new, "", ()), form, status=422, is_new=True)
    added = add_item(document, kind, form.values, start=place[0], end=place[1], actor=request.user, at=now())
    return _saved(request, document, added.item, is_text_changed=True, is_new=True)


def _say(request: UserRequest, document_id: int, name: str, service: Callable[..., Correction]) -> HttpResponse:
    document = document_for(request.user, document_id, today=today(), write=True)
    seen = request.POST.get("seen", "")
    at: datetime = now()
    try:
        service(document, name, seen=int(seen) if seen.isdecimal() else 0, actor=request.user, at=at)
    except StaleWriteError as error:
        view = view_of(request, document, is_editing=True)
        return _stale_answer(request, view, _card(view, name), error)
    except HoptacError as error:
        return refused(request, document, error)
    return _saved(request, document, name, is_text_changed=True)


def _saved(
    request: UserRequest, document: Document, name: str, *, is_text_changed: bool, is_new: bool = False
) -> HttpResponse:
    """The card as it stands now, with the text and the count where they changed; without scripts the whole page."""
    if not request.htmx:
        return done(request, review_url(document.pk, name, is_editing=document.is_accepted))
    view = view_of(request, document, is_editing=True)
    context: dict[str, Any] = {"view": view, "card": _card(view, name), "is_text_changed": is_text_changed}
    response = page(request, "planning/review.html#saved", **context, is_fresh=True, is_new=is_new)
    if is_new:
        response["HX-Retarget"] = f"#list-{context['card'].item.kind}"
        response["HX-Reswap"] = "beforeend show:bottom"
    return response


def _card(view: ReviewPage, name: str) -> Card:
    if name not in view.review.by_name:
        raise Http404("Không có mục này.")
    return view.card_of(name)


def _unjudged(view: ReviewPage, shown: Item, form: ItemForm) -> ItemForm:
    """The same form with what was typed but without faults: the person only asked for proposals."""
    if not form.is_bound:
        return form
    form.is_valid()
    form.errors.clear()
    return form


def _form_answer(
    request: UserRequest,
    view: ReviewPage,
    card: Card,
    form: ItemForm,
    *,
    status: int = 200,
    is_new: bool = False,
    **context: Any,
) -> HttpResponse:
    if request.htmx and not form.is_bound:  # the person pressed "Sửa": go on at the first field
        form.visible_fields()[0].field.widget.attrs["autofocus"] = True
    words = KIND_WORDS.get(card.item.kind)
    context |= {"view": view, "card": card, "form": form, "is_new": is_new, "words": words}
    return page(request, "planning/review_form.html#form", status=status, **context)


def _stale_answer(request: UserRequest, view: ReviewPage, card: Card, error: StaleWriteError) -> HttpResponse:
    """Both versions, and the form with mine laid over the newest, so that saving it is a choice made with open eyes."""
    versions: list[Version] = versions_of(card.item, error, view)
    form = item_form(view, versions[0].item, today=today())
    return _form_answer(request, view, card, form, status=error.status, error=error, versions=versions)


def _places_answer(request: UserRequest, view: ReviewPage, kind: str, words: str) -> HttpResponse:
    """Where the words stand: the form at once for one place, a choice among several, words where there is none."""
    places = places_of(words, view.reading.text)
    if len(places) == 1:
        return redirect(f"{request.path}?{KIND_ASKED}={kind}&start={places[0].start}&end={places[0].end}")
    context = {"view": view, "kind": kind, "words": KIND_WORDS[kind], "places": places, "asked_words": words}
    status = 422 if words and not places else 200
    return page(request, "planning/review_places.html", status=status, kinds=KIND_WORDS, **context)


def _place(start: str, end: str) -> tuple[int, int] | None:
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def _new_item(view: ReviewPage, kind: str, start: int, end: int) -> Item | None:
    text = view.reading.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        return None
    return Item(f"new-{kind}", kind, {}, text[start:end], start, end, "added")
