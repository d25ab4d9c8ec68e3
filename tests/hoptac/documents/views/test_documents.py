"""The list of documents: search, filters, order, pages, export, and who sees what."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from hoptac.documents.models import Document
from readings import make_document, result

pytestmark = pytest.mark.django_db

URL = "/van-ban/"
SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"


def titles(answer: Any) -> list[str]:
    return [document.title for document in answer.context["page_obj"]]


def titled(owner: Any, title: str, **columns: Any) -> Document:
    return make_document(owner, name=f"{title}.txt", text=title, read=result(title=title), **columns)


@pytest.fixture
def owner(unit: Callable[[str], Any]) -> Any:
    return unit(COMMUNE)


def test_a_document_is_found_by_words_with_or_without_marks(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "Củng cố chợ đầu mối")
    client = signed_in("commune")

    assert titles(client.get(URL, {"q": "chợ đầu"})) == ["Củng cố chợ đầu mối"]
    assert titles(client.get(URL, {"q": "CHO DAU"})) == ["Củng cố chợ đầu mối"]
    assert titles(client.get(URL, {"q": "mối chợ"})) == ["Củng cố chợ đầu mối"]
    assert titles(client.get(URL, {"q": "chợ nổi"})) == []


def test_the_one_whose_marks_agree_comes_first(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "Thôn Hạ", received_at=NOW)
    titled(owner, "Thôn Ha", received_at=NOW - timedelta(days=2))
    titled(owner, "Thôn Hà", received_at=NOW - timedelta(days=1))

    assert titles(signed_in("commune").get(URL, {"q": "thôn hà"})) == ["Thôn Hà", "Thôn Hạ", "Thôn Ha"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "accepted"}, ["B"]),
        ({"kind": "cong_van"}, ["A"]),
        ({"year": "2025"}, ["B"]),
        ({"state": "khong-co", "year": "năm", "unit": "x", "sort": "y"}, ["B", "A"]),
        ({"sort": "title"}, ["A", "B"]),
        ({"sort": "-title"}, ["B", "A"]),
        ({"sort": "dated"}, ["B", "A"]),
    ],
)
def test_the_address_says_what_is_shown(
    signed_in: SignedIn, owner: Any, asked: dict[str, str], found: list[str]
) -> None:
    titled(owner, "A", kind="cong_van", dated=None)
    titled(owner, "B", state="accepted", year=2025, dated=date(2025, 1, 2))

    assert titles(signed_in("commune").get(URL, asked)) == found


def test_only_units_with_documents_are_offered_as_a_filter(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    titled(unit(COMMUNE), "A")
    titled(unit("51@2025"), "B")
    client = signed_in("province")

    answer = client.get(URL, {"unit": unit(COMMUNE).pk})

    assert titles(answer) == ["A"]
    assert {name for _, name in answer.context["filters"].units} == {unit(COMMUNE).name, unit("51@2025").name}


def test_pages_keep_what_was_asked(signed_in: SignedIn, owner: Any) -> None:
    for place in range(30):
        titled(owner, f"Bản {place:02}")

    page = signed_in("commune").get(URL, {"q": "ban", "sort": "title", "page": "2"})

    assert titles(page) == [f"Bản {place:02}" for place in range(25, 30)]
    assert "q=ban" in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    signed_in: SignedIn, owner: Any, django_assert_num_queries: Any
) -> None:
    client = signed_in("commune")
    for place in range(3):
        titled(owner, f"Ba {place}")
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for place in range(22):
        titled(owner, f"Thêm {place}")

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(URL)


def test_the_table_to_take_away_holds_the_same_rows_in_the_same_order(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "A", kind="cong_van", dated=date(2024, 1, 5))
    titled(owner, "B")
    titled(owner, "C", state="accepted")

    answer = signed_in("commune").get("/van-ban/tai-ve.csv", {"state": "read", "sort": "title"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0].startswith("Loại,")
    assert [line.split(",")[3] for line in lines[1:]] == ["A", "B"]
    assert lines[1].startswith("Công văn,12/KH-UBND,05/01/2024")


def test_no_cell_of_the_table_is_a_formula(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "=HYPERLINK(1)")

    assert ",'=HYPERLINK(1)," in signed_in("commune").get("/van-ban/tai-ve.csv").content.decode()


def test_another_province_sees_nothing(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "A")

    assert titles(signed_in("other_province").get(URL)) == []


def test_a_commune_does_not_see_what_its_province_has_not_accepted(
    signed_in: SignedIn, unit: Callable[[str], Any]
) -> None:
    titled(unit("51@2025"), "A")

    assert titles(signed_in("commune").get(URL)) == []


def test_an_empty_list_says_what_to_do(signed_in: SignedIn) -> None:
    assert "Tải lên kế hoạch, công văn" in signed_in("commune").get(URL).content.decode()


def test_a_reader_s_empty_list_offers_no_upload(signed_in: SignedIn) -> None:
    page = signed_in("leader").get(URL).content.decode()

    assert "Chưa có văn bản nào" in page
    assert "data-upload" not in page


def test_the_title_of_a_received_document_is_shown_as_text(signed_in: SignedIn, owner: Any) -> None:
    titled(owner, "<script>alert(1)</script>")

    page = signed_in("commune").get(URL).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_list_is_only_read(signed_in: SignedIn) -> None:
    assert signed_in("commune").post(URL).status_code == 405
