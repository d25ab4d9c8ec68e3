"""What the security log shows: links of the audit chain that are about accounts, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from hoptac.accounts.models import Role, User
from hoptac.accounts.people import named_people
from hoptac.accounts.security_log import PREFIX
from hoptac.accounts.sessions import device_of
from hoptac.base.address import misread_period
from hoptac.base.days import day_of
from hoptac.base.models import AuditLink

WORDS = {
    "accounts.sign_in.done": "Đăng nhập",
    "accounts.sign_in.ended": "Đăng xuất",
    "accounts.sign_in.failed": "Đăng nhập sai",
    "accounts.sign_in.locked_out": "Tạm khóa do nhập sai nhiều lần",
    "accounts.second_factor.added": "Bật xác thực hai lớp",
    "accounts.second_factor.removed": "Tắt xác thực hai lớp",
    "accounts.second_factor.renewed": "Tạo lại mã dự phòng",
    "accounts.second_factor.reset": "Bỏ xác thực hai lớp của người khác",
    "accounts.role.granted": "Giao vai trò",
    "accounts.role.ended": "Kết thúc vai trò",
    "accounts.account.locked": "Khóa tài khoản",
    "accounts.account.unlocked": "Mở khóa",
    "accounts.password.changed": "Tự đổi mật khẩu",
    "accounts.password.link_made": "Tạo đường dẫn đặt lại mật khẩu",
    "accounts.password.set_by_link": "Đặt mật khẩu mới bằng đường dẫn",
    "accounts.session.ended": "Đăng xuất một thiết bị",
    "accounts.session.all_ended": "Đăng xuất các thiết bị",
    "accounts.invitation.made": "Mời",
    "accounts.invitation.accepted": "Nhận lời mời",
    "accounts.invitation.revoked": "Thu hồi lời mời",
    "accounts.person.renamed": "Sửa họ tên",
    "accounts.person.leaving": "Ghi ngày rời vị trí",
    "accounts.person.staying": "Bỏ ghi ngày rời vị trí",
    "accounts.person.handed_over": "Bàn giao",
    "accounts.administrator.made": "Tạo quản trị tại máy chủ",
}
KINDS = (
    ("sign_in", "Đăng nhập, đăng xuất"),
    ("second_factor", "Xác thực hai lớp"),
    ("role", "Vai trò"),
    ("account", "Khóa, mở khóa"),
    ("password", "Mật khẩu"),
    ("session", "Phiên đăng nhập"),
    ("invitation", "Lời mời"),
    ("person", "Người dùng, bàn giao"),
)
_CODES, _CODES_MADE = Authenticator.Type.RECOVERY_CODES.value, "Tạo mã dự phòng"
# More people than that share no name that one would look for.
_MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class EventChoice:
    """What the address asks of the log."""

    q: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""

    @property
    def misread(self) -> tuple[str, ...]:
        """Which days made no sense and are left aside, in words."""
        return misread_period(self.since, self.until)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    at: datetime
    what: str
    who: str
    whose: str
    ip: str
    device: str
    reason: str


def asked_events(choice: EventChoice) -> QuerySet[AuditLink]:
    """The links asked for, newest first."""
    prefix = f"{PREFIX}{choice.kind}." if choice.kind in dict(KINDS) else PREFIX
    links = AuditLink.objects.filter(action__startswith=prefix).order_by("-id")
    if (since := day_of(choice.since)) is not None:
        links = links.filter(at__gte=make_aware(datetime.combine(since, time.min)))
    if (until := day_of(choice.until)) is not None:
        links = links.filter(at__lt=make_aware(datetime.combine(until + timedelta(days=1), time.min)))
    if choice.q:
        keys = named_people(User.objects.all(), choice.q)[:_MOST_NAMED]
        subjects = [f"{User._meta.label}:{pk}" for pk in keys]
        links = links.filter(Q(actor_name__icontains=choice.q) | Q(actor_id__in=keys) | Q(subject__in=subjects))
    return links


def shown(links: Iterable[AuditLink]) -> list[Event]:
    """The links in words."""
    links = list(links)
    names = _names(links)
    return [_event(link, names) for link in links]


def _event(link: AuditLink, names: dict[str, str]) -> Event:
    payload = link.payload or {}
    role = payload.get("role")
    words = _CODES_MADE if _made_codes(link) else WORDS.get(link.action, link.action)
    return Event(
        link.at,
        f"{words}: {Role(role).label}" if role in Role.values else words,
        link.actor_name,
        names.get(link.subject, ""),
        str(payload.get("ip", "")),
        device_of(payload["agent"]) if payload.get("agent") else "",
        str(payload.get("reason", "")),
    )


def _made_codes(link: AuditLink) -> bool:
    """Whether what was added is the paper codes: allauth adds them after the telephone's application."""
    return link.action == "accounts.second_factor.added" and (link.payload or {}).get("type") == _CODES


def _names(links: list[AuditLink]) -> dict[str, str]:
    """Subjects that are people, with their names."""
    label = f"{User._meta.label}:"
    keys = [link.subject.removeprefix(label) for link in links if link.subject.startswith(label)]
    people = User.objects.filter(pk__in=keys)
    return {f"{label}{person.pk}": person.audit_name for person in people}
