"""The page of pairs that may be one organization."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.registry.doubles import alike, in_book
from hoptac.registry.models import Proposal, Standing, ToldApart
from hoptac.registry.services.proposals import ask
from tests.hoptac.registry.builders import enter
from tests.taken_away import csv_of, file_name_of, sheets_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PAGE = "/to-chuc/trung/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_a_pair_is_shown_with_its_reason_and_both_ways_to_join_it(signed_in: SignedIn) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    enter("HTX Sơn Hạ"), enter("HTX Sơn Hải")

    shown = text(signed_in("commune"), PAGE)

    assert "cùng tên, trụ sở cùng địa bàn cấp xã" in shown
    assert f"/to-chuc/{other.pk}/de-nghi/gop/?vao={one.pk}" in shown
    assert f"/to-chuc/{one.pk}/de-nghi/gop/?vao={other.pk}" in shown
    assert "HTX Sơn Hạ" not in shown
    assert f'name="into" value="{one.pk}"' in text(
        signed_in("commune"), f"/to-chuc/{other.pk}/de-nghi/gop/?vao={one.pk}"
    )


def test_the_page_leads_to_where_one_names_two_entries_oneself(signed_in: SignedIn) -> None:
    empty = text(signed_in("commune"), PAGE)
    one = enter("HTX Sơn Hà")
    enter("Hợp tác xã Sơn Hà")

    paired = text(signed_in("commune"), PAGE)

    assert "Không còn cặp nào nghi trùng" in empty
    for shown in (empty, paired):
        assert '<a href="/to-chuc/">danh sách tổ chức</a>' in shown
        assert "“Mục này ghi nhầm hoặc trùng”" in shown
    assert f'href="/to-chuc/{one.pk}/#ghi-nham-hoac-trung"' in paired


def test_one_is_joined_by_two_persons_from_the_page_and_parted_again(signed_in: SignedIn) -> None:
    kept, double = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    client = signed_in("commune")
    client.post(f"/to-chuc/{double.pk}/de-nghi/gop/?vao={kept.pk}", {"into": kept.pk, "reason": "Một tổ chức"})
    assert "Đang chờ người thứ hai đồng ý gộp" in text(client, PAGE)

    client = signed_in("province")
    decide = f"/to-chuc/cho-nguoi-thu-hai/{Proposal.objects.get().pk}/"
    client.post(decide, {"act": "approve"})
    assert "Không còn cặp nào nghi trùng" in text(client, PAGE)
    client.post(f"{decide}hoan-lai/", {"reason": "Hai tổ chức"})

    assert Standing.objects.count() == 2
    assert "cùng tên" in text(client, PAGE)


def test_two_are_remembered_with_the_reason_until_they_are_looked_at_again(signed_in: SignedIn) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    client = signed_in("commune")
    sent = {"first": one.pk, "second": other.pk, "reason": "Khác người đại diện"}

    silent = client.post(f"{PAGE}la-hai/", {**sent, "reason": " "})
    after = client.post(f"{PAGE}la-hai/", sent, follow=True).content.decode()
    told = text(client, f"{PAGE}?da-xet=1")
    client.post(f"{PAGE}{ToldApart.objects.get().pk}/xet-lai/")

    assert silent.status_code == 422
    assert "Không còn cặp nào nghi trùng" in after
    assert "Là hai vì: Khác người đại diện" in told
    assert "cùng tên" in text(client, PAGE)


def test_nobody_is_shown_or_tells_apart_what_lies_elsewhere(signed_in: SignedIn) -> None:
    one, other = enter("HTX Chè", unit_key="21484@2025"), enter("Hợp tác xã Chè", unit_key="21484@2025")
    client = signed_in("commune")

    assert "Không còn cặp nào" in text(client, PAGE)
    sent = {"first": one.pk, "second": other.pk, "reason": "Thử"}
    assert client.post(f"{PAGE}la-hai/", sent).status_code == 404
    assert "cùng tên" in text(signed_in("province"), PAGE)


def test_a_number_that_one_does_not_see_is_told_at_its_field_whether_it_is_there_or_not(signed_in: SignedIn) -> None:
    made, elsewhere = enter("HTX Chè"), enter("HTX Chè", unit_key="21484@2025")
    client = signed_in("commune")

    for number in (elsewhere.pk, elsewhere.pk + 1):
        sent = {"into": number, "reason": "Một tổ chức"}
        answer = client.post(f"/to-chuc/{made.pk}/de-nghi/gop/", sent)

        assert answer.status_code == 422
        assert f"sổ không có mục số {number}" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_pairs_are_chosen_by_place_and_the_whole_country_needs_no_choice(signed_in: SignedIn) -> None:
    enter("HTX Chè"), enter("Hợp tác xã Chè")
    enter("HTX Rau", unit_key="21484@2025"), enter("Hợp tác xã Rau", unit_key="21484@2025")
    client = signed_in("ministry")

    everywhere = text(client, PAGE)
    assert "HTX Chè" in everywhere and "HTX Rau" in everywhere
    assert "HTX Chè" in text(client, f"{PAGE}?province=51@2025")
    assert "Không còn cặp nào" in text(client, f"{PAGE}?province=22@2024")
    here = text(client, f"{PAGE}?province=51@2025&commune=21289@2025")
    assert "HTX Chè" in here and "HTX Rau" not in here


def test_pairs_are_chosen_by_reason_each_with_its_number(signed_in: SignedIn) -> None:
    enter("HTX Chè"), enter("Hợp tác xã Chè")
    enter("HTX Rau", tax_code="0100109106"), enter("HTX Nấm", tax_code="0100109106")
    enter("HTX Mây"), enter("HTX May")
    client = signed_in("commune")

    shown = text(client, PAGE)
    by_tax = text(client, f"{PAGE}?ly-do=tax_code")

    assert "data-submit-on-change" not in shown, "a commune has no place to choose"
    assert "Tất cả <strong>3</strong>" in shown and "Mã số thuế <strong>1</strong>" in shown
    assert "Tên <strong>1</strong>" in shown and "Tên không dấu <strong>1</strong>" in shown
    assert "HTX Nấm" in by_tax and "HTX Chè" not in by_tax and "HTX Mây" not in by_tax
    assert "Tất cả <strong>3</strong>" in by_tax
    assert text(client, f"{PAGE}?ly-do=khac").count("item-card") == 3


def test_two_are_told_apart_from_the_page_as_it_was_filtered(signed_in: SignedIn) -> None:
    one, other = enter("HTX Chè"), enter("Hợp tác xã Chè")
    asked = "province=51%402025&ly-do=name"
    client = signed_in("province")

    assert 'name="ly-do" value="name"' in text(client, f"{PAGE}?{asked}")
    sent = {"first": one.pk, "second": other.pk, "reason": "Khác", "province": "51@2025", "ly-do": "name"}
    assert client.post(f"{PAGE}la-hai/", sent)["Location"] == f"{PAGE}?{asked}"


def test_a_page_compares_nothing(signed_in: SignedIn, monkeypatch: Any) -> None:
    enter("HTX Chè"), enter("Hợp tác xã Chè")
    client = signed_in("province")
    monkeypatch.setattr(alike, "reasons_of", None)
    monkeypatch.setattr(in_book, "reasons_of", None)

    assert "cùng tên" in text(client, PAGE)


def test_many_pairs_ask_as_often_as_few(signed_in: SignedIn, commune: Any) -> None:
    client = signed_in("province")
    enter("HTX Chè"), enter("Hợp tác xã Chè")
    text(client, PAGE)
    with CaptureQueriesContext(connection) as few:
        text(client, PAGE)
    for number in range(6):
        enter(f"HTX số {number}")
        double = enter(f"Hợp tác xã số {number}")
        if number % 2:
            ask(Proposal.Act.REMOVE, double, {}, reason="Thử", actor=commune, at=NOW, today=TODAY)
    with CaptureQueriesContext(connection) as many:
        text(client, PAGE)

    assert len(many) == len(few)


def test_the_pairs_of_the_page_are_taken_away_each_with_both_sides(signed_in: SignedIn) -> None:
    one, other = enter("=HTX Sơn Hà", tax_code="0100109106"), enter("=Hợp tác xã Sơn Hà", tax_code="0100109106")
    enter("HTX Chè", unit_key="21484@2025"), enter("Hợp tác xã Chè", unit_key="21484@2025")
    client = signed_in("commune")

    heads, *rows = csv_of(client.get(f"{PAGE}tai-ve.csv"))
    [sheet] = sheets_of(client.get(f"{PAGE}tai-ve.xlsx")).values()

    assert len(rows) == 1
    told = dict(zip(heads, rows[0], strict=True))
    assert (told["Mục 1: Số trong sổ"], told["Mục 2: Số trong sổ"]) == (str(one.pk), str(other.pk))
    assert (told["Mục 1: Tên"], told["Mục 2: Tên"]) == ("'=HTX Sơn Hà", "'=Hợp tác xã Sơn Hà")
    assert "cùng mã số thuế" in told["Vì sao nghi trùng"]
    assert dict(zip(sheet[0], sheet[1], strict=True))["Mục 1: Tên"] == "=HTX Sơn Hà"


def test_the_tables_follow_the_province_and_the_tab(signed_in: SignedIn) -> None:
    enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    client = signed_in("ministry")
    asked = f"{PAGE}?province=51@2025&page=1"

    assert csv_of(client.get(f"{PAGE}tai-ve.csv?ly-do=tax_code"))[1:] == []
    assert len(csv_of(client.get(f"{PAGE}tai-ve.csv?ly-do=name"))) == 2
    assert client.get(f"{PAGE}tai-ve.csv?ly-do=khac").status_code == 422
    assert len(csv_of(client.get(f"{PAGE}tai-ve.csv?province=51@2025"))) == 2
    assert csv_of(client.get(f"{PAGE}tai-ve.csv?province=22@2024"))[1:] == []
    assert f'href="{PAGE}tai-ve.xlsx?province=51%402025"' in text(client, asked)
    name = file_name_of(client.get(f"{PAGE}tai-ve.csv?province=51@2025"))
    assert name == "nghi-trung-tinh-quang-ngai-2026-11-23.csv"


def test_pairs_that_are_two_are_taken_away_with_the_reason(signed_in: SignedIn) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    client = signed_in("commune")
    client.post(f"{PAGE}la-hai/", {"first": one.pk, "second": other.pk, "reason": "Khác người đại diện"})

    [_, row] = csv_of(client.get(f"{PAGE}tai-ve.csv?da-xet=1"))

    assert row[:6] == [
        str(one.pk), "HTX Sơn Hà", str(other.pk), "Hợp tác xã Sơn Hà", "Khác người đại diện", "Cán bộ xã Sơn Hà"
    ]  # fmt: skip
    assert csv_of(signed_in("other_province").get(f"{PAGE}tai-ve.csv?da-xet=1"))[1:] == []
