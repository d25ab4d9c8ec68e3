"""Each promise is seen when it is broken."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.fuzzing import promises
from scripts.fuzzing.promises import (
    broken_promises,
    broken_source,
    broken_words,
    outcome_of,
    outcome_of_file,
    outcome_of_text,
)
from vanban import Document, SourceText, read_text
from vanban.errors import BrokenFileError, FileRefusedError
from vanban.model import Problem, Signer, Span

TEXT = (
    "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. MỤC TIÊU\n\n- Thành lập mới 05 hợp tác xã.\n\n"
    "II. NHIỆM VỤ\n\n- Phòng Kinh tế chủ trì, báo cáo UBND tỉnh trước ngày 15/11/2026.\n"
)
READING = read_text(TEXT)


def target(**changes: Any) -> Document:
    return replace(READING, targets=(replace(READING.targets[0], **changes),))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (replace(READING, text=TEXT + " "), "is not the text in NFC"),
        (target(quote="Thành lập mới 06"), "is not the text at its place"),
        (target(start=5_000, end=5_010), "stands nowhere"),
        (target(start=9, end=9), "stands nowhere"),
        (target(value=Decimal("NaN")), "not a finite number"),
        (target(value=Decimal(10) ** 400), "not a finite number"),
        (target(value=Decimal("7")), "a value that the text does not hold"),
        (replace(READING, issuer="UBND huyện Ba Tơ"), "issuer says what the text does not"),
        (replace(READING, signer=Signer("KT", "Phạm Văn An")), "signer says what the text does not"),
        (replace(READING, tasks=(replace(READING.tasks[0], lead=("Sở Y tế",)),)), "tasks says what the text does not"),
        (replace(READING, problems=(Problem("không có số"),)), "no sentence"),
        (replace(READING, problems=(Problem("Không có số.", 3, 900),)), "stands nowhere"),
    ],
)
def test_a_reading_that_breaks_a_promise_is_seen(broken: Document, said: str) -> None:
    found = list(broken_promises(broken, TEXT))

    assert any(said in fault for fault in found), found


def test_a_value_may_be_named_in_words() -> None:
    text = "KẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. MỤC TIÊU\n\n- Lợi nhuận năm 2026 gấp đôi năm 2025.\n"
    reading = read_text(text)

    assert [row.value for row in reading.targets] == [Decimal(2)]
    assert list(broken_promises(reading, text)) == []


def test_a_reading_that_keeps_them_is_none_of_these() -> None:
    assert READING.targets
    assert READING.tasks
    assert list(broken_promises(READING, TEXT)) == []


def test_a_tag_inside_a_tag_invents_nothing() -> None:
    text = "KẾ HOẠCH\nTổ ch<Br<Br>>ức lại hợp tác xã năm 2026\n\nI. NHIỆM VỤ\n"

    assert list(broken_promises(read_text(text), text)) == []


def test_a_number_that_the_number_of_its_page_interrupts_is_not_invented() -> None:
    text = TEXT.replace("12/KH-UBND", "12/\n5\nKH-UBND")

    assert read_text(text).number == "12/KH-UBND"
    assert not list(broken_promises(read_text(text), text))
    assert list(broken_promises(replace(read_text(text), number="12/KH-TU"), text))


def test_a_sum_that_the_words_name_is_not_invented() -> None:
    text = TEXT.replace("05 hợp tác xã", "05 hợp tác xã, vốn 2 tỷ 735 triệu đồng")
    reading = read_text(text)

    assert Decimal(2735) in [target.value for target in reading.targets]
    assert not list(broken_promises(reading, text))


def test_what_layout_tone_marks_and_scans_change_is_not_invented() -> None:
    text = (
        TEXT.replace("12/KH", "I2/KH").replace("Phòng Kinh", "Phòng <b>Ki</b>nh").replace("xã năm", "xã![a](b.png)năm")
    )

    assert list(broken_promises(read_text(text), text)) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SourceText("a.docx", "docx", "e\u0301"), "not in NFC"),
        (SourceText("a.docx", "docx", "a\ud800"), "cannot be written down"),
        (SourceText("a.docx", "docx", "abc", strong=(Span(1, 9),)), "in bold stands nowhere"),
        (SourceText("a.docx", "docx", "abc", strong=(Span(1, 2), Span(0, 1))), "in bold stands nowhere"),
        (SourceText("a.docx", "docx", "abc", notes=("bỏ qua",)), "no sentence"),
    ],
)
def test_a_text_of_a_file_that_breaks_a_promise_is_seen(source: SourceText, said: str) -> None:
    assert [said in fault for fault in broken_source(source)] == [True]


class MuteError(BrokenFileError):
    message = "Tệp hỏng."


class HelplessError(BrokenFileError):
    message = "Tệp “a.docx” bị hỏng. Không mở được."


@pytest.mark.parametrize(
    "refusal", [FileRefusedError(), MuteError("a.docx"), HelplessError("a.docx"), BrokenFileError("b")]
)
def test_a_refusal_that_does_not_say_enough_is_seen(refusal: FileRefusedError) -> None:
    try:
        assert list(broken_words(refusal, "a.docx"))
    except NotImplementedError:
        assert type(refusal) is FileRefusedError


def test_whatever_is_raised_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Document:
        raise RecursionError("too deep")

    monkeypatch.setattr(promises, "read_text", fail)

    assert outcome_of_text("a").ended == "raised"
    assert "RecursionError at test_promises.py" in outcome_of_text("a").broken[0]
    assert outcome_of_file("a.txt", b"chu").broken


def test_reading_differently_the_second_time_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = iter((READING, replace(READING, place="Hà")))
    monkeypatch.setattr(promises, "read_text", lambda *_, **__: next(readings))

    assert "reads differently" in "".join(outcome_of_text(TEXT, again=True).broken)


def forever() -> SourceText:
    while True:
        pass


def test_work_without_end_is_ended_and_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "MOST_SECONDS", 0.05)

    assert "OverrunError" in outcome_of(forever, "a.docx").broken[0]


@pytest.mark.parametrize(
    ("work", "ended"),
    [
        (lambda: outcome_of_file("a.txt", TEXT.encode()), "read"),
        (lambda: outcome_of_file("a.txt", b""), "EmptyFileError"),
    ],
)
def test_readings_and_refusals_in_words_keep_them(work: Callable[[], promises.Outcome], ended: str) -> None:
    assert (work().ended, work().broken) == (ended, ())
