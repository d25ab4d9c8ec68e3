"""The review page: the text beside its items, who may see and touch it, its history."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.documents.models import Document, Reading
from hoptac.documents.services.receive import receive_document
from hoptac.planning.models import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item, edit_item
from readings import TEXT, make_document, result, row, target, task
from tests.taken_away import csv_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"
PANE = re.compile(r'<div class="review-text"[^>]*>(.*?)</div>', re.DOTALL)


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    return make_document(unit(COMMUNE), read=result(problems=[{"message": "Chưa rõ người ký", "start": 0, "end": 3}]))


def shown(client: Client, document: Document, **asked: str) -> str:
    return client.get(f"/van-ban/{document.pk}/", asked).content.decode()


def pane(page: str) -> str:
    match = PANE.search(page)
    assert match is not None
    return match[1]


def test_every_character_of_the_text_stands_on_the_page(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    text = "A < B & C\r\nlập 03 HTX \U0001d400 “xong”"
    document = make_document(unit(COMMUNE), text=text, read=result(targets=[target("03 HTX", text)], tasks=[]))

    page = shown(signed_in("commune"), document)

    assert html.unescape(re.sub(r"<[^>]*>", "", pane(page))) == text


def test_an_item_leads_to_its_place_and_the_place_to_its_item(signed_in: SignedIn, document: Document) -> None:
    item = review_of(document).items["targets"][0]

    page = shown(signed_in("commune"), document)

    assert f'<a href="#mark-{item.name}" data-show>' in page
    assert f'<span id="mark-{item.name}"></span><mark data-item="{item.name}"' in page
    assert f'id="item-{item.name}" data-item="{item.name}"' in page


def test_the_values_of_an_item_stand_in_words(signed_in: SignedIn, document: Document) -> None:
    page = shown(signed_in("commune"), document).replace("\u00a0", " ")

    assert "Cần đạt: <strong>từ 60% trở lên</strong>" in page
    assert "Hạn: <strong>trước ngày 05/12/2024</strong>" in page
    assert "Chủ trì: <strong>Phòng Tư pháp</strong>" in page
    assert "chưa rõ là cơ quan nào: Phòng Nội vụ" in page


def test_a_long_quote_opens_to_its_last_word_and_a_short_one_stands_whole(
    signed_in: SignedIn, unit: Callable[[str], Any]
) -> None:
    long = f"thành lập 03 HTX {'ở những xã còn ít hợp tác xã ' * 8}trong năm"
    goal = f"Củng cố {'các tổ chức còn yếu ' * 10}cho vững"
    text = f"{long}. lập mới 02 HTX. {goal}."
    parts = {
        "targets": [target(long, text), target("lập mới 02 HTX", text, subject="HTX mới", value=2)],
        "goals": [row(goal, text, section="")],
        "tasks": [],
    }
    document = make_document(unit(COMMUNE), text=text, read=result(**parts))

    page = shown(signed_in("commune"), document)
    folded = re.findall(r'<details class="item-quote">(.*?)</details>', page, re.DOTALL)

    assert len(folded) == 2
    assert f'<summary><span class="item-words">“{long}”</span>' in folded[0]
    assert folded[1].endswith(f"</summary>“{goal}”")  # its beginning is the title
    assert all("<summary>" in one and "Xem đủ đoạn" in one for one in folded)
    assert '<p class="item-quote">“lập mới 02 HTX”</p>' in page


def test_blank_number_and_day_are_shown_as_findings(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(number=None, date=None))

    page = shown(signed_in("commune"), document)

    assert page.count("<dd>để trống</dd>") == 3  # the signer too


def test_what_a_person_dropped_is_no_longer_marked_but_can_be_taken_back(
    signed_in: SignedIn, document: Document, commune: Any
) -> None:
    name = review_of(document).items["targets"][0].name
    drop_item(document, name, seen=0, actor=commune, at=NOW)

    page = shown(signed_in("commune"), document)

    assert name not in pane(page)
    assert "đã bỏ bởi Cán bộ xã Sơn Hà" in page
    assert f"/muc/{name}/lay-lai/" in page


@pytest.mark.parametrize(
    ("name", "status"), [("commune", 200), ("leader", 200), ("other_province", 404), ("visitor", 404)]
)
def test_the_page_is_seen_by_those_whose_reach_holds_it(
    signed_in: SignedIn, document: Document, name: str, status: int
) -> None:
    assert signed_in(name).get(f"/van-ban/{document.pk}/").status_code == status


def test_a_document_that_is_none_looks_like_one_that_is_not_mine(signed_in: SignedIn) -> None:
    assert signed_in("administrator").get("/van-ban/999999/").status_code == 404


def test_a_reader_sees_no_buttons_and_no_findings(signed_in: SignedIn, document: Document) -> None:
    page = shown(signed_in("leader"), document, sua="1")

    assert "Chưa rõ người ký" not in page
    assert "Cần xem lại" not in page
    assert "/sua/" not in page
    assert "/nhan/" not in page


def test_a_writer_sees_the_findings_in_their_place(signed_in: SignedIn, document: Document) -> None:
    page = shown(signed_in("commune"), document)

    assert "Chưa rõ người ký" in page
    assert 'data-item="finding-0" data-kind="finding"' in page


def test_an_accepted_document_is_read_only_until_a_writer_goes_on(
    signed_in: SignedIn, document: Document, commune: Any
) -> None:
    accept_review(document, actor=commune, at=NOW, today=TODAY)
    client = signed_in("commune")

    closed, opened = shown(client, document), shown(client, document, sua="1")

    assert "Sửa tiếp" in closed
    assert "/muc/" not in closed
    assert "/muc/header/sua/" in opened


def test_corrections_after_acceptance_are_announced(signed_in: SignedIn, document: Document, commune: Any) -> None:
    accept_review(document, actor=commune, at=NOW.replace(hour=1), today=TODAY)
    client = signed_in("commune")
    assert "nhận lại" not in shown(client, document)
    edit_item(document, review_of(document).items["goals"][0].name, {"section": "9"}, seen=0, actor=commune, at=NOW)

    assert "nhận lại" in shown(client, document)


def test_the_number_of_queries_does_not_depend_on_what_was_found(
    signed_in: SignedIn, unit: Callable[[str], Any], django_assert_num_queries: Any
) -> None:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    few = make_document(unit(COMMUNE), name="it.txt")
    rich = result(
        tasks=[task(quote, lead=[f"Phòng số {number}"]) for number in range(40)],
        targets=[target("lập mới 03 HTX") for _ in range(40)],
        citations=[row("23 HTX", kind="luat", number=f"{n}/L", relation="mentions", mentions=1) for n in range(40)],
    )
    many = make_document(unit(COMMUNE), name="nhieu.txt", read=rich)
    client = signed_in("commune")
    shown(client, few)

    with CaptureQueriesContext(connection) as counted:
        shown(client, few)
    with django_assert_num_queries(len(counted)):
        shown(client, many)


def test_the_history_tells_who_did_what(signed_in: SignedIn, document: Document, commune: Any) -> None:
    edit_item(document, review_of(document).items["targets"][0].name, {"value": 5}, seen=0, actor=commune, at=NOW)
    accept_review(document, actor=commune, at=NOW.replace(hour=5), today=TODAY)

    events = signed_in("leader").get(f"/van-ban/{document.pk}/lich-su/").context["page_obj"].object_list

    assert [(event.words, event.by) for event in events][:2] == [
        ("Nhận văn bản", "Cán bộ xã Sơn Hà"),
        ("Sửa chỉ tiêu", "Cán bộ xã Sơn Hà"),
    ]
    assert events[-1].words == "Đọc bằng bản 1"


def test_the_history_is_taken_away_whole_with_its_places(
    signed_in: SignedIn, document: Document, commune: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("hoptac.planning.review.history.LOT", 2)
    monkeypatch.setattr("hoptac.planning.views.review.EVENTS_ON_PAGE", 1)
    name = review_of(document).items["targets"][0].name
    edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW)
    accept_review(document, actor=commune, at=NOW.replace(hour=5), today=TODAY)
    client, address = signed_in("leader"), f"/van-ban/{document.pk}/lich-su/"

    heads, *rows = csv_of(client.get(f"{address}tai-ve.csv"))

    assert heads == ["Lúc", "Ai", "Việc", "Nguyên văn", "Chỗ trong văn bản"]
    assert [row[2] for row in rows] == ["Nhận văn bản", "Sửa chỉ tiêu", "Đọc bằng bản 1"]
    assert rows[1][1:4:2] == ["Cán bộ xã Sơn Hà", "lập mới 03 HTX"]
    assert rows[1][4].startswith(f"http://testserver/van-ban/{document.pk}/") and name in rows[1][4]
    assert f"{address}tai-ve.xlsx" in client.get(address).content.decode()


def received(unit: Callable[[str], Any], actor: Any) -> Document:
    return receive_document("ke-hoach.txt", TEXT.encode(), owner=unit(COMMUNE), actor=actor, at=NOW)


def test_reading_again_keeps_what_people_said(signed_in: SignedIn, unit: Callable[[str], Any], commune: Any) -> None:
    document = received(unit, commune)
    item = review_of(document).items["citations"][0]
    edit_item(document, item.name, {"issuer": "HĐND xã"}, seen=0, actor=commune, at=NOW)

    answer = signed_in("commune").post(f"/van-ban/{document.pk}/doc-lai/")

    assert answer.status_code == 302
    assert Reading.objects.filter(document=document).count() == 2
    assert review_of(document).by_name[item.name].values["issuer"] == "HĐND xã"


def test_a_lost_file_is_said_on_a_page_that_leads_back(
    signed_in: SignedIn, document: Document, settings: Any, tmp_path: Any
) -> None:
    settings.FILES_ROOT = tmp_path / "mat-tep"

    answer = signed_in("commune").post(f"/van-ban/{document.pk}/doc-lai/")

    assert answer.status_code == 422
    assert "Không còn tệp gốc" in answer.content.decode()
    assert f"/van-ban/{document.pk}/" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "method", "status"),
    [("leader", "post", 403), ("supervisor", "post", 403), ("other_province", "post", 404), ("commune", "get", 405)],
)
def test_reading_again_is_a_writer_s_press(
    signed_in: SignedIn, document: Document, name: str, method: str, status: int
) -> None:
    answer = getattr(signed_in(name), method)(f"/van-ban/{document.pk}/doc-lai/")

    assert answer.status_code == status
    assert Reading.objects.filter(document=document).count() == 1


def test_a_document_read_before_reviews_had_rows_is_shown_whole_at_first_sight(
    signed_in: SignedIn, document: Document, commune: Any
) -> None:
    edit_item(document, review_of(document).items["targets"][0].name, {"value": 5}, seen=0, actor=commune, at=NOW)
    before = shown(signed_in("commune"), document)
    for table in (ReviewItem, ReviewPart, StandingReview):
        table.objects.filter(document=document).delete()

    assert pane(shown(signed_in("commune"), document)) == pane(before)
    assert StandingReview.objects.filter(document=document).exists()


def test_a_document_whose_review_has_no_rows_yet_is_accepted_whole(document: Document, commune: Any) -> None:
    for table in (ReviewItem, ReviewPart, StandingReview):
        table.objects.filter(document=document).delete()

    acceptance = accept_review(document, actor=commune, at=NOW, today=TODAY)

    assert [one["item"] for one in acceptance.items["targets"]] == [
        item.name for item in review_of(document).items["targets"]
    ]
    assert ReviewItem.objects.filter(document=document).exists()
