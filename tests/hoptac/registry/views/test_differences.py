"""The page of differences: found, settled, listed for the year, taken away as tables."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from hoptac.registry.models import Difference, Proposal, Standing
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import GOOD, stored_import

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
LIST = "/to-chuc/khac-biet/"
RENAMED = ("HTX Rau an toàn Sơn Hà", "Xã Sơn Hà", GOOD[2], None, "Tạm ngừng", None)


@pytest.fixture
def differing(commune: Any) -> list[Difference]:
    """Another name and another status of one cooperative."""
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, RENAMED, confirmed=["identity.name"])
    return list(Difference.objects.order_by("kind"))


def text_of(client: Client, **said: str) -> str:
    return str(client.get(LIST, said).content.decode())


def test_the_list_is_filtered_by_kind_state_words_and_place(signed_in: SignedIn, differing: list[Difference]) -> None:
    client = signed_in("commune")

    assert "Tạm ngừng kinh doanh" in text_of(client)
    assert "Tạm ngừng kinh doanh" not in text_of(client, kind="name")
    assert RENAMED[0] in text_of(client, kind="name", q="rau sach", commune="21289@2025")
    assert "Không có mục nào khớp" in text_of(client, q="khong co gi")
    assert "Không có mục nào khớp" in text_of(client, state="settled")
    assert "Tạm ngừng kinh doanh" in text_of(client, kind="không có", state="?", nhap="x", sort="'")


def test_others_see_nothing_of_them(signed_in: SignedIn, differing: list[Difference]) -> None:
    for name in ("other_province", "leader", "visitor", "manager"):
        assert GOOD[0] not in text_of(signed_in(name))


def test_a_name_is_taken_on_the_page(signed_in: SignedIn, differing: list[Difference]) -> None:
    name = next(one for one in differing if one.kind == "name")

    answer = signed_in("commune").post(reverse("registry:difference", args=[name.pk]), {"outcome": "taken"})

    assert answer.status_code == 302
    assert Standing.objects.get().name == RENAMED[0]


def test_keeping_ours_needs_a_reason(signed_in: SignedIn, differing: list[Difference]) -> None:
    client = signed_in("commune")
    for one in differing:
        answer = client.post(reverse("registry:difference", args=[one.pk]), {"outcome": "kept", "note": ""})
        assert answer.status_code == 422

    assert not Difference.objects.exclude(settled_at=None).exists()


def test_a_status_taken_goes_to_the_second_person(signed_in: SignedIn, differing: list[Difference]) -> None:
    status = next(one for one in differing if one.kind == "status")
    address = reverse("registry:difference", args=[status.pk])

    first = signed_in("commune").post(address, {"outcome": "taken", "note": "theo thông báo"})
    second = signed_in("province").post(address, {"outcome": "kept", "note": "không"})

    assert first["Location"].endswith("?state=waiting")
    assert Proposal.objects.get().facts["status"] == "suspended"
    assert (second.status_code, "chờ người thứ hai" in second.content.decode()) == (409, True)
    assert "Tạm ngừng kinh doanh" in text_of(signed_in("commune"), state="waiting")


def test_one_press_lists_the_year_and_without_an_extract_says_why_not(signed_in: SignedIn, commune: Any) -> None:
    enter()
    client, press = signed_in("commune"), reverse("registry:list_not_updated")

    refused = client.post(press, {"year": "2026"})
    stored_import(commune, ("HTX Chậm", "Xã Sơn Hà", None, None, None, "10/11/2025"))
    answer = client.post(press, {"year": "2026"}, follow=True)

    assert (refused.status_code, "Chưa biết tổ chức nào đã cập nhật" in refused.content.decode()) == (422, True)
    shown = answer.content.decode()
    assert "hạn 15/12/2026" in shown
    assert "Còn 1" in shown.replace("\u00a0", " ")


@pytest.mark.parametrize("attack", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)"])
def test_what_begins_like_a_formula_is_taken_away_as_a_text(signed_in: SignedIn, commune: Any, attack: str) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    Difference.objects.create(
        organization_id=Standing.objects.get().pk,
        kind="name",
        ours=GOOD[0],
        theirs=attack,
        found_at="2026-11-23T00:00Z",
    )
    client = signed_in("commune")

    csv = client.get(f"{LIST}tai-ve.csv").content.decode()
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{LIST}tai-ve.xlsx").content))

    assert f"'{attack}" in csv
    assert attack in book.get_sheet_by_index(0).to_python()[1]


def test_the_day_in_the_tables_is_that_of_vietnam(signed_in: SignedIn, commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    early = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    Difference.objects.create(organization_id=Standing.objects.get().pk, kind="name", found_at=early)

    csv = signed_in("commune").get(f"{LIST}tai-ve.csv").content.decode()

    assert "23/11/2026" in csv
    assert "22/11/2026" not in csv


def test_a_condition_that_makes_no_sense_is_told_even_where_nothing_is_found(signed_in: SignedIn) -> None:
    page = text_of(signed_in("commune"), kind="khong-co", state="khong-ro")

    assert "Loại “khong-co”; Trạng thái “khong-ro”" in page
