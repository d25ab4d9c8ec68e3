"""Adding an item that the reader missed: from a selection, or from words that are looked up in the text."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.web import page, refused
from hoptac.documents.access import document_for
from hoptac.planning.forms.review_items import ItemForm
from hoptac.planning.review.items import KINDS, Item
from hoptac.planning.review.page import Card, ReviewPage
from hoptac.planning.review.standing import part_at, places_in
from hoptac.planning.review.words import KIND_WORDS
from hoptac.planning.services.corrections import MOST_QUOTED, add_item, quote_at
from hoptac.planning.views.review import view_of
from hoptac.planning.views.review_answers import answer_form, saved

# The kind of item to add; not "kind", which is a field of citations and relations.
KIND_ASKED = "loai"


@require_http_methods(["GET", "POST"])
def add(request: UserRequest, document_id: int) -> HttpResponse:
    """Where the words stand, then the form of the new item."""
    document = document_for(request.user, document_id, today=today(), write=True)
    asked = request.POST if request.method == "POST" else request.GET
    kind, place = _kind(asked), _place(asked)
    part = 1 if place is None else part_at(document, place[0])
    view = view_of(request, document, part=part, is_editing=True)
    if place is None:
        return _places_answer(request, view, kind, asked.get("words", ""))
    try:
        return _form_of_new(request, view, kind, *place)
    except HoptacError as error:
        return refused(request, error, template="planning/review_refused.html", document=document)


def _form_of_new(request: UserRequest, view: ReviewPage, kind: str, start: int, end: int) -> HttpResponse:
    quote = quote_at(view.document, start, end)
    new = Item(f"new-{kind}", kind, {}, quote, start, end, "added")

    def save(form: ItemForm) -> HttpResponse:
        added = add_item(view.document, kind, form.values, start=start, end=end, actor=request.user, at=now())
        return saved(request, view.document, added.item, is_text_changed=True, is_new=True)

    return answer_form(request, view, Card(new, "", ()), save, is_new=True)


def _kind(asked: QueryDict) -> str:
    kind = asked.get(KIND_ASKED, "")
    if kind not in KINDS:
        raise Http404("Không có loại mục này.")
    return kind


def _place(asked: QueryDict) -> tuple[int, int] | None:
    start, end = asked.get("start", ""), asked.get("end", "")
    is_place = all(place.isdecimal() and len(place) < 10 for place in (start, end))
    return (int(start), int(end)) if is_place else None


def _places_answer(request: UserRequest, view: ReviewPage, kind: str, words: str) -> HttpResponse:
    """Where the words stand: the form at once for one place, a choice among several, words where there is none."""
    places = places_in(view.document, words[:MOST_QUOTED])
    if len(places) == 1:
        return redirect(f"{request.path}?{KIND_ASKED}={kind}&start={places[0].start}&end={places[0].end}")
    context = {"view": view, "kind": kind, "words": KIND_WORDS[kind], "places": places, "asked_words": words}
    status = 422 if words and not places else 200
    return page(request, "planning/review_places.html", status=status, kinds=KIND_WORDS, **context)
