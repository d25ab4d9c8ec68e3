"""The list of invitations as a table to take away; the pages of one are in test_people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import TODAY
from hoptac.accounts.models import Role
from hoptac.accounts.services.invitations import Invitee, invite, revoke_invitation
from hoptac.base.clock import now
from hoptac.units.models import Unit
from tests.taken_away import csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PAGE = "/quan-tri/loi-moi/"


@pytest.fixture
def links(administrator: Any) -> list[str]:
    """Invitations to a commune of the province: one that waits, one that was taken back; their secrets."""
    below, said = Unit.objects.get(key="21484@2025"), {"actor": administrator, "at": now()}
    made = [
        invite(Invitee(name, "lan@xa.example", Role.COMMUNE, below), today=TODAY, **said)
        for name in ("=Nguyễn Thị Lan", "Trần Khoa")
    ]
    revoke_invitation(made[1].invitation, reason="Mời nhầm", **said)
    return [one.secret for one in made]


def test_the_list_is_taken_away_with_how_each_stands_and_never_a_link(signed_in: SignedIn, links: list[str]) -> None:
    client = signed_in("province")

    answer = client.get(f"{PAGE}tai-ve.csv")
    heads, *rows = csv_of(answer)
    [sheet] = sheets_of(client.get(f"{PAGE}tai-ve.xlsx")).values()

    told = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert {name: row["Trạng thái"] for name, row in told.items()} == {
        "'=Nguyễn Thị Lan": "Đang chờ",
        "Trần Khoa": "Đã thu hồi",
    }
    assert told["Trần Khoa"]["Nơi"].startswith("Xã Ba Tơ")
    assert {row[0] for row in sheet[1:]} == {"=Nguyễn Thị Lan", "Trần Khoa"}
    assert [secret for secret in links if secret in answer.content.decode()] == []
    assert file_name_of(answer) == "loi-moi-2026-11-23.csv"
    assert f'href="{PAGE}tai-ve.xlsx"' in client.get(PAGE).content.decode()


def test_invitations_of_another_province_are_in_no_table(signed_in: SignedIn, links: list[str]) -> None:
    assert len(csv_of(signed_in("other_province").get(f"{PAGE}tai-ve.csv"))) == 1
