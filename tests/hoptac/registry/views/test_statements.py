"""Entering an organization on its page, and what is asked of who writes about it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.registry.models import Organization, ToldApart
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SOURCE = {"source_kind": "person", "source_words": "Giám đốc HTX, hỏi ngày 20/11/2026"}


def newcomer(name: str, **more: str) -> dict[str, Any]:
    unit = Unit.objects.get(key="21289@2025").pk
    return {"kind": "cooperative", "name": name, "unit": unit, "since": "01/11/2026", **SOURCE, **more}


def test_who_enters_a_double_is_shown_it_and_may_say_why_it_is_another(signed_in: SignedIn) -> None:
    known = enter("HTX Rau sạch")
    client = signed_in("commune")

    asked = client.post("/to-chuc/them/", newcomer("Hợp tác xã Rau sạch"))

    told = asked.content.decode()
    assert (asked.status_code, Organization.objects.count()) == (409, 1)
    assert f'href="/to-chuc/{known.pk}/"' in told
    assert "cùng tên, trụ sở cùng địa bàn cấp xã" in told
    assert f'name="apart" value="{known.pk}"' in told

    without = client.post("/to-chuc/them/", newcomer("Hợp tác xã Rau sạch", apart=str(known.pk)))
    said = newcomer("Hợp tác xã Rau sạch", apart=str(known.pk), apart_because="Khác người đại diện")
    entered = client.post("/to-chuc/them/", said, follow=True)

    assert without.status_code == 422
    assert "Đã ghi Hợp tác xã Rau sạch vào sổ." in entered.content.decode()
    assert ToldApart.objects.get().reason == "Khác người đại diện"


def test_a_double_out_of_reach_is_told_of_without_its_name(signed_in: SignedIn) -> None:
    enter("HTX Chè Ba Tơ", unit_key="21484@2025", tax_code="0100109106")

    told = signed_in("commune").post("/to-chuc/them/", newcomer("HTX Rau", tax_code="0100109106")).content.decode()

    assert "cùng mã số thuế" in told
    assert "ngoài phạm vi của bạn" in told
    assert "Chè Ba Tơ" not in told
