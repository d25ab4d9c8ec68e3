"""The pages of one procedure, from the first press to the result."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import TODAY
from hoptac.cases.models import Procedure, StepDone
from hoptac.cases.shown import outcomes_shown
from hoptac.cases.timing import edition_of
from hoptac.registry.models import Identity, Proposal
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import agreed, closed, done, left_out, legal_status, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}
SignedIn = Callable[[str], Client]


def test_a_suspension_is_opened_from_the_organization_s_page(signed_in: SignedIn) -> None:
    first, client = enter(), signed_in("commune")
    assert f"/thu-tuc/them/?to-chuc={first.pk}" in client.get(f"/to-chuc/{first.pk}/").content.decode()
    assert (
        f"/thu-tuc/them/suspend/?to-chuc={first.pk}"
        in client.get(f"/thu-tuc/them/?to-chuc={first.pk}").content.decode()
    )

    said = {"received_on": "23/11/2026", "starts_on": "01/12/2026", "ends_on": "31/05/2027", "note": ""}
    answer = client.post(f"/thu-tuc/them/suspend/?to-chuc={first.pk}", said)

    made = Procedure.objects.get()
    assert answer["Location"] == f"/thu-tuc/{made.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert "không in giấy chứng nhận" in page
    assert "ít nhất 3 ngày làm việc trước ngày bắt đầu tạm ngừng · Luật 17/2023/QH15" in page
    assert "chưa thấy trong văn bản đã đối chiếu" in page
    assert "thứ Sáu, 27/11/2026" in page


def test_organizations_are_found_and_added_by_links_alone(signed_in: SignedIn) -> None:
    one, two, client = enter("HTX Một"), enter("HTX Hai"), signed_in("commune")

    page = client.get(f"/thu-tuc/them/merge/?to-chuc={one.pk}&tim=hai").content.decode()

    assert f'href="?to-chuc={one.pk}&amp;to-chuc={two.pk}"' in page
    said = {"received_on": "23/11/2026", "receiver": str(one.pk)}
    client.post(f"/thu-tuc/them/merge/?to-chuc={one.pk}&to-chuc={two.pk}", said)
    assert [party.get_part_display() for party in Procedure.objects.get().parties.order_by("pk")] == [
        "Bên nhận sáp nhập",
        "Tổ chức làm thủ tục",
    ]


def test_a_refusal_keeps_what_was_typed_and_stores_nothing(signed_in: SignedIn) -> None:
    first, client = enter(), signed_in("commune")
    said = {"received_on": "23/11/2026", "starts_on": "01/12/2026", "ends_on": "01/12/2027", "note": "Nghỉ mùa"}

    answer = client.post(f"/thu-tuc/them/suspend/?to-chuc={first.pk}", said)

    assert answer.status_code == 422
    assert (
        "Mỗi lần không quá 12 tháng: từ ngày 01/12/2026 thì muộn nhất đến hết ngày 30/11/2027"
        in answer.content.decode()
    )
    assert "Nghỉ mùa" in answer.content.decode()
    assert not Procedure.objects.exists()


def test_what_is_open_already_about_it_is_told_before_another_is_opened(signed_in: SignedIn, commune: Any) -> None:
    first, other = enter(), enter("HTX Hai")
    resting = opened("suspend", first, actor=commune, starts_on=date(2026, 12, 1), ends_on=date(2027, 5, 31))
    client, address = signed_in("commune"), "/thu-tuc/them/dissolve_voluntary/"

    told = {one: client.get(address, {"to-chuc": one.pk}).content.decode() for one in (first, other)}

    link = f'<a href="/thu-tuc/{resting.pk}/">Tạm ngừng kinh doanh, thủ tục số {resting.pk}</a>'
    assert [link in told[first], link in told[other]] == [True, False]


def test_one_of_another_commune_s_is_not_begun_with(signed_in: SignedIn) -> None:
    elsewhere = enter("HTX Ba Tơ", unit_key="21484@2025")

    assert signed_in("commune").get(f"/thu-tuc/them/suspend/?to-chuc={elsewhere.pk}").status_code == 404


def test_a_day_that_is_none_is_told_at_its_step(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)

    answer = signed_in("commune").post(f"/thu-tuc/{made.pk}/buoc/noted/", {"done_on": "32/11/2026", "seen": 1})

    assert answer.status_code == 422
    assert 'value="32/11/2026" aria-invalid="true"' in answer.content.decode()
    assert not StepDone.objects.filter(step="noted").exists()


def test_the_result_says_beforehand_what_it_changes_and_asks_the_second_person(
    signed_in: SignedIn, commune: Any
) -> None:
    first = enter()
    made = opened("suspend", first, actor=commune, starts_on=TODAY, ends_on=date(2027, 5, 31))
    done(made, "noted", actor=commune)
    made.refresh_from_db()
    client = signed_in("commune")
    page = client.get(f"/thu-tuc/{made.pk}/ket-qua/suspended/").content.decode()
    assert "đổi tình trạng pháp lý thành “Tạm ngừng kinh doanh” từ ngày 23/11/2026" in page

    said = {"on": "23/11/2026", "paper": "12/TB", "seen": made.version}
    client.post(f"/thu-tuc/{made.pk}/ket-qua/suspended/", said)

    assert Proposal.objects.get().facts["status"] == "suspended"
    assert "Chờ người thứ hai" in client.get("/thu-tuc/?state=second").content.decode()
    assert legal_status(first) == "active"


def test_a_stale_page_changes_nothing(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    done(made, "noted", actor=commune)

    answer = signed_in("commune").post(f"/thu-tuc/{made.pk}/rut/", {"reason": "Thôi", "seen": 1})

    assert answer.status_code == 409
    assert Procedure.objects.get().state == "open"


def test_a_new_organization_that_looks_like_one_of_the_book_is_asked_about(signed_in: SignedIn, commune: Any) -> None:
    enter("HTX Mây tre Sơn Hà")
    client = signed_in("commune")
    unit = Unit.objects.get(key="21289@2025")
    new = {"received_on": "23/11/2026", "name": "HTX Mây tre Sơn Hà", "new_kind": "cooperative", "unit": unit.pk}
    client.post("/thu-tuc/them/establish/", new)
    made = Procedure.objects.get()
    done(made, "decided", actor=commune)
    made.refresh_from_db()
    said: dict[str, Any] = {"on": "23/11/2026", "paper": "", "seen": made.version}

    answer = client.post(f"/thu-tuc/{made.pk}/ket-qua/granted/", said)

    assert answer.status_code == 409
    assert "Có thể đã có trong sổ" in answer.content.decode()
    apart = {"apart": answer.context["form"].data["apart"], "apart_because": "Khác người đại diện"}
    client.post(f"/thu-tuc/{made.pk}/ket-qua/granted/", {**said, **apart})
    assert Identity.objects.filter(name="HTX Mây tre Sơn Hà").count() == 2


def test_the_page_of_each_side_tells_of_the_other_after_a_merger(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=commune, receiver=kept)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)
    closed(made, "merged", actor=commune, paper="05/QĐ ngày 23/11/2026")
    client = signed_in("commune")
    assert "Đã sáp nhập vào" not in client.get(f"/to-chuc/{gone.pk}/").content.decode()
    agreed(province)

    of_kept, of_gone = (client.get(f"/to-chuc/{one.pk}/").content.decode() for one in (kept, gone))

    assert f'Đã nhận sáp nhập, từ ngày 23/11/2026: <a href="/to-chuc/{gone.pk}/">HTX Hai</a>' in of_kept
    said = "Đã sáp nhập vào, từ ngày 23/11/2026, theo 05/QĐ ngày 23/11/2026:"
    assert f'{said} <a href="/to-chuc/{kept.pk}/">HTX Một</a>' in of_gone
    assert f"/thu-tuc/{made.pk}/mo-lai/" in of_gone
    assert "Thực tế:" not in of_gone
    assert "/mo-lai/" not in signed_in("leader").get(f"/to-chuc/{gone.pk}/").content.decode()


def test_a_result_that_was_written_by_mistake_is_asked_back_from_the_page(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    first = enter()
    made = opened("suspend", first, actor=commune, starts_on=TODAY, ends_on=date(2027, 5, 31))
    done(made, "noted", actor=commune)
    closed(made, "suspended", actor=commune)
    agreed(province)
    client = signed_in("commune")
    assert "Kết quả này ghi nhầm?" in client.get(f"/thu-tuc/{made.pk}/").content.decode()
    assert "đưa tình trạng pháp lý về như trước" in client.get(f"/thu-tuc/{made.pk}/mo-lai/").content.decode()

    client.post(f"/thu-tuc/{made.pk}/mo-lai/", {"reason": "Nhầm tổ chức"})

    assert agreed(province) == 1
    assert legal_status(first) == "active"


def test_an_organization_at_rest_says_until_when(signed_in: SignedIn, commune: Any, province: Any) -> None:
    first = enter()
    made = opened("suspend", first, actor=commune, starts_on=TODAY, ends_on=date(2027, 5, 31))
    done(made, "noted", actor=commune)
    closed(made, "suspended", actor=commune)
    agreed(province)

    page = signed_in("commune").get(f"/to-chuc/{first.pk}/").content.decode()

    assert "Tạm ngừng từ ngày 23/11/2026 đến hết ngày 31/05/2027." in page


def test_the_second_person_sees_the_procedure_with_its_days(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, starts_on=TODAY, ends_on=date(2027, 5, 31), note="Mất mùa")
    done(made, "noted", actor=commune)
    closed(made, "suspended", actor=commune, paper="12/TB ngày 23/11/2026")

    page = signed_in("province").get("/to-chuc/cho-nguoi-thu-hai/").content.decode()

    for words in ("12/TB ngày 23/11/2026", "31/05/2027", "Mất mùa", f'href="/thu-tuc/{made.pk}/"'):
        assert words in page, words


def test_when_it_may_begin_and_must_end_is_told_before_the_press(signed_in: SignedIn) -> None:
    first, client = enter(), signed_in("commune")
    address = f"/thu-tuc/them/suspend/?to-chuc={first.pk}"

    page = client.get(address).content.decode()

    assert "Nhận ngày 23/11/2026 thì bắt đầu sớm nhất ngày 27/11/2026 mới đúng hạn." in page
    assert "từ ngày 27/11/2026 thì muộn nhất đến hết ngày 26/11/2027." in page
    assert 'value="27/11/2026"' in page


def test_a_notice_that_came_too_late_is_asked_about_before_it_is_opened(signed_in: SignedIn) -> None:
    first, client = enter(), signed_in("commune")
    address = f"/thu-tuc/them/suspend/?to-chuc={first.pk}"
    said = {"received_on": "23/11/2026", "starts_on": "24/11/2026", "ends_on": "31/05/2027", "note": ""}

    asked = client.post(address, said)

    assert asked.status_code == 422
    assert "sớm nhất ngày 27/11/2026" in asked.content.decode()
    assert 'name="late"' in asked.content.decode()
    assert not Procedure.objects.exists()
    assert client.post(address, {**said, "late_seen": "1"}).status_code == 422
    client.post(address, {**said, "late_seen": "1", "late": "on"})
    assert Procedure.objects.get().starts_on == date(2026, 11, 24)


def test_a_step_that_asks_for_a_status_needs_its_paper(signed_in: SignedIn, commune: Any) -> None:
    made, client = opened("dissolve_voluntary", enter(), actor=commune), signed_in("commune")
    address, said = f"/thu-tuc/{made.pk}/buoc/announced/", {"done_on": "23/11/2026", "seen": 1}

    bare = client.post(address, said)

    assert bare.status_code == 422
    assert "người thứ hai cần xem" in bare.content.decode()
    client.post(address, {**said, "paper": "15/TB ngày 23/11/2026"})
    assert Proposal.objects.get().facts["paper"] == "15/TB ngày 23/11/2026"
    assert "15/TB ngày 23/11/2026" in client.get(f"/thu-tuc/{made.pk}/").content.decode()


def test_a_step_is_left_out_on_the_page_with_its_reason(signed_in: SignedIn, commune: Any) -> None:
    made, client = opened("dissolve_voluntary", enter(), actor=commune), signed_in("commune")
    address = f"/thu-tuc/{made.pk}/buoc/tax_asked/"

    assert client.post(address, {"khong": "1", "reason": "", "seen": 1}).status_code == 422
    client.post(address, {"khong": "1", "reason": "Chưa từng có mã số thuế", "seen": 1})

    page = client.get(f"/thu-tuc/{made.pk}/").content.decode()
    assert "Chưa từng có mã số thuế" in page
    assert StepDone.objects.get(step="tax_asked").skipped_because == "Chưa từng có mã số thuế"


def test_a_time_of_waiting_that_has_not_begun_is_not_offered(signed_in: SignedIn, commune: Any) -> None:
    made, client = opened("dissolve_compulsory", enter(), actor=commune), signed_in("commune")

    page = client.get(f"/thu-tuc/{made.pk}/")

    [silence] = [one for one in page.context["steps"] if one.code == "silence"]
    assert (silence.due_on, silence.may_mark, silence.may_skip) == (None, False, False)
    assert f"/thu-tuc/{made.pk}/buoc/silence/" not in page.content.decode()
    assert client.post(f"/thu-tuc/{made.pk}/buoc/silence/", {"done_on": "23/11/2026", "seen": 1}).status_code == 422


def test_what_a_result_still_waits_for_is_told_beside_it(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)

    page = signed_in("commune").get(f"/thu-tuc/{made.pk}/").content.decode()

    assert "Ghi được từ ngày 01/12/2026. Còn thiếu bước: Ghi nhận thông báo, trả lời." in page
    assert f"/thu-tuc/{made.pk}/ket-qua/suspended/" not in page
    assert f"/thu-tuc/{made.pk}/ket-qua/refused/" in page


def test_all_results_are_shown_with_one_question_for_the_steps(commune: Any, django_assert_num_queries: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    edition = edition_of(made)

    with django_assert_num_queries(1):
        shown = outcomes_shown(made, edition, today=TODAY)

    assert len(shown) > 1


def test_a_reader_sees_the_procedure_and_nothing_to_press(signed_in: SignedIn, commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)

    page = signed_in("leader").get(f"/thu-tuc/{made.pk}/").content.decode()

    assert "Ghi nhận thông báo, trả lời" in page
    assert "/buoc/" not in page
    assert "/ket-qua/" not in page
    assert "/rut/" not in page


def test_a_manager_sees_what_concerns_the_own_organization(signed_in: SignedIn, manager: Any, commune: Any) -> None:
    own = manager.organization_grants.get().organization
    made = opened("suspend", own, actor=commune, **SPAN)

    client = signed_in("manager")

    assert client.get(f"/thu-tuc/{made.pk}/").status_code == 200
    assert client.post(f"/thu-tuc/{made.pk}/rut/", {"reason": "x"}).status_code == 403


def test_the_paper_of_a_step_that_asks_for_a_status_is_marked_as_needed(signed_in: SignedIn, commune: Any) -> None:
    made = opened("dissolve_voluntary", enter(), actor=commune)
    kinds = {step.code: bool(step.sets) for step in edition_of(made).steps}

    page = signed_in("commune").get(f"/thu-tuc/{made.pk}/").content.decode()

    marked = re.findall(r'for="paper-(\w+)" class="small">Số, ngày văn bản(.*?)</label>', page)
    assert {code: "(bắt buộc)" in words for code, words in marked} == {code: kinds[code] for code, _ in marked}
    assert {kinds[code] for code, _ in marked} == {True, False}


def test_the_code_that_is_kept_is_shown_and_cannot_be_written_over(signed_in: SignedIn, commune: Any) -> None:
    group, client = enter("Tổ hợp tác Mây tre", kind="group", tax_code="0100109106"), signed_in("commune")
    made = opened("convert", group, actor=commune)
    address, unit = f"/thu-tuc/{made.pk}/", Unit.objects.get(key="21289@2025")
    page = client.get(address).content.decode()
    assert re.search(r'<input[^>]+name="tax_code"[^>]+value="0100109106"[^>]+disabled', page)

    said = {"name": "HTX Mây tre", "tax_code": "0100109113", "unit": str(unit.pk)}
    client.post(f"{address}to-chuc-moi/", said)
    again = client.post(f"{address}to-chuc-moi/", {**said, "name": "HTX Tre nứa"})

    assert [one.tax_code for one in made.newcomers.all()] == ["0100109106"]
    assert again.status_code == 409
    assert "Thêm tổ chức mới của thủ tục này" not in again.content.decode()
