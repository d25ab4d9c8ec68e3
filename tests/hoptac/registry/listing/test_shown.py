"""Statuses as badges show them."""

import pytest

from hoptac.registry.codes import code_lists
from hoptac.registry.listing.shown import legal_status, operating_status


@pytest.mark.parametrize(("code", "tone"), [("active", "good"), ("suspended", "warn"), ("dissolved", ""), ("", "")])
def test_a_legal_status_looks_good_when_active_and_calls_for_care_while_the_organization_still_stands(
    code: str, tone: str
) -> None:
    assert legal_status(code).tone == tone


@pytest.mark.parametrize(
    ("code", "tone"),
    [("operating", "good"), ("irregular", "warn"), ("idle", "bad"), ("converted", ""), ("unknown", ""), ("", "")],
)
def test_an_operating_status_looks_the_worse_the_less_work_was_seen(code: str, tone: str) -> None:
    assert operating_status(code).tone == tone


def test_every_legal_status_says_whether_the_organization_still_stands() -> None:
    codes = code_lists()["legal_status"]

    assert codes.with_trait("alive") ^ codes.with_trait("ended") == {entry.code for entry in codes}
