"""Acceptance on the page: first what will be made, then the making."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import NOW, TODAY
from hoptac.documents.models import Document
from hoptac.planning.models import Plan
from hoptac.planning.services.acceptance import accept_review
from readings import make_document, result, task

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    return make_document(unit(COMMUNE), read=result(number=None, tasks=[task(quote, agencies=["Phòng Nội vụ"])]))


def url(document: Document) -> str:
    return f"/van-ban/{document.pk}/nhan/"


def test_the_summary_says_what_will_be_made_and_what_is_open(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(url(document))

    summary = answer.context["summary"]
    assert [count for _, count in summary.counts] == [2, 1, 1, 1]
    assert summary.blanks == ("số, ký hiệu", "người ký")
    assert len(summary.tasks_without_lead) == 1
    assert [name for name, _ in summary.unknown_names] == ["Phòng Nội vụ"]
    assert not Plan.objects.exists()


def test_the_summary_leads_to_each_open_item(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(url(document))

    name = answer.context["summary"].tasks_without_lead[0].name
    assert f"/van-ban/{document.pk}/?sua=1#item-{name}" in answer.content.decode()


def test_accepting_leads_to_the_plan(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").post(url(document))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("planning:plan", args=[Plan.objects.get().pk])


def test_a_document_with_nothing_to_plan_leads_back_to_itself(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(targets=[], goals=[], tasks=[], obligations=[]))

    answer = signed_in("commune").post(url(document))

    assert answer["Location"] == reverse("planning:review", args=[document.pk])
    assert not Plan.objects.exists()


def test_what_is_missing_is_said_before_and_after_the_press(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = make_document(unit(COMMUNE), read=result(issuer=None, title=None))
    client = signed_in("commune")

    before, after = client.get(url(document)), client.post(url(document))

    assert (before.status_code, after.status_code) == (200, 422)
    for page in (before.content.decode(), after.content.decode()):
        assert "thiếu trích yếu; chưa xác nhận cơ quan ban hành là cơ quan nào" in page
    assert 'type="submit">' not in before.content.decode().split("form-actions")[1]


def test_an_act_that_has_a_plan_is_refused_with_the_way_to_it(
    signed_in: SignedIn, unit: Callable[[str], Any], commune: Any
) -> None:
    first = accept_review(make_document(unit(COMMUNE)), actor=commune, at=NOW, today=TODAY)
    second = make_document(unit(COMMUNE), name="ban-sao.txt")

    answer = signed_in("commune").post(url(second))

    assert answer.status_code == 422
    assert reverse("planning:plan", args=[first.plan_id]) in answer.content.decode()


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
