"""/ke-hoach/: the list."""

import csv

import pytest

from tests.hoptac.planning.plan_builders import QUANG_NGAI, QUANG_NGAI_BODY, make_old_plan, make_plan

pytestmark = pytest.mark.django_db
URL = "/ke-hoach/"


def shown(response) -> list[str]:
    return [plan.title for plan in response.context["page_obj"]]


def test_an_officer_sees_the_own_plan_the_one_above_and_what_the_old_district_left(signed_in):
    make_plan(title="xã")
    make_plan(QUANG_NGAI, QUANG_NGAI_BODY, title="tỉnh")
    make_old_plan(title="huyện cũ")

    assert sorted(shown(signed_in("commune").get(URL))) == ["huyện cũ", "tỉnh", "xã"]


@pytest.mark.parametrize("who", ["other_province", "visitor"])
def test_others_see_none_of_it(signed_in, who):
    make_plan()

    assert shown(signed_in(who).get(URL)) == []


@pytest.mark.parametrize("who", ["leader", "supervisor", "administrator"])
def test_readers_of_the_province_see_the_plan_of_its_commune(signed_in, who):
    make_plan(title="xã")

    assert shown(signed_in(who).get(URL)) == ["xã"]


def test_without_signing_in_one_is_sent_to_the_sign_in(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")


def test_the_address_reproduces_the_view(signed_in):
    make_plan(title="xã Sơn Hà")
    make_plan(QUANG_NGAI, QUANG_NGAI_BODY, title="tỉnh")

    response = signed_in("province").get(f"{URL}?q=son+ha&place=21289%402025&year=2027&level=commune&state=current")

    assert shown(response) == ["xã Sơn Hà"]
    html = response.content.decode()
    for chosen in (
        'value="son ha"',
        'value="21289@2025" selected',
        'value="2027" selected',
        'value="commune" selected',
    ):
        assert chosen in html
    assert "/ke-hoach/tai-ve.csv?q=son" in html


@pytest.mark.parametrize("query", ["year=abc", "year=²²²²", "level=x", "state=x", "sort=x", "page=x", "page=99"])
def test_what_makes_no_sense_in_the_address_is_left_aside(signed_in, query):
    make_plan(title="xã")

    assert shown(signed_in("commune").get(f"{URL}?{query}")) == ["xã"]


def test_an_empty_list_says_what_to_do_next(signed_in):
    assert "Nhận văn bản đầu tiên" in signed_in("commune").get(URL).content.decode()


def test_a_search_that_finds_nothing_says_so(signed_in):
    make_plan()

    assert "Không có mục nào khớp" in signed_in("commune").get(f"{URL}?q=khongco").content.decode()


def test_an_ended_bodys_plan_waits_and_is_never_red(signed_in):
    make_old_plan()

    html = signed_in("commune").get(URL).content.decode()

    assert "Chờ văn bản kế thừa" in html
    assert "badge-bad" not in html
    assert "badge-warn" not in html


def test_plans_stand_under_the_name_of_their_place(signed_in):
    make_plan(title="một", number="1/KH-UBND")
    make_plan(title="hai", number="2/KH-UBND")

    html = signed_in("commune").get(URL).content.decode()

    assert html.count('scope="rowgroup"') == 1


def test_a_long_list_has_pages(signed_in):
    for number in range(31):
        make_plan(title=f"kế hoạch {number:02}", number=f"{number}/KH-UBND")

    assert len(shown(signed_in("commune").get(f"{URL}?page=2"))) == 1


def test_the_list_asks_the_database_as_often_for_3_plans_as_for_30(signed_in, django_assert_num_queries):
    client = signed_in("commune")

    def make(how_many):
        for number in range(how_many):
            make_plan(number=f"{how_many}.{number}/KH-UBND")

    make(3)
    client.get(URL)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    make(27)

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(URL)


def test_the_export_holds_the_same_plans(signed_in):
    make_plan(title="xã Sơn Hà")
    make_plan(QUANG_NGAI, QUANG_NGAI_BODY, title="tỉnh")

    response = signed_in("commune").get("/ke-hoach/tai-ve.csv?level=commune")

    rows = list(csv.DictReader(response.content.decode("utf-8-sig").splitlines()))
    assert [row["Kế hoạch"] for row in rows] == ["xã Sơn Hà"]


def test_the_export_of_a_stranger_is_empty(signed_in):
    make_plan()

    assert len(signed_in("other_province").get("/ke-hoach/tai-ve.csv").content.decode().splitlines()) == 1


@pytest.mark.parametrize("url", [URL, "/ke-hoach/tai-ve.csv"])
def test_only_get_is_answered(signed_in, url):
    assert signed_in("commune").post(url).status_code == 405
