"""One plan as a file."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.hoptac.planning.plan_builders import (
    make_acceptance,
    make_act,
    make_duty,
    make_plan,
    make_target,
    make_task,
    relate_acts,
)
from tests.taken_away import csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def rows_of(answer: Any, sheet: str) -> list[dict[str, Any]]:
    heads, *rows = sheets_of(answer)[sheet]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_part_of_the_page_is_a_sheet_with_the_place_that_each_row_comes_from(signed_in: SignedIn) -> None:
    plan = make_plan(number="901/KH-UBND")
    target = make_target(
        plan, "tỷ lệ HTX tốt, khá", "50", value_max="70.5", comparator="range", unit="%", quote="50 - 70,5%"
    )
    make_task(plan, "=Rà soát", bodies=(("lead", "Phòng Kinh tế"), ("partner", "Hội Nông dân")), section="III.2",
              due=date(2027, 6, 30), quote="rà soát điều lệ")  # fmt: skip
    make_duty(plan, owed_by="phong-kinh-te/21289@2025", due=date(2026, 12, 6), due_kind="before", to="UBND tỉnh")
    law = make_act("17/2023/QH15", kind="luat", dated=date(2023, 6, 20))
    relate_acts(plan.act, law, told_by=plan.document, kind="based_on")
    said = {"item": "actuals:1", "subject": "HTX đang hoạt động", "value": "12", "unit": "HTX", "as_of": "2026-09-30"}
    make_acceptance(plan, actuals=[said], recommendations=[{"item": "recommendations:1", "quote": "Đề nghị hỗ trợ"}])

    answer = signed_in("commune").get(f"/ke-hoach/{plan.pk}/tai-ve.xlsx")

    place = f"http://testserver/van-ban/{plan.document_id}/"
    [told] = rows_of(answer, "Chỉ tiêu")
    assert (told["Chỉ tiêu"], told["Số"], told["Đến số"]) == ("từ 50% đến 70,5%", 50.0, 70.5)
    assert told["Nguyên văn"] == "50 - 70,5%"
    assert told["Chỗ trong văn bản"].startswith(place) and target.item in told["Chỗ trong văn bản"]
    [task] = rows_of(answer, "Nhiệm vụ")
    assert (task["Nội dung"], task["Chủ trì"], task["Phối hợp"]) == ("=Rà soát", "Phòng Kinh tế", "Hội Nông dân")
    assert (task["Hạn"], task["Mục trong văn bản"]) == (date(2027, 6, 30), "III.2")
    [duty] = rows_of(answer, "Nhiệm vụ báo cáo")
    assert (duty["Ai báo cáo"], duty["Gửi đến"], duty["Ngày trong văn bản"]) == (
        "Phòng Kinh tế", "UBND tỉnh", date(2026, 12, 6),
    )  # fmt: skip
    assert duty["Ngày phải xong"] == date(2026, 12, 4)  # before a Sunday: the Friday
    assert [row["Với văn bản"] for row in rows_of(answer, "Căn cứ")] == ["Luật 17/2023/QH15"]
    assert [row["Số liệu"] for row in rows_of(answer, "Số liệu văn bản nêu")] == [12.0]
    assert [row["Nguyên văn"] for row in rows_of(answer, "Đề xuất, kiến nghị")] == ["Đề nghị hỗ trợ"]
    assert file_name_of(answer).startswith(f"ke-hoach-{plan.pk}-901-kh-ubnd-")


def test_the_csv_names_the_part_of_each_row_and_runs_nothing(signed_in: SignedIn) -> None:
    plan = make_plan()
    make_task(plan, "=HYPERLINK(1)")

    heads, *rows = csv_of(signed_in("commune").get(f"/ke-hoach/{plan.pk}/tai-ve.csv"))

    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert {row["Phần"] for row in told} == {"Kế hoạch", "Nhiệm vụ"}
    assert [row["Nội dung"] for row in told if row["Phần"] == "Nhiệm vụ"] == ["'=HYPERLINK(1)"]


def test_tasks_stand_in_the_order_of_the_document_whoever_leads(signed_in: SignedIn) -> None:
    plan = make_plan()
    for number, lead in enumerate(("Phòng Kinh tế", "Hội Nông dân", "Phòng Kinh tế")):
        make_task(plan, f"Việc {number}", bodies=(("lead", lead),))

    answer = signed_in("commune").get(f"/ke-hoach/{plan.pk}/tai-ve.xlsx")

    assert [row["Nội dung"] for row in rows_of(answer, "Nhiệm vụ")] == ["Việc 0", "Việc 1", "Việc 2"]


def test_the_page_offers_both_files(signed_in: SignedIn) -> None:
    plan = make_plan()

    html = signed_in("commune").get(f"/ke-hoach/{plan.pk}/").content.decode()

    assert [f"/ke-hoach/{plan.pk}/tai-ve.{form}" in html for form in ("csv", "xlsx")] == [True, True]
