"""Reading all documents again: the button, the job, the counts."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult

from conftest import NOW
from hoptac.documents import reader
from hoptac.documents.models import Document, Reading
from hoptac.documents.reader import READER_VERSION
from hoptac.documents.services.reading_jobs import send_for_reading
from hoptac.documents.services.receive import receive_document
from hoptac.documents.tasks import enqueue_reading, read_all_again, read_file
from readings import TEXT

pytestmark = pytest.mark.django_db

URL = "/van-ban/doc-lai/"
SignedIn = Callable[[str], Client]


@pytest.fixture
def outdated(unit: Callable[[str], Any], province: Any) -> Document:
    document = receive_document("ke-hoach.txt", TEXT.encode(), owner=unit("21289@2025"), actor=province, at=NOW)
    Reading.objects.update(reader_version="cũ")
    return document


def test_the_page_counts_what_the_present_reader_has_read(signed_in: SignedIn, outdated: Document) -> None:
    counts = signed_in("administrator").get(URL).context["counts"]

    assert (counts.present, counts.total, counts.waiting) == (0, 1, 1)


def test_the_button_puts_the_job_in_the_queue_once(signed_in: SignedIn, outdated: Document) -> None:
    client = signed_in("administrator")

    client.post(f"{URL}bat-dau/")
    client.post(f"{URL}bat-dau/")

    assert DBTaskResult.objects.count() == 1
    assert client.get(URL).context["is_running"]


def test_a_job_whose_worker_was_killed_can_be_started_again(signed_in: SignedIn, outdated: Document) -> None:
    client = signed_in("administrator")
    client.post(f"{URL}bat-dau/")
    DBTaskResult.objects.get().claim("một trình đã bị giết")

    assert not client.get(URL).context["is_running"]
    client.post(f"{URL}bat-dau/")

    assert client.get(URL).context["is_running"]
    assert DBTaskResult.objects.count() == 2


def test_the_page_that_watches_the_job_asks_only_for_its_part(signed_in: SignedIn, outdated: Document) -> None:
    client = signed_in("administrator")
    client.post(f"{URL}bat-dau/")

    part = client.get(URL, HTTP_HX_REQUEST="true").content.decode()

    assert "<html" not in part
    assert 'hx-trigger="every 2s"' in part


def test_the_job_reads_what_an_older_reader_read_and_then_nothing(outdated: Document) -> None:
    assert read_all_again.call(None) == {"read": 1, "refused": 0}
    assert Reading.objects.first().reader_version == READER_VERSION  # type: ignore[union-attr]
    assert read_all_again.call(None) == {"read": 0, "refused": 0}


def test_the_job_steps_aside_for_a_file_that_somebody_waits_for(
    outdated: Document, province: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        data = f"{TEXT}\n{number}".encode()
        receive_document(f"{number}.txt", data, owner=outdated.owner, actor=province, at=NOW)
    Reading.objects.update(reader_version="cũ")
    monkeypatch.setattr(reader.files, "check_job", lambda name, data: None)
    send_for_reading("quet.pdf", b"%PDF-", owner_id=outdated.owner_id, actor=province, at=NOW, enqueue=enqueue_reading)

    assert read_all_again.call(None) == {"read": 1, "refused": 0}

    assert DBTaskResult.objects.filter(task_path=read_all_again.module_path).count() == 1
    DBTaskResult.objects.filter(task_path=read_file.module_path).delete()
    assert read_all_again.call(None) == {"read": 2, "refused": 0}


def test_a_lost_file_does_not_stop_the_job(outdated: Document, settings: Any, tmp_path: Any) -> None:
    settings.FILES_ROOT = tmp_path / "leer"

    assert read_all_again.call(None) == {"read": 0, "refused": 1}


def test_the_command_puts_the_same_job_in_the_queue(outdated: Document) -> None:
    said = StringIO()

    call_command("read_again", stdout=said)

    assert "Đã xếp hàng đọc lại 1 văn bản." in said.getvalue()
    assert DBTaskResult.objects.count() == 1


def test_the_command_says_when_there_is_nothing_to_do(db: None) -> None:
    said = StringIO()

    call_command("read_again", stdout=said)

    assert "Không có văn bản nào cần đọc lại." in said.getvalue()


@pytest.mark.parametrize("name", ["province", "leader", "visitor"])
def test_only_administrators_find_the_page(signed_in: SignedIn, name: str) -> None:
    client = signed_in(name)

    assert client.get(URL).status_code == 404
    assert client.post(f"{URL}bat-dau/").status_code == 404


def test_the_job_is_started_by_a_press_not_by_a_visit(signed_in: SignedIn) -> None:
    assert signed_in("administrator").get(f"{URL}bat-dau/").status_code == 405
