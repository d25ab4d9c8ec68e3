"""The list of people, on the page and as a table to take away."""

from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.access_people import people_for
from hoptac.accounts.http import UserRequest
from hoptac.accounts.models import Role
from hoptac.accounts.people import STATES, Listed, PeopleChoice, asked_people, listed
from hoptac.base.clock import now, today
from hoptac.base.tables_out import LOT, Table, in_lots, taken_away
from hoptac.base.templatetags.vietnamese import day, moment
from hoptac.base.web import page

PAGE_SIZE = 50
COLUMNS = ("Họ và tên", "Tên đăng nhập", "Vai trò", "Đơn vị", "Xác thực hai lớp", "Đăng nhập gần nhất", "Trạng thái")


@require_GET
def people(request: UserRequest) -> HttpResponse:
    """The people whom I look after."""
    choice = _choice(request)
    asked = asked_people(people_for(request.user, today=today()), choice, today=today(), at=now())
    page_obj = Paginator(asked, PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page_obj": page_obj,
        "rows": listed(page_obj.object_list, today=today(), at=now()),
        "noun": "người",
        "q": choice.q,
        "choice": choice,
        "roles": list(Role),
        "states": STATES,
        "table": "accounts:people",
    }
    return page(request, "accounts/people.html", **context)


@require_GET
def people_table(request: UserRequest, form: str) -> HttpResponse:
    """The same people in the same order, all pages."""
    asked = asked_people(people_for(request.user, today=today()), _choice(request), today=today(), at=now())
    lots = in_lots(asked.iterator(chunk_size=LOT))
    cells = (_cells(row) for lot in lots for row in listed(lot, today=today(), at=now()))
    return taken_away(request, form, Table("nguoi-dung", today(), chain([COLUMNS], cells)))


def _choice(request: UserRequest) -> PeopleChoice:
    asked = {name: (request.GET.get(name) or "").strip() for name in PeopleChoice.__dataclass_fields__}
    return PeopleChoice(**asked)


def _cells(row: Listed) -> list[str]:
    person = row.person
    state = "Đang dùng" if person.is_active else "Đã khóa"
    state = f"Tạm khóa đến {moment(row.tried_until)}" if row.tried_until else state
    return [
        person.full_name,
        person.username,
        "; ".join(held.role for held in row.roles),
        "; ".join(held.place for held in row.roles),
        "có" if row.has_factor else "chưa",
        moment(person.last_login) if person.last_login else "",
        f"{state}, phải khóa chậm nhất hết ngày {day(row.lock_by)}" if row.lock_by else state,
    ]
