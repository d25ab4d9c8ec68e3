"""One item of a review: shown, edited, confirmed, dropped, taken back."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError, StaleWriteError
from hoptac.base.web import page, refused
from hoptac.documents.access import document_for
from hoptac.documents.models import Correction, Document
from hoptac.planning.forms.review_items import ItemForm
from hoptac.planning.review.links import review_url
from hoptac.planning.review.standing import part_with
from hoptac.planning.services.corrections import confirm_item, drop_item, edit_item, restore_item
from hoptac.planning.views.review import view_of
from hoptac.planning.views.review_answers import answer_form, card_of, confirmed, saved, stale_answer

Service = Callable[..., Correction]


@require_GET
def item(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """One card, to close a form without saving; without scripts the page at that card."""
    document = document_for(request.user, document_id, today=today())
    if not request.htmx:
        return redirect(review_url(document_id, name, part=part_with(document, name), is_editing=True))
    view = view_of(request, document, item=name, is_editing=True)
    return page(request, "planning/review.html#card", view=view, card=card_of(view, name), is_fresh=True)


@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """The form of one item, in its card or on its own page."""
    document = document_for(request.user, document_id, today=today(), write=True)
    view = view_of(request, document, item=name, is_editing=True)
    card = card_of(view, name)

    def save(form: ItemForm) -> HttpResponse:
        edit_item(document, name, form.values, seen=form.typed_seen, actor=request.user, at=now())
        return saved(request, document, name, is_text_changed=card.item.state == "dropped")

    return answer_form(request, view, card, save)


@require_POST
def confirm(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """Say that the item is as the scan has it."""
    document = document_for(request.user, document_id, today=today(), write=True)
    return _say(request, document, name, confirm_item) or confirmed(request, document, name)


@require_POST
def drop(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """Say that the item is none."""
    document = document_for(request.user, document_id, today=today(), write=True)
    return _say(request, document, name, drop_item) or saved(request, document, name, is_text_changed=True)


@require_POST
def restore(request: UserRequest, document_id: int, name: str) -> HttpResponse:
    """Take back a dropped item, or the reader's word for an edited one."""
    document = document_for(request.user, document_id, today=today(), write=True)
    return _say(request, document, name, restore_item) or saved(request, document, name, is_text_changed=True)


def _say(request: UserRequest, document: Document, name: str, service: Service) -> HttpResponse | None:
    """Say it; the answer where that is refused."""
    seen = request.POST.get("seen", "")
    try:
        service(document, name, seen=int(seen) if seen.isdecimal() else 0, actor=request.user, at=now())
    except StaleWriteError as error:
        view = view_of(request, document, item=name, is_editing=True)
        return stale_answer(request, view, card_of(view, name), error)
    except HoptacError as error:
        return refused(request, error, template="planning/review_refused.html", document=document)
    return None
