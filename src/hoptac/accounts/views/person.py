"""One person: roles with their days, devices, and what may be done; each act asks why, and asks who one is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hoptac.accounts.access_people import charge_of, grant_for, may_act_on, person_for, units_to_grant
from hoptac.accounts.handover import OpenWork, open_work
from hoptac.accounts.http import UserRequest, sent
from hoptac.accounts.lock_out import locked_until
from hoptac.accounts.models import Grant, User
from hoptac.accounts.people import factor_of, leaving_of, roles_of
from hoptac.accounts.people_forms import EndRoleForm, ReasonForm, RoleForm
from hoptac.accounts.services import accounts, roles, sessions
from hoptac.accounts.sessions import sessions_of
from hoptac.base.clock import now, today
from hoptac.base.confirming import Confirmation, ask_first, confirmed
from hoptac.base.templatetags.vietnamese import day
from hoptac.base.web import page


@dataclass(frozen=True, slots=True)
class Act:
    """What the page before an act says, and what is done once it is confirmed.

    ``done`` is said afterwards, unless what is done gives words of its own.
    """

    title: str
    what: str
    kept: str
    button: str
    done: str
    do: Callable[[forms.Form], object]
    work: Sequence[OpenWork] = ()


@require_GET
def person(request: UserRequest, person_id: int) -> HttpResponse:
    """One person."""
    shown = person_for(request.user, person_id, today=today())
    may_act = shown.pk != request.user.pk and may_act_on(request.user, shown, today=today())
    return page(
        request,
        "accounts/person.html",
        person=shown,
        roles=roles_of(shown, today=today()),
        sessions=sessions_of(shown, at=now()) if may_act else [],
        factor=factor_of(shown),
        locked_until=locked_until(shown.username, at=now()),
        leaving=leaving_of(shown),
        may_act=may_act,
        has_open_work=may_act and not shown.is_active and bool(open_work(shown, at=now())),
    )


@require_http_methods(["GET", "POST"])
def grant(request: UserRequest, person_id: int) -> HttpResponse:
    """Give a role."""
    person = reached(request, person_id, "giao vai trò")
    act = Act(
        f"Giao vai trò cho {person.full_name}",
        "Người này được làm những việc của vai trò ấy, ở đơn vị ấy và các đơn vị bên dưới, từ ngày bạn chọn.",
        "Các vai trò đang có không đổi.",
        "Giao vai trò",
        "",
        lambda form: _give(person, form.cleaned_data, actor=request.user),
    )
    return act_on(request, person, _role_form(request), act)


def _role_form(request: UserRequest) -> RoleForm:
    """The roles that this person may give, and where."""
    charge = charge_of(request.user, today=today())
    units = units_to_grant(charge, today=today())
    return RoleForm(sent(request), roles=charge.roles, units=units, initial={"first": today()})


def _give(person: User, said: Mapping[str, Any], *, actor: User) -> str:
    """Give it, and tell from when it counts where that is not now."""
    term, reason = roles.Term(said["first"], said["last"]), said["reason"]
    roles.grant_role(person, said["role"], said["unit"], term=term, reason=reason, actor=actor, at=now(), today=today())
    if said["first"] <= today():
        return "Đã giao vai trò."
    return f"Đã giao vai trò, có hiệu lực từ {day(said['first'])}; trước ngày ấy người này chưa dùng được vai trò."


def _end(ended: Grant, said: Mapping[str, Any], *, actor: User) -> str:
    """The same of an end."""
    from_day, reason = said["from_day"], said["reason"]
    roles.end_role(ended, from_day=from_day, reason=reason, actor=actor, at=now(), today=today())
    if said["from_day"] <= today():
        return "Đã kết thúc vai trò từ hôm nay."
    until = said["from_day"] - timedelta(days=1)
    return f"Đã ghi: người này còn giữ vai trò đến hết {day(until)}, và thôi giữ từ {day(said['from_day'])}."


@require_http_methods(["GET", "POST"])
def end_role(request: UserRequest, person_id: int, grant_id: int) -> HttpResponse:
    """End a role."""
    person = reached(request, person_id, "kết thúc vai trò")
    ended = grant_for(request.user, person, grant_id)
    form = EndRoleForm(sent(request), initial={"from_day": today()})
    act = Act(
        "Kết thúc vai trò",
        f"{person.full_name} thôi giữ vai trò {ended.get_role_display()} ở {ended.where}.",
        "Mọi việc người này đã làm còn nguyên; tài khoản vẫn đăng nhập được cho tới khi bị khóa.",
        "Kết thúc vai trò",
        "",
        lambda form: _end(ended, form.cleaned_data, actor=request.user),
    )
    return act_on(request, person, form, act)


@require_http_methods(["GET", "POST"])
def lock(request: UserRequest, person_id: int) -> HttpResponse:
    """Lock the account."""
    person = reached(request, person_id, "khóa tài khoản")
    act = Act(
        f"Khóa tài khoản của {person.full_name}",
        "Người này bị đăng xuất khỏi mọi thiết bị và không đăng nhập được nữa. Việc đang mở không tự chuyển cho ai: "
        "nếu còn việc, hãy dùng Bàn giao.",
        "Mọi việc đã làm còn nguyên. Mở khóa lại được bất cứ lúc nào.",
        "Khóa tài khoản",
        "Đã khóa tài khoản.",
        lambda form: accounts.lock_account(person, **_why(request, form), today=today()),
    )
    return act_on(request, person, ReasonForm(sent(request)), act)


@require_http_methods(["GET", "POST"])
def unlock(request: UserRequest, person_id: int) -> HttpResponse:
    """Open the account again, or the name after too many failures."""
    person = reached(request, person_id, "mở khóa tài khoản")
    act = Act(
        f"Mở khóa cho {person.full_name}",
        "Người này đăng nhập lại được ngay, kể cả khi vừa bị tạm khóa do nhập sai nhiều lần.",
        "Mật khẩu, xác thực hai lớp và các vai trò còn hiệu lực giữ nguyên.",
        "Mở khóa",
        "Đã mở khóa.",
        lambda form: accounts.unlock_account(person, **_why(request, form)),
    )
    return act_on(request, person, ReasonForm(sent(request)), act)


@require_http_methods(["GET", "POST"])
def reset_second_factor(request: UserRequest, person_id: int) -> HttpResponse:
    """For one who lost the telephone."""
    person = reached(request, person_id, "bỏ xác thực hai lớp")
    act = Act(
        f"Bỏ xác thực hai lớp của {person.full_name}",
        "Ứng dụng xác thực và mã dự phòng cũ hết tác dụng; người này bị đăng xuất khỏi mọi thiết bị. "
        "Hãy chắc chắn rằng đúng người ấy đề nghị.",
        "Mật khẩu giữ nguyên. Lần đăng nhập tới, người này đặt lại xác thực hai lớp.",
        "Bỏ xác thực hai lớp",
        "Đã bỏ xác thực hai lớp.",
        lambda form: accounts.reset_second_factor(person, **_why(request, form)),
    )
    return act_on(request, person, ReasonForm(sent(request)), act)


@require_http_methods(["GET", "POST"])
def end_sessions(request: UserRequest, person_id: int) -> HttpResponse:
    """Sign every device of the person out."""
    person = reached(request, person_id, "kết thúc các phiên")
    act = Act(
        f"Đăng xuất mọi thiết bị của {person.full_name}",
        "Người này phải đăng nhập lại trên mọi thiết bị.",
        "Tài khoản, mật khẩu và vai trò giữ nguyên.",
        "Đăng xuất mọi thiết bị",
        "Đã đăng xuất mọi thiết bị.",
        lambda form: sessions.end_sessions(person, **_why(request, form)),
    )
    return act_on(request, person, ReasonForm(sent(request)), act)


@never_cache
@require_http_methods(["GET", "POST"])
def password_link(request: UserRequest, person_id: int) -> HttpResponse:
    """A link by which the person sets a new password: shown once, on the answer to this very request."""
    person = reached(request, person_id, "đặt lại mật khẩu")
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        secret = accounts.make_password_link(person, **_why(request, form))
        link = request.build_absolute_uri(reverse("accounts:new_password", args=(person.pk, secret)))
        return page(request, "accounts/password_link.html", person=person, link=link)
    act = Act(
        f"Đặt lại mật khẩu cho {person.full_name}",
        "Tạo một đường dẫn dùng một lần trong 24 giờ để người này tự đặt mật khẩu mới.",
        "Mật khẩu cũ còn dùng được cho tới khi đặt mật khẩu mới.",
        "Tạo đường dẫn",
        "",
        lambda form: None,
    )
    return ask_first(request, _asked(person, act), form, **_beside(person, act))


def reached(request: UserRequest, person_id: int, act: str) -> User:
    """The person, once it is sure that one may do this and is who one says."""
    person = person_for(request.user, person_id, today=today(), write=act)
    raise_if_reauthentication_required(request, app="hoptac.accounts")
    return person


def _why(request: UserRequest, form: forms.Form) -> dict[str, Any]:
    return {"reason": form.cleaned_data["reason"], "actor": request.user, "at": now()}


def act_on(request: UserRequest, person: User, form: forms.Form, act: Act) -> HttpResponse:
    """Ask, and once confirmed do; a refusal is said on the same page."""

    def write() -> str:
        said = act.do(form)
        return said if isinstance(said, str) else act.done

    return confirmed(request, _asked(person, act), form, write, **_beside(person, act))


def _asked(person: User, act: Act) -> Confirmation:
    back_url = reverse("accounts:person", args=(person.pk,))
    return Confirmation(act.title, act.what, act.kept, act.button, back_url, about=person.full_name)


def _beside(person: User, act: Act) -> dict[str, Any]:
    """What the page shows beside the question."""
    return {"template": "accounts/act.html", "person": person, "work": act.work}
