"""rules/codes as they are."""

from pathlib import Path

import pytest

from rulebook import UnknownCodeError, load_code_lists

RULES = Path(__file__).parents[2] / "rules"
LISTS = load_code_lists(RULES / "codes")


def test_every_file_is_named_after_its_list() -> None:
    assert sorted(LISTS) == sorted(path.stem for path in (RULES / "codes").glob("*.toml"))


@pytest.mark.parametrize(("kind", "count"), [("cooperative", 7), ("union", 7), ("group", 6)])
def test_a_cooperative_has_seven_legal_statuses_and_a_group_six(kind: str, count: int) -> None:
    assert len(LISTS["legal_status"].of(kind)) == count


def test_only_the_tax_authority_sets_that_an_organization_is_not_at_its_address() -> None:
    assert LISTS["legal_status"].with_trait("by_tax") == {"absent"}


def test_a_code_outside_its_list_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="Tình trạng pháp lý"):
        LISTS["legal_status"].get("gone")


def test_the_tax_side_s_own_codes_leave_out_the_void_one_and_that_of_persons() -> None:
    assert [entry.code for entry in LISTS["tax_status"]] == ["00", "01", "02", "03", "05", "06", "07", "09"]
    assert {entry.status for entry in LISTS["tax_status"]} == {"unverified"}


def test_stars_are_given_to_one_kind_of_credential_alone() -> None:
    assert {one.code: one.stars for one in LISTS["credential"] if one.stars} == {"ocop": 5}


@pytest.mark.parametrize("list_id", ["credential", "digital_tool", "tax_status"])
def test_what_no_source_has_is_marked_so(list_id: str) -> None:
    own = {"Danh mục của phần mềm"}
    assert [one.code for one in LISTS[list_id] if one.source in own and one.status == "verified"] in ([], ["other"])
