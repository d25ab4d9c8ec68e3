"""What the journal says of accounts: no code, key or browser string reaches a person, on no page and in no table."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from hoptac.accounts.erasure import content_of
from hoptac.accounts.journal_entries import Fact, entry_of
from hoptac.base.audit import record
from hoptac.base.journal import chapter_of
from hoptac.base.models import AuditLink

pytestmark = pytest.mark.django_db
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
MOVED = {"cases.procedures": 1, "documents.readings": 0, "planning.reviews": 1200, "registry.proposals": 0}


def noted(action: str, person: Any, **facts: Any) -> AuditLink:
    return record(person, action, person, at=NOW, **facts)


@pytest.mark.parametrize(
    ("action", "facts", "told"),
    [
        ("role.granted", {"role": "supervisor"}, ("Vai trò", "Giám sát (chỉ xem)")),
        ("role.granted", {"unit": "21289@2025"}, ("Đơn vị", "Xã Sơn Hà, Tỉnh Quảng Ngãi")),
        ("sign_in.done", {"methods": ["password", "mfa"]}, ("Cách đăng nhập", "mật khẩu, xác thực hai lớp")),
        ("sign_in.failed", {"factor": "code"}, ("Sai ở", "mã xác thực hai lớp")),
        ("second_factor.added", {"type": "recovery_codes"}, ("Loại", "mã dự phòng")),
        ("sign_in.done", {"agent": CHROME}, ("Trình duyệt", "Chrome trên Linux")),
        (
            "person.handed_over",
            {"moved": MOVED},
            ("Việc đã chuyển", "1 thủ tục đang làm, 1.200 văn bản chờ rà soát"),
        ),
        ("person.handed_over", {"ended": 1200}, ("Số vai trò đã kết thúc", "1.200")),
        ("contact.stated", {"post": "leader"}, ("Vị trí trong danh bạ", "Lãnh đạo phụ trách")),
        ("invitation.made", {"about": "HTX Chè"}, ("Về tổ chức", "HTX Chè")),
        ("person.handed_over", {"moved": {"cases.procedures": 0}}, ("Việc đã chuyển", "không có việc nào")),
    ],
)
def test_codes_are_told_in_words_and_the_same_before_an_erasure(
    commune: Any, action: str, facts: dict[str, Any], told: tuple[str, str]
) -> None:
    link = noted(f"accounts.{action}", commune, **facts)

    assert entry_of(link).facts == (Fact(*told),)
    assert content_of(link) == [told]


def test_what_nobody_knows_stays_the_code_that_it_is(commune: Any) -> None:
    link = noted("accounts.role.granted", commune, role="keeper", unit="1@1", methods=["palm"], moved={"x.y": 2})

    assert [fact.words for fact in entry_of(link).facts] == ["keeper", "1@1", "palm", "2 x.y"]


def test_every_way_to_sign_in_has_a_word() -> None:
    say = chapter_of("accounts.sign_in.done").say

    for code in ("password", "mfa", "code", "totp", "recovery_codes"):
        assert say("accounts.sign_in.done", "methods", [code]) not in ("", code)


def test_the_table_names_units_with_one_question_for_all(signed_in: Callable[[str], Client], commune: Any) -> None:
    client, counts = signed_in("administrator"), []
    for key in ("21289@2025", "51@2025", "21289@2024"):
        noted("accounts.role.granted", commune, role="commune", unit=key)
        with CaptureQueriesContext(connection) as asked:
            table = client.get("/nhat-ky/tai-ve.csv?what=accounts.role.granted").content.decode()
        counts.append(len(asked))

    assert "Tỉnh Quảng Ngãi" in table
    assert "@2025" not in table
    assert counts[0] == counts[2]
