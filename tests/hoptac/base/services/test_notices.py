"""Sending and reading notices."""

from typing import Any

import pytest

from conftest import NOW
from hoptac.base.models import Notice
from hoptac.base.services.notices import NewNotice, mark_notices_read, send_notices

pytestmark = pytest.mark.django_db


def test_a_notice_with_the_same_key_is_sent_once(province: Any, commune: Any) -> None:
    same = [NewNotice(person.pk, "duty:1", "Báo cáo đến hạn", "/") for person in (province, commune)]

    assert send_notices(same, at=NOW) == 2
    assert send_notices(same, at=NOW) == 0
    assert Notice.objects.count() == 2


def test_reading_marks_only_my_notices(province: Any, commune: Any) -> None:
    send_notices([NewNotice(person.pk, "duty:1", "Báo cáo đến hạn", "/") for person in (province, commune)], at=NOW)

    mark_notices_read(province.pk, at=NOW)

    assert Notice.objects.get(recipient_id=province.pk).read_at == NOW
    assert Notice.objects.get(recipient_id=commune.pk).read_at is None
