"""Receiving and reading again, below the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit import System
from hoptac.base.models import AuditLink
from hoptac.documents.errors import AlreadyReceivedError, MissingFileError, UnreadableFileError
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Correction, Document, Reading
from hoptac.documents.services.receive import read_again, receive_document
from readings import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(unit: Callable[[str], Any], commune: Any) -> Document:
    return receive_document("ke-hoach.txt", TEXT.encode(), owner=unit("21289@2025"), actor=commune, at=NOW)


def test_the_head_is_copied_for_lists_and_search(document: Document) -> None:
    assert (document.kind, document.number, document.year) == ("ke_hoach", "12/KH-UBND", 2024)
    assert "cung co to chuc" in document.search_folded
    assert "củng cố tổ chức" in document.search_exact


def test_receiving_is_one_link_of_the_audit_chain(document: Document, commune: Any) -> None:
    link = AuditLink.objects.get(action="documents.document.received")

    assert (link.actor_id, link.payload["sha256"]) == (commune.pk, document.file.sha256)


def test_the_system_s_own_document_has_no_receiver(unit: Callable[[str], Any]) -> None:
    received = receive_document(
        "demo.txt", TEXT.encode(), owner=unit("21289@2025"), actor=System(), at=NOW, is_demo=True
    )

    assert (received.received_by, received.is_demo) == (None, True)


def test_the_same_bytes_are_refused_with_the_document_that_has_them(document: Document, commune: Any) -> None:
    with pytest.raises(AlreadyReceivedError) as refusal:
        receive_document("khac.txt", TEXT.encode(), owner=document.owner, actor=commune, at=NOW)

    assert refusal.value.document_id == document.pk


def test_what_the_reader_refuses_leaves_no_trace(unit: Callable[[str], Any], commune: Any, settings: Any) -> None:
    with pytest.raises(UnreadableFileError):
        receive_document("rong.txt", b"", owner=unit("21289@2025"), actor=commune, at=NOW)

    assert not Document.objects.exists()
    assert not Path(settings.FILES_ROOT).exists()


def test_reading_again_adds_a_reading_and_keeps_the_old_one(document: Document, commune: Any) -> None:
    kept = read_again(document, actor=commune, at=NOW)

    assert Reading.objects.filter(document=document).count() == 2
    assert kept.text == Reading.objects.order_by("pk")[0].text


def test_reading_again_keeps_the_corrected_head(document: Document, commune: Any) -> None:
    values = {"number": "77/KH-UBND", "title": "Đã sửa"}
    Correction.objects.create(document=document, item=HEADER, kind=HEADER, action="edit", values=values, made_at=NOW)

    read_again(document, actor=commune, at=NOW)

    document.refresh_from_db()
    assert (document.number, document.title) == ("77/KH-UBND", "Đã sửa")


def test_a_lost_file_is_said_in_words(document: Document, commune: Any, settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "mat-tep"

    with pytest.raises(MissingFileError, match="khôi phục tệp từ bản sao lưu"):
        read_again(document, actor=commune, at=NOW)

    assert Reading.objects.filter(document=document).count() == 1
