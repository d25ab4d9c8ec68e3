"""Taking back what was brought in by mistake."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.models import AuditLink
from hoptac.documents import files
from hoptac.documents.models import Correction, Document, Reading, StoredFile
from hoptac.documents.services.receive import receive_document
from hoptac.planning.errors import TakenUpError
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item
from hoptac.planning.services.withdrawal import take_back
from readings import TEXT, make_document, result

pytestmark = pytest.mark.django_db
REASON = "tải nhầm tệp"


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    read = result(issuer="Ủy ban nhân dân xã Sơn Hà", date="2026-10-01", year=2027)
    return make_document(unit("21289@2025"), read=read)


def test_nothing_of_it_is_left_but_the_link_with_the_reason(
    document: Document, commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    drop_item(document, review_of(document).items["goals"][0].name, seen=0, actor=commune, at=NOW)
    key, sha256 = document.pk, document.file.sha256

    with django_capture_on_commit_callbacks(execute=True):
        take_back(document, reason=REASON, actor=commune, at=NOW)

    for model in (Document, Reading, Correction, StoredFile):
        assert not model.objects.exists()
    assert not files.path_of(sha256).exists()
    link = AuditLink.objects.get(action="planning.document.taken_back")
    assert (link.actor_id, link.subject) == (commune.pk, f"documents.Document:{key}")
    assert link.payload == {"document": key, "name": "ke-hoach.txt", "sha256": sha256, "reason": REASON}


def test_the_same_file_of_another_unit_stays(
    unit: Callable[[str], Any], commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    mine, theirs = (
        receive_document("a.txt", TEXT.encode(), owner=unit(key), actor=commune, at=NOW)
        for key in ("21289@2025", "51@2025")
    )

    with django_capture_on_commit_callbacks(execute=True):
        take_back(mine, reason=REASON, actor=commune, at=NOW)

    assert files.load(theirs.file.sha256) == TEXT.encode()
    assert list(Document.objects.all()) == [theirs]


def test_it_may_be_brought_in_again(document: Document, unit: Callable[[str], Any], commune: Any) -> None:
    first = receive_document("a.txt", TEXT.encode(), owner=document.owner, actor=commune, at=NOW)
    take_back(first, reason=REASON, actor=commune, at=NOW)

    again = receive_document("a.txt", TEXT.encode(), owner=document.owner, actor=commune, at=NOW)

    assert files.load(again.file.sha256) == TEXT.encode()


def test_bytes_that_came_in_again_before_they_were_removed_stay(
    document: Document, commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    first = receive_document("a.txt", TEXT.encode(), owner=document.owner, actor=commune, at=NOW)
    with django_capture_on_commit_callbacks() as waiting:
        take_back(first, reason=REASON, actor=commune, at=NOW)
    again = receive_document("a.txt", TEXT.encode(), owner=document.owner, actor=commune, at=NOW)

    for callback in waiting:
        callback()

    assert files.load(again.file.sha256) == TEXT.encode()


def test_what_was_accepted_is_not_taken_back(document: Document, commune: Any) -> None:
    accept_review(document, actor=commune, at=NOW, today=TODAY)

    with pytest.raises(TakenUpError, match="đã được nhận"):
        take_back(document, reason=REASON, actor=commune, at=NOW)

    assert Document.objects.filter(pk=document.pk).exists()


def test_a_document_whose_plan_gave_way_to_another_is_not_taken_back_either(document: Document, commune: Any) -> None:
    accept_review(document, actor=commune, at=NOW, today=TODAY)
    Document.objects.filter(pk=document.pk).update(state=Document.State.READ)

    with pytest.raises(TakenUpError):
        take_back(document, reason=REASON, actor=commune, at=NOW)
