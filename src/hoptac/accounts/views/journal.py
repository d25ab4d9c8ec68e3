"""Nhật ký: who did what, with what, when; the history of one thing; whether the chain is whole."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hoptac.accounts.access_people import require_administrator
from hoptac.accounts.http import UserRequest
from hoptac.accounts.journal import JournalChoice, acts, beyond, page_of, sight_of, table_of
from hoptac.accounts.journal_places import communes_to_choose, provinces_to_choose
from hoptac.base.clock import now, today
from hoptac.base.models import AuditCheck
from hoptac.base.services.audit_checks import ask_for_check, is_under_way
from hoptac.base.tables_out import csv_answer, xlsx_answer
from hoptac.base.tasks import check_chain
from hoptac.base.thing_names import called_one
from hoptac.base.web import done, page

MOST_ROWS = 20_000


@require_GET
def journal(request: UserRequest) -> HttpResponse:
    """What was done, newest first; with ``about`` the history of one thing."""
    choice = _choice(request)
    sight = sight_of(request.user, choice, today=today())
    check, shown = AuditCheck.objects.first() if sight.everything else None, page_of(choice, sight)
    return page(
        request, "accounts/journal.html",
        choice=choice, sight=sight, shown=shown, beyond=beyond(choice, shown, sight), thing=called_one(choice.about),
        acts=acts(), provinces=provinces_to_choose(today()), communes=communes_to_choose(choice.province, today()),
        check=check, checking=check is not None and is_under_way(check, at=now()),
    )  # fmt: skip


@require_GET
def journal_csv(request: UserRequest) -> HttpResponse:
    """The same as a table; the newest where there are very many."""
    return csv_answer("nhat-ky.csv", _table(request))


@require_GET
def journal_xlsx(request: UserRequest) -> HttpResponse:
    """The same as a workbook."""
    return xlsx_answer("nhat-ky.xlsx", _table(request))


@require_POST
def check(request: UserRequest) -> HttpResponse:
    """Let a job compare the chain with itself and with what it protects."""
    require_administrator(request.user, today=today())
    ask_for_check(actor=request.user, at=now(), enqueue=check_chain.enqueue)
    return done(request, reverse("accounts:journal"))


def _table(request: UserRequest) -> Iterator[Sequence[object]]:
    choice = _choice(request)
    return table_of(choice, sight_of(request.user, choice, today=today()), most=MOST_ROWS)


def _choice(request: UserRequest) -> JournalChoice:
    asked = {name: (request.GET.get(name) or "").strip()[:200] for name in JournalChoice.__dataclass_fields__}
    return JournalChoice(**asked)
