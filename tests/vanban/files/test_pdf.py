"""Pdf with text: reading order, paragraphs, tables, limits, and what is not opened."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import random

import pytest

from pdf_files import Sheet, broken, drawn, paragraph, pdf
from vanban import read
from vanban.errors import (
    BrokenFileError,
    ClassifiedDocumentError,
    EncryptedFileError,
    MissingProgramError,
    NoTextError,
    ReadingTookTooLongError,
    TooManyPagesError,
    VanbanError,
)
from vanban.files import Limits, SourceText, check_job, needs_job, read_file
from vanban.files import pdf as pdf_reader

SENTENCE = (
    "Củng cố tổ hợp tác, vận động hội viên tham gia hợp tác xã nông nghiệp; giữ vững 05 hợp tác xã hiện có "
    "và thành lập mới 02 hợp tác xã trong năm 2026 theo kế hoạch."
)
ENCRYPTED = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
ACTIVE = {
    "catalog": "/OpenAction 100 0 R /Names << /JavaScript << /Names [(a) 100 0 R] >> "
    "/EmbeddedFiles << /Names [(a) 101 0 R] >> >>",
    "further": (
        "<< /S /JavaScript /JS (app.alert(1)) >>",
        "<< /Type /Filespec /F (a.exe) /EF << /F 102 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
    ),
}


def letterhead() -> Sheet:
    sheet = Sheet()
    sheet.centred(170, 80, "ỦY BAN NHÂN DÂN", 13).centred(170, 98, "XÃ BÌNH AN", 13, font="F2")
    sheet.centred(420, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11)
    sheet.centred(420, 98, "Độc lập - Tự do - Hạnh phúc", 13, font="F2")
    sheet.centred(170, 130, "Số: 45/KH-UBND", 13).centred(420, 132, "Bình An, ngày 12 tháng 9 năm 2025", 13)
    sheet.centred(300, 170, "KẾ HOẠCH", font="F2").centred(300, 190, "Củng cố hợp tác xã năm 2026", font="F2")
    return sheet


def text_of(*sheets: Sheet) -> str:
    return read_file("a.pdf", pdf(*sheets)).text


def test_a_letterhead_side_by_side_is_read_block_after_block() -> None:
    sheet = letterhead()
    paragraph(sheet, 230, SENTENCE)

    assert text_of(sheet).split("\n") == [
        "ỦY BAN NHÂN DÂN", "XÃ BÌNH AN", "Số: 45/KH-UBND", "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình An, ngày 12 tháng 9 năm 2025", "",
        "KẾ HOẠCH", "Củng cố hợp tác xã năm 2026", "", SENTENCE, "",
    ]  # fmt: skip


def test_the_header_of_a_pdf_is_the_header_of_the_reading() -> None:
    sheet = letterhead()
    paragraph(sheet, 230, SENTENCE)

    document = read(pdf(sheet), name="a.pdf")

    assert (document.issuer, document.number, document.place) == ("ỦY BAN NHÂN DÂN XÃ BÌNH AN", "45/KH-UBND", "Bình An")
    assert (document.title, document.doc_type) == ("Củng cố hợp tác xã năm 2026", "ke_hoach")
    assert [problem.message for problem in document.problems if "bản chụp" in problem.message] == []


def test_a_signature_beside_the_recipients_is_read_block_after_block() -> None:
    sheet = Sheet()
    y = paragraph(sheet, 80, SENTENCE)
    for i, line in enumerate(("Nơi nhận:", "- Thường trực HĐND xã;", "- Các phòng chuyên môn;", "- Lưu: VT.")):
        sheet.write(85, y + 40 + 15 * i, line, 11)
    sheet.centred(430, y + 40, "TM. ỦY BAN NHÂN DÂN").centred(430, y + 60, "CHỦ TỊCH")
    sheet.centred(430, y + 150, "Nguyễn Văn An")

    lines = [line for line in text_of(sheet).split("\n") if line]

    assert lines[1:] == [
        "Nơi nhận:", "- Thường trực HĐND xã;", "- Các phòng chuyên môn;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An",
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_page_and_heads_feet_and_numbers_are_dropped() -> None:
    sheets = [Sheet() for _ in range(4)]
    for i, sheet in enumerate(sheets):
        sheet.centred(300, 40, "Dự thảo lần 2", 10).centred(300, 810, f"Trang {i + 1}/4", 10)
        y = paragraph(sheet, 150, SENTENCE)
        paragraph(sheet, y, f"Mục thứ {i + 1}.")

    text = text_of(*sheets)

    assert text == "".join(f"{SENTENCE}\nMục thứ {i}.\n" for i in (1, 2, 3, 4))


def test_a_sentence_cut_by_the_end_of_the_page_is_one_line() -> None:
    lines = broken(SENTENCE.replace(";", ","))
    first, second = Sheet().write(121, 780, lines[0]), Sheet()
    for i, line in enumerate(lines[1:]):
        second.write(85, 80 + 20 * i, line)

    assert text_of(first, second) == SENTENCE.replace(";", ",") + "\n"


def test_a_ruled_table_is_rows_of_cells_and_its_merged_cells_are_whole() -> None:
    sheet = Sheet().write(85, 80, "Phụ lục")
    sheet.grid([85, 120, 400, 540], [300, 330, 375, 405])
    sheet.write(90, 320, "TT", 12).write(130, 320, "Nhiệm vụ", 12).write(410, 320, "Chủ trì", 12)
    sheet.write(90, 350, "1", 12).write(130, 345, "Rà soát, củng cố các hợp tác xã", 12).write(130, 362, "yếu kém", 12)
    sheet.write(410, 350, "Phòng Kinh tế", 12).write(130, 395, "Thành lập mới", 12)

    assert text_of(sheet).strip().split("\n")[1:] == [
        "", "| TT | Nhiệm vụ | Chủ trì |", "| 1 | Rà soát, củng cố các hợp tác xã yếu kém | Phòng Kinh tế |", "|  | Thành lập mới |  |",
    ]  # fmt: skip


def test_a_table_over_two_pages_is_one_and_its_repeated_head_is_left_out() -> None:
    sheets = []
    for number in (1, 2):
        sheet = Sheet().grid([85, 120, 540], [200, 230, 260])
        sheet.write(90, 220, "TT", 12).write(130, 220, "Nhiệm vụ", 12)
        sheets.append(sheet.write(90, 250, str(number), 12).write(130, 250, f"Việc {number}", 12))

    assert text_of(*sheets).strip() == "| TT | Nhiệm vụ |\n| 1 | Việc 1 |\n| 2 | Việc 2 |"


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    sheet = Sheet().write(85, 80, "Trung tâm Giáo dục nghề nghiệp-").write(85, 100, "Giáo dục thường xuyên")

    assert "nghiệp-" in text_of(sheet)


def test_bold_words_are_marked_as_strong() -> None:
    file = read_file("a.pdf", pdf(Sheet().write(85, 80, "I. NỘI DUNG", font="F2").write(85, 110, "Giữ vững.")))

    assert [file.text[span.start : span.end] for span in file.strong] == ["I. NỘI DUNG"]


def test_letters_written_apart_from_their_marks_are_whole() -> None:
    assert (
        text_of(Sheet().write(85, 80, "Ke\u0302\u0301 hoa\u0323ch cu\u0309ng co\u0302\u0301")) == "Kế hoạch củng cố\n"
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_for_the_eye_is_read_as_it_is_seen(turn: int) -> None:
    sheet = Sheet(turn=turn).write(85, 80, "Một dòng chữ")

    assert "Một dòng chữ" not in text_of(sheet) or turn == 180
    assert sorted("".join(text_of(sheet).split())) == sorted("Mộtdòngchữ")


@pytest.mark.parametrize(
    ("name", "signs"), [(".VnTime", "Cñng cè hîp t¸c x·"), ("ABCDEF+VNI-Times", "Cuûng coá hôïp taùc xaõ")]
)
def test_old_fonts_are_read_as_they_draw(name: str, signs: str) -> None:
    file = read_file("a.pdf", pdf(Sheet().write(85, 80, signs, font="F3"), fonts={"F3": name}))

    assert file.text == "Củng cố hợp tác xã\n"
    assert "Đã chuyển từ bảng mã" in file.notes[0]


def test_scripts_and_files_inside_are_left_out_and_said() -> None:
    file = read_file("a.pdf", pdf(letterhead(), **ACTIVE))  # type: ignore[arg-type]

    assert file.notes == (
        "Tệp PDF có tệp khác đính kèm: phần đính kèm đã bỏ qua, cần đọc thì hãy gửi riêng.",
        "Tệp PDF có mã tự chạy hoặc biểu mẫu điện tử: phần này đã bỏ qua, hãy so với bản gốc.",
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", BrokenFileError),
        (pdf(letterhead())[:900], BrokenFileError),
        (pdf(letterhead(), trailer=ENCRYPTED), EncryptedFileError),
        (pdf(Sheet()), NoTextError),
        (pdf(letterhead().write(280, 30, "MẬT")), ClassifiedDocumentError),
        (pdf(letterhead().write(200, 500, "TỐI MẬT", 60, lean=True)), ClassifiedDocumentError),
    ],
)
def test_each_kind_of_unfit_pdf_has_its_own_refusal(data: bytes, kind: type[VanbanError]) -> None:
    with pytest.raises(kind) as refusal:
        read_file("a.pdf", data)

    assert type(refusal.value) is kind


@pytest.mark.parametrize(
    ("limits", "facts"), [(Limits(pages=2), ("pages", 3, 2)), (Limits(letters=50), ("letters", 50, 50))]
)
def test_a_pdf_past_the_limits_is_refused(limits: Limits, facts: tuple[str, int, int]) -> None:
    with pytest.raises(TooManyPagesError) as refusal:
        read_file("a.pdf", pdf(letterhead(), letterhead(), letterhead()), limits=limits)

    assert (refusal.value.measure, refusal.value.found, refusal.value.limit) == facts


SCANNED = Sheet().show(*drawn(Sheet().latin(80, 100, "KE HOACH 2026", 20)))


def test_a_pdf_with_scanned_pages_needs_a_job() -> None:
    assert not needs_job("a.pdf", pdf(letterhead()))
    assert needs_job("a.pdf", pdf(letterhead(), SCANNED))
    assert not needs_job("a.pdf", b"%PDF-1.7 ...")


def test_a_pdf_of_many_pages_or_letters_needs_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    page = letterhead()
    letters = len("".join(text_of(page, page).split()))

    assert needs_job("a.pdf", pdf(*[Sheet().latin(80, 100, "A")] * 41))
    assert not needs_job("a.pdf", pdf(*[Sheet().latin(80, 100, "A")] * 40))
    monkeypatch.setattr(pdf_reader, "_LETTERS_AT_ONCE", letters)
    assert needs_job("a.pdf", pdf(page, page))
    assert not needs_job("a.pdf", pdf(page))


def test_a_long_pdf_that_will_be_refused_needs_none() -> None:
    long = pdf(*[letterhead()] * 3)

    assert not needs_job("a.pdf", long, limits=Limits(pages=2))
    assert not needs_job("a.pdf", long, limits=Limits(letters=50))


def test_a_look_that_takes_too_long_is_a_reason_for_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(name: str, command: object, *, place: object, limits: Limits) -> bytes:
        raise ReadingTookTooLongError(name, limits.seconds)

    monkeypatch.setattr(pdf_reader, "run_program", late)

    assert needs_job("a.pdf", pdf(letterhead()))


def test_a_job_for_a_long_pdf_with_text_needs_no_machine_that_recognises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanban.files.programs.shutil.which", lambda _: None)

    check_job("a.pdf", pdf(*[letterhead()] * 2))
    with pytest.raises(MissingProgramError):
        check_job("a.pdf", pdf(letterhead(), SCANNED))


def test_a_long_pdf_is_opened_in_stretches_and_comes_out_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are set in different fonts, so that each stretch has fonts of its own to number."""
    sheets = [letterhead(), *(Sheet().write(85, 80, f"{i}. {SENTENCE}"[:60], font=f"F{1 + i % 2}") for i in range(6))]
    data, told = pdf(*sheets), list[tuple[int, int]]()
    whole = read_file("a.pdf", data)
    monkeypatch.setattr(pdf_reader, "_PAGES_AT_ONCE", 3)

    assert read_file("a.pdf", data, progress=lambda page, pages: told.append((page, pages))) == whole
    assert told == [(4, 7), (7, 7)]
    assert len(whole.strong) > 1


def test_the_letters_of_all_stretches_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_PAGES_AT_ONCE", 1)
    sheet = Sheet().latin(80, 100, "0123456789" * 4)

    with pytest.raises(TooManyPagesError) as refusal:
        read_file("a.pdf", pdf(*[sheet] * 5), limits=Limits(letters=100))

    assert (refusal.value.measure, refusal.value.found, refusal.value.limit) == ("letters", 100, 100)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_pdf_is_read_or_refused(seed: int) -> None:
    """The seed is in the test's name."""
    chance = random.Random(seed)
    data = bytearray(pdf(letterhead(), Sheet().grid([85, 300, 540], [100, 130]).write(90, 120, "TT")))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(10, len(data))
        how = chance.randrange(3)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            del data[at : at + chance.randint(1, 200)]
        else:
            data[at:at] = data[at - chance.randint(1, 9) : at]

    try:
        assert isinstance(read_file("a.pdf", bytes(data)), SourceText)
    except VanbanError as refusal:
        assert refusal.message.endswith(".")
