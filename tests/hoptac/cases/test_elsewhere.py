"""Kinds whose procedures another body runs: said in words, on their page and before anybody opens one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from hoptac.cases.elsewhere import elsewhere_for, rules
from hoptac.cases.rules import kinds
from hoptac.registry.models import Organization
from tests.hoptac.registry.builders import enter

SignedIn = Callable[[str], Client]


def test_what_is_said_begins_on_its_day_and_is_of_no_kind_that_the_book_has() -> None:
    said = elsewhere_for("credit_fund", date(2026, 11, 23))

    assert said is not None
    assert "Ngân hàng Nhà nước cấp giấy phép" in said.words
    assert elsewhere_for("credit_fund", date(2024, 6, 30)) is None
    assert elsewhere_for("cooperative", date(2026, 11, 23)) is None
    in_book = {kind for one in kinds().values() for kind in one.applies_to}
    assert {one.kind for one in rules()} == set(Organization.Kind.values) - in_book


@pytest.mark.django_db
def test_a_credit_fund_s_page_says_who_runs_its_procedures(signed_in: SignedIn) -> None:
    fund = enter("Quỹ tín dụng nhân dân Sơn Hà", kind="credit_fund")

    for name in ("commune", "leader"):
        page = signed_in(name).get(f"/to-chuc/{fund.pk}/").content.decode()
        assert "Ngân hàng Nhà nước cấp giấy phép" in page
        assert "chưa thấy trong văn bản đã đối chiếu" in page
        assert f"/thu-tuc/them/?to-chuc={fund.pk}" not in page
    asked = signed_in("commune").get(f"/thu-tuc/them/?to-chuc={fund.pk}").content.decode()
    assert "Ngân hàng Nhà nước cấp giấy phép" in asked
