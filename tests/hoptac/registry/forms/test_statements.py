"""What asking for a legal status asks back."""

import pytest

from hoptac.registry.forms.statements import AskForm

SAID = {"since": "20/11/2026", "reason": "Nhận thông báo", "source_kind": "paper", "source_words": "Thông báo 12"}


def form(status: str, stands: str = "active", **said: str) -> AskForm:
    return AskForm({**SAID, "status": status, **said}, kind="cooperative", stands=stands)


@pytest.mark.parametrize(("status", "stands"), [("absent", "active"), ("active", "absent"), ("suspended", "absent")])
def test_setting_and_lifting_absence_asks_for_the_paper_of_a_tax_body(status: str, stands: str) -> None:
    bare, other = form(status, stands), form(status, stands, paper="12/TB", issuer="Phòng Kinh tế")

    assert set(bare.errors) == {"paper", "issuer"} and "văn bản của cơ quan thuế" in str(bare.errors["paper"])
    assert set(other.errors) == {"issuer"} and "Thuế cơ sở" in str(other.errors["issuer"])
    told = form(status, stands, paper="12/TB", issuer="thuế cơ sở 4")
    assert told.is_valid() and told.facts["issuer"] == "thuế cơ sở 4"


def test_other_statuses_need_none_and_the_page_says_who_sets_absence() -> None:
    plain = form("suspended")

    assert plain.is_valid() and plain.facts.keys() == {"status", "since", "source"}
    assert form("dissolved", "absent").is_valid()
    assert "chỉ cơ quan thuế đặt và gỡ tình trạng này" in plain.fields["issuer"].help_text


def test_paper_and_body_fit_together_into_the_statement() -> None:
    assert form("suspended", paper="a" * 150, issuer="b" * 48).is_valid()
    assert set(form("suspended", paper="a" * 150, issuer="b" * 49).errors) == {"paper"}
