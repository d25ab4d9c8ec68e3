"""Bringing in documents through the page and through its script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

import received_files as received
from hoptac.base.models import AuditLink
from hoptac.documents import reader
from hoptac.documents.models import Document, Reading, ReadingJob, StoredFile
from pdf_files import Sheet, paragraph, pdf
from received_files import sent
from vanban.files import ENDINGS

pytestmark = pytest.mark.django_db

URL = "/van-ban/tai-len/"
SCRIPT = {"HTTP_ACCEPT": "application/json"}
SignedIn = Callable[[str], Client]


@pytest.fixture
def owner(unit: Callable[[str], Any]) -> Any:
    return unit("21289@2025")


def kept_files(settings: Any) -> list[Path]:
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


def test_one_file_is_read_kept_and_opened_for_review(signed_in: SignedIn, owner: Any, settings: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent(), "owner": owner.pk})

    document = Document.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("planning:review", args=[document.pk])
    assert (document.owner, document.number, document.kind) == (owner, "12/KH-UBND", "ke_hoach")
    assert Reading.objects.get().text.startswith("ỦY BAN NHÂN DÂN")
    assert [path.name for path in kept_files(settings)] == [document.file.sha256]


def test_the_page_tells_the_kinds_and_the_limits_before_anything_is_sent(signed_in: SignedIn, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB, settings.ACCEPT_MOST_LETTERS, settings.ACCEPT_MOST_ITEMS = 7, 1_234_567, 1_300

    page = signed_in("province").get(URL).content.decode().replace("\u00a0", " ")

    assert all(ending in page for ending in ENDINGS)
    assert "mỗi tệp không quá 7 MB" in page
    assert "mỗi tệp 7 MB; pdf 500 trang" in page
    assert "nhiều nhất 1.234.567 ký tự, 1.300 mục" in page


def test_a_word_file_is_read_as_its_text_is(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent("ke-hoach.docx", received.docx()), "owner": owner.pk})

    assert answer.status_code == 302
    assert Document.objects.get().number == "12/KH-UBND"


def test_a_pdf_with_text_is_read_as_its_text_is(signed_in: SignedIn, owner: Any) -> None:
    sheet = Sheet()
    place = 60.0
    for line in received.TEXT.splitlines():
        place = paragraph(sheet, place, line, indent=0)

    answer = signed_in("province").post(URL, {"file": sent("ke-hoach.pdf", pdf(sheet)), "owner": owner.pk})

    assert answer.status_code == 302
    assert Document.objects.get().number == "12/KH-UBND"


SCAN = pdf(Sheet().show(40, 40, bytes(1600)))


@pytest.fixture
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the programs for slow files are installed."""
    monkeypatch.setattr(reader.files, "check_job", lambda name, data: None)


@pytest.mark.usefixtures("_recogniser")
def test_a_scan_is_put_into_the_queue_and_its_progress_shown(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent("ban-quet.pdf", SCAN), "owner": owner.pk})

    job = ReadingJob.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/van-ban/dang-doc/{job.pk}/")
    assert DBTaskResult.objects.get().id == job.task
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["dai.txt", "dai.html"])
def test_a_text_that_takes_seconds_is_put_into_the_queue_too(signed_in: SignedIn, owner: Any, name: str) -> None:
    data = (received.TEXT + "\nHợp tác xã nông nghiệp.\n" * 40_000).encode()

    answer = signed_in("province").post(URL, {"file": sent(name, data), "owner": owner.pk})

    assert answer["Location"] == f"/van-ban/dang-doc/{ReadingJob.objects.get().pk}/"
    assert not Document.objects.exists()


@pytest.mark.usefixtures("_recogniser")
def test_the_script_is_told_that_a_scan_waits(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent("ban-quet.pdf", SCAN), "owner": owner.pk}, **SCRIPT)

    assert answer.status_code == 202
    assert answer.json() == {
        "url": f"/van-ban/dang-doc/{ReadingJob.objects.get().pk}/",
        "label": "Xem tiến độ đọc",
        "state": "✓ Đã nhận, đang chờ đọc",
    }


@pytest.mark.usefixtures("_recogniser")
def test_the_same_scan_again_leads_to_its_progress(signed_in: SignedIn, owner: Any) -> None:
    client = signed_in("province")
    client.post(URL, {"file": sent("ban-quet.pdf", SCAN), "owner": owner.pk})

    page = client.post(URL, {"file": sent("khac.pdf", SCAN), "owner": owner.pk}).content.decode()

    assert "đang nằm trong danh sách chờ đọc" in page
    assert f"/van-ban/dang-doc/{ReadingJob.objects.get().pk}/" in page


def test_a_missing_program_is_said_at_once_and_nothing_is_kept(
    signed_in: SignedIn, owner: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(settings.FILES_ROOT))  # where no program is

    answer = signed_in("province").post(URL, {"file": sent("ban-quet.pdf", SCAN), "owner": owner.pk}, **SCRIPT)

    assert answer.status_code == 422
    assert "tesseract-ocr-vie" in answer.json()["error"]
    assert kept_files(settings) == []
    assert not ReadingJob.objects.exists()


def test_the_form_takes_and_names_every_ending_that_the_reader_reads(signed_in: SignedIn) -> None:
    page = signed_in("commune").get(URL).content.decode()

    assert f'accept="{",".join(ENDINGS)}"' in page
    assert all(f"{ending}, " in page or f"{ending}</dd>" in page for ending in ENDINGS)


def test_the_script_gets_the_address_of_the_review(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent(), "owner": owner.pk}, **SCRIPT)

    assert answer.status_code == 201
    assert answer.json()["url"] == reverse("planning:review", args=[Document.objects.get().pk])


def test_each_of_several_files_has_its_own_answer(signed_in: SignedIn, owner: Any) -> None:
    files = [sent("mot.txt"), sent("hai.txt", b""), sent("ba.txt", "Công văn về việc khác".encode())]

    page = signed_in("province").post(URL, {"file": files, "owner": owner.pk}).content.decode()

    assert {document.name for document in Document.objects.all()} == {"mot.txt", "ba.txt"}
    assert page.count("✓ Đã đọc, chờ rà soát") == 2
    assert page.count("✕ Không nhận") == 1


BAD = [
    ("nang.txt", b"x" * 1_000_001, "vượt mức 1,0 MB"),
    ("bom.docx", received.BOMB, "làm treo máy"),
    ("macro.docx", received.MACROS, "macro"),
    ("thuc-the.docx", received.ENTITIES, "thực thể"),
    ("rong.txt", b"", "rỗng"),
    ("anh.docx", received.PICTURE, "ảnh"),
    ("mat.txt", received.CLASSIFIED, "MẬT"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(
    signed_in: SignedIn, owner: Any, settings: Any, name: str, data: bytes, words: str
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    client, links = signed_in("province"), AuditLink.objects.count()

    answer = client.post(URL, {"file": sent(name, data), "owner": owner.pk}, **SCRIPT)

    assert answer.status_code == 422
    assert words in answer.json()["error"]
    assert name in answer.json()["error"]
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert AuditLink.objects.count() == links
    assert kept_files(settings) == []


def test_the_sentence_of_a_refusal_stands_on_the_page_without_scripts(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"file": sent("mat.txt", received.CLASSIFIED), "owner": owner.pk})

    assert answer.status_code == 422
    assert "Không nhận" in answer.content.decode()
    assert "Không có gì được lưu lại." in answer.content.decode()


@pytest.mark.parametrize(("headers", "words"), [({}, "Tệp quá lớn"), (SCRIPT, "lớn hơn 1 MB")])
def test_a_sending_over_the_limit_is_refused_by_its_length_alone(
    signed_in: SignedIn, owner: Any, settings: Any, headers: dict[str, str], words: str
) -> None:
    settings.UPLOAD_LIMIT_MB = 1

    data = {"file": sent("nang.txt", b"x" * 1_100_000), "owner": owner.pk}
    answer = signed_in("province").post(URL, data, **headers)

    said = answer.json()["error"] if headers else answer.content.decode()
    assert answer.status_code == 413
    assert words in said
    assert not Document.objects.exists()


def test_nothing_of_a_sending_over_the_limit_is_taken_apart(signed_in: SignedIn, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    client = signed_in("province")

    answer = client.post(URL, data=b"x" * 2_000_000, content_type="multipart/form-data; boundary=never")

    assert answer.status_code == 413


def test_the_same_file_again_leads_to_the_document_that_is_there(signed_in: SignedIn, owner: Any) -> None:
    client = signed_in("province")
    client.post(URL, {"file": sent(), "owner": owner.pk})
    known = Document.objects.get()

    page = client.post(URL, {"file": sent("ten-khac.txt"), "owner": owner.pk}).content.decode()

    assert "đã có trong hệ thống" in page
    assert reverse("planning:review", args=[known.pk]) in page
    assert Document.objects.count() == 1


def test_the_script_is_led_to_the_document_that_is_there_too(signed_in: SignedIn, owner: Any) -> None:
    client = signed_in("province")
    client.post(URL, {"file": sent(), "owner": owner.pk})

    known = client.post(URL, {"file": sent("ten-khac.txt"), "owner": owner.pk}, **SCRIPT)
    empty = client.post(URL, {"file": sent("rong.txt", b""), "owner": owner.pk}, **SCRIPT)

    assert known.status_code == 422
    assert known.json()["url"] == reverse("planning:review", args=[Document.objects.get().pk])
    assert known.json()["label"] == "Mở tệp đã có"
    assert set(empty.json()) == {"error"}


def test_the_page_tells_the_endings_in_groups(signed_in: SignedIn) -> None:
    shown = signed_in("province").get(URL).content.decode()

    assert "<dt>Word</dt><dd>.docx, .doc</dd>" in shown
    assert "<dt>Trang web</dt><dd>.html, .htm</dd>" in shown


def test_two_units_may_hold_the_same_file_and_the_bytes_are_kept_once(
    signed_in: SignedIn, owner: Any, unit: Callable[[str], Any], settings: Any
) -> None:
    client = signed_in("province")
    client.post(URL, {"file": sent(), "owner": owner.pk})

    client.post(URL, {"file": sent(), "owner": unit("51@2025").pk})

    assert Document.objects.count() == 2
    assert len(kept_files(settings)) == 1


def test_one_who_writes_for_one_unit_is_not_asked_for_it(signed_in: SignedIn, owner: Any) -> None:
    client = signed_in("commune")

    page = client.get(URL).content.decode()
    client.post(URL, {"file": sent()})

    assert 'name="owner"' not in page
    assert Document.objects.get().owner == owner


def test_a_province_is_offered_its_own_unit_first(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    form = signed_in("province").get(URL).context["upload_form"]

    assert form["owner"].initial == unit("51@2025").pk


def test_a_document_cannot_be_put_into_another_s_unit(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    answer = signed_in("province").post(URL, {"file": sent(), "owner": unit("22@2024").pk}, **SCRIPT)

    assert answer.status_code == 422
    assert answer.json()["error"] == "Đơn vị này không thuộc phạm vi của bạn."
    assert not Document.objects.exists()


def test_a_form_without_a_file_says_so(signed_in: SignedIn, owner: Any) -> None:
    answer = signed_in("province").post(URL, {"owner": owner.pk})

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một tệp." in answer.content.decode()


@pytest.mark.parametrize("name", ["leader", "supervisor", "visitor"])
def test_readers_may_not_bring_in_documents(signed_in: SignedIn, name: str) -> None:
    client = signed_in(name)

    assert client.get(URL).status_code == 403
    answer = client.post(URL, {"file": sent()})

    assert answer.status_code == 403
    assert "chưa được gắn với đơn vị nào" in answer.content.decode()
    assert not Document.objects.exists()


def test_the_token_is_asked_for(cast: Callable[[str], Any], owner: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast("province"))

    assert client.post(URL, {"file": sent(), "owner": owner.pk}).status_code == 403
    assert not Document.objects.exists()


def test_one_who_is_not_signed_in_is_sent_to_sign_in(client: Client) -> None:
    assert client.post(URL, {"file": sent()})["Location"].startswith(reverse("account_login"))
