"""Entering an organization: whose act each first statement is, and what is asked before it is stored."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW
from hoptac.registry.errors import AlikeError
from hoptac.registry.models import FACETS, Identity, LegalStatus, OperatingStatus, Organization, Seat, ToldApart
from hoptac.registry.services.entering import Apart, enter_organization
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db


def enter_as(person: Any, name: str, *, apart: Apart | None = None, **identity: Any) -> Organization:
    return enter_organization(
        "cooperative",
        identity={"name": name, **identity},
        seat={"unit": Unit.objects.get(key="21289@2025"), "address": "thôn Gò Rẽ"},
        since=DAY,
        source="Giấy chứng nhận đăng ký",
        actor=person,
        at=NOW,
        today=DAY,
        **({"apart": apart} if apart else {}),
    )


def test_everything_that_is_entered_has_the_person_who_entered_it_as_its_author(commune: Any) -> None:
    entered = enter_as(commune, "HTX Rau sạch Sơn Hà")

    said = [row for facet in FACETS for row in facet.objects.filter(organization=entered)]

    assert {row.recorded_by for row in said} == {commune}
    assert LegalStatus.objects.get(organization=entered).status == "active"


def test_what_nobody_has_seen_is_not_said_of_how_it_works(commune: Any) -> None:
    entered = enter_as(commune, "HTX Rau sạch Sơn Hà", founded_on=date(2010, 4, 12))

    assert not OperatingStatus.objects.filter(organization=entered).exists()
    assert entered.standing.operating_status == ""


def test_an_obvious_double_is_asked_about_before_it_is_stored(commune: Any) -> None:
    known = enter("Hợp tác xã Rau sạch")

    with pytest.raises(AlikeError) as refused:
        enter_as(commune, "HTX Rau Sạch")

    assert [(one.standing.pk, one.words) for one in refused.value.doubles] == [
        (known.pk, "cùng tên, trụ sở cùng địa bàn cấp xã")
    ]
    assert Organization.objects.count() == 1


def test_a_name_that_is_the_same_once_read_in_full_is_asked_about(commune: Any) -> None:
    known = enter("HTX Nông nghiệp và Dịch vụ Sơn Hà")

    with pytest.raises(AlikeError) as refused:
        enter_as(commune, "HTX NN-DV Sơn Hà")

    assert [(one.standing.pk, one.words) for one in refused.value.doubles] == [
        (known.pk, "đọc đủ chữ viết tắt thì cùng tên; trụ sở cùng địa bàn cấp xã")
    ]


def test_a_name_with_another_mark_is_another_and_nobody_is_asked(commune: Any) -> None:
    enter("HTX Sơn Hà"), enter("HTX Sơn Hải")

    assert enter_as(commune, "HTX Sơn Hạ").pk


def test_the_same_tax_code_is_asked_about_wherever_it_stands(commune: Any) -> None:
    enter("HTX Chè Ba Tơ", unit_key="21484@2025", tax_code="0100109106")

    with pytest.raises(AlikeError):
        enter_as(commune, "HTX Rau sạch", tax_code="0100109106")


def test_a_person_s_number_in_another_commune_is_told_to_nobody(commune: Any) -> None:
    enter("HTX Chè Ba Tơ", unit_key="21484@2025", tax_code="051099000123")

    assert enter_as(commune, "HTX Rau sạch", tax_code="051099000123").pk


def test_who_says_why_it_is_another_enters_it_and_the_pair_is_told_apart(commune: Any) -> None:
    known = enter("HTX Rau sạch")

    made = enter_as(commune, "HTX Rau sạch", apart=Apart(frozenset({known.pk}), "Khác người đại diện"))

    told = ToldApart.objects.get()
    assert (told.first, told.second, told.reason, told.told_by) == (known, made, "Khác người đại diện", commune)


def test_a_double_that_was_not_shown_is_asked_about_once_more(commune: Any) -> None:
    known = enter("HTX Rau sạch")
    enter("Hợp tác xã Rau sạch")

    with pytest.raises(AlikeError):
        enter_as(commune, "HTX Rau sạch", apart=Apart(frozenset({known.pk}), "Khác người đại diện"))


def test_it_is_named_from_the_day_that_was_said_and_stands_where_the_map_of_then_is_known(commune: Any) -> None:
    entered = enter("HTX Có từ trước", since=date(2024, 3, 5))

    assert Identity.objects.get(organization=entered).valid_from == date(2024, 3, 5)
    assert Seat.objects.get(organization=entered).valid_from == date(2025, 7, 1)
