"""Representatives of a workbook beside those who hold a post that one alone may hold."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.registry.imports.access import place_of
from hoptac.registry.imports.representatives import REPRESENTATIVE
from hoptac.registry.models import Identity, Import, Officer, Organization
from hoptac.registry.services.things import add_thing, end_thing
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.services.import_steps import prepare, store

pytestmark = pytest.mark.django_db

HEAD = ["Tên HTX", "Xã", "Người đại diện"]


@pytest.fixture
def said(commune: Any) -> dict[str, Any]:
    return {"source": "Nghị quyết", "actor": commune, "at": NOW, "today": TODAY}


@pytest.fixture
def led(said: dict[str, Any]) -> Organization:
    """An organization with a chair since 2025, and a member of the board."""
    made = enter("HTX Keo Sơn Hà")
    for name, position in (("Trần Thị Hòa", "chair"), ("Lê Văn Ban", "board")):
        add_thing(Officer, made, {"full_name": name, "position": position}, since=date(2025, 1, 1), **said)
    return made


def checked(person: Any, name: str, **more: Any) -> Import:
    return prepare(person, ["HTX Keo Sơn Hà", "Xã Sơn Hà", name], head=HEAD, **more)


def test_a_representative_who_holds_no_post_is_asked_about_with_who_does(commune: Any, led: Organization) -> None:
    [column] = checked(commune, "Lê Văn Ban").doubtful

    assert (column["id"], column["count"]) == (REPRESENTATIVE, 1)
    assert column["cells"] == [["C2", "Lê Văn Ban, sổ ghi Chủ tịch HĐQT là Trần Thị Hòa"]]


@pytest.mark.parametrize("name", ["Trần Thị Hòa", "TRẦN THỊ HOÀ", ""])
def test_who_holds_one_or_is_not_named_asks_nothing(commune: Any, led: Organization, name: str) -> None:
    assert checked(commune, name).doubtful == []


def test_who_left_by_the_day_and_a_book_without_posts_ask_nothing(
    commune: Any, led: Organization, said: dict[str, Any]
) -> None:
    end_thing(Officer.objects.get(position="chair"), day=date(2026, 6, 1), **said)
    enter("HTX Chè Sơn Hà")

    assert checked(commune, "Nguyễn Văn Mới").doubtful == []
    assert prepare(commune, ["HTX Chè Sơn Hà", "Xã Sơn Hà", "Nguyễn Văn Mới"], head=HEAD).doubtful == []


def test_it_is_stored_once_a_person_confirms_it_on_the_page(
    signed_in: Callable[[str], Client], commune: Any, led: Organization
) -> None:
    held = checked(commune, "Nguyễn Văn Mới")
    Import.objects.filter(pk=held.pk).update(place=place_of(commune, today=TODAY))
    client, page = signed_in("commune"), f"/to-chuc/nhap/{held.pk}/"

    shown = client.get(page).content.decode().replace("\xa0", " ")
    refused = client.post(f"{page}viec/", {"act": "store"})
    taken = client.post(f"{page}viec/", {"act": "store", "xac-nhan": REPRESENTATIVE})

    assert "các dòng này ghi đúng người đại diện" in shown
    assert "1 dòng ghi người đại diện khác với người giữ chức trong sổ" in shown
    assert "đơn vị đúng là" not in shown
    assert "nhầm đơn vị tiền" not in shown
    assert (refused.status_code, taken.status_code) == (422, 302)


def test_what_the_book_says_already_is_not_asked_again(commune: Any, led: Organization) -> None:
    first = checked(commune, "Nguyễn Văn Mới")
    Import.objects.filter(pk=first.pk).update(confirmed=[REPRESENTATIVE])
    first.refresh_from_db()
    store(first, commune)

    assert Identity.objects.filter(organization=led).as_of(TODAY).get().representative == "Nguyễn Văn Mới"
    assert checked(commune, "Nguyễn Văn Mới").doubtful == []
