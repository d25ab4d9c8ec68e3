"""Scoring the annotated texts: what is shown of each half, and what is recorded."""

import json
from pathlib import Path

import pytest

from scripts import corpus
from scripts.corpus import Corpus, main
from scripts.corpus_scores import Result

TEXT = (
    "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. MỤC TIÊU\n\n- Thành lập 05 HTX trong năm 2026.\n"
)
WRONG = {
    "id": "plan",
    "doc_type": "ke_hoach",
    "doc_kind": "ke_hoach",
    "title": "Phát triển hợp tác xã năm 2026",
    "sections": [{"label": "V", "title": "KHÔNG CÓ TRONG VĂN BẢN", "depth": 1}],
    "optional": [],
}
# As the scorer outside the repository: figures by kind of row, and what was wrong.
SCORER = """
def score(gold, read):
    names = sorted(path.stem for path in gold.iterdir())
    wrong = [(name, "sections missed", "V") for name in names]
    return {"sections": {"gold": len(names), "f1": 0.5, "lead of": 3, "lead": None}}, wrong
"""


@pytest.fixture
def halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tuning half and a reporting half of one text each, a scorer, and a place for the record."""
    for half in ("tuning", "reporting"):
        (tmp_path / half).mkdir()
        (tmp_path / half / f"{half}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / half / f"{half}.json").write_text(json.dumps(WRONG), encoding="utf-8")
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    every = [Corpus(half, tmp_path / half, tmp_path / half, half) for half in ("tuning", "reporting")]
    monkeypatch.setattr(corpus, "corpora", lambda: every)
    monkeypatch.setattr(corpus, "layouts", lambda: ("wrapped", "celled_head"))
    monkeypatch.setattr(corpus, "ROOT", tmp_path)
    monkeypatch.setattr(corpus, "RECORD", tmp_path / "scores.json")
    monkeypatch.setattr(corpus, "SCORER", tmp_path / "score.py")
    return tmp_path


def test_differences_are_shown_of_the_tuning_half_alone(halves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--wrong"]) == 0

    said = capsys.readouterr().out
    assert "tuning: sections missed: V" in said
    assert "reporting: sections missed" not in said
    assert "1 differences (not shown: this half only reports)" in said


def test_each_half_has_a_line_for_each_kind_and_each_layout_that_fits(
    halves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([])

    said = capsys.readouterr().out
    for half in ("tuning", "reporting"):
        table = said.split(f"{half}: layouts\n")[1].split("\n\n")[0]
        assert [line.split()[0] for line in table.splitlines()[1:3]] == ["as", "wrapped"]
        assert "celled_head" not in table
        assert f"{half}: kinds\n" in said
    assert not (halves / "scores.json").exists()


def test_what_is_saved_is_what_the_next_run_compares_with(halves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--save"])
    record = json.loads((halves / "scores.json").read_text(encoding="utf-8"))
    assert record["reporting"]["sections"] == {"gold": 1, "f1": 0.5}
    assert record["tuning: layouts"]["wrapped"] == {"section": 0.5}

    (halves / "score.py").write_text(SCORER.replace("0.5", "0.75"), encoding="utf-8")
    capsys.readouterr()
    main([])

    assert "  + sections f1: 0.500 -> 0.750" in capsys.readouterr().out


def test_without_the_scorer_nothing_is_recorded(halves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (halves / "score.py").unlink()
    main(["--save"])

    assert "is absent" in capsys.readouterr().out
    assert not (halves / "scores.json").exists()


def test_the_header_of_a_line_is_the_mean_of_its_fields() -> None:
    assert Result(1, {"header": {"number": 1.0, "title": 0.5}}, ()).line == {"header": 0.75}
