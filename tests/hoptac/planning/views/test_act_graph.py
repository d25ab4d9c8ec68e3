"""/van-ban/do-thi/<id>/: the picture."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests.hoptac.planning.plan_builders import make_act, make_plan, relate_acts

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def plan():
    made = make_plan(number="901/KH-UBND")
    relate_acts(made.act, make_act("9001/KH-UBND", dated=date(2026, 9, 14)), told_by=made.document)
    relate_acts(made.act, make_act("559/CTr-LMHTX", kind="chuong_trinh"), told_by=made.document, is_secondary=True)
    relate_acts(made.act, make_act("17/2023/QH15", kind="luat"), told_by=made.document, kind="mentions")
    return made


def html_of(client, plan) -> str:
    response = client.get(f"/van-ban/do-thi/{plan.act_id}/")
    assert response.status_code == 200
    return response.content.decode()


def svg_of(html: str) -> ElementTree.Element:
    start = html.index('<svg class="act-graph"')
    return ElementTree.fromstring(html[start : html.index("</svg>", start) + len("</svg>")])


def test_each_act_is_a_box_with_a_link_that_the_keyboard_reaches(signed_in, plan):
    svg = svg_of(html_of(signed_in("commune"), plan))

    titles = [link.find(f"{SVG}title").text for link in svg.iter(f"{SVG}a")]

    assert any(title.startswith("Kế hoạch 901/KH-UBND, ngày 01/10/2026") for title in titles)
    assert any(title.startswith("Kế hoạch 9001/KH-UBND, ngày 14/09/2026") for title in titles)
    assert "Mở kế hoạch: Kế hoạch 901/KH-UBND" in titles
    assert all(link.get("href") for link in svg.iter(f"{SVG}a"))


def test_the_picture_has_a_title_and_a_description(signed_in, plan):
    svg = svg_of(html_of(signed_in("commune"), plan))

    assert svg.find(f"{SVG}title").text == "Sơ đồ văn bản quanh Kế hoạch 901/KH-UBND"
    assert "3 văn bản, 2 quan hệ" in svg.find(f"{SVG}desc").text


def test_arrows_are_labelled_and_what_an_article_tells_is_dashed(signed_in, plan):
    svg = svg_of(html_of(signed_in("commune"), plan))

    labels = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "act-edge-label"]
    dashed = [path for path in svg.iter(f"{SVG}path") if "is-proposed" in (path.get("class") or "")]

    assert labels == ["thực hiện", "thực hiện"]
    assert len(dashed) == 1


def test_the_same_stands_beside_it_as_a_list(signed_in, plan):
    html = html_of(signed_in("commune"), plan)
    table = html[html.index("Cùng nội dung, thành danh sách") :]

    for words in ("901/KH-UBND", "9001/KH-UBND", "559/CTr-LMHTX", "Theo tin bài", "Luật 17/2023/QH15"):
        assert words in table


def test_the_register_says_whether_a_mentioned_law_holds(signed_in, plan):
    html = html_of(signed_in("commune"), plan)

    assert "Còn hiệu lực" in html[html.index("Văn bản chỉ được nhắc tới") :]


def test_no_inline_style_stands_in_the_picture(signed_in, plan):
    assert " style=" not in html_of(signed_in("commune"), plan)


def test_an_act_without_relations_says_so(signed_in):
    assert "Chưa biết quan hệ nào" in html_of(signed_in("commune"), make_plan())


@pytest.mark.parametrize("who", ["other_province", "visitor"])
def test_an_act_out_of_reach_looks_like_none(signed_in, plan, who):
    client = signed_in(who)

    assert client.get(f"/van-ban/do-thi/{plan.act_id}/").status_code == 404
    assert client.get("/van-ban/do-thi/999999/").status_code == 404


def test_only_get_is_answered(signed_in, plan):
    assert signed_in("commune").post(f"/van-ban/do-thi/{plan.act_id}/").status_code == 405
