"""One administrator erases what a link says of a person, for a reason and by a paper; nobody hides his own acts."""

from datetime import timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.errors import LastingActError, NothingToEraseError, OwnActError
from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.services.erasing import erase_content
from hoptac.base.audit import record
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink, Notice
from hoptac.registry.models import Officer
from hoptac.registry.services.statements import state
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"reason": "Yêu cầu của chủ thể dữ liệu", "paper": "Đơn ngày 20/11/2026", "today": TODAY}


@pytest.fixture
def link(commune: User) -> AuditLink:
    """What an officer wrote of a person."""
    fields = {"person": "a", "full_name": "Đinh Văn A", "position": "chair", "phone": "0905123456"}
    known: dict[str, Any] = {"source": "Sổ", "actor": commune, "at": NOW, "today": TODAY}
    state(Officer, enter(), fields, since=TODAY, **known)
    return AuditLink.objects.get(action="registry.officer.stated")


def test_the_content_goes_the_rest_stays_and_the_act_is_told_in_the_same_history(
    link: AuditLink, administrator: User
) -> None:
    wrong = list(check_audit())  # the administrator's role was put there without a service

    done = erase_content(link, actor=administrator, at=NOW + timedelta(hours=1), **SAID)

    link.refresh_from_db()
    assert (link.payload, "0905123456" in link.words, "dinh" in link.words) == (None, False, False)
    assert (done.action, done.about, done.actor_id) == ("base.audit.payload_erased", link.about, administrator.pk)
    assert done.payload == {"reason": SAID["reason"], "paper": SAID["paper"], "erased": link.pk}
    assert list(check_audit()) == wrong


def test_all_other_administrators_are_told(link: AuditLink, administrator: User) -> None:
    other, former = (User.objects.create_user(username=name) for name in ("quan-tri-hai", "da-nghi"))
    Grant.objects.create(user=other, role=Role.ADMINISTRATOR)
    Grant.objects.create(user=former, role=Role.ADMINISTRATOR, valid_to=TODAY)

    erase_content(link, actor=administrator, at=NOW, **SAID)

    notice = Notice.objects.get()
    assert notice.recipient_id == other.pk
    assert "Yêu cầu của chủ thể dữ liệu (Đơn ngày 20/11/2026)" in notice.text


def test_nobody_erases_what_is_said_of_his_own_act(link: AuditLink, administrator: User) -> None:
    own = record(administrator, "test.one", "x", at=NOW, name="a")

    with pytest.raises(OwnActError):
        erase_content(own, actor=administrator, at=NOW, **SAID)

    own.refresh_from_db()
    assert own.payload == {"name": "a"}


def test_what_is_erased_is_not_erased_again_and_why_it_was_stays(link: AuditLink, administrator: User) -> None:
    done = erase_content(link, actor=administrator, at=NOW, **SAID)
    other = User.objects.create_user(username="quan-tri-hai")

    with pytest.raises(NothingToEraseError):
        erase_content(link, actor=administrator, at=NOW, **SAID)
    with pytest.raises(LastingActError):
        erase_content(done, actor=other, at=NOW, **SAID)

    assert AuditLink.objects.filter(action="base.audit.payload_erased").count() == 1
