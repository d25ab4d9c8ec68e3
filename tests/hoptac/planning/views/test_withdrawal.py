"""Taking back on the page: first what will happen and why, then the act."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.base.models import AuditLink
from hoptac.documents.models import Document
from hoptac.planning.services.acceptance import accept_review
from readings import make_document, result

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    read = result(issuer="Ủy ban nhân dân xã Sơn Hà", date="2026-10-01", year=2027)
    return make_document(unit("21289@2025"), read=read)


def url(document: Document) -> str:
    return f"/van-ban/{document.pk}/rut/"


def test_the_page_says_what_will_happen_and_asks_why(signed_in: SignedIn, document: Document) -> None:
    page = signed_in("commune").get(url(document)).content.decode()

    assert "bị xóa cùng bản đọc" in page
    assert 'name="reason"' in page
    assert Document.objects.exists()


def test_with_a_reason_it_is_gone_and_said(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").post(url(document), {"reason": "tải nhầm"}, follow=True)

    assert answer.redirect_chain == [("/van-ban/", 302)]
    assert "Đã rút “ke-hoach.txt” khỏi hệ thống." in answer.content.decode()
    assert AuditLink.objects.get(action="planning.document.taken_back").payload["reason"] == "tải nhầm"


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_happens(signed_in: SignedIn, document: Document, reason: str) -> None:
    answer = signed_in("commune").post(url(document), {"reason": reason})

    assert answer.status_code == 422
    assert "Hãy ghi lý do." in answer.content.decode()
    assert Document.objects.exists()


def test_what_was_accepted_stays_and_the_review_does_not_offer_it(
    signed_in: SignedIn, document: Document, commune: Any
) -> None:
    client = signed_in("commune")
    assert url(document) in client.get(f"/van-ban/{document.pk}/").content.decode()
    accept_review(document, actor=commune, at=NOW, today=TODAY)

    answer = client.post(url(document), {"reason": "tải nhầm"})

    assert answer.status_code == 409
    assert "đã được nhận nên không rút lại được" in answer.content.decode()
    assert url(document) not in client.get(f"/van-ban/{document.pk}/?sua=1").content.decode()


@pytest.mark.parametrize(("name", "status"), [("leader", 403), ("supervisor", 403), ("other_province", 404)])
def test_only_those_who_may_write_there_take_it_back(
    signed_in: SignedIn, document: Document, name: str, status: int
) -> None:
    client = signed_in(name)

    assert client.post(url(document), {"reason": "tải nhầm"}).status_code == status
    assert url(document) not in client.get("/van-ban/").content.decode()
    assert Document.objects.exists()
