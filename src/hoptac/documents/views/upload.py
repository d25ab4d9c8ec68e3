"""Bringing in documents: each file is received or refused by itself."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access import scope_of
from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.base.web import done, page
from hoptac.documents.access import units_to_receive
from hoptac.documents.errors import AlreadyReceivedError, AlreadySentError, DocumentError, TooLargeError
from hoptac.documents.forms import UploadForm
from hoptac.documents.reader import is_slow
from hoptac.documents.services.reading_jobs import send_for_reading
from hoptac.documents.services.receive import receive_document
from hoptac.documents.tasks import enqueue_reading
from hoptac.documents.uploads import InMemory, Outcome, is_too_large, throw_away
from hoptac.units.models import Unit


@csrf_exempt  # the token is checked below, once the sending is known to be small enough to be read
@require_http_methods(["GET", "POST"])
def upload(request: UserRequest) -> HttpResponse:
    """The page to choose files on, and where they are sent: one by one by the script, or several by a plain form."""
    if request.method == "POST" and is_too_large(request):
        throw_away(request)
        return _too_large(request)
    request.upload_handlers = [InMemory(request)]
    return _upload(request)


@csrf_protect
def _upload(request: UserRequest) -> HttpResponse:
    scope = scope_of(request.user, today=today())
    units, own = units_to_receive(scope, today=today()), scope.mine
    if request.method == "GET":
        return page(request, "documents/upload.html", upload_form=UploadForm(units=units, own=own))
    form = UploadForm(request.POST, request.FILES, units=units, own=own)
    if not form.is_valid():
        return _form_refused(request, form)
    outcomes = [_receive(file, form.cleaned_data["owner"], request) for file in form.cleaned_data["file"]]
    return _answer_script(outcomes[0]) if _is_script(request) else _answer_person(request, form, outcomes)


def _receive(file: "UploadedFile[Any]", owner: Unit, request: UserRequest) -> Outcome:
    name, data = file.name or "", file.read()
    try:
        if is_slow(name, data):
            return _queue(name, data, owner, request)
        document = receive_document(name, data, owner=owner, actor=request.user, at=now())
    except AlreadyReceivedError as error:
        return Outcome(name, "refused", reverse("planning:review", args=[error.document_id]), str(error))
    except AlreadySentError as error:
        return Outcome(name, "refused", reverse("documents:reading_job", args=[error.job_id]), str(error))
    except DocumentError as error:
        return Outcome(name, "refused", refusal=str(error))
    return Outcome(name, "read", reverse("planning:review", args=[document.pk]))


def _queue(name: str, data: bytes, owner: Unit, request: UserRequest) -> Outcome:
    key = owner.pk
    job = send_for_reading(name, data, owner_id=key, actor=request.user, at=now(), enqueue=enqueue_reading)
    return Outcome(name, "queued", reverse("documents:reading_job", args=[job.pk]))


def _answer_script(outcome: Outcome) -> HttpResponse:
    if not outcome.is_taken:
        known = {"url": outcome.url, "label": outcome.label} if outcome.url else {}
        return JsonResponse({"error": outcome.refusal, **known}, status=422)
    answer = {"url": outcome.url, "label": outcome.label, "state": outcome.state_words}
    return JsonResponse(answer, status=201 if outcome.state == "read" else 202)


def _answer_person(request: UserRequest, form: UploadForm, outcomes: list[Outcome]) -> HttpResponse:
    taken = [outcome for outcome in outcomes if outcome.is_taken]
    if len(outcomes) == len(taken) == 1:
        return done(request, taken[0].url)
    status = 200 if taken else 422
    return page(request, "documents/upload.html", status=status, upload_form=form, outcomes=outcomes)


def _form_refused(request: UserRequest, form: UploadForm) -> HttpResponse:
    if _is_script(request):
        faults = [str(fault) for faults in form.errors.values() for fault in faults]
        return JsonResponse({"error": " ".join(faults)}, status=422)
    return page(request, "documents/upload.html", status=422, upload_form=form, is_refused=True)


def _too_large(request: UserRequest) -> HttpResponse:
    refusal = TooLargeError(limit_mb=settings.UPLOAD_LIMIT_MB)
    if _is_script(request):
        return JsonResponse({"error": str(refusal)}, status=refusal.status)
    return page(request, "413.html", status=refusal.status, limit_mb=settings.UPLOAD_LIMIT_MB)


def _is_script(request: HttpRequest) -> bool:
    """Whether ``upload.js`` asks: it takes JSON and nothing else."""
    return not request.accepts("text/html")
