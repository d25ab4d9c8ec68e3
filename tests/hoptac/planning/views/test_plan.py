"""/ke-hoach/<id>/: one plan."""

from datetime import date

import pytest

from tests.hoptac.planning.plan_builders import (
    make_acceptance,
    make_act,
    make_duty,
    make_old_plan,
    make_plan,
    make_target,
    make_task,
    relate_acts,
)

pytestmark = pytest.mark.django_db


def page_of(client, plan) -> str:
    response = client.get(f"/ke-hoach/{plan.pk}/")
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def test_the_page_says_what_is_to_be_reached_in_words(signed_in):
    plan = make_plan()
    make_target(plan, "tỷ lệ HTX tốt, khá", "50", value_max="70", comparator="range", unit="%")

    html = page_of(signed_in("commune"), plan)

    assert "từ 50% đến 70%" in html
    assert "Chưa có số liệu" in html


def test_the_head_names_number_day_body_file_and_who_accepted(signed_in, commune):
    plan = make_plan(number="901/KH-UBND", is_demo=True, is_secondary=True)
    acceptance = make_acceptance(plan)
    acceptance.accepted_by = commune
    acceptance.save()

    html = page_of(signed_in("commune"), plan)

    for words in ("901/KH-UBND", "01/10/2026", "ke-hoach.txt", "Cán bộ xã Sơn Hà, lúc", "trình diễn", "Theo tin bài"):
        assert words in html


def test_an_ended_bodys_plan_is_calm_and_names_who_came_after(signed_in):
    plan = make_old_plan()
    make_target(plan)
    make_task(plan, bodies=(("listed", "Phòng Tài chính - Kế hoạch"),))
    make_duty(plan, owed_by="phong-tckh/529@2024", due=date(2024, 12, 5), due_kind="before")

    html = page_of(signed_in("administrator"), plan)

    assert "Chờ văn bản kế thừa" in html
    assert "Xã Sơn Hà" in html
    for never in (
        "badge-bad",
        "badge-warn",
        "quá hạn",
        "Chọn cơ quan chủ trì",
        "Chưa có số liệu",
        "nhiem-vu-bao-cao.ics",
    ):
        assert never not in html


def test_a_task_without_a_lead_offers_to_choose_one_to_a_writer_alone(signed_in):
    plan = make_plan()
    make_task(plan, bodies=(("listed", "Phòng Kinh tế"),))

    assert "Chọn cơ quan chủ trì" in page_of(signed_in("commune"), plan)


@pytest.mark.parametrize("who", ["leader", "supervisor"])
def test_a_reader_sees_the_task_without_the_form(signed_in, who):
    plan = make_plan()
    make_task(plan, "Rà soát điều lệ", bodies=(("listed", "Phòng Kinh tế"),))

    html = page_of(signed_in(who), plan)

    assert "Rà soát điều lệ" in html
    assert "lead-form" not in html


def test_the_front_is_shown_as_asked_and_offered_to_nobody(signed_in):
    plan = make_plan()
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Hà"
    make_task(plan, bodies=(("lead", front),))
    make_task(plan, "Rà soát điều lệ")

    html = page_of(signed_in("commune"), plan)

    assert "Đề nghị phối hợp" in html
    assert f">{front}</option>" not in html
    assert ">Phòng Kinh tế</option>" in html


def test_a_task_without_owner_or_time_is_seen_as_such(signed_in):
    plan = make_plan()
    make_task(plan)

    html = page_of(signed_in("commune"), plan)

    assert "Chưa nêu cơ quan thực hiện" in html
    assert "Chưa nêu thời gian" in html


def test_before_a_day_is_shown_with_the_day_that_counts(signed_in):
    plan = make_plan()
    make_duty(plan, due=date(2026, 12, 7), due_kind="before")

    html = page_of(signed_in("commune"), plan)

    assert "trước ngày" in html
    assert "thứ Sáu, 04/12/2026" in html
    assert '?nam=2026">ngày làm việc</a> cuối cùng trước hạn' in html


def test_a_duty_that_comes_back_shows_its_words_and_its_next_day(signed_in):
    plan = make_plan()
    make_duty(plan, due=None, due_kind="", recurrence="6 tháng (trước ngày 15/6) và hằng năm (trước ngày 05/12)")

    html = page_of(signed_in("commune"), plan)

    assert html.count("6 tháng (trước ngày 15/6) và hằng năm (trước ngày 05/12)") >= 2
    assert "thứ Sáu, 04/12/2026" in html
    assert "kỳ tới, tính từ lời văn" in html
    assert "Không nêu ngày" not in html


def test_why_no_day_of_a_duty_that_comes_back_can_be_told_is_said(signed_in):
    plan = make_plan()
    make_duty(plan, due=None, due_kind="", recurrence="định kỳ hằng quý")

    assert "Chưa tính được ngày, vì văn bản không nêu ngày" in page_of(signed_in("commune"), plan)


def test_related_acts_lead_to_the_graph(signed_in):
    plan = make_plan()
    act = make_act("9001/KH-UBND", dated=date(2026, 9, 14))
    relate_acts(plan.act, act, told_by=plan.document)

    html = page_of(signed_in("commune"), plan)

    assert f"/van-ban/do-thi/{act.pk}/" in html
    assert "Kế hoạch 9001/KH-UBND" in html


def test_recommendations_and_figures_of_the_document_are_shown(signed_in):
    plan = make_plan()
    figure = {"item": "actuals:1", "subject": "số HTX", "value": 8, "unit": "HTX", "basis": "estimate"}
    make_acceptance(
        plan, recommendations=[{"item": "recommendations:1", "quote": "Đề nghị tỉnh hỗ trợ"}], actuals=[figure]
    )

    html = page_of(signed_in("commune"), plan)

    assert "Đề nghị tỉnh hỗ trợ" in html
    assert "8 HTX" in html


def test_what_people_wrote_is_never_taken_for_html(signed_in):
    plan = make_plan(title="<script>alert(1)</script>")
    make_task(plan, "<img src=x>")

    html = page_of(signed_in("commune"), plan)

    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_no_inline_style_or_script_stands_on_the_page(signed_in):
    plan = make_plan()
    make_target(plan)

    html = page_of(signed_in("commune"), plan)

    assert " style=" not in html
    assert "<script>" not in html


@pytest.mark.parametrize("who", ["other_province", "visitor"])
def test_a_plan_out_of_reach_looks_like_none(signed_in, who):
    plan = make_plan()
    client = signed_in(who)

    assert client.get(f"/ke-hoach/{plan.pk}/").status_code == client.get("/ke-hoach/999999/").status_code == 404


def test_only_get_is_answered(signed_in):
    assert signed_in("commune").post(f"/ke-hoach/{make_plan().pk}/").status_code == 405
