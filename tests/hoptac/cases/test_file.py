"""One procedure as a file."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.cases.services.working import add_paper
from tests.hoptac.cases.builders import closed, done, opened
from tests.hoptac.registry.builders import enter
from tests.taken_away import csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def test_steps_days_papers_who_and_organizations_are_taken_away(signed_in: SignedIn, commune: Any) -> None:
    tea = enter("HTX Chè")
    made = opened("change", tea, actor=commune, starts_on=TODAY)
    paper = {"code": "", "name": "Giấy đề nghị", "number": "=12", "handed_in_on": TODAY}
    add_paper(made, **paper, actor=commune, at=NOW, today=TODAY)

    answer = signed_in("leader").get(f"/thu-tuc/{made.pk}/tai-ve.xlsx")

    sheets = sheets_of(answer)
    told = dict(sheets["Thủ tục"][1:])
    assert (told["Số"], told["Ngày nhận"], told["Người làm"]) == (made.pk, TODAY, str(commune))
    assert told["Địa chỉ của trang"] == f"http://testserver/thu-tuc/{made.pk}/"
    heads, first, *_ = sheets["Các bước"]
    step = dict(zip(heads, first, strict=True))
    assert (step["Tình trạng"], step["Ngày làm"]) == ("Đã làm", TODAY)
    assert any(dict(zip(heads, row, strict=True))["Hạn"] for row in sheets["Các bước"][1:])
    assert sheets["Giấy tờ đã nộp"][1][:4] == ["Giấy đề nghị", "=12", TODAY, str(commune)]
    assert sheets["Tổ chức"][1][:2] == ["HTX Chè", tea.pk]
    assert len(sheets["Hồ sơ gồm"]) > 1
    assert file_name_of(answer).startswith(f"thu-tuc-{made.pk}-")


def test_the_csv_names_the_part_of_each_row_and_the_result(signed_in: SignedIn, commune: Any) -> None:
    made = opened("change", enter("HTX Chè"), actor=commune, starts_on=TODAY)
    done(made, "decided", actor=commune)
    closed(made, "recorded", actor=commune)

    heads, *rows = csv_of(signed_in("commune").get(f"/thu-tuc/{made.pk}/tai-ve.csv"))

    said = {row[heads.index("Nội dung")]: row[heads.index("Giá trị")] for row in rows if row[0] == "Thủ tục"}
    assert said["Kết quả"]
    assert said["Ngày có kết quả"] == f"{TODAY:%d/%m/%Y}"
    assert {"Các bước", "Tổ chức"} <= {row[0] for row in rows}


def test_the_page_offers_both_files(signed_in: SignedIn, commune: Any) -> None:
    made = opened("change", enter("HTX Chè"), actor=commune, starts_on=TODAY)

    html = signed_in("commune").get(f"/thu-tuc/{made.pk}/").content.decode()

    assert [f"/thu-tuc/{made.pk}/tai-ve.{form}" in html for form in ("csv", "xlsx")] == [True, True]
