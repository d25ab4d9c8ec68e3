"""Leaving a post: noting the day, and handing the desk over after seeing what moves."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access_people import people_for
from hoptac.accounts.handover import open_work
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.models import User
from hoptac.accounts.people_forms import DepartureForm, HandOverForm
from hoptac.accounts.services import handover as service
from hoptac.accounts.views.person import Act, act_on, reached
from hoptac.base.clock import now, today


@require_http_methods(["GET", "POST"])
def leave(request: UserRequest, person_id: int) -> HttpResponse:
    """Note from which day a person leaves the post."""
    person = reached(request, person_id, "ghi ngày rời vị trí")
    deadline = service.lock_deadline(today())
    act = Act(
        f"{person.full_name} rời vị trí",
        "Hệ thống tính hạn khóa tài khoản theo ngày làm việc và nhắc bạn cho tới khi khóa. "
        f"Rời từ hôm nay thì phải khóa chậm nhất hết ngày {deadline:%d/%m/%Y}.",
        "Tài khoản còn dùng được cho tới khi bạn bàn giao hoặc khóa.",
        "Ghi ngày rời vị trí",
        "Đã ghi ngày rời vị trí.",
        lambda form: service.note_departure(
            person, left_on=form.cleaned_data["left_on"], reason=form.cleaned_data["reason"],
            actor=request.user, at=now(),
        ),
    )  # fmt: skip
    return act_on(request, person, DepartureForm(sent(request), initial={"left_on": today()}), act)


@require_http_methods(["GET", "POST"])
def hand_over(request: UserRequest, person_id: int) -> HttpResponse:
    """Move the open work to another and close the account."""
    person = reached(request, person_id, "bàn giao")
    people = people_for(request.user, today=today()).filter(is_active=True).exclude(pk=person.pk)
    act = _handing_over(person, actor=request.user)
    return act_on(request, person, HandOverForm(sent(request), people=people), act)


def _handing_over(person: User, *, actor: User) -> Act:
    """What the page says before it, with the open work that would move."""
    work = open_work(person, today=today())
    return Act(
        f"Bàn giao việc của {person.full_name}",
        "Các việc đang mở dưới đây chuyển cho người nhận, và tài khoản của người bàn giao bị khóa, cùng một lúc."
        if work
        else "Người này không còn việc nào đang mở. Tài khoản bị khóa ngay.",
        "Mọi việc đã làm vẫn ghi tên người đã làm. Mở khóa lại được; việc đã chuyển thì ở lại với người nhận.",
        "Bàn giao và khóa tài khoản",
        "Đã bàn giao và khóa tài khoản.",
        lambda form: service.hand_over(
            person, form.cleaned_data["to"], reason=form.cleaned_data["reason"], actor=actor, at=now(), today=today()
        ),
        work=work,
    )
