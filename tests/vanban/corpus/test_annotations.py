"""The annotations keep to their format and stand in their texts: a wrong one would measure the reader wrongly."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from tests.vanban.corpus.annotations import (
    REPORTING,
    SPAN_KINDS,
    TUNING,
    annotation,
    annotation_files,
    rows,
    text_of,
)
from vanban.model import Basis, Comparator, DueKind, Measure, Relation, SigningForm

DOC_TYPES = {
    "ke_hoach", "quyet_dinh", "cong_van", "bao_cao", "chuong_trinh", "nghi_quyet",
    "nghi_dinh", "thong_tu", "ket_luan", "luat", "tin_tuc", "other",
}  # fmt: skip
CITED_KINDS = {
    "luat", "nghi_quyet", "nghi_dinh", "quyet_dinh", "cong_van", "thong_tu",
    "ke_hoach", "chuong_trinh", "ket_luan", "chi_thi", "other",
}  # fmt: skip
FIELDS = {
    "citations": {"kind", "number", "date", "issuer", "relation", "mentions"},
    "targets": {"subject", "comparator", "value", "value_max", "unit", "measure", "year", "period", "base_year"},
    "goals": {"section"},
    "actuals": {"subject", "value", "unit", "as_of", "basis"},
    "tasks": {"section", "lead", "partners", "agencies", "timeframe", "due"},
    "obligations": {"who", "to", "via", "due", "due_kind", "recurrence"},
    "recommendations": {"section"},
}
HEADER = {"id", "doc_type", "doc_kind", "number", "place", "date", "year", "title", "signer", "recipients"}

every_file = pytest.mark.parametrize("path", annotation_files(), ids=lambda path: path.stem)


def is_day(value: object) -> bool:
    return value is None or (isinstance(value, str) and date.fromisoformat(value).isoformat() == value)


def one_line(text: str) -> str:
    return re.sub(r"[\s_*]+", " ", text).casefold()


def test_every_text_has_its_annotation_and_the_other_way_round() -> None:
    for folder in (*TUNING, REPORTING):
        assert {path.stem for path in folder.glob("*.txt")} == {path.stem for path in folder.glob("*.json")}


@every_file
def test_the_text_is_composed_unicode_without_stray_marks(path: Path) -> None:
    text = text_of(path)

    assert unicodedata.normalize("NFC", text) == text
    assert not re.search(r"[\u00a0\u200b\ufeff\r]", text)


@every_file
def test_every_quote_stands_at_its_place(path: Path) -> None:
    text = text_of(path)

    for kind in SPAN_KINDS:
        for row in rows(path, kind):
            assert row["quote"].strip() == row["quote"] != ""
            assert text[row["start"] : row["start"] + len(row["quote"])] == row["quote"], (kind, row["quote"])
    for quote in annotation(path)["optional"]:
        assert quote in text


@every_file
def test_the_header_has_the_fields_of_a_reading(path: Path) -> None:
    head = annotation(path)

    named = set(head) - set(SPAN_KINDS) - {"sections", "optional", "issuer"}
    assert named <= HEADER if path.parent == REPORTING else named == HEADER
    assert head["id"] == path.stem
    assert head.get("doc_type") in (*DOC_TYPES, None)
    assert "doc_type" not in head or head["doc_type"] in (head["doc_kind"], "other")
    assert is_day(head.get("date"))
    assert not re.search(r"\s", head.get("number") or "")
    assert (head.get("signer") or {"form": "none"})["form"] in get_args(SigningForm)
    assert one_line(head["title"] or "") in one_line(text_of(path))


@every_file
def test_rows_have_the_fields_of_their_kind_and_no_others(path: Path) -> None:
    for kind in SPAN_KINDS:
        for row in rows(path, kind):
            assert set(row) - {"quote", "start"} <= FIELDS[kind], row


@every_file
def test_sections_follow_the_text(path: Path) -> None:
    text, place = one_line(text_of(path)), 0

    for section in annotation(path).get("sections", []):
        assert section["depth"] >= 1
        heading = one_line(section["title"] or section["label"])
        place = text.find(heading, place)
        assert place >= 0, heading
        place += len(heading)


@every_file
def test_citations_are_of_known_kinds_and_each_act_stands_once(path: Path) -> None:
    cited = rows(path, "citations")

    for row in cited:
        assert row["kind"] in CITED_KINDS
        assert row.get("relation") in (*get_args(Relation), None)
        assert is_day(row["date"])
    numbers = [row["number"] for row in cited if row["number"]]
    assert len(numbers) == len(set(numbers))


@every_file
def test_figures_have_a_value_a_unit_and_a_place_in_time(path: Path) -> None:
    for row in rows(path, "targets"):
        assert row["comparator"] in get_args(Comparator)
        assert row.get("measure") in (*get_args(Measure), None)
        assert isinstance(row["value"], int | float)
        assert (row["value_max"] is not None) == (row["comparator"] == "range")
        assert row["unit"]
        assert 2000 < (row.get("year") or 2026) < 2060
        assert (row.get("base_year") is not None) <= (row.get("measure", "growth") == "growth")
    for row in rows(path, "actuals"):
        assert row["basis"] in get_args(Basis)
        assert row["unit"]
        assert re.fullmatch(r"20\d\d|None", str(row["as_of"])) or is_day(row["as_of"])


@every_file
def test_duties_and_tasks_say_days_as_days(path: Path) -> None:
    for row in rows(path, "tasks"):
        assert is_day(row.get("due"))
        assert all(isinstance(row.get(part, []), list) for part in ("lead", "partners", "agencies"))
    for row in rows(path, "obligations"):
        assert is_day(row.get("due"))
        assert row.get("due_kind") in (*get_args(DueKind), None)
        assert "due_kind" not in row or (row.get("due") is None) == (row["due_kind"] is None)


@every_file
def test_named_agencies_are_made_of_words_of_the_text(path: Path) -> None:
    words = set(re.findall(r"\w+", one_line(text_of(path))))

    for row in rows(path, "tasks"):
        for name in (name for part in ("lead", "partners", "agencies") for name in row.get(part, [])):
            assert set(re.findall(r"\w+", one_line(name))) <= words, name
