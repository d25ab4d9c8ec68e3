"""Writing into the roster: dated, bound into the chain, nothing lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.errors import FutureContactError
from hoptac.accounts.models import Contact
from hoptac.accounts.services.contacts import Person, note_contact
from hoptac.base.audit_check import check_audit
from hoptac.base.errors import StaleWriteError
from hoptac.base.models import AuditLink

pytestmark = pytest.mark.django_db
LEADER = Contact.Post.LEADER


@pytest.fixture
def note(unit: Callable[[str], Any], commune: Any) -> Callable[..., Contact]:
    """A leader of xã Sơn Hà, unless the test says otherwise."""

    def write(name: str, *, since: date = date(2026, 1, 5), seen: int = 0, **more: Any) -> Contact:
        said: dict[str, Any] = {"source": "Quyết định phân công", "actor": commune, "at": NOW, "today": TODAY, **more}
        return note_contact(unit("21289@2025"), LEADER, Person(full_name=name), since=since, seen=seen, **said)

    return write


def on(day: date) -> str:
    row = Contact.objects.filter(post=LEADER).as_of(day).first()
    return row.full_name if row else "chưa có"


def test_each_day_has_its_own_leader(note: Callable[..., Contact]) -> None:
    first = note("Người thứ nhất")
    note("Người thứ hai", since=date(2026, 6, 1), seen=first.pk)

    assert [on(date(2026, 1, 4)), on(date(2026, 5, 31)), on(date(2026, 6, 1))] == [
        "chưa có",
        "Người thứ nhất",
        "Người thứ hai",
    ]


def test_a_vacant_post_is_a_row_without_a_name(note: Callable[..., Contact]) -> None:
    first = note("Người thứ nhất")
    note("", since=date(2026, 6, 1), seen=first.pk)

    assert (on(date(2026, 5, 31)), on(date(2026, 6, 1))) == ("Người thứ nhất", "")


def test_a_correction_takes_the_wrong_row_back_for_all_its_days(note: Callable[..., Contact]) -> None:
    wrong = note("Viết nhầm")
    note("Viết đúng", since=date(2026, 2, 1), seen=wrong.pk, is_correction=True)

    assert (on(date(2026, 1, 20)), on(TODAY)) == ("chưa có", "Viết đúng")


def test_two_who_write_at_once_do_not_overwrite_each_other(note: Callable[..., Contact]) -> None:
    note("Người thứ nhất")

    with pytest.raises(StaleWriteError, match="Cán bộ xã Sơn Hà"):
        note("Người khác", seen=0)

    assert Contact.objects.count() == 1


def test_a_day_to_come_is_refused(note: Callable[..., Contact]) -> None:
    with pytest.raises(FutureContactError, match="01/12/2026 chưa đến"):
        note("Người sắp nhận việc", since=date(2026, 12, 1))


def test_the_chain_binds_the_row_and_keeps_no_name_or_number(note: Callable[..., Contact]) -> None:
    row = note("Người thứ nhất")
    link = AuditLink.objects.get(action="accounts.contact.stated")

    assert "Người thứ nhất" not in str(link.payload)
    assert list(check_audit()) == []
    Contact.objects.filter(pk=row.pk).update(phone="0900000000")
    assert list(check_audit()) != []
