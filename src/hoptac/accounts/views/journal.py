"""Nhật ký: who did what, with what, when; the history of one thing; whether the chain is whole."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoptac.accounts.access_people import link_for, require_administrator
from hoptac.accounts.erasure import content_of, erasure_asked
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.journal import JournalChoice, acts, beyond, page_of, table_of
from hoptac.accounts.journal_entries import entry_of, sight_of
from hoptac.accounts.journal_places import communes_to_choose, provinces_to_choose
from hoptac.accounts.people_forms import EraseForm
from hoptac.accounts.services.erasing import erase_content
from hoptac.base.clock import now, today
from hoptac.base.confirming import confirmed
from hoptac.base.services.audit_checks import ask_for_check, is_under_way, last_check
from hoptac.base.tables_out import MOST_IN_WORKBOOK, Table, taken_away
from hoptac.base.tasks import check_chain
from hoptac.base.templatetags.vietnamese import number
from hoptac.base.thing_names import called_one
from hoptac.base.web import done, page

# The last row may say that there is more.
MOST_ROWS = MOST_IN_WORKBOOK - 1


@require_GET
def journal(request: UserRequest) -> HttpResponse:
    """What was done, newest first; with ``about`` the history of one thing."""
    choice = _choice(request)
    sight = sight_of(request.user, choice.about, today=today())
    check, shown = last_check() if sight.everything else None, page_of(choice, sight)
    return page(
        request, "accounts/journal.html",
        choice=choice, sight=sight, shown=shown, beyond=beyond(choice, shown, sight), thing=called_one(choice.about),
        acts=acts(), provinces=provinces_to_choose(today()), communes=communes_to_choose(choice.province, today()),
        csv_most=MOST_IN_WORKBOOK, check=check, checking=check is not None and is_under_way(check, at=now()),
    )  # fmt: skip


@require_GET
def journal_table(request: UserRequest, form: str) -> HttpResponse:
    """The same as a table; the newest where there are very many."""
    choice = _choice(request)
    rows = table_of(choice, sight_of(request.user, choice.about, today=today()), most=MOST_ROWS)
    return taken_away(request, form, Table("nhat-ky", today(), rows, choice.misread))


@require_POST
def check(request: UserRequest) -> HttpResponse:
    """Let a job compare the chain with itself and with what it protects."""
    require_administrator(request.user, today=today())
    ask_for_check(actor=request.user, at=now(), enqueue=check_chain.enqueue)
    return done(request, reverse("accounts:journal"))


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: UserRequest, link_id: int) -> HttpResponse:
    """Erase what a link says of a person, once its content was seen and a reason and a paper are named."""
    link = link_for(request.user, link_id, today=today())
    raise_if_reauthentication_required(request, app="hoptac.accounts")
    form = EraseForm(sent(request))

    def write() -> str:
        erase_content(link, **form.cleaned_data, actor=request.user, at=now(), today=today())
        return f"Đã xóa nội dung của mắt xích {number(link.pk)}. Các quản trị khác được báo."

    shown = {"entry": entry_of(link), "content": content_of(link), "template": "accounts/erase_payload.html"}
    return confirmed(request, erasure_asked(link), form, write, **shown)


def _choice(request: UserRequest) -> JournalChoice:
    asked = {name: (request.GET.get(name) or "").strip()[:200] for name in JournalChoice.__dataclass_fields__}
    return JournalChoice(**asked)
