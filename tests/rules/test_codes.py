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
