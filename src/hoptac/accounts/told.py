"""What the journal tells of people and their accounts."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.access_people import charge_of, people_for
from hoptac.accounts.models import Contact, User
from hoptac.accounts.security_events import WORDS
from hoptac.base import journal
from hoptac.base.journal import Home, Thing
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
    "count": "Số phiên",
    "full_name": "Họ và tên",
    "email": "Thư điện tử",
}
ACTS = {
    **WORDS,
    "accounts.contact.stated": "Ghi người ở vị trí trong danh bạ",
    "accounts.contact.corrected": "Sửa lại danh bạ",
}
PERSONAL = ("ip", "agent", "email")


def tell() -> None:
    """Called once, from ``ready``."""
    journal.register_chapter("accounts", "Tài khoản", ACTS, facts=FACTS, personal=PERSONAL)
    journal.register_home(User, lambda person: Home(journal.about(person)))
    journal.register_home(Contact, lambda contact: Home(journal.about(Unit, contact.unit_id), contact.unit_id))
    journal.register_thing(Thing(Unit._meta.label, "Đơn vị", _unit_names, _unit_url, _writes_for))
    journal.register_thing(Thing(User._meta.label, "Người dùng", _names, _url, _reads, _reads))


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
