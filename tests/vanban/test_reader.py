"""The whole reading: promises for any text, and the five documents that the product was made for."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vanban.reader
from old_encodings import in_old_signs
from vanban import Document, read, read_text

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
needs_documents = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the five documents are not here (../shared is absent)"
)

WORDS = st.sampled_from(
    ["\n", "\n\n", "|", "**", "- ", "1. ", "a) ", "I. ", "Điều 1. ", "Số: 4/KH-UBND", "KẾ HOẠCH", "Nơi nhận:", "TM. ", "Căn cứ ",
     "Luật Hợp tác xã năm 2012 ", "Nghị quyết số 20-NQ/TW ", "ngày 31/02/2024 ", "ngày 5 tháng 6 năm 2024 ", "thành lập mới 02 HTX",
     "Phòng Kinh tế chủ trì, phối hợp với ", "UBND xã ", "báo cáo ", "trước ngày 15/11/2025", "50% - 70%", "từ ", ": ", "; ", ". ",
     "khoảng ", "Đề nghị ", "V/v ", "Kính gửi:", "./.", "| TT | Chỉ tiêu | 2025 |", "e\u0301", "\u200b", "_", "(", ")"]
)  # fmt: skip


def found(document: Document) -> list[vanban.model.Found]:
    kinds = (document.citations, document.sections, document.targets, document.goals, document.actuals, document.tasks,
             document.obligations, document.recommendations)  # fmt: skip
    return [row for rows in kinds for row in rows]


def check(document: Document) -> None:
    for row in found(document):
        assert document.text[row.start : row.end] == row.quote
        assert row.start < row.end
    for problem in document.problems:
        assert problem.message.endswith(".")
        assert problem.start is None or 0 <= problem.start < (problem.end or 0) <= len(document.text)


@given(st.text(max_size=500))
def test_any_text_is_read_and_every_quote_stands_at_its_place(text: str) -> None:
    check(read_text(text))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=50))
def test_a_soup_of_official_words_is_read_and_every_quote_stands_at_its_place(words: list[str]) -> None:
    check(read_text("".join(words)))


@given(st.lists(WORDS, max_size=30))
def test_the_same_text_gives_the_same_reading(words: list[str]) -> None:
    text = "".join(words)

    assert read_text(text) == read_text(text)


def test_the_text_of_a_reading_is_composed_unicode() -> None:
    text = unicodedata.normalize("NFD", "KẾ HOẠCH\nCủng cố hợp tác xã\n\nCăn cứ Luật Hợp tác xã năm 2012;\n")

    document = read_text(text)

    assert document.text == unicodedata.normalize("NFC", text)
    assert document.citations[0].quote == "Luật Hợp tác xã năm 2012"


def test_a_file_on_disk_and_its_bytes_read_the_same(tmp_path: Path) -> None:
    data = "Số: 4/KH-UBND\n\nKẾ HOẠCH\nCủng cố HTX\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert read(path) == read(data, name="a.txt")


def test_what_a_person_should_know_of_the_file_stands_first_among_the_problems() -> None:
    text = "Vận động hội viên tham gia hợp tác xã nông nghiệp, củng cố tổ hợp tác"

    document = read(in_old_signs(text, "tcvn3").encode("cp1252"), name="a.txt")

    assert document.text == text
    assert document.problems[0].message == "Đã chuyển từ bảng mã TCVN3 (ABC) sang Unicode."


@pytest.mark.parametrize(
    "unit",
    [
        "I. MỤC TIÊU\n- Giữ vững 05 HTX.\n",
        "một hai ba bốn năm\n",
        "**\n*\n|\n",
        "1. A. 2. B. ",
        "Luật ",
        "Số 4/KH-",
        "(((",
    ],
)
def test_reading_takes_steps_in_line_with_the_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters folded are the steps: twice the text, no more than about twice the letters."""
    steps = {"letters": 0}

    def counting(real: Callable[[str], str]) -> Callable[[str], str]:
        def counted(text: str) -> str:
            steps["letters"] += len(text)
            return real(text)

        return counted

    for module in ("labels", "letterhead", "headings", "zones", "titles", "header", "acts", "citations"):
        for name in ("bare", "plain", "front"):
            loaded = __import__(f"vanban.{module}", fromlist=["vanban"])
            if hasattr(loaded, name):
                monkeypatch.setattr(loaded, name, counting(getattr(loaded, name)))
    counts = []
    for times in (300, 600):
        steps["letters"] = 0
        read_text(unit * times)
        counts.append(steps["letters"])

    assert counts[1] <= 2.3 * counts[0] + 5_000


@needs_documents
def test_ba_to_2025_has_its_header_sections_and_acts() -> None:
    document = read(SHARED / "ba-to-2025.txt")

    assert (document.doc_type, document.number, document.place) == ("ke_hoach", "151/KH-UBND", "Ba Tơ")
    assert (document.date, document.year) == (date(2024, 7, 22), 2025)
    assert document.issuer == "UBND huyện Ba Tơ"
    assert (document.signer.form, document.signer.name) == ("KT", "Phạm Giang Nam")
    assert len(document.recipients) == 8
    assert document.problems == ()
    parts = [s.label for s in document.sections if s.depth == 1]
    first = [(s.path, s.depth) for s in document.sections if s.path.startswith("Phần thứ nhất.")]
    second = [s.path.removeprefix("Phần thứ hai.") for s in document.sections if s.path.startswith("Phần thứ hai.")]
    assert parts == ["Phần thứ nhất", "Phần thứ hai"]
    assert [path.removeprefix("Phần thứ nhất.") for path, _ in first] == [
        "I", "I.1", "I.1.a", "I.1.b", "I.1.c", "I.2", "I.3", "I.4", "II", "II.1", "II.2", "II.3", "II.4", "II.5", "III",
        "IV", "IV.1", "IV.2", "IV.3", "V",
    ]  # fmt: skip
    assert second == [
        "I", "I.1", "I.2", "II", "II.1", "II.2", "III", "III.1", "III.2", "III.3", "III.4", "III.5", "IV",
    ]  # fmt: skip
    assert [(c.kind, c.number, c.date, c.relation, c.mentions) for c in document.citations] == [
        ("cong_van", "3327/UBND-KTN", date(2024, 6, 26), "implements", 1),
        ("cong_van", "1137/SKHĐT-KTN", date(2024, 7, 2), "proposed_by", 1),
        ("luat", None, None, "mentions", 6),
        ("quyet_dinh", "1242/QĐ-TTg", date(2023, 10, 25), "mentions", 1),
        ("luat", None, None, "mentions", 2),
        ("luat", None, None, "mentions", 2),
    ]
    assert [c.quote[-4:] for c in document.citations if c.kind == "luat"] == ["2024", "2012", "2023"]


@needs_documents
def test_quang_ninh_2023_is_an_article_that_names_five_acts() -> None:
    document = read(SHARED / "quang-ninh-2023.txt")

    assert (document.doc_type, document.number, document.issuer, document.place) == ("tin_tuc", None, None, None)
    assert (document.date, document.year) == (date(2023, 1, 6), 2023)
    assert (document.signer.form, document.signer.name) == ("none", None)
    assert (document.sections, document.problems, document.recipients) == ((), (), ())
    assert [(c.kind, c.number, c.date, c.relation) for c in document.citations] == [
        ("ke_hoach", "248/KH-UBND", date(2022, 10, 14), "mentions"),
        ("chuong_trinh", "559/CTr-LMHTX", date(2022, 11, 18), "mentions"),
        ("nghi_quyet", None, None, "mentions"),
        ("nghi_quyet", "20-NQ/TW", None, "mentions"),
        ("luat", None, None, "mentions"),
    ]


@needs_documents
@pytest.mark.parametrize(
    ("name", "number", "day", "signer", "problems", "acts", "sections"),
    [
        ("son-ha-2024", None, None, "Phan Anh Quang", 2, 2, ["I", "I.1", "I.2", "II", "II.1", "II.2", "III", "IV"]),
        ("quang-ngai-2023", None, None, None, 3, 2, [
            "I", "II", "II.1", "II.2", "III", "III.1", "III.2", "III.2.1", "III.2.2", "III.2.3", "III.2.4", "III.2.5", "III.2.6", "III.2.7",
            "III.3", "III.4", "III.5", "IV",
        ]),
        ("son-duong-2020", "535/KH-UBND", date(2020, 11, 26), "Phạm Văn Lương", 0, 16, [
            "I", "II", "II.1", "II.2", "III", "III.1", "III.2", "III.3", "III.4", "III.5", "III.6", "III.7", "IV", "IV.1",
        ]),
    ],
)  # fmt: skip
def test_the_other_plans_have_their_headers_sections_and_acts(
    name: str, number: str | None, day: date | None, signer: str | None, problems: int, acts: int, sections: list[str]
) -> None:
    document = read(SHARED / f"{name}.txt")

    assert (document.doc_type, document.number, document.date, document.signer.name) == (
        "ke_hoach",
        number,
        day,
        signer,
    )
    assert len(document.problems) == problems
    assert len(document.citations) == acts
    assert [section.path for section in document.sections] == sections
