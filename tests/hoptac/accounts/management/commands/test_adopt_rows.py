"""Rows from before their table was protected are named, and taken into the record by somebody with a reason."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from hoptac.accounts.models import Grant, Role, User
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink
from hoptac.base.services import adopting
from hoptac.registry.models import Size
from hoptac.registry.services.statements import state
from tests.hoptac.registry.builders import DAY, ENTERED, enter

pytestmark = pytest.mark.django_db
REASON = "Vai trò giao trước khi nâng cấp, đối chiếu Quyết định 12/QĐ-STC"


@pytest.fixture
def before(administrator: User) -> list[Grant]:
    """Three roles that no link speaks of, and an administrator whose own role one does."""
    list(adopting.adopt_rows(adopting.unspoken_rows(), reason="x", actor=administrator, at=ENTERED))
    people = [User.objects.create_user(username=f"can-bo-{number}") for number in range(3)]
    return [Grant.objects.create(user=person, role=Role.MINISTRY) for person in people]


def write(administrator: User, **more: Any) -> None:
    call_command("adopt_rows", "--write", by=administrator.username, **{"reason": REASON, **more})


def test_without_being_told_to_write_it_only_names_them(
    before: list[Grant], capsys: pytest.CaptureFixture[str]
) -> None:
    links = AuditLink.objects.count()
    call_command("adopt_rows")

    said = capsys.readouterr().out

    assert [f"accounts.Grant:{one.pk}  {one}" in said for one in before] == [True] * 3
    assert "3 dòng chưa mắt xích nào nói tới; chưa ghi gì." in said
    assert AuditLink.objects.count() == links


def test_one_link_says_who_took_them_over_and_why_and_the_record_is_whole(
    before: list[Grant], administrator: User
) -> None:
    write(administrator)

    link = AuditLink.objects.get(action="base.audit.rows_adopted", actor_id=administrator.pk, payload__reason=REASON)
    assert link.payload == {"reason": REASON, "tables": {"accounts.Grant": 3}}
    assert list(check_audit()) == []
    Grant.objects.filter(pk=before[0].pk).update(role=Role.ADMINISTRATOR)
    assert [(one.link, one.subject) for one in check_audit()] == [(link.pk, f"accounts.Grant:{before[0].pk}")]


def test_very_many_are_bound_by_several_links(
    before: list[Grant], administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adopting, "AT_ONCE", 2)

    write(administrator)

    links = AuditLink.objects.filter(payload__reason=REASON).order_by("pk")
    assert [link.payload["tables"] for link in links] == [{"accounts.Grant": 2}, {"accounts.Grant": 1}]
    assert list(check_audit()) == []


def test_nothing_is_taken_over_while_other_things_do_not_fit(before: list[Grant], administrator: User) -> None:
    said: dict[str, Any] = {"source": "Sổ", "actor": administrator, "at": ENTERED, "today": DAY}
    size = state(Size, enter(), {"members": 40}, since=DAY, **said)
    Size.objects.filter(pk=size.pk).update(members=400)

    with pytest.raises(CommandError, match=f"1 chỗ khác, chỗ đầu tiên: registry.Size:{size.pk}"):
        write(administrator)

    assert not AuditLink.objects.filter(payload__reason=REASON).exists()


@pytest.mark.parametrize("said", [{"reason": " "}, {"by": "can-bo-1"}, {"by": "khong-co"}])
def test_it_wants_an_administrator_and_a_reason(before: list[Grant], administrator: User, said: dict[str, str]) -> None:
    with pytest.raises(CommandError, match="Cần --by"):
        call_command("adopt_rows", "--write", **{"by": administrator.username, "reason": REASON, **said})

    assert not AuditLink.objects.filter(payload__reason=REASON).exists()
