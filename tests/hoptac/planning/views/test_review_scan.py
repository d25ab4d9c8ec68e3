"""The review of a scan: what wants a look, one press to say that it is right, the page beside it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Correction, Document
from hoptac.planning.queries import review_of
from hoptac.planning.review.scans import ScanPlace
from hoptac.planning.services.corrections import drop_item, edit_item, restore_item
from readings import TEXT, make_document, read_anew, result, target

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
HTMX = {"HTTP_HX_REQUEST": "true"}
MIDDLE = TEXT.index("Xóa tên")
PAGES = [
    {"start": 0, "end": MIDDLE, "first": 1, "last": 1},
    {"start": MIDDLE, "end": len(TEXT), "first": 2, "last": 2},
]


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    made = make_document(unit("21289@2025"), name="quet.pdf", read=result(scans=PAGES))
    made.file.media_type = "application/pdf"
    made.file.save()
    return made


def url(document: Document, name: str, act: str = "dung/") -> str:
    return f"/van-ban/{document.pk}/muc/{name}/{act}"


def card(page: str, name: str) -> str:
    return page.split(f'id="item-{name}"')[1].split("</li>")[0].replace("\u00a0", " ")


def unchecked(document: Document) -> list[str]:
    return [item.name for item in review_of(document).unchecked]


def test_a_card_shows_the_raw_words_the_value_and_that_it_wants_a_look(signed_in: SignedIn, document: Document) -> None:
    name = review_of(document).items["targets"][0].name

    shown = card(signed_in("commune").get(f"/van-ban/{document.pk}/").content.decode(), name)

    assert "Chữ nhận dạng được: “lập mới 03 HTX”" in shown
    assert "<strong>3 HTX</strong>" in shown
    assert "Cần kiểm tra" in shown
    assert f'href="/van-ban/{document.pk}/trang/1/"' in shown
    assert "data-confirm" in shown


def test_a_long_sentence_of_a_scan_is_shown_whole(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    text = "Tăng cường gắn kết " + "các chương trình " * 12 + "với 05 HTX."
    scans = [{"start": 0, "end": len(text), "first": 1, "last": 1}]
    kinds = ("tasks", "goals", "obligations", "recommendations", "actuals", "citations")
    empty: dict[str, Any] = {kind: [] for kind in kinds}
    read = result(**empty, targets=[target(text[:-1], text, value=5)], scans=scans)
    document = make_document(unit("21289@2025"), name="dai.pdf", text=text, read=read)

    page = signed_in("commune").get(f"/van-ban/{document.pk}/").content.decode()

    assert f"“{text[:-1]}”" in page


def test_items_after_the_first_page_are_tied_to_theirs(document: Document) -> None:
    review = review_of(document)

    places = [review.items[kind][0].on_scan for kind in ("targets", "goals", "actuals")]
    assert [place.page for place in places if place] == [1, 2, 2]
    assert review.header.on_scan == ScanPlace(1, 0.0)


def test_one_press_confirms_and_the_page_counts_one_less(signed_in: SignedIn, document: Document) -> None:
    before = unchecked(document)
    name = review_of(document).items["targets"][0].name

    answer = signed_in("commune").post(url(document, name), {"seen": 0}, **HTMX)

    page = answer.content.decode().replace("\u00a0", " ")
    assert "đã kiểm tra bởi Cán bộ xã Sơn Hà" in card(page, name)
    assert "data-confirm" not in card(page, name)
    assert f"còn <strong>{len(before) - 1}</strong> trong {len(before)} mục" in page
    assert unchecked(document) == [other for other in before if other != name]
    assert Correction.objects.get().action == "confirm"


def test_after_a_press_the_next_item_to_look_at_follows(signed_in: SignedIn, document: Document) -> None:
    first, second, *_, last = unchecked(document)
    client = signed_in("commune")

    with_script = client.post(url(document, last), {"seen": 0}, **HTMX)
    without = client.post(url(document, first), {"seen": 0})

    event = {"next": first, "url": f"/van-ban/{document.pk}/#item-{first}"}
    assert json.loads(with_script["HX-Trigger-After-Settle"]) == {"item-confirmed": event}
    assert without["Location"] == f"/van-ban/{document.pk}/#item-{second}"


def test_when_all_are_checked_the_page_says_so(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")
    for name in unchecked(document):
        answer = client.post(url(document, name), {"seen": 0}, **HTMX)

    assert "HX-Trigger-After-Settle" not in answer
    assert "9 mục đã được kiểm tra" in answer.content.decode().replace("\u00a0", " ")
    assert unchecked(document) == []


def test_an_edit_counts_as_a_look_and_taking_it_back_does_not(document: Document, commune: Any) -> None:
    name = review_of(document).items["targets"][0].name

    seen = edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW).pk
    assert name not in unchecked(document)
    restore_item(document, name, seen=seen, actor=commune, at=NOW)

    assert name in unchecked(document)


def test_what_is_dropped_needs_no_look(document: Document, commune: Any) -> None:
    name = review_of(document).items["targets"][0].name

    drop_item(document, name, seen=0, actor=commune, at=NOW)

    assert name not in unchecked(document)


def test_one_who_did_not_see_the_newest_word_confirms_nothing(
    signed_in: SignedIn, document: Document, province: Any
) -> None:
    name = review_of(document).items["targets"][0].name
    edit_item(document, name, {"value": 5}, seen=0, actor=province, at=NOW)

    answer = signed_in("commune").post(url(document, name), {"seen": 0}, **HTMX)

    assert answer.status_code == 409
    assert Correction.objects.count() == 1


def test_a_confirmed_head_keeps_what_was_corrected(signed_in: SignedIn, document: Document, commune: Any) -> None:
    seen = edit_item(document, HEADER, {"number": "77/KH-UBND"}, seen=0, actor=commune, at=NOW).pk

    signed_in("commune").post(url(document, HEADER), {"seen": seen})

    document.refresh_from_db()
    assert document.number == "77/KH-UBND"


def test_a_check_outlives_a_second_reading(signed_in: SignedIn, document: Document) -> None:
    name = review_of(document).items["targets"][0].name
    signed_in("commune").post(url(document, name), {"seen": 0})

    read_anew(document, result(scans=PAGES), version="2")

    assert name not in unchecked(document)


def test_history_tells_who_looked(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")
    client.post(url(document, review_of(document).items["targets"][0].name), {"seen": 0})

    assert "Xác nhận chỉ tiêu" in client.get(f"/van-ban/{document.pk}/lich-su/").content.decode()


def test_after_acceptance_the_way_to_what_is_unchecked_opens_the_editing(
    signed_in: SignedIn, document: Document
) -> None:
    Document.objects.filter(pk=document.pk).update(state=Document.State.ACCEPTED)

    page = signed_in("commune").get(f"/van-ban/{document.pk}/").content.decode()

    assert f'href="/van-ban/{document.pk}/?sua=1&amp;muc={HEADER}#item-{HEADER}"' in page
    assert "data-confirm" not in page


def test_a_reader_is_told_that_a_machine_read_it_but_not_what_is_open(signed_in: SignedIn, document: Document) -> None:
    page = signed_in("leader").get(f"/van-ban/{document.pk}/").content.decode()

    assert "máy đọc từ bản chụp" in page
    assert "ần kiểm tra" not in page
    assert "data-confirm" not in page


@pytest.mark.parametrize(("name", "status"), [("leader", 403), ("other_province", 404)])
def test_only_those_who_may_write_confirm(signed_in: SignedIn, document: Document, name: str, status: int) -> None:
    item = review_of(document).items["targets"][0].name

    assert signed_in(name).post(url(document, item), {"seen": 0}).status_code == status
    assert not Correction.objects.exists()


def test_what_is_no_scan_asks_for_no_look(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    page = signed_in("commune").get(f"/van-ban/{make_document(unit('21289@2025')).pk}/").content.decode()

    assert "kiểm tra" not in page
    assert "data-confirm" not in page
    assert "Xem bản chụp" not in page


def test_a_document_that_is_a_scan_in_part_asks_for_a_look_at_that_part(unit: Callable[[str], Any]) -> None:
    review = review_of(make_document(unit("21289@2025"), read=result(scans=PAGES[1:])))

    assert not review.header.needs_check
    assert {item.kind for item in review.unchecked} == {
        "goals", "tasks", "obligations", "recommendations", "actuals"
    }  # fmt: skip
