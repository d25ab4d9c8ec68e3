"""Figures of readings: what is said of a group, and of what changed."""

from pathlib import Path

from scripts.corpus_scores import by_kind, changes, in_layout, judged, scored, table
from tests.vanban.corpus.samples import Sample

TEXT = (
    "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. MỤC TIÊU\n\n- Thành lập 05 HTX trong năm 2026.\n"
)
GOLD = {
    "doc_type": "ke_hoach",
    "doc_kind": "ke_hoach",
    "number": "12/KH-UBND",
    "title": "Phát triển hợp tác xã năm 2026",
    "sections": [{"label": "I", "title": "MỤC TIÊU", "depth": 1}],
    "targets": [
        {
            "quote": "Thành lập 05 HTX",
            "start": TEXT.index("Thành"),
            "comparator": "eq",
            "value": 5,
            "value_max": None,
            "unit": "HTX",
        }
    ],
    "optional": [],
}
SAMPLE = Sample("plan", TEXT, GOLD)
NO_SCORER = Path("there-is-no-such-scorer.py")


def test_without_the_scorer_the_plain_one_judges() -> None:
    result = scored([judged(SAMPLE)], NO_SCORER)

    assert result.count == 1
    assert result.figures == {"header": {"f1": 1.0}, "sections": {"f1": 1.0}, "targets": {"f1": 1.0}}


def test_a_wrong_annotation_costs_its_kind() -> None:
    wrong = Sample("plan", TEXT, {**GOLD, "sections": [{"label": "II", "title": "MỤC TIÊU", "depth": 1}]})

    assert scored([judged(wrong)], NO_SCORER).figures["sections"] == {"f1": 0.0}


def test_readings_are_grouped_by_the_exact_kind_of_their_document() -> None:
    other = Sample("letter", TEXT, {**GOLD, "doc_kind": "cong_van"})
    groups = by_kind([judged(SAMPLE), judged(other)])

    assert {kind: [one.sample.name for one in group] for kind, group in groups.items()} == {
        "cong_van": ["letter"],
        "ke_hoach": ["plan"],
    }


def test_a_layout_that_does_not_fit_is_left_out() -> None:
    assert in_layout([SAMPLE], "celled_head") == []
    assert [one.sample.name for one in in_layout([SAMPLE], "html")] == ["plan@html"]


def test_changes_tell_gains_losses_and_what_is_new() -> None:
    before = {"tasks": {"f1": 0.5, "lead": 0.9, "agency": 0.7}}
    after = {"tasks": {"f1": 0.6, "lead": 0.8, "agency": 0.7001}, "targets": {"f1": 1.0}}

    assert changes(before, after) == [
        "  targets f1: . -> 1.000",
        "  + tasks f1: 0.500 -> 0.600",
        "  - tasks lead: 0.900 -> 0.800",
    ]


def test_a_table_has_one_line_for_each_group() -> None:
    heads, plans = table({"ke_hoach": scored([judged(SAMPLE)], NO_SCORER)})

    assert heads.split()[:3] == ["texts", "header", "acts"]
    assert plans.split() == ["ke_hoach", "1", "1.000", ".", ".", "1.000", *"......", "1.000"]
