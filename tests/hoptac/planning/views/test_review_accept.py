"""Acceptance on the page: first what will be made, then the making."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import NOW, TODAY
from hoptac.documents.models import Document
from hoptac.documents.services.receive import add_reading
from hoptac.planning.models import Plan
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item, edit_item
from readings import TEXT, make_document, result, task
from vanban import read_text

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    return make_document(unit(COMMUNE), read=result(number=None, tasks=[task(quote, agencies=["Phòng Nội vụ"])]))


def url(document: Document) -> str:
    return f"/van-ban/{document.pk}/nhan/"


def press(client: Client, document: Document) -> Any:
    """What the button on the summary sends."""
    page = client.get(url(document)).content.decode()
    return client.post(url(document), dict(re.findall(r'name="(reading|said)" value="(\d+)"', page)))


def test_the_summary_says_what_will_be_made_and_what_is_open(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(url(document))

    summary = answer.context["summary"]
    assert [count for _, count in summary.counts] == [2, 1, 1, 1]
    assert summary.blanks == ("số, ký hiệu", "người ký")
    assert len(summary.tasks_without_lead) == 1
    assert [open_one.title for open_one in summary.unknown_names] == ["Phòng Nội vụ"]
    assert not Plan.objects.exists()


def test_the_summary_leads_to_each_open_item(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(url(document))

    name = review_of(document).items["tasks"][0].name
    assert f'href="/van-ban/{document.pk}/?sua=1&amp;muc={name}#item-{name}"' in answer.content.decode()


def test_accepting_leads_to_the_plan(signed_in: SignedIn, document: Document) -> None:
    answer = press(signed_in("commune"), document)

    assert answer.status_code == 302
    assert answer["Location"] == reverse("planning:plan", args=[Plan.objects.get().pk])


def test_a_document_with_nothing_to_plan_leads_back_to_itself(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(targets=[], goals=[], tasks=[], obligations=[]))

    answer = press(signed_in("commune"), document)

    assert answer["Location"] == reverse("planning:review", args=[document.pk])
    assert not Plan.objects.exists()


def test_what_is_missing_is_said_before_and_after_the_press(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(issuer=None, title=None))
    client = signed_in("commune")

    before, after = client.get(url(document)), press(client, document)

    assert (before.status_code, after.status_code) == (200, 422)
    for page in (before.content.decode(), after.content.decode()):
        assert "thiếu trích yếu; chưa xác nhận cơ quan ban hành là cơ quan nào" in page
    assert 'type="submit">' not in before.content.decode().split("form-actions")[1]


def test_an_act_that_has_a_plan_is_refused_with_the_way_to_it(
    signed_in: SignedIn, unit: Callable[[str], Any], commune: Any
) -> None:
    first = accept_review(make_document(unit(COMMUNE)), actor=commune, at=NOW, today=TODAY)
    second = make_document(unit(COMMUNE), name="ban-sao.txt")

    answer = press(signed_in("commune"), second)

    assert answer.status_code == 422
    assert reverse("planning:plan", args=[first.plan_id]) in answer.content.decode()


def test_what_somebody_corrected_after_the_summary_is_shown_and_not_accepted(
    signed_in: SignedIn, document: Document, province: Any
) -> None:
    client = signed_in("commune")
    summary = client.get(url(document)).content.decode()
    target, goal = (review_of(document).items[kind][0].name for kind in ("targets", "goals"))
    edit_item(document, target, {"value": 41}, seen=0, actor=province, at=NOW)
    drop_item(document, goal, seen=0, actor=province, at=NOW + timedelta(minutes=1))

    with CaptureQueriesContext(connection) as asked:
        answer = client.post(url(document), dict(re.findall(r'name="(reading|said)" value="(\d+)"', summary)))

    assert sum('FROM "reporting_indicator"' in query["sql"] for query in asked) == 2, "once for the cards, once for all"
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 409
    assert not Plan.objects.exists()
    assert "Cán bộ tỉnh Quảng Ngãi sửa lúc 09:01 23/11/2026" in page
    changes = {change.name: change.versions for change in answer.context["changes"]}
    assert set(changes) == {target, goal}
    assert [dict(side.facts)["Cần đạt"].replace("\u00a0", " ") for side in changes[target]] == ["3 HTX", "41 HTX"]
    assert changes[goal][1].facts == (("", "đã bỏ"),)
    assert "Lúc bạn xem" in page
    assert press(client, document).status_code == 302


def test_a_second_reading_after_the_summary_is_said_too(signed_in: SignedIn, document: Document, province: Any) -> None:
    client = signed_in("commune")
    summary = client.get(url(document)).content.decode()
    add_reading(document, read_text(TEXT), actor=province, at=NOW)

    answer = client.post(url(document), dict(re.findall(r'name="(reading|said)" value="(\d+)"', summary)))

    assert answer.status_code == 409
    assert "máy đọc lại lúc 09:00" in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_press_that_saw_no_summary_shows_it(signed_in: SignedIn, document: Document) -> None:
    assert signed_in("commune").post(url(document)).status_code == 409
    assert not Plan.objects.exists()


def test_the_summary_counts_what_of_a_scan_is_unchecked(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    scan = {"start": 0, "end": len(TEXT), "first": 1, "last": 1}
    document = make_document(unit(COMMUNE), read=result(scans=[scan]))

    answer = signed_in("commune").get(url(document))

    how_many = review_of(document).scanned
    assert len(answer.context["summary"].unchecked) == how_many == 9
    assert "9 mục đọc từ bản chụp chưa kiểm tra" in answer.content.decode().replace("\u00a0", " ")


def test_an_article_is_asked_what_it_speaks_of(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(doc_type="tin_tuc", doc_kind="tin_tuc"))

    page = signed_in("commune").get(url(document)).content.decode()

    assert "chưa nêu tin bài nói về văn bản nào" in page
    assert "Nguồn gián tiếp" in page


@pytest.mark.parametrize(
    ("name", "status"), [("leader", 403), ("supervisor", 403), ("other_province", 404), ("visitor", 404)]
)
def test_only_writers_accept(signed_in: SignedIn, document: Document, name: str, status: int) -> None:
    client = signed_in(name)

    assert client.get(url(document)).status_code == status
    assert client.post(url(document)).status_code == status
    assert not Plan.objects.exists()


def test_a_reader_is_told_so_in_words(signed_in: SignedIn, document: Document) -> None:
    assert "chỉ được xem" in signed_in("leader").post(url(document)).content.decode()


def test_a_document_that_is_none_is_not_accepted(signed_in: SignedIn) -> None:
    assert signed_in("commune").post("/van-ban/999999/nhan/").status_code == 404
