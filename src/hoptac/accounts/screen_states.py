"""How things stand with people, invitations and the chain, told on the first page of the administration.

Each number is that of the list to which it leads.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from hoptac.accounts.access_people import invitations_for, people_for
from hoptac.accounts.models import Invitation, User
from hoptac.accounts.people import PeopleChoice, asked_people
from hoptac.base.administration import State
from hoptac.base.models import AuditCheck
from hoptac.base.services.audit_checks import is_under_way, last_check
from hoptac.base.templatetags.vietnamese import moment, number

# By the filter of the list: what those are called, and how pressing it is.
_PEOPLE = {
    "tried": ("người tạm khóa vì sai mật khẩu", "warn"),
    "leaving": ("người sắp phải khóa", "warn"),
    "roleless": ("người chưa có vai trò", "info"),
    "locked": ("tài khoản đã khóa", ""),
}


def states_of_people(user: User, today: date, at: datetime) -> Iterator[State]:
    """How many are locked out, leaving, without a role, locked; nothing of what there is none."""
    people, url = people_for(user, today=today), reverse("accounts:people")
    for state, (words, tone) in _PEOPLE.items():
        if found := asked_people(people, PeopleChoice(state=state), today=today, at=at).count():
            yield State(f"{number(found)} {words}", f"{url}?state={state}", tone)


def states_of_invitations(user: User, today: date, at: datetime) -> Iterator[State]:
    """How many may still be taken up."""
    if waiting := invitations_for(user, today=today).filter(pk__in=Invitation.objects.open(at)).count():
        yield State(f"{number(waiting)} lời mời đang chờ", reverse("accounts:invitations"), "waiting")


def state_of_chain(user: User, today: date, at: datetime) -> Iterator[State]:
    """What the last comparison of the chain found."""
    words, tone, note = _told(last_check(), at)
    yield State(words, reverse("accounts:journal"), tone, note)


def _told(check: AuditCheck | None, at: datetime) -> tuple[str, str, str]:
    if check is None:
        return "Chuỗi chưa được kiểm tra", "info", ""
    if is_under_way(check, at=at):
        return "Đang kiểm tra chuỗi", "waiting", ""
    if check.ended_at is None:
        return "Kiểm tra chuỗi dở dang", "warn", f"bắt đầu lúc {moment(check.asked_at)}"
    when = f"kiểm tra lúc {moment(check.ended_at)}"
    if check.found:
        return f"Chuỗi có {number(check.found)} chỗ không khớp", "bad", when
    return "Chuỗi nguyên vẹn", "good", when
