"""Slow files from the sending to the document, or to the words that refuse them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

import vanban
from conftest import NOW
from hoptac.base.models import AuditLink, Notice
from hoptac.base.services.workers import SILENCE, say_goodbye
from hoptac.documents import files, reader, tasks
from hoptac.documents.errors import (
    AlreadyReceivedError,
    AlreadySentError,
    NothingToReadError,
    StillReadingError,
    UnreadableFileError,
)
from hoptac.documents.jobs import JobState, JobView, job_view, job_views, open_jobs
from hoptac.documents.models import Document, Reading, ReadingJob
from hoptac.documents.services import reading_jobs
from hoptac.documents.services.reading_jobs import (
    clear_waiting,
    discard_job,
    send_for_reading,
    send_to_read_again,
    start_again,
)
from hoptac.documents.tasks import enqueue_reading
from hoptac.units.models import Unit
from job_worker import WORKER, do_jobs, live
from pdf_files import Sheet, pdf
from readings import TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_recogniser")]

SCAN = pdf(Sheet().show(40, 40, bytes(1600)), Sheet().show(40, 40, bytes(1600)))
Deed = Callable[..., Any]


@pytest.fixture
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser that reads two pages of every scan, also where no program for it is installed."""

    def read(data: bytes, *, name: str, limits: vanban.Limits, progress: Callable[[int, int], None]) -> vanban.Document:
        progress(1, 2)
        progress(2, 2)
        return vanban.read_text(TEXT)

    monkeypatch.setattr(reader.vanban, "read", read)
    monkeypatch.setattr(reader.files, "check_job", lambda name, data: None)


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Callable[[vanban.VanbanError], None]:
    """Let the reader refuse every file from now on."""

    def refuse(error: vanban.VanbanError) -> None:
        def read(data: bytes, **_: Any) -> vanban.Document:
            raise error

        monkeypatch.setattr(reader.vanban, "read", read)

    return refuse


@pytest.fixture
def owner(unit: Callable[[str], Any]) -> Unit:
    found: Unit = unit("21289@2025")
    return found


@pytest.fixture
def send(owner: Unit, commune: Any) -> Deed:
    def make(data: bytes = SCAN, name: str = "ban-quet.pdf", **others: Any) -> ReadingJob:
        usual = {"owner_id": owner.pk, "actor": commune, "at": NOW, "enqueue": enqueue_reading}
        return send_for_reading(name, data, **{**usual, **others})

    return make


def waiting_files(settings: Any) -> list[Path]:
    return list(Path(settings.FILES_ROOT, "waiting").glob("*"))


def seen(job: ReadingJob, **others: Any) -> JobView:
    job.refresh_from_db()
    return job_view(job, **{"at": NOW, **others})


def test_a_slow_file_waits_and_is_neither_document_nor_kept_file(send: Deed, settings: Any) -> None:
    job = send()

    assert seen(job).state == JobState.WAITING
    assert [path.read_bytes() for path in waiting_files(settings)] == [SCAN]
    assert not files.path_of(job.sha256).exists()
    assert not Document.objects.exists()


def test_the_worker_makes_the_document_and_lays_nothing_aside_any_more(
    send: Deed, owner: Unit, commune: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    job = send()

    with django_capture_on_commit_callbacks(execute=True):
        do_jobs()

    document = Document.objects.get()
    assert seen(job).state == JobState.DONE
    assert (job.document, job.page, job.pages) == (document, 2, 2)
    assert (document.owner, document.received_by, document.number) == (owner, commune, "12/KH-UBND")
    assert document.file.media_type == "application/pdf"
    assert files.load(document.file.sha256) == SCAN
    assert waiting_files(settings) == []


def test_who_sent_the_file_is_told_when_it_is_read(send: Deed, commune: Any) -> None:
    send()
    do_jobs()

    notice = Notice.objects.get(recipient_id=commune.pk)
    assert notice.text == "Đã đọc xong “ban-quet.pdf”, mời rà soát."
    assert notice.url == f"/van-ban/{Document.objects.get().pk}/"


def test_sending_and_receiving_are_links_of_the_chain_and_the_name_is_in_the_second_alone(send: Deed) -> None:
    send()
    do_jobs()

    sent, received = AuditLink.objects.filter(action__startswith="documents.").order_by("pk")
    assert (sent.action, sorted(sent.payload)) == ("documents.reading_job.sent", ["sha256"])
    assert (received.action, received.payload["name"]) == ("documents.document.received", "ban-quet.pdf")


def test_a_missing_program_is_said_before_anything_is_laid_aside(
    send: Deed, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, data: bytes) -> None:
        raise vanban.errors.MissingProgramError(name, "tesseract-ocr-vie", "nhận dạng chữ Việt trong ảnh")

    monkeypatch.setattr(reader.files, "check_job", missing)

    with pytest.raises(UnreadableFileError, match="tesseract-ocr-vie"):
        send()

    assert waiting_files(settings) == []
    assert not ReadingJob.objects.exists()


def test_a_file_that_waits_already_is_refused_with_its_job(send: Deed) -> None:
    job = send()

    with pytest.raises(AlreadySentError) as refusal:
        send(name="khac.pdf")

    assert refusal.value.job_id == job.pk


def test_a_file_that_is_a_document_already_is_refused_with_it(send: Deed) -> None:
    send()
    do_jobs()

    with pytest.raises(AlreadyReceivedError) as refusal:
        send()

    assert refusal.value.document_id == Document.objects.get().pk


def test_two_units_may_send_the_same_file_and_each_has_its_own(
    send: Deed, unit: Callable[[str], Any], django_capture_on_commit_callbacks: Any
) -> None:
    mine, other = send(), send(owner_id=unit("51@2025").pk)

    with django_capture_on_commit_callbacks(execute=True):
        discard_job(other, actor=other.asked_by, at=NOW)
        do_jobs()

    assert seen(mine).state == JobState.DONE


def test_a_refused_file_leaves_its_words_and_no_byte(
    send: Deed, refused: Deed, settings: Any, commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    refused(vanban.errors.ClassifiedDocumentError("ban-quet.pdf", "MẬT"))
    job = send()

    with django_capture_on_commit_callbacks(execute=True):
        do_jobs()

    view = seen(job)
    assert (view.state, view.may_start_again) == (JobState.REFUSED, False)
    assert "đóng dấu độ mật MẬT" in job.refusal
    assert "Không có gì được lưu lại." in job.refusal
    assert waiting_files(settings) == []
    assert Notice.objects.get(recipient_id=commune.pk).url == f"/van-ban/dang-doc/{job.pk}/"


def test_a_job_says_the_same_of_a_file_as_a_request(send: Deed, refused: Deed) -> None:
    refused(vanban.errors.NoTextError("ban-quet.pdf"))
    job = send()
    do_jobs()

    with pytest.raises(UnreadableFileError) as in_a_request:
        reader.read("ban-quet.pdf", SCAN)

    job.refresh_from_db()
    assert job.refusal == str(in_a_request.value)


def test_a_file_refused_for_a_passing_reason_is_kept_and_read_the_next_time(
    send: Deed, refused: Deed, monkeypatch: pytest.MonkeyPatch, commune: Any, django_capture_on_commit_callbacks: Any
) -> None:
    readable = reader.vanban.read
    refused(vanban.errors.ReadingTookTooLongError("ban-quet.pdf", 120))
    job = send()
    with django_capture_on_commit_callbacks(execute=True):
        do_jobs()
    assert (seen(job).state, seen(job).may_start_again) == (JobState.REFUSED, True)
    assert "Tệp vẫn được giữ" in job.refusal

    monkeypatch.setattr(reader.vanban, "read", readable)
    start_again(job, actor=commune, at=NOW, enqueue=enqueue_reading)
    assert seen(job).state == JobState.WAITING
    do_jobs()

    assert seen(job).state == JobState.DONE


def test_a_refused_file_may_be_sent_again(send: Deed, refused: Deed, django_capture_on_commit_callbacks: Any) -> None:
    refused(vanban.errors.NoTextError("ban-quet.pdf"))
    first = send()
    with django_capture_on_commit_callbacks(execute=True):
        do_jobs()

    second = send()

    assert seen(second).state == JobState.WAITING
    assert not ReadingJob.objects.filter(pk=first.pk).exists()


def running(job: ReadingJob, *, worker: str = WORKER) -> None:
    """Let a worker have taken the job, as it does before it begins."""
    DBTaskResult.objects.get(id=job.task).claim(worker)


def test_a_job_in_a_living_worker_s_hands_is_being_read(send: Deed) -> None:
    job = send()
    live(at=NOW)
    running(job)
    reading_jobs.note_page(job, 3, 12)

    view = seen(job)

    assert (view.state, view.job.page, view.job.pages, view.is_under_way) == (JobState.READING, 3, 12, True)


def test_a_job_whose_worker_fell_silent_has_stopped_and_can_be_started_again(send: Deed, commune: Any) -> None:
    job = send()
    live(at=NOW)
    running(job)

    view = seen(job, at=NOW + SILENCE)
    assert (view.state, view.may_start_again, view.is_under_way) == (JobState.STOPPED, True, False)
    start_again(job, actor=commune, at=NOW + SILENCE, enqueue=enqueue_reading)
    assert (seen(job).state, job.page) == (JobState.WAITING, 0)
    do_jobs()

    assert seen(job).state == JobState.DONE


def test_a_worker_that_comes_back_under_another_name_has_not_the_old_job(send: Deed) -> None:
    job = send()
    live(at=NOW)
    running(job)
    say_goodbye(WORKER)
    live("một-trình-khác", at=NOW)

    assert seen(job).state == JobState.STOPPED


def test_a_fault_of_ours_stops_the_job_and_keeps_the_file(send: Deed, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(tasks, "finish", fail)
    job = send()

    do_jobs()

    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    assert (seen(job).state, seen(job).may_start_again) == (JobState.STOPPED, True)


def test_a_task_whose_place_was_taken_ends_without_effect(send: Deed, commune: Any) -> None:
    late = send()
    live(at=NOW)
    running(late)
    start_again(late, actor=commune, at=NOW + SILENCE, enqueue=enqueue_reading)

    assert reading_jobs.finish(late, vanban.read_text(TEXT), SCAN, at=NOW) is None
    assert not Document.objects.exists()


def test_a_job_that_waits_or_is_read_is_not_started_twice(send: Deed, commune: Any) -> None:
    job = send()

    with pytest.raises(StillReadingError):
        start_again(job, actor=commune, at=NOW, enqueue=enqueue_reading)

    assert DBTaskResult.objects.count() == 1


def test_a_job_without_its_file_is_not_started_again(send: Deed, commune: Any) -> None:
    job = send()
    files.waiting_path(job.owner_id, job.sha256).unlink()
    do_jobs()

    assert "Không còn tệp" in ReadingJob.objects.get().refusal
    with pytest.raises(NothingToReadError):
        start_again(job, actor=commune, at=NOW, enqueue=enqueue_reading)


def test_a_file_that_was_discarded_while_it_waited_becomes_nothing(
    send: Deed, commune: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    job = send()

    with django_capture_on_commit_callbacks(execute=True):
        discard_job(job, actor=commune, at=NOW)
        do_jobs()

    assert waiting_files(settings) == []
    assert not Document.objects.exists()
    assert not ReadingJob.objects.exists()
    assert AuditLink.objects.filter(action="documents.reading_job.discarded", actor_id=commune.pk).exists()


def test_jobs_ahead_are_counted_in_the_order_in_which_they_are_taken(send: Deed) -> None:
    live(at=NOW)
    jobs = [send(SCAN + bytes([number]), f"{number}.pdf") for number in (1, 2, 3)]
    running(jobs[0])

    views = job_views([ReadingJob.objects.get(pk=job.pk) for job in jobs], at=NOW)

    assert [(view.state, view.ahead, view.has_worker) for view in views] == [
        (JobState.READING, 0, True), (JobState.WAITING, 1, True), (JobState.WAITING, 2, True),
    ]  # fmt: skip


def test_it_is_known_that_nobody_does_jobs(send: Deed) -> None:
    job = send()

    assert not seen(job).has_worker


def test_a_file_is_read_before_all_documents_are_read_again(send: Deed) -> None:
    live(at=NOW)
    tasks.start_reading_again(actor=None)

    assert seen(send()).ahead == 0


def test_what_is_over_is_not_among_the_open_jobs_but_a_refusal_is(send: Deed, refused: Deed) -> None:
    send()
    do_jobs()
    refused(vanban.errors.NoTextError("b.pdf"))
    bad = send(SCAN + b"2", "b.pdf")
    do_jobs()

    assert list(open_jobs(ReadingJob.objects.all())) == [bad]


@pytest.fixture
def document(send: Deed) -> Document:
    send()
    do_jobs()
    return Document.objects.get()


def test_a_slow_document_is_read_again_by_a_job_of_its_own(document: Document, province: Any) -> None:
    job = send_to_read_again(document, actor=province, at=NOW, enqueue=enqueue_reading)
    assert seen(job).state == JobState.WAITING
    do_jobs()

    assert seen(job).state == JobState.DONE
    assert Reading.objects.filter(document=document).count() == 2
    assert ReadingJob.objects.count() == 1
    assert AuditLink.objects.get(action="documents.document.read_again").actor_id == province.pk


def test_a_second_reading_that_is_refused_leaves_the_document_as_it_was(
    document: Document, province: Any, refused: Deed, django_capture_on_commit_callbacks: Any
) -> None:
    refused(vanban.errors.NoTextError("ban-quet.pdf"))
    job = send_to_read_again(document, actor=province, at=NOW, enqueue=enqueue_reading)

    with django_capture_on_commit_callbacks(execute=True):
        do_jobs()

    assert seen(job).state == JobState.REFUSED
    assert files.load(document.file.sha256) == SCAN
    assert Reading.objects.filter(document=document).count() == 1


def test_a_second_reading_is_asked_for_once(document: Document, province: Any) -> None:
    send_to_read_again(document, actor=province, at=NOW, enqueue=enqueue_reading)

    with pytest.raises(StillReadingError):
        send_to_read_again(document, actor=province, at=NOW, enqueue=enqueue_reading)


def test_stray_bytes_and_old_refusals_are_cleared_and_what_waits_is_not(
    send: Deed, refused: Deed, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    waits = send()
    Path(settings.FILES_ROOT, "waiting", "1-stray").write_bytes(b"stray")
    refused(vanban.errors.ReadingTookTooLongError("b.pdf", 120))
    old = send(SCAN + b"2", "b.pdf")
    reading_jobs.refuse(old, UnreadableFileError(reason="quá lâu", is_passing=True), at=NOW)

    assert clear_waiting(at=NOW - timedelta(days=365 * 60)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        clear_waiting(at=NOW + timedelta(days=31))

    assert [path.name for path in waiting_files(settings)] == [f"{waits.owner_id}-{waits.sha256}"]
    assert list(ReadingJob.objects.all()) == [waits]
