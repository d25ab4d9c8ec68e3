"""What the journal tells of people and their accounts."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.access_people import charge_of, people_for
from hoptac.accounts.handover import steps
from hoptac.accounts.models import Contact, Grant, Role, User
from hoptac.accounts.security_events import WORDS
from hoptac.accounts.sessions import device_of
from hoptac.base import journal
from hoptac.base.journal import Home, Noted, Thing
from hoptac.base.templatetags.vietnamese import number
from hoptac.units.models import Unit

FACTS = {
    "reason": "Lý do",
    "role": "Vai trò",
    "unit": "Đơn vị",
    "methods": "Cách đăng nhập",
    "factor": "Sai ở",
    "type": "Loại",
    "ip": "Địa chỉ mạng",
    "agent": "Trình duyệt",
    "was": "Trước",
    "now": "Sau",
    "first": "Từ ngày",
    "last": "Đến hết ngày",
    "from_day": "Từ ngày",
    "left_on": "Rời vị trí ngày",
    "lock_by": "Hạn khóa",
    "to_name": "Người nhận bàn giao",
    "moved": "Việc đã chuyển",
    "ended": "Số vai trò đã kết thúc",
    "left": "Không chuyển được",
    "count": "Số phiên",
    "full_name": "Họ và tên",
    "email": "Thư điện tử",
    "about": "Về tổ chức",
    "post": "Vị trí trong danh bạ",
    "valid_from": "Từ ngày",
}
ACTS = {
    **WORDS,
    "accounts.contact.stated": "Ghi người ở vị trí trong danh bạ",
    "accounts.contact.corrected": "Sửa chỗ ghi nhầm trong danh bạ",
}
PERSONAL = ("ip", "agent", "email")
# What allauth, and the log beside it, call the ways to prove who one is.
FACTORS = {
    "password": "mật khẩu",
    "mfa": "xác thực hai lớp",
    "code": "mã xác thực hai lớp",
    "totp": "ứng dụng xác thực",
    "recovery_codes": "mã dự phòng",
    "webauthn": "khóa bảo mật",
    "socialaccount": "tài khoản của hệ thống khác",
}


def tell() -> None:
    """Called once, from ``ready``."""
    journal.register_chapter("accounts", "Tài khoản", ACTS, facts=FACTS, personal=PERSONAL, say=_say, names=NAMES)
    journal.register_tables({Contact: "Danh bạ", Grant: "Vai trò"})
    journal.register_home(User, lambda person: Home(journal.about(person)))
    journal.register_home(Contact, lambda contact: Home(journal.about(Unit, contact.unit_id), contact.unit_id))
    journal.register_thing(Thing(Unit._meta.label, "Đơn vị", _unit_names, _unit_url, _writes_for))
    journal.register_thing(Thing(User._meta.label, "Người dùng", _names, _url, _reads, _reads))


def _say(action: str, fact: str, value: Any) -> str:
    """What stands behind a code, as the pages about people say it."""
    if fact == "role":
        return dict(Role.choices).get(value, "")
    if fact in ("methods", "factor", "type"):
        return ", ".join(FACTORS.get(one, str(one)) for one in (value if isinstance(value, list) else [value]))
    if fact == "post":
        return dict(Contact.Post.choices).get(value, "")
    if fact == "agent":
        return device_of(str(value))
    return _moved(value) if fact == "moved" and isinstance(value, dict) else ""


def _moved(counts: Mapping[str, int]) -> str:
    """How much of which work went over; kinds of which there was none are left out."""
    labels = {step.key: step.label for step in steps()}
    some = [f"{number(count)} {_lowered(labels.get(key, key))}" for key, count in counts.items() if count]
    return ", ".join(some) or "không có việc nào"


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def _units_called(noted: Collection[Noted]) -> Mapping[Noted, str]:
    rows = Unit.objects.filter(key__in={key for _, key in noted}).select_related("parent__parent")
    names = {unit.key: unit.full_name for unit in rows}
    return {one: names[one[1]] for one in noted if one[1] in names}


NAMES = {"unit": _units_called}


def _names(keys: Collection[int]) -> Mapping[int, str]:
    return {person.pk: person.audit_name for person in User.objects.filter(pk__in=keys)}


def _url(key: int) -> str:
    return reverse("accounts:person", args=(key,))


def _reads(user: User, key: int, today: date) -> bool:
    return bool(charge_of(user, today=today)) and people_for(user, today=today).filter(pk=key).exists()


def _unit_names(keys: Collection[int]) -> Mapping[int, str]:
    return {unit.pk: unit.full_name for unit in Unit.objects.filter(pk__in=keys).select_related("parent__parent")}


def _unit_url(key: int) -> str:
    return reverse("units:unit", args=(key,))


def _writes_for(user: User, key: int, today: date) -> bool:
    return scope_of(user, today=today).writes(key) and Unit.objects.filter(pk=key).exists()
