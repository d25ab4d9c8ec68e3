"""A legal status counts from its day on, or is refused with the reason: nothing is agreed to without effect."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.registry.errors import HiddenStatusError, NotItsBodyError, ReplacedStatusGoneError
from hoptac.registry.models import LegalStatus, Organization, Proposal
from hoptac.registry.proposals.shown import shown_proposals
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.statements import correct, state
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
BEFORE, ENTERED_ON = date(2025, 3, 1), date(2025, 7, 1)


def asked(organization: Organization, person: Any, status: str = "suspended", **said: Any) -> Proposal:
    facts = {"status": status, "since": BEFORE.isoformat(), "paper": "01/TB", "source": "Văn bản: 01/TB", **said}
    return ask(Proposal.Act.LEGAL_STATUS, organization, facts, reason="Thử", actor=person, at=NOW, today=TODAY)


def first_row(organization: Organization) -> LegalStatus:
    return LegalStatus.objects.get(organization=organization)


def test_a_status_that_the_first_row_would_hide_is_not_even_asked_for(commune: Any) -> None:
    made = enter()

    with pytest.raises(HiddenStatusError, match=r"từ ngày 01/03/2025 .* đã ghi “Đang hoạt động” từ ngày 01/07/2025"):
        asked(made, commune)

    assert not Proposal.objects.exists()


def test_it_takes_the_place_of_a_row_that_only_bears_the_day_of_entry(commune: Any, province: Any) -> None:
    made = enter()
    wrong = first_row(made)

    approve(asked(made, commune, replaces=wrong.pk), actor=province, at=NOW, today=TODAY)

    row = LegalStatus.objects.as_of(TODAY).get(organization=made)
    assert (row.status, row.valid_from, row.corrects, row.asked_by, row.recorded_by) == (
        "suspended", BEFORE, wrong, commune, province,
    )  # fmt: skip
    assert made.standing.legal_status == "suspended"
    assert list(check_audit()) == []


@pytest.mark.parametrize("since", [BEFORE, date(2026, 1, 1)])
def test_only_a_row_of_its_own_is_replaced(commune: Any, since: date) -> None:
    made, other = enter(), enter("HTX Ba Tơ")

    for row in (first_row(other).pk, 999_999):
        with pytest.raises(ReplacedStatusGoneError, match="không còn trong sổ của tổ chức này"):
            asked(made, commune, replaces=row, since=since.isoformat())

    assert not Proposal.objects.exists()


def test_who_agrees_sees_which_row_gives_way(commune: Any, province: Any) -> None:
    made = enter()
    waiting = asked(made, commune, replaces=first_row(made).pk)

    [shown] = shown_proposals([waiting], province, today=TODAY)

    assert "dòng “Đang hoạt động” từ ngày 01/07/2025 (nguồn: Sổ đăng ký HTX)" in dict(shown.facts)["Thay cho"]


def test_what_was_mended_between_asking_and_agreeing_is_not_mended_twice(commune: Any, province: Any) -> None:
    made = enter()
    waiting = asked(made, commune, replaces=first_row(made).pk)
    correct(
        first_row(made), {}, source="Sửa", since=date(2025, 6, 1), actor=commune, second=province, at=NOW, today=TODAY
    )

    with pytest.raises(ReplacedStatusGoneError):
        approve(waiting, actor=province, at=NOW, today=TODAY)

    waiting.refresh_from_db()
    assert waiting.state == Proposal.State.OPEN


def test_what_would_have_no_effect_by_now_is_refused_to_the_one_who_agrees(commune: Any, province: Any) -> None:
    made = enter(since=date(2025, 8, 1))
    LegalStatus.objects.filter(organization=made).update(valid_from=BEFORE)
    waiting = asked(made, commune, since=ENTERED_ON.isoformat())
    LegalStatus.objects.filter(organization=made).update(valid_from=date(2025, 8, 1))

    with pytest.raises(HiddenStatusError):
        approve(waiting, actor=province, at=NOW, today=TODAY)


def test_the_same_status_may_be_known_for_longer(commune: Any, province: Any) -> None:
    made = enter()

    approve(asked(made, commune, "active"), actor=province, at=NOW, today=TODAY)

    assert LegalStatus.objects.as_of(BEFORE).get(organization=made).status == "active"


def test_of_an_organization_whose_founding_is_known_nothing_since_then_is_hidden(commune: Any, province: Any) -> None:
    made = enter(since=ENTERED_ON, founded_on=date(2019, 5, 20))

    approve(asked(made, commune), actor=province, at=NOW, today=TODAY)

    assert LegalStatus.objects.as_of(date(2019, 5, 20)).get(organization=made).status == "active"
    assert made.standing.legal_status == "suspended"


TAX = {"paper": "12/TB-TCS4", "issuer": "Thuế cơ sở 4"}


@pytest.mark.parametrize("said", [{}, {"issuer": "UBND xã Sơn Hà"}, {"issuer": "Thuế cơ sở 4", "paper": ""}])
def test_what_the_tax_authority_alone_sets_needs_its_paper(commune: Any, said: dict[str, str]) -> None:
    made = enter()

    with pytest.raises(NotItsBodyError, match="chỉ cơ quan thuế đặt và gỡ"):
        asked(made, commune, "absent", since=TODAY.isoformat(), **said)

    assert not Proposal.objects.exists()


def test_the_status_keeps_which_tax_body_set_it_and_which_lifted_it(commune: Any, province: Any) -> None:
    made, since = enter(), TODAY.isoformat()

    approve(asked(made, commune, "absent", since=since, **TAX), actor=province, at=NOW, today=TODAY)
    row = LegalStatus.objects.as_of(TODAY).get(organization=made)
    assert (row.status, row.paper) == ("absent", "12/TB-TCS4, Thuế cơ sở 4")

    for lifted in ("active", "suspended"):
        with pytest.raises(NotItsBodyError):
            asked(made, commune, lifted, since=since)
    approve(asked(made, commune, "active", since=since, **TAX), actor=province, at=NOW, today=TODAY)
    assert Organization.objects.get(pk=made.pk).standing.legal_status == "active"


@pytest.mark.parametrize("status", ["suspended", "active"])
def test_a_status_asked_for_before_it_was_set_does_not_lift_it(commune: Any, province: Any, status: str) -> None:
    made, since = enter(), TODAY.isoformat()
    waiting = asked(made, commune, status, since=since)
    fields = {"status": "absent", "paper": "12/TB-TCS4"}
    said: dict[str, Any] = {"actor": commune, "second": province, "at": NOW, "today": TODAY}
    state(LegalStatus, made, fields, since=TODAY, source="Thuế", **said)

    with pytest.raises(NotItsBodyError):
        approve(waiting, actor=province, at=NOW, today=TODAY)


@pytest.mark.parametrize("of_itself", [{"procedure": 1}, {"difference": 1}])
def test_procedures_and_extracts_carry_it_with_papers_of_their_own(commune: Any, of_itself: dict[str, int]) -> None:
    assert asked(enter(), commune, "absent", since=TODAY.isoformat(), **of_itself).state == Proposal.State.OPEN


def test_an_organization_that_ended_needs_no_tax_body(commune: Any, province: Any) -> None:
    made, since = enter(), TODAY.isoformat()
    approve(asked(made, commune, "absent", since=since, **TAX), actor=province, at=NOW, today=TODAY)

    assert asked(made, commune, "dissolved", since=since).state == Proposal.State.OPEN
