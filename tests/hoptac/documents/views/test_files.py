"""The original file, to those who may see its document."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.documents.files import path_of
from hoptac.documents.models import Document
from readings import make_document

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    return make_document(unit("21289@2025"), name="kế hoạch.txt")


def test_the_file_comes_back_byte_for_byte_to_be_saved(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("leader").get(f"/van-ban/{document.pk}/tep/")

    assert b"".join(answer.streaming_content) == path_of(document.file.sha256).read_bytes()  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "k%E1%BA%BF%20ho%E1%BA%A1ch.txt" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(("name", "status"), [("province", 200), ("other_province", 404), ("visitor", 404)])
def test_the_file_is_seen_with_its_document(signed_in: SignedIn, document: Document, name: str, status: int) -> None:
    answer = signed_in(name).get(f"/van-ban/{document.pk}/tep/")
    answer.close()

    assert answer.status_code == status


def test_a_document_that_is_none_has_no_file(signed_in: SignedIn) -> None:
    assert signed_in("administrator").get("/van-ban/999999/tep/").status_code == 404
