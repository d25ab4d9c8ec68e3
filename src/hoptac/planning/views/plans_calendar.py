"""Report duties for calendar programs: one plan's, and a person's own."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import now, today
from hoptac.planning.access import plan_for
from hoptac.planning.duties.calendar import MEDIA_TYPE, calendar_of
from hoptac.planning.duties.feed_keys import feed_key, owner_of
from hoptac.planning.duties.lines import duty_lines
from hoptac.planning.duties.owed import duties_of

# How far back a feed still shows what was due.
PAST_DAYS = 60


@require_GET
def plan_calendar(request: UserRequest, plan_id: int) -> HttpResponse:
    """The report duties of one plan, without bodies only asked; none while its body waits for a successor."""
    plan = plan_for(request.user, plan_id, today=today())
    rows = plan.duties.select_related("plan", "who_agency", "to_agency", "via_agency")
    lines = [] if plan.is_awaiting_succession(today()) else duty_lines(rows, today=today())
    duties = [line for line in lines if not line.is_asked]
    return _answer(calendar_of(plan.title, duties, host=request.get_host(), at=now()))


@login_not_required
@require_GET
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The reports that the units of this key's owner owe; the key stands for the sign-in."""
    owner = owner_of(key)
    if owner is None:
        raise Http404("Không có lịch này.")
    duties = duties_of(owner, today=today(), since=today() - timedelta(days=PAST_DAYS))
    name = f"Hợp Tác: báo cáo của {owner.get_full_name()}"
    return _answer(calendar_of(name, duty_lines(duties, today=today()), host=request.get_host(), at=now()))


def feed_url(request: UserRequest) -> str:
    """The address of my own feed, whole, to be pasted into a calendar program."""
    return request.build_absolute_uri(reverse("planning:feed", args=[feed_key(request.user)]))


def _answer(calendar: bytes) -> HttpResponse:
    response = HttpResponse(calendar, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="nhiem-vu-bao-cao.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
