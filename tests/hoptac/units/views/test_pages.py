"""Units as pages: the map of a day, and one unit between what it was and what it became."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoptac.units.models import Unit

pytestmark = pytest.mark.django_db
Enter = Callable[[str], Any]


def names(answer: Any) -> list[str]:
    return [unit.name for unit in answer.context["page_obj"]]


def test_typed_marks_tell_son_ha_from_its_neighbour(signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": "sơn hà"})

    assert names(page) == ["Xã Sơn Hà"]


def test_words_without_marks_find_both(signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": "son ha"})

    assert set(names(page)) == {"Xã Sơn Hà", "Xã Sơn Hạ"}


@pytest.mark.parametrize("typed", ["sơn hà, quảng ngãi", "son ha quang ngai", "Xã Sơn Hà Tỉnh Quảng Ngãi"])
def test_a_name_with_the_names_above_it_is_understood(typed: str, signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": typed})

    assert "Xã Sơn Hà" in names(page)
    assert set(names(page)) <= {"Xã Sơn Hà", "Xã Sơn Hạ"}
    assert names(signed_in("commune").get("/don-vi/", {"q": "sơn hà, quảng ninh"})) == []


def test_an_old_name_leads_to_what_its_ground_is_today(signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": "Di Lăng"})

    told = page.content.decode()
    assert names(page) == []
    assert "Thị trấn Di Lăng, Huyện Sơn Hà, Tỉnh Quảng Ngãi" in told
    assert "địa bàn ấy thuộc" in told
    assert "Xã Sơn Hà, Tỉnh Quảng Ngãi" in told


def test_the_map_of_an_old_day_has_its_districts(signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": "sơn hà", "ngay": "2025-06-30"})

    assert names(page) == ["Huyện Sơn Hà"]


def test_a_day_that_is_none_means_today_and_the_page_says_so(signed_in: Enter) -> None:
    page = signed_in("commune").get("/don-vi/", {"q": "sơn hà", "ngay": "hôm qua"})

    assert names(page) == ["Xã Sơn Hà"]
    assert "Ngày “hôm qua”" in page.content.decode()


def test_the_export_holds_all_units_of_the_list(signed_in: Enter, unit: Callable[[str], Any]) -> None:
    province = unit("51@2025").pk

    rows = signed_in("commune").get("/don-vi/tai-ve.csv", {"province": province}).content.decode().splitlines()

    assert len(rows) == 1 + 1 + 96


def test_a_commune_shows_the_communes_it_grew_from_and_not_its_district(
    signed_in: Enter, unit: Callable[[str], Any]
) -> None:
    picture = signed_in("commune").get(f"/don-vi/{unit('21289@2025').pk}/").context["picture"]

    assert [box.unit.name for box in picture.boxes] == ["Thị trấn Di Lăng", "Xã Sơn Bao", "Xã Sơn Thượng", "Xã Sơn Hà"]
    assert [line.is_part for line in picture.lines] == [False, False, False]


def test_a_district_shows_the_communes_that_have_its_ground(signed_in: Enter, unit: Callable[[str], Any]) -> None:
    page = signed_in("commune").get(f"/don-vi/{unit('529@2024').pk}/")

    assert "chưa có tỷ lệ" in page.content.decode()
    assert [box.unit.name for box in page.context["picture"].boxes][1:] == [
        "Xã Sơn Hà",
        "Xã Sơn Hạ",
        "Xã Sơn Kỳ",
        "Xã Sơn Linh",
        "Xã Sơn Thủy",
    ]


def test_an_ended_unit_shows_what_was_in_it_on_its_last_day(signed_in: Enter, unit: Callable[[str], Any]) -> None:
    page = signed_in("commune").get(f"/don-vi/{unit('529@2024').pk}/")

    assert len(page.context["children"]) == 14
    assert "Phòng Tài chính - Kế hoạch" in [agency.name for agency in page.context["agencies"]]


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        (
            "21289@2025",
            "2025-06-30",
            "Ngày 30/06/2025 chưa có đơn vị này. Trang hiện theo ngày đầu tiên của đơn vị, 01/07",
        ),
        (
            "529@2024",
            "2026-11-23",
            "Ngày 23/11/2026 không còn đơn vị này. Trang hiện theo ngày cuối cùng của đơn vị, 30/06",
        ),
        ("21289@2025", "2025-07-01", ""),
        ("529@2024", "2025-06-30", ""),
    ],
)
def test_a_day_on_which_the_unit_was_not_is_said_to_be_another_than_the_one_shown(
    key: str, day: str, said: str, signed_in: Enter, unit: Callable[[str], Any]
) -> None:
    html = signed_in("commune").get(f"/don-vi/{unit(key).pk}/", {"ngay": day}).content.decode()

    assert f'value="{day[8:]}/{day[5:7]}/{day[:4]}"' in html
    assert (said in html) if said else ("Trang hiện theo" not in html)


def test_a_province_that_is_no_key_is_said_to_be_left_aside(signed_in: Enter) -> None:
    client = signed_in("commune")

    assert "Tỉnh, thành phố “zzz”" in client.get("/don-vi/", {"province": "zzz"}).content.decode()
    assert "Bỏ qua" not in client.get("/don-vi/").content.decode()


def test_a_name_for_several_bodies_at_once_is_no_body_of_a_province(
    signed_in: Enter, unit: Callable[[str], Any]
) -> None:
    province = unit("51@2025")
    listed = [agency.name for agency in signed_in("commune").get(f"/don-vi/{province.pk}/").context["agencies"]]

    assert "Sở Tài chính" in " ".join(listed)
    assert province.agencies.filter(kind="collective").exists()
    assert [name for name in listed if name.startswith("Các ")] == []


@pytest.mark.parametrize("address", ["/don-vi/", "/don-vi/?province={province}", "/don-vi/{province}/"])
def test_the_pages_ask_the_database_as_often_for_much_as_for_little(
    signed_in: Enter, unit: Callable[[str], Any], address: str
) -> None:
    client, counts = signed_in("commune"), []
    for key in ("51@2025", "22@2024"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address.format(province=unit(key).pk))
        counts.append(len(asked))

    assert counts[0] <= counts[1] + 1
    assert max(counts) <= 16


def test_a_day_before_the_data_s_own_map_is_not_shown_as_known(signed_in: Enter, unit: Callable[[str], Any]) -> None:
    client, district = signed_in("commune"), unit("529@2024").pk
    early, eve = "2010-01-01", "2025-06-30"
    note = "Dữ liệu đơn vị của hệ thống bắt đầu"

    shown = [
        note in client.get(address, {"ngay": day}).content.decode()
        for address in ("/don-vi/", f"/don-vi/{district}/", "/to-chuc/ban-do/")
        for day in (early, eve)
    ]

    assert shown == [True, False] * 3


def test_no_page_of_a_unit_shows_the_marks_of_sources(signed_in: Enter, unit: Callable[[str], Any]) -> None:
    client = signed_in("commune")

    for key in ("529@2024", "21289@2025", "51@2025"):
        html = client.get(f"/don-vi/{unit(key).pk}/").content.decode()
        assert re.findall(r"\b[ST]\d{2,3}\b|MEM-|underthesea|vietnamadminunits", html) == []


def test_a_unit_leads_only_to_pages_that_answer_to_the_person(signed_in: Enter) -> None:
    unit = Unit.objects.get(key="21289@2025")
    addresses = [f"/don-vi/{unit.pk}/danh-ba/", f"/don-vi/{unit.pk}/nong-thon-moi/"]

    for who, status in (("commune", 200), ("other_province", 404)):
        client = signed_in(who)
        shown = client.get(f"/don-vi/{unit.pk}/").content.decode()

        assert [client.get(address).status_code for address in addresses] == [status] * 2
        assert [address in shown for address in addresses] == [status == 200] * 2
