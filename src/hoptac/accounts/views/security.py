"""Nhật ký an ninh: sign-ins, failures, lock-outs, second factors, roles; for administrators."""

from itertools import chain

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.access_people import require_administrator
from hoptac.accounts.http import UserRequest
from hoptac.accounts.security_events import KINDS, EventChoice, asked_events, shown
from hoptac.base.clock import today
from hoptac.base.models import AuditLink
from hoptac.base.tables_out import MOST_IN_WORKBOOK, Table, taken_away
from hoptac.base.templatetags.vietnamese import moment
from hoptac.base.web import page

PAGE_SIZE = 50
MOST_ROWS = 50_000
COLUMNS = ("Lúc", "Việc", "Người làm", "Tài khoản", "Địa chỉ mạng", "Thiết bị", "Lý do")


@require_GET
def events(request: UserRequest) -> HttpResponse:
    """What happened to accounts, newest first."""
    choice = _choice(request)
    page_obj = Paginator(_asked(request, choice), PAGE_SIZE).get_page(request.GET.get("page"))
    return page(
        request, "accounts/security_events.html",
        page_obj=page_obj, rows=shown(page_obj.object_list), noun="việc", q=choice.q, choice=choice,
        kinds=KINDS, table="accounts:security", csv_most=MOST_ROWS,
    )  # fmt: skip


@require_GET
def security_table(request: UserRequest, form: str) -> HttpResponse:
    """The same, as a table; the newest where there are very many."""
    most = MOST_IN_WORKBOOK if form == "xlsx" else MOST_ROWS
    rows = shown(_asked(request, _choice(request))[:most])
    cells = ([moment(one.at), one.what, one.who, one.whose, one.ip, one.device, one.reason] for one in rows)
    return taken_away(request, form, Table("nhat-ky-an-ninh", today(), chain([COLUMNS], cells)))


def _asked(request: UserRequest, choice: EventChoice) -> QuerySet[AuditLink]:
    require_administrator(request.user, today=today())
    return asked_events(choice)


def _choice(request: UserRequest) -> EventChoice:
    asked = {name: (request.GET.get(name) or "").strip() for name in EventChoice.__dataclass_fields__}
    return EventChoice(**asked)
