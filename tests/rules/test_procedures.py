"""rules/procedures as they are."""

from datetime import date
from pathlib import Path

import pytest

from rulebook import UndecidedError, UnknownCodeError, load_code_lists, load_measures, load_norms, load_procedures

RULES = Path(__file__).parents[2] / "rules"
KINDS = load_procedures(RULES / "procedures")
STATUSES = load_code_lists(RULES / "codes")["legal_status"]
NORMS = load_norms(RULES / "norms", measures=load_measures(RULES / "measures.toml"))
DAY = date(2026, 11, 23)


def test_every_file_is_named_after_its_procedure() -> None:
    assert sorted(KINDS) == sorted(path.stem for path in (RULES / "procedures").glob("*.toml"))


@pytest.mark.parametrize(
    ("kind", "known", "new", "named", "fits"),
    [
        ("suspend", 1, 0, False, True), ("suspend", 2, 0, False, False),
        ("establish", 0, 1, False, True), ("establish", 1, 1, False, False),
        ("group_notify", 1, 0, False, True), ("group_notify", 0, 1, False, True), ("group_notify", 1, 1, False, False),
        ("merge", 2, 0, True, True), ("merge", 2, 0, False, False), ("merge", 1, 0, True, False),
        ("consolidate", 3, 0, False, True), ("consolidate", 2, 1, False, False), ("divide", 1, 0, False, True),
    ],
)  # fmt: skip
def test_each_kind_knows_how_many_it_is_about(kind: str, known: int, new: int, named: bool, fits: bool) -> None:
    assert KINDS[kind].on(DAY).parties.fit(known, new, receiver_named=named) is fits


@pytest.mark.parametrize(("kind", "least_new", "keeps_code"), [
    ("establish", 1, False), ("consolidate", 1, False), ("divide", 2, False), ("convert", 1, True), ("merge", 0, False),
])  # fmt: skip
def test_each_kind_knows_how_many_come_out_of_it(kind: str, least_new: int, keeps_code: bool) -> None:
    parties = KINDS[kind].on(DAY).parties

    assert (parties.least_new, parties.keeps_code) == (least_new, keeps_code)


@pytest.mark.parametrize(
    ("kind", "may"), [("merge", False), ("consolidate", False), ("divide", False), ("change", True)]
)
def test_a_cooperative_and_a_union_are_not_reorganized_together(kind: str, may: bool) -> None:
    parties = KINDS[kind].on(DAY).parties

    assert parties.may_mix({"cooperative", "union"}) is may
    assert parties.may_mix({"union"})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_status_that_a_procedure_sets_is_one_that_its_organizations_may_bear(kind: str) -> None:
    one = KINDS[kind]
    edition = one.on(DAY)
    set_by = {row.sets for row in (*edition.steps, *edition.outcomes) if row.sets} | set(one.begins_from)

    for organization in one.applies_to:
        assert set_by <= {entry.code for entry in STATUSES.of(organization)}


@pytest.mark.parametrize(
    ("kind", "step", "expected"),
    [
        ("suspend", "filed", (3, "working_day", "before", "verified")),
        ("establish", "decided", (3, "working_day", "after", "verified")),
        ("establish", "completed", (60, "day", "after", "verified")),
        ("change", "filed", (10, "day", "after", "verified")),
        ("dissolve_voluntary", "filed", (7, "working_day", "after", "verified")),
        ("dissolve_voluntary", "dossier", (5, "working_day", "after", "verified")),
        ("dissolve_voluntary", "tax_answered", (2, "working_day", "after", "verified")),
        ("dissolve_compulsory", "announced", (3, "working_day", "after", "verified")),
        ("dissolve_compulsory", "resolved", (10, "day", "after", "verified")),
        ("dissolve_compulsory", "silence", (6, "month", "after", "unverified")),
        ("revoke", "posted", (3, "working_day", "after", "verified")),
        ("group_register", "filed", (5, "working_day", "after", "verified")),
        ("group_end", "silence", (3, "month", "after", "unverified")),
        ("suspend", "noted", (3, "working_day", "after", "unverified")),
    ],
)
def test_the_times_are_those_of_the_law(kind: str, step: str, expected: tuple[int, str, str, str]) -> None:
    clock = KINDS[kind].on(DAY).step(step).clock

    assert clock is not None
    assert (clock.count, clock.unit, clock.runs, clock.basis.status) == expected


def test_a_suspension_lasts_twelve_months_at_most() -> None:
    assert KINDS["suspend"].longest == "suspension_maximum_months"
    assert NORMS["suspension_maximum_months"].on(DAY).number == 12


def test_what_no_paper_says_is_said_to_be_unknown() -> None:
    clock = KINDS["restore"].on(DAY).step("decided").clock

    assert clock is not None
    assert (clock.count, clock.basis.is_verified) == (None, False)
    assert clock.unknown


def test_the_commune_s_office_is_named_from_july_2025_on() -> None:
    kind = KINDS["establish"]

    assert "cấp huyện" in kind.on(date(2025, 6, 30)).authority
    assert "cấp xã" in kind.on(date(2025, 7, 1)).authority
    assert kind.on(date(2025, 6, 30)).steps == kind.on(date(2025, 7, 1)).steps


def test_before_the_decree_nothing_is_decided() -> None:
    with pytest.raises(UndecidedError, match="18/07/2024"):
        KINDS["suspend"].on(date(2024, 7, 17))


def test_a_step_or_result_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownCodeError):
        KINDS["suspend"].on(DAY).step("gone")
    with pytest.raises(UnknownCodeError):
        KINDS["suspend"].on(DAY).outcome("gone")
