"""What the journal tells of documents."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.base import journal
from hoptac.base.journal import Home, Thing
from hoptac.documents.access import documents_for
from hoptac.documents.models import Act, ActRelation, Correction, Document, Reading, ReadingJob, StoredFile

ACTS = {
    "documents.document.received": "Nhận văn bản",
    "documents.document.read_again": "Đọc lại văn bản",
    "documents.reading_job.sent": "Gửi tệp cho máy đọc",
    "documents.reading_job.started_again": "Cho đọc lại tệp",
    "documents.reading_job.discarded": "Bỏ tệp đang chờ đọc",
    "documents.reading_job.refused": "Máy không đọc được tệp",
}
FACTS = {"name": "Tên tệp", "sha256": "Mã đối chiếu của tệp", "reader": "Bản của máy đọc"}


TABLES = {
    Act: "Văn bản viện dẫn",
    ActRelation: "Quan hệ giữa văn bản",
    Correction: "Chỗ sửa bản đọc",
    Document: "Văn bản đã nhận",
    Reading: "Bản đọc",
    StoredFile: "Tệp lưu",
}


def tell() -> None:
    """Called once, from ``ready``."""
    journal.register_chapter("documents", "Văn bản", ACTS, facts=FACTS)
    journal.register_tables(TABLES)
    journal.register_home(Document, lambda document: Home(journal.about(document), document.owner_id))
    journal.register_home(ReadingJob, _home_of_job)
    journal.register_thing(Thing(Document._meta.label, "Văn bản", _names, _url, _reads))


def _home_of_job(job: ReadingJob) -> Home:
    return Home(journal.about(Document, job.document_id) if job.document_id else "", job.owner_id)


def _names(keys: Collection[int]) -> Mapping[int, str]:
    rows = Document.objects.filter(pk__in=keys).values_list("pk", "number", "title", "name")
    return {pk: f"{number} {title or name}".strip() for pk, number, title, name in rows}


def _url(key: int) -> str:
    return reverse("planning:review", args=(key,))


def _reads(user: User, key: int, today: date) -> bool:
    return documents_for(user, today=today).filter(pk=key).exists()
