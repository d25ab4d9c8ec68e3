"""Leaving a post: noting the day, and handing the desk over after seeing what moves."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hoptac.accounts.access_people import people_for
from hoptac.accounts.handover import OpenWork, open_work
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.models import User
from hoptac.accounts.people import roles_of
from hoptac.accounts.people_forms import DepartureForm, HandOverForm, ReasonForm
from hoptac.accounts.services import handover as service
from hoptac.accounts.successors import lasting_grants, successors_of
from hoptac.accounts.views.person import Act, act_on, reached
from hoptac.base.clock import now, today
from hoptac.base.templatetags.vietnamese import number


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
def stay(request: UserRequest, person_id: int) -> HttpResponse:
    """The leaving was noted by mistake."""
    person = reached(request, person_id, "bỏ ghi ngày rời vị trí")
    act = Act(
        f"Bỏ ghi ngày rời vị trí của {person.full_name}",
        "Hệ thống thôi tính hạn khóa tài khoản và thôi nhắc. Dùng khi ghi nhầm, hoặc khi người này ở lại vị trí.",
        "Tài khoản, vai trò và các việc đang mở giữ nguyên.",
        "Bỏ ghi ngày rời vị trí",
        "Đã bỏ ghi ngày rời vị trí.",
        lambda form: service.withdraw_departure(
            person, reason=form.cleaned_data["reason"], actor=request.user, at=now()
        ),
    )
    return act_on(request, person, ReasonForm(sent(request)), act)


@require_http_methods(["GET", "POST"])
def hand_over(request: UserRequest, person_id: int) -> HttpResponse:
    """Move the open work to another and close the account."""
    person = reached(request, person_id, "bàn giao")
    people = people_for(request.user, today=today()).filter(is_active=True).exclude(pk=person.pk)
    act = _handing_over(person, actor=request.user)
    offered = successors_of(person, among=people, today=today())
    return act_on(request, person, HandOverForm(sent(request), people=people, offered=offered), act)


_MOVES = (
    "Các việc đang mở nêu trên chuyển cho người nhận; cùng lúc ấy các vai trò của người bàn giao kết thúc và tài khoản "
    "bị khóa."
)
_NOTHING_MOVES = (
    "Người này không còn việc nào đang mở: người nhận chỉ được ghi tên vào nhật ký; các vai trò kết thúc và tài khoản "
    "bị khóa ngay. Không có ai nhận thì quay lại và bấm Khóa tài khoản."
)
_KEPT = (
    "Mọi việc đã làm vẫn ghi tên người đã làm. Mở khóa lại được, nhưng phải giao lại vai trò; việc đã chuyển thì ở lại "
    "với người nhận."
)


def _handing_over(person: User, *, actor: User) -> Act:
    """What the page says before it, with the open work that would move and the roles that would end."""
    work = open_work(person, at=now())
    roles = [f"{grant.get_role_display()}, {grant.where}" for grant in lasting_grants(person, today=today())]
    managed = [held.place for held in roles_of(person, today=today()) if held.grant is None and held.may_end]
    ending = OpenWork("Vai trò sẽ kết thúc", roles)
    staying = OpenWork("Tổ chức đang quản lý", managed, "Không chuyển cho người nhận: thu hồi ở trang của tổ chức ấy.")
    return Act(
        f"Bàn giao việc của {person.full_name}",
        _MOVES if work else _NOTHING_MOVES,
        _KEPT,
        "Bàn giao và khóa tài khoản",
        "",
        lambda form: _handed(person, form.cleaned_data, actor=actor),
        work=[kind for kind in (*work, ending, staying) if kind.items],
    )


def _handed(person: User, said: Mapping[str, Any], *, actor: User) -> str:
    """Do it, and tell how much went to whom."""
    to, reason = said["to"], said["reason"]
    handed = service.hand_over(person, to, reason=reason, actor=actor, at=now(), today=today())
    moved = f"Đã bàn giao {number(handed.moved)} việc cho {to.full_name}"
    told = moved if handed.moved else f"Đã ghi {to.full_name} tiếp quản"
    left = f" Không chuyển được cho người nhận: {'; '.join(handed.left)}." if handed.left else ""
    return f"{told}. Tài khoản của {person.full_name} đã khóa, các vai trò đã kết thúc.{left}"
