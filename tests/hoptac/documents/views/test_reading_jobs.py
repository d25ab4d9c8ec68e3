"""The page of a slow file: words and numbers, the way on, and what may be done when nothing goes on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from hoptac.base.clock import now
from hoptac.base.services.workers import SILENCE, say_alive
from hoptac.documents import reader
from hoptac.documents.errors import UnreadableFileError
from hoptac.documents.models import Document, ReadingJob
from hoptac.documents.services.reading_jobs import finish, note_page, refuse, send_for_reading
from hoptac.documents.tasks import enqueue_reading
from hoptac.units.models import Unit
from readings import TEXT
from vanban import read_text

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
DATA = b"%PDF- of a test"


@pytest.fixture
def job(unit: Callable[[str], Unit], commune: Any, monkeypatch: pytest.MonkeyPatch) -> ReadingJob:
    monkeypatch.setattr(reader.files, "check_job", lambda name, data: None)
    owner = unit("21289@2025").pk
    return send_for_reading("quet.pdf", DATA, owner_id=owner, actor=commune, at=now(), enqueue=enqueue_reading)


def taken(job: ReadingJob, *, silent: bool = False) -> None:
    """Let a worker have taken the job; one that is silent died since."""
    DBTaskResult.objects.get(id=job.task).claim("một")
    say_alive("một", at=now() - (SILENCE + timedelta(seconds=1) if silent else timedelta(0)))


def url(job: ReadingJob, act: str = "") -> str:
    return f"/van-ban/dang-doc/{job.pk}/{act}"


def words_of(client: Client, job: ReadingJob, **headers: Any) -> str:
    answer = client.get(url(job), **headers)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\u00a0", " ")


def test_a_file_that_waits_is_asked_after_by_itself_and_by_a_link(signed_in: SignedIn, job: ReadingJob) -> None:
    say_alive("một", at=now())

    page = words_of(signed_in("commune"), job)

    assert "Đang chờ đọc, sắp đến lượt." in page
    assert f'hx-get="{url(job)}" hx-trigger="every 2s"' in page
    assert f'<a class="btn" href="{url(job)}">' in page
    assert "chưa chạy" not in page


def test_the_page_says_when_nobody_does_the_work(signed_in: SignedIn, job: ReadingJob) -> None:
    page = words_of(signed_in("commune"), job)

    assert "chương trình đọc nền chưa chạy" in page
    assert "manage.py db_worker" in page


def test_the_page_being_read_is_told_in_words_and_numbers(signed_in: SignedIn, job: ReadingJob) -> None:
    taken(job)
    note_page(job, 3, 12)

    page = words_of(signed_in("commune"), job)

    assert "Đang đọc trang <strong>3</strong> trong 12 trang." in page
    assert 'max="12" value="2"' in page


def test_htmx_gets_the_part_alone(signed_in: SignedIn, job: ReadingJob) -> None:
    assert "<html" not in words_of(signed_in("commune"), job, HTTP_HX_REQUEST="true")


def test_once_it_is_read_the_person_comes_to_the_review(signed_in: SignedIn, job: ReadingJob) -> None:
    document = finish(job, read_text(TEXT), DATA, at=now())
    assert document is not None
    client = signed_in("commune")

    assert client.get(url(job))["Location"] == f"/van-ban/{document.pk}/"
    assert client.get(url(job), HTTP_HX_REQUEST="true")["HX-Redirect"] == f"/van-ban/{document.pk}/"


def test_a_refusal_is_told_with_the_way_on_and_asked_after_no_more(
    signed_in: SignedIn, job: ReadingJob, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        refuse(job, UnreadableFileError(reason="Tệp “quet.pdf” bị hỏng.", is_passing=False), at=now())

    page = words_of(signed_in("commune"), job)

    assert "Tệp “quet.pdf” bị hỏng. Không có gì được lưu lại." in page
    assert "Tải tệp khác lên" in page
    assert "hx-trigger" not in page


def test_a_job_that_died_is_seen_as_such_and_started_again(signed_in: SignedIn, job: ReadingJob) -> None:
    taken(job, silent=True)
    note_page(job, 3, 12)
    client = signed_in("commune")

    page = words_of(client, job)
    answer = client.post(url(job, "doc-lai/"))

    assert "dừng giữa chừng, ở trang 3 trong 12 trang" in page
    assert "Đọc lại</button>" in page
    assert answer["Location"] == url(job)
    assert "Chưa được đọc" in words_of(client, job)


def test_one_that_is_being_read_is_not_started_again(signed_in: SignedIn, job: ReadingJob) -> None:
    answer = signed_in("commune").post(url(job, "doc-lai/"))

    assert answer.status_code == 409
    assert "đang được đọc" in answer.content.decode()
    assert DBTaskResult.objects.count() == 1


def test_a_file_sent_by_mistake_is_taken_out_after_it_is_said_what_happens(
    signed_in: SignedIn, job: ReadingJob
) -> None:
    client = signed_in("commune")

    assert "không đọc nữa" in client.get(url(job, "bo/")).content.decode()
    assert ReadingJob.objects.exists()
    assert client.post(url(job, "bo/"))["Location"] == "/van-ban/"
    assert not ReadingJob.objects.exists()


def test_the_list_of_documents_leads_to_what_is_being_read(signed_in: SignedIn, job: ReadingJob) -> None:
    page = signed_in("commune").get("/van-ban/").content.decode()

    assert "Tệp đang đọc" in page
    assert url(job) in page


def test_a_list_of_many_files_asks_the_database_as_often_as_one_of_few(
    signed_in: SignedIn, job: ReadingJob, commune: Any
) -> None:
    client = signed_in("commune")
    client.get("/van-ban/")
    with CaptureQueriesContext(connection) as few:
        client.get("/van-ban/")
    for number in range(5):
        send_for_reading(
            f"{number}.pdf", DATA + bytes([number]), owner_id=job.owner_id, actor=commune, at=now(),
            enqueue=enqueue_reading,
        )  # fmt: skip

    with CaptureQueriesContext(connection) as many:
        page = client.get("/van-ban/").content.decode()

    assert page.count("/van-ban/dang-doc/") == 6
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["leader", "supervisor", "other_province"])
def test_who_may_not_write_there_knows_nothing_of_it(signed_in: SignedIn, job: ReadingJob, name: str) -> None:
    client = signed_in(name)

    assert "Tệp đang đọc" not in client.get("/van-ban/").content.decode()
    assert client.get(url(job)).status_code == 404
    assert client.post(url(job, "bo/")).status_code == 404
    assert ReadingJob.objects.exists()


def test_a_slow_document_is_read_again_by_a_job(
    signed_in: SignedIn, job: ReadingJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = finish(job, read_text(TEXT), DATA, at=now())
    assert isinstance(document, Document)
    monkeypatch.setattr(reader.files, "needs_job", lambda name, data, limits: True)

    answer = signed_in("commune").post(f"/van-ban/{document.pk}/doc-lai/")

    assert answer["Location"] == url(job)
    assert DBTaskResult.objects.count() == 2
