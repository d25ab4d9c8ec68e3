"""Entering an organization on its page, and what is asked of who writes about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import TODAY
from hoptac.base.models import Notice
from hoptac.registry.contents import rows_of
from hoptac.registry.models import Identity, Organization, Seat, Size, ToldApart, YearFigures
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


def fresh() -> Organization:
    """One with the version that a page would show."""
    made = enter()
    made.refresh_from_db()
    return made


def on_day(organization: Organization, day: date) -> str:
    [seat] = rows_of(Seat).filter(organization=organization).as_of(day) or [None]
    return seat.unit.key if seat else ""


@pytest.mark.parametrize(("old", "before"), [("21301@2024", "21301@2024"), ("", "")])
def test_one_founded_in_an_old_commune_is_entered_with_today_s_and_where_known_the_old(
    signed_in: SignedIn, old: str, before: str
) -> None:
    old_unit = str(Unit.objects.get(key=old).pk) if old else ""
    said = newcomer("HTX Chè Sơn Hà", founded_on="15/03/2015", since="", old_unit=old_unit)

    answer = signed_in("commune").post("/to-chuc/them/", said, follow=True)

    told = answer.content.decode()
    assert "Đã ghi HTX Chè Sơn Hà vào sổ. Các thông tin này đúng từ ngày 15/03/2015; riêng trụ sở" in told
    assert "từ ngày 01/07/2025 là ngày có đơn vị này" in told
    assert (f"trước đó ở {Unit.objects.get(key=old).name}." if old else "trước đó chưa rõ ở đâu.") in told
    made = Organization.objects.get()
    assert on_day(made, date(2015, 3, 15)) == on_day(made, date(2025, 6, 30)) == before
    assert on_day(made, date(2025, 7, 1)) == on_day(made, TODAY) == "21289@2025"
    assert [row.name for row in rows_of(Identity).filter(organization=made).as_of(date(2015, 3, 15))] == [
        "HTX Chè Sơn Hà"
    ]


def test_the_page_says_which_map_is_meant_and_offers_both(signed_in: SignedIn) -> None:
    html = signed_in("commune").get("/to-chuc/them/").content.decode()

    assert "Theo bản đồ từ ngày 01/07/2025" in html
    assert "Bản đồ cũ, đến hết 30/06/2025" in html
    assert "Huyện Sơn Hà" in html


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"old_unit": "21484@2024", "since": "01/03/2015"}, "không có đất thuộc"),
        ({"old_unit": "21301@2024", "since": "01/03/2026"}, "chỉ có đến hết ngày 30/06/2025"),
        ({"founded_on": "01/03/2020", "since": "01/03/2015"}, "sớm hơn ngày thành lập"),
        ({"founded_on": "24/11/2026"}, "chưa đến"),
        ({"since": "24/11/2026"}, "chưa đến"),
        ({"phone": "abc"}, "không phải số điện thoại"),
        ({"name": "..."}, "bằng chữ"),
        ({"source_words": "x"}, "ghi rõ nguồn"),
        ({"tax_code": "0100109107"}, "chữ số thứ mười"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_stored(
    signed_in: SignedIn, more: dict[str, str], fault: str
) -> None:
    if "old_unit" in more:
        more = {**more, "old_unit": str(Unit.objects.get(key=more["old_unit"]).pk)}

    answer = signed_in("province").post("/to-chuc/them/", {**newcomer("HTX Chè Sơn Hà"), **more})

    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert not Organization.objects.exists()


def test_a_seat_of_before_the_reform_is_written_on_the_map_of_then(signed_in: SignedIn) -> None:
    made = fresh()
    client, address = signed_in("commune"), f"/to-chuc/{made.pk}/thay-doi/seat/"
    today_s, old = (str(Unit.objects.get(key=key).pk) for key in ("21289@2025", "21301@2024"))
    said = {**SOURCE, "since": "01/03/2015", "seen": str(made.version)}

    wrong = client.post(address, {**said, "unit": today_s})
    right = client.post(address, {**said, "unit": old}, follow=True)

    assert "ngày 01/03/2015 thuộc bản đồ cũ" in wrong.content.decode()
    assert "Đã ghi: Trụ sở" in right.content.decode()
    assert on_day(made, date(2015, 3, 1)) == "21301@2024"


def test_an_amount_is_echoed_as_it_was_understood(signed_in: SignedIn) -> None:
    made = fresh()
    said = {**SOURCE, "since": "01/11/2026", "seen": str(made.version), "charter_capital_dong": "1,2 tỷ"}

    done = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", said, follow=True).content.decode()

    assert "Vốn điều lệ: 1.200.000.000 đồng (1,2 tỷ)." in done.replace("\u00a0", " ")


def test_who_writes_250_for_millions_is_asked(signed_in: SignedIn) -> None:
    made = fresh()
    said = {**SOURCE, "since": "01/11/2026", "seen": str(made.version), "charter_capital_dong": "250"}

    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", said)

    assert answer.status_code == 422
    assert "Hãy ghi như 250 triệu" in answer.content.decode()


def test_a_source_is_told_as_a_sentence_goes_on_with_it(signed_in: SignedIn) -> None:
    made = fresh()
    said = {**SOURCE, "since": "01/11/2026", "seen": str(made.version), "members": "25"}

    shown = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/size/", said, follow=True).content.decode()

    assert "theo lời của Giám đốc HTX, hỏi ngày 20/11/2026" in shown


@pytest.mark.parametrize(
    ("year", "day", "status"), [("2015", "", 302), ("2015", "05/03/2015", 422), ("1066", "", 422), ("2031", "", 422)]
)
def test_a_year_of_founding_stands_for_a_day_that_is_not_known(
    signed_in: SignedIn, year: str, day: str, status: int
) -> None:
    made = fresh()
    told = {"name": "HTX Nông nghiệp Sơn Hà", "since": "23/11/2026", "founded_in": year, "founded_on": day}
    source = {"source_kind": "paper", "source_words": "BC 12/BC-UBND ngày 20/11/2026", "seen": str(made.version)}

    answer = signed_in("commune").post(f"/to-chuc/{made.pk}/thay-doi/identity/", told | source)

    assert answer.status_code == status
    kept = rows_of(Identity).filter(organization=made).latest("pk").founded_in
    assert kept == (2015 if status == 302 else None)


def test_a_figure_beyond_what_is_plausible_is_written_once_it_is_ticked(signed_in: SignedIn) -> None:
    one, client = fresh(), signed_in("commune")
    url = f"/to-chuc/{one.pk}/thay-doi/size/"
    said = {"members": "350.000", "since": "01/11/2026", "seen": one.version, **SOURCE}

    asked = client.post(url, said)
    other = client.post(url, {**said, "members": "360.000", "sure_members": "350000"})
    before = rows_of(Size).count()
    client.post(url, {**said, "sure_members": "350000"})

    told = asked.content.decode()
    assert (asked.status_code, other.status_code, before) == (422, 422, 0)
    assert 'name="sure_members" value="350000"' in told
    assert "350.000 là số quá mức thường gặp" in told
    assert 'name="sure_members" value="360000"' in other.content.decode()
    assert "checked" not in other.content.decode().partition('name="sure_members"')[2].partition(">")[0]
    assert rows_of(Size).get().members == 350_000


def test_a_profit_above_the_revenue_is_written_once_it_is_ticked(signed_in: SignedIn) -> None:
    one, client = fresh(), signed_in("commune")
    url = f"/to-chuc/{one.pk}/thay-doi/yearfigures/"
    said = {"year": "2025", "revenue_dong": "1,5 tỷ", "profit_dong": "2 tỷ", "seen": one.version, **SOURCE}

    asked = client.post(url, said)
    client.post(url, {**said, "sure_profit_dong": "2000000000"})

    assert asked.status_code == 422
    assert "nhiều hơn doanh thu cùng năm" in asked.content.decode()
    assert rows_of(YearFigures).get().profit_dong == 2 * 10**9


def test_a_revenue_that_falls_below_the_profit_asks_about_the_profit(signed_in: SignedIn) -> None:
    one, client = fresh(), signed_in("commune")
    url = f"/to-chuc/{one.pk}/thay-doi/yearfigures/?nam=2025"
    said = {"year": "2025", "profit_dong": "2 tỷ", **SOURCE}
    client.post(url, {**said, "revenue_dong": "10 tỷ", "seen": one.version})
    one.refresh_from_db()

    asked = client.post(url, {**said, "revenue_dong": "1 tỷ", "seen": one.version})

    assert asked.status_code == 422
    assert "nhiều hơn doanh thu cùng năm" in asked.content.decode()
    assert [row.revenue_dong for row in rows_of(YearFigures)] == [10**10]


def test_what_was_confirmed_once_is_not_asked_again_by_another_change(signed_in: SignedIn) -> None:
    one, client = fresh(), signed_in("commune")
    url = f"/to-chuc/{one.pk}/thay-doi/size/"
    said = {"members": "350.000", "since": "01/11/2026", **SOURCE}
    client.post(url, {**said, "seen": one.version, "sure_members": "350000"})
    one.refresh_from_db()

    again = client.post(url, {**said, "workers": "12", "since": "02/11/2026", "seen": one.version})

    assert again.status_code == 302


def test_a_head_office_leaves_the_places_of_the_writer_only_once_he_means_it(
    signed_in: SignedIn, province: Any
) -> None:
    made = fresh()
    client, address = signed_in("commune"), f"/to-chuc/{made.pk}/thay-doi/seat/"
    away = Unit.objects.get(key="21484@2025")
    said = {**SOURCE, "since": "01/11/2026", "seen": str(made.version), "unit": str(away.pk)}

    asked = client.post(address, said)
    other = client.post(address, {**said, "moves_away": "1"})
    assert (asked.status_code, other.status_code) == (422, 422)
    assert "ngoài địa bàn của bạn" in asked.content.decode()
    assert on_day(made, TODAY) == "21289@2025"

    gone = client.post(address, {**said, "moves_away": str(away.pk)}, follow=True)

    assert gone.redirect_chain[-1][0] == "/to-chuc/"
    assert "Mục này nay ở ngoài địa bàn của bạn" in gone.content.decode()
    assert on_day(made, TODAY) == "21484@2025"
    assert Notice.objects.filter(recipient_id=province.pk, text__contains=away.full_name).count() == 1


def test_who_may_write_in_both_places_moves_a_head_office_without_being_asked(signed_in: SignedIn) -> None:
    made = fresh()
    away = str(Unit.objects.get(key="21484@2025").pk)
    said = {**SOURCE, "since": "01/11/2026", "seen": str(made.version), "unit": away}

    answer = signed_in("province").post(f"/to-chuc/{made.pk}/thay-doi/seat/", said)

    assert answer.status_code == 302
    assert not Notice.objects.exists()
