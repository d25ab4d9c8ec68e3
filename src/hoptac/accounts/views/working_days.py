"""Ngày làm việc: which days of a year are free or worked otherwise than its weeks, and what an administrator adds."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access import is_administrator
from hoptac.accounts.access_people import require_administrator, swapped_day_for
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.people_forms import ReasonForm
from hoptac.accounts.swapped_day_form import SwappedDayForm
from hoptac.accounts.working_year import asked_year, lines_of, table_rows
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, confirmed
from hoptac.base.errors import HoptacError
from hoptac.base.models import SwappedDay
from hoptac.base.services.swapped_days import note_swapped_day, take_out_swapped_day
from hoptac.base.tables_out import Table, taken_away
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.base.web import done, page

HOME = "accounts:working_days"


@require_GET
def working_days(request: UserRequest) -> HttpResponse:
    """The days of a year; for everybody who counts by them."""
    choice = asked_year(request.GET.dict(), today=today())
    may_write = is_administrator(request.user, today=today())
    return page(request, "accounts/working_days.html", choice=choice, lines=lines_of(choice.year), may_write=may_write)


@require_GET
def working_days_table(request: UserRequest, form: str) -> HttpResponse:
    """The same as a table."""
    choice = asked_year(request.GET.dict(), today=today())
    return taken_away(
        request, form, Table(f"ngay-lam-viec-{choice.year}", today(), table_rows(choice.year), choice.misread)
    )


@require_http_methods(["GET", "POST"])
def note(request: UserRequest) -> HttpResponse:
    """Write down one day that the Government swapped."""
    require_administrator(request.user, today=today())
    form, error = SwappedDayForm(sent(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            row = note_swapped_day(**form.said, actor=request.user, at=now())
        except HoptacError as refusal:
            error = refusal
        else:
            messages.success(request, f"Đã ghi {row}. Hạn của các thủ tục đang làm được tính lại ngay sau đây.")
            return done(request, f"{reverse(HOME)}?nam={row.day.year}")
    status = error.status if error else 422 if request.method == "POST" else 200
    return page(request, "accounts/swapped_day.html", status=status, form=form, error=error)


@require_http_methods(["GET", "POST"])
def take_out(request: UserRequest, day_id: int) -> HttpResponse:
    """Let the calendar count again for a day that was written down by mistake."""
    row = swapped_day_for(request.user, day_id, today=today())
    form = ReasonForm(sent(request))

    def write() -> str:
        take_out_swapped_day(row, reason=form.cleaned_data["reason"], actor=request.user, at=now())
        return f"Đã bỏ ngày {written(row.day)}. Hạn của các thủ tục đang làm được tính lại ngay sau đây."

    return confirmed(request, _taking_out(row), form, write)


def _taking_out(row: SwappedDay) -> Confirmation:
    return Confirmation(
        title=f"Bỏ ngày {written(row.day)} khỏi danh sách",
        act="Ngày này lại theo lịch thường; hạn của thủ tục, báo cáo đang chờ được tính lại.",
        kept="Ngày đã ghi, căn cứ, người ghi và lý do bỏ vẫn còn trong nhật ký.",
        button="Bỏ ngày này",
        back_url=f"{reverse(HOME)}?nam={row.day.year}",
    )
