"""The generator of layouts: the words of a document stay, and what its annotation says of them."""

import re
import unicodedata

import pytest

from tests.vanban.corpus.annotations import CORPUS, SPAN_KINDS, annotation, annotation_files, text_of
from tests.vanban.corpus.layouts import LAYOUTS, vary
from tests.vanban.corpus.samples import Edit, Sample, edited, placed
from tests.vanban.corpus.scoring import folded
from vanban.files import read_file

PLAN = Sample(
    "plan",
    "ỦY BAN NHÂN DÂN\nXÃ BẾN MỚI\n\nSố: 12/KH-UBND\n\n"
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Bến Mới, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\n"
    "I. MỤC TIÊU\n\n- Thành lập 05 HTX, trong đó có ít nhất 02 HTX nuôi trồng thủy sản ven biển của xã.\n\n"
    "II. NHIỆM VỤ\n\n1. Phòng Kinh tế chủ trì, báo cáo UBND xã trước ngày 15/12/2026.\n"
    "2. Hội Nông dân xã vận động hộ dân.\n\n"
    "Nơi nhận:\n- Sở Tài chính;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n",
    {
        "id": "plan",
        "doc_type": "ke_hoach",
        "doc_kind": "ke_hoach",
        "number": "12/KH-UBND",
        "issuer": "ỦY BAN NHÂN DÂN XÃ BẾN MỚI",
        "title": "Phát triển hợp tác xã năm 2026",
        "sections": [{"label": "I", "title": "MỤC TIÊU", "depth": 1}, {"label": "II", "title": "NHIỆM VỤ", "depth": 1}],
        "targets": [
            {"quote": "Thành lập 05 HTX", "start": 220, "value": 5, "value_max": None, "unit": "HTX", "year": 2026}
        ],
        "tasks": [
            {"quote": "Phòng Kinh tế chủ trì", "start": 0, "lead": ["Phòng Kinh tế"], "partners": [], "agencies": []},
            {"quote": "Hội Nông dân xã vận động hộ dân", "start": 0, "lead": [], "partners": [], "agencies": []},
        ],
        "obligations": [
            {"quote": "báo cáo UBND xã trước ngày 15/12/2026", "start": 0, "due": "2026-12-15", "who": None}
        ],
        "optional": ["02 HTX nuôi trồng thủy sản"],
    },
)
for _rows in (PLAN.gold["targets"], PLAN.gold["tasks"], PLAN.gold["obligations"]):
    for _row in _rows:
        _row["start"] = PLAN.text.index(_row["quote"])

SAMPLES = [Sample(path.stem, text_of(path), annotation(path)) for path in annotation_files(CORPUS)]


def text_of_varied(varied: Sample) -> str:
    return read_file(*varied.file).text if varied.file else varied.text


def plan_as(layout: str) -> Sample:
    varied = vary(PLAN, layout)
    assert varied is not None
    return varied


def quotes(sample: Sample) -> list[str]:
    return [row["quote"] for kind in SPAN_KINDS for row in sample.gold.get(kind, [])]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_quote_of_a_varied_annotation_keeps_its_letters_and_stands_in_the_varied_text(layout: str) -> None:
    fitting = [(sample, varied) for sample in SAMPLES if (varied := vary(sample, layout))]

    assert len(fitting) >= 20
    for sample, varied in fitting:
        text = text_of_varied(varied)
        gold = placed(varied.gold, varied.text, text) if varied.file else varied.gold
        placed_sample = Sample(varied.name, text, gold)
        assert [folded(quote) for quote in quotes(placed_sample)] == [folded(quote) for quote in quotes(sample)]
        for kind in SPAN_KINDS:
            for row in gold.get(kind, []):
                assert text[row["start"] : row["start"] + len(row["quote"])] == row["quote"], (varied.name, row)
        assert all(quote in text for quote in gold["optional"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_changes_the_texts_and_says_the_same_each_time(layout: str) -> None:
    once, again = ([vary(sample, layout) for sample in SAMPLES] for _ in range(2))

    assert once == again or layout == "docx"  # a docx holds the time of its making
    assert [text_of_varied(varied) if varied else None for varied in once] == [
        text_of_varied(varied) if varied else None for varied in again
    ]
    if layout != "decomposed":
        assert any(
            varied and text_of_varied(varied) != sample.text for varied, sample in zip(once, SAMPLES, strict=True)
        )


def test_wrapped_lines_keep_within_a_width_and_break_in_the_middle_of_phrases() -> None:
    varied = plan_as("wrapped")

    assert max(map(len, varied.text.splitlines())) <= 92
    assert len(varied.text.splitlines()) > len(PLAN.text.splitlines())
    assert "\n\n" in varied.text
    assert "\n\n" not in plan_as("tight").text


def test_a_split_bullet_stands_over_its_text() -> None:
    varied = plan_as("split_bullets")

    assert "\n-\nThành lập 05 HTX" in varied.text
    assert "\n- Sở Tài chính;" in varied.text  # recipients are no list of the body


def test_bold_marks_come_in_pairs_around_headings_and_inside_sentences() -> None:
    varied = [vary(sample, "bold") for sample in SAMPLES if "*" not in sample.text]
    lines = [line for one in varied if one for line in one.text.splitlines()]

    assert "**I. MỤC TIÊU**" in plan_as("bold").text
    assert all(line.count("**") % 2 == 0 for line in lines)
    assert any(re.search(r"\w\*\*\w", line) for line in lines)


def test_names_and_numbers_are_broken_over_lines() -> None:
    texts = [varied.text for sample in SAMPLES if (varied := vary(sample, "broken_names"))]

    assert any(re.search(r"(Sở|Phòng)\n", text) for text in texts)
    assert any(re.search(r"\d/\n[A-ZĐ]|[A-ZĐ]-\n[A-ZĐ]", text) for text in texts)


def test_underscored_texts_have_blanks_before_points() -> None:
    text = plan_as("underscored").text

    assert re.search(r"\w_\w", text)
    assert "12/KH-UBND" in text
    assert "1 . " in text or "1 ._" in text
    assert " ;" in text


def test_the_letterhead_stands_in_cells_one_a_line() -> None:
    assert plan_as("celled_head").text.startswith("|\nỦY BAN NHÂN DÂN\nXÃ BẾN MỚI\n|\nCỘNG HÒA XÃ HỘI")
    assert vary(Sample("bare", "KẾ HOẠCH\n", {"sections": []}), "celled_head") is None


def test_decomposed_texts_hold_no_composed_letter() -> None:
    varied = plan_as("decomposed")

    assert varied.file is not None
    text = varied.file[1].decode()
    assert unicodedata.normalize("NFC", text) == PLAN.text != text


def test_a_bare_text_asks_for_nothing_that_only_its_letterhead_said() -> None:
    varied = plan_as("bare")

    assert varied.text.strip().startswith("KẾ HOẠCH")
    assert varied.text.strip().endswith("Hội Nông dân xã vận động hộ dân.")
    assert not {"number", "issuer", "date", "place", "signer", "recipients"} & varied.gold.keys()
    assert varied.gold["title"] == PLAN.gold["title"]


def test_numbers_that_skip_are_the_labels_of_their_headings() -> None:
    varied = plan_as("skipping")

    assert [section["label"] for section in varied.gold["sections"]] == ["I", "III"]
    assert "\nIII. NHIỆM VỤ" in varied.text
    assert "\n3. Hội Nông dân" in varied.text


def test_other_marks_stand_where_the_marks_stood() -> None:
    text = plan_as("other_marks").text

    assert re.search(r"\n[•–●▪*] Thành lập", text)
    assert re.search(r"\n2[)/-] Hội Nông dân", text)


def test_a_page_and_a_word_document_hold_the_words_of_the_text() -> None:
    for layout in ("html", "docx"):
        text = text_of_varied(plan_as(layout))
        assert "Thành lập 05 HTX, trong đó có ít nhất 02 HTX nuôi trồng thủy sản ven biển của xã." in text
        assert sorted(folded(text)) == sorted(folded(PLAN.text))


def test_an_edit_moves_what_stands_behind_it() -> None:
    sample = Sample(
        "s", "a bb cc", {"targets": [{"quote": "cc", "start": 5}, {"quote": "bb", "start": 2}], "optional": []}
    )
    varied = edited(sample, [Edit(0, 1, "aaaa"), Edit(3, 3, "*"), Edit(5, 7, "")])

    assert varied.text == "aaaa b*b "
    assert varied.gold["targets"] == [{"quote": "b*b", "start": 5}]
