"""The book as a list: searched, filtered by the database, sorted, taken away."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import TODAY
from tests.hoptac.cases.builders import closed, done, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
# Each address with what it lists; one book serves them all.
LISTED: dict[str, list[str]] = {
    "": ["late", "soon", "ended"],
    "state=overdue": ["late"],
    "state=soon": ["soon"],
    "state=open": ["late", "soon"],
    "state=closed": ["ended"],
    "state=second": [],
    "state=lạ&kind=lạ&sort=lạ": ["late", "soon", "ended"],
    "kind=change": ["ended"],
    "q=son+ha&sort=name": ["soon", "late", "ended"],
    "q=Sơn+Hạ": ["soon", "late", "ended"],
    "q=không+có": [],
    "sort=-received": ["ended", "soon", "late"],
    "province=51@2025": ["late", "soon", "ended"],
    "commune=21484@2025": [],
}
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}


@pytest.fixture
def three(commune: Any) -> dict[str, int]:
    """One that is late, one that is soon due, one that has its result."""
    late = opened("suspend", enter("HTX Sơn Hà"), actor=commune, received_on=date(2026, 11, 2), **SPAN)
    soon = opened("suspend", enter("HTX Sơn Hạ"), actor=commune, received_on=date(2026, 11, 18), **SPAN)
    ended = opened("change", enter("HTX Sơn Hải"), actor=commune, starts_on=TODAY)
    done(ended, "decided", actor=commune)
    closed(ended, "refused", actor=commune)
    return {"late": late.pk, "soon": soon.pk, "ended": ended.pk}


def listed(client: Client, query: str) -> list[int]:
    return [line.procedure.pk for line in client.get(f"/thu-tuc/?{query}").context["lines"]]


def test_the_address_says_what_is_listed(three: dict[str, int], signed_in: Callable[[str], Client]) -> None:
    client = signed_in("province")

    assert {query: listed(client, query) for query in LISTED} == {
        query: [three[name] for name in expected] for query, expected in LISTED.items()
    }


def test_a_number_finds_its_procedure(three: dict[str, int], signed_in: Callable[[str], Client]) -> None:
    assert listed(signed_in("commune"), f"q={three['soon']}") == [three["soon"]]


def test_those_of_another_province_are_not_listed(three: dict[str, int], signed_in: Callable[[str], Client]) -> None:
    client = signed_in("other_province")

    assert listed(client, "") == []
    assert client.get("/thu-tuc/tai-ve.csv").content.decode().count("\n") == 1


def test_the_table_says_what_the_page_says(three: dict[str, int], signed_in: Callable[[str], Client]) -> None:
    rows = signed_in("commune").get("/thu-tuc/tai-ve.csv?state=overdue").content.decode().splitlines()

    assert len(rows) == 2
    assert f'{three["late"]},Tạm ngừng kinh doanh,HTX Sơn Hà,"Xã Sơn Hà, Tỉnh Quảng Ngãi",02/11/2026' in rows[1]
    assert 'Quá hạn,"Ghi nhận thông báo, trả lời",05/11/2026' in rows[1]


def test_a_condition_that_makes_no_sense_is_told(signed_in: Callable[[str], Client]) -> None:
    page = signed_in("province").get("/thu-tuc/?state=khong-ro&q=x").content.decode()

    assert "Bỏ qua 1 điều kiện không hiểu được:" in page
    assert "Tình trạng “khong-ro”" in page


@pytest.mark.parametrize("query", ["", "q=không+có+tên+này"])
def test_there_is_one_list_with_one_word_of_what_it_holds(
    three: dict[str, int], signed_in: Callable[[str], Client], query: str
) -> None:
    shown = signed_in("commune").get(f"/thu-tuc/?{query}").content.decode()

    assert [shown.count(part) for part in ('id="list"', "tai-ve.csv")] == [1, 0 if query else 1]
    assert shown.count('class="empty"') == bool(query)
