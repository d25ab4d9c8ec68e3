"""What an extract says otherwise: found, settled by one or by two, put away when it is no more."""

from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.registry.errors import NoUpdatesKnownError, SettledDifferenceError, WrongOutcomeError
from hoptac.registry.models import Difference, LegalStatus, Organization, Proposal, Standing
from hoptac.registry.services import proposals
from hoptac.registry.services.differences import settle
from hoptac.registry.services.taking_back import take_back_import
from hoptac.registry.services.yearly_updates import list_not_updated
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import FAULTY, GOOD, checked_import, stored_import

pytestmark = pytest.mark.django_db
Kind, Outcome = Difference.Kind, Difference.Outcome
SUSPENDED = (GOOD[0], "Xã Sơn Hà", GOOD[2], 12, "Tạm ngừng", None)
RENAMED = ("HTX Rau an toàn Sơn Hà", "Xã Sơn Hà", GOOD[2], None, None, None)
LATER = NOW + timedelta(hours=1)


def settled(difference: Difference, outcome: Outcome, person: Any, *, note: str = "có căn cứ") -> Difference:
    return settle(difference, outcome, note=note, actor=person, at=NOW, today=TODAY)


def test_another_name_under_the_same_number_is_left_to_a_person(commune: Any) -> None:
    known = enter(GOOD[0], tax_code=GOOD[2])

    stored_import(commune, RENAMED, confirmed=["identity.name"])

    found = Difference.objects.get()
    assert (found.kind, found.ours, found.theirs) == (Kind.NAME, GOOD[0], RENAMED[0])
    assert Standing.objects.get(pk=known.pk).name == GOOD[0]


def test_the_kind_written_in_full_is_no_other_name(commune: Any) -> None:
    known = enter(GOOD[0], tax_code=GOOD[2])

    stored_import(commune, ("Hợp tác xã Rau sạch Sơn Hà", *GOOD[1:]))

    assert Difference.objects.count() == 0
    assert Standing.objects.get(pk=known.pk).name == GOOD[0]


def test_taking_their_name_takes_effect_at_once(commune: Any) -> None:
    known = enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, RENAMED, confirmed=["identity.name"])

    done = settled(Difference.objects.get(), Outcome.TAKEN, commune)

    assert (done.outcome, done.settled_by) == (Outcome.TAKEN, commune)
    assert Standing.objects.get(pk=known.pk).name == RENAMED[0]
    assert list(check_audit()) == []


def test_taking_their_legal_status_waits_for_a_second_person(commune: Any, province: Any) -> None:
    known = enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)

    waiting = settled(Difference.objects.get(), Outcome.TAKEN, commune)
    assert (waiting.settled_at, Standing.objects.get(pk=known.pk).legal_status) == (None, "active")
    proposals.approve(waiting.proposal, actor=province, at=NOW, today=TODAY)

    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.settled_by) == (Outcome.TAKEN, province)
    assert Standing.objects.get(pk=known.pk).legal_status == "suspended"
    assert LegalStatus.objects.filter(organization=known).count() == 2


def test_a_second_person_who_says_no_opens_the_difference_again(commune: Any, province: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)
    waiting = settled(Difference.objects.get(), Outcome.TAKEN, commune)

    proposals.refuse(waiting.proposal, answer="chưa có văn bản", actor=province, at=NOW)

    assert settled(Difference.objects.get(), Outcome.KEPT, commune).outcome == Outcome.KEPT
    assert Proposal.objects.get().state == Proposal.State.REFUSED


def test_of_two_who_settle_one_the_second_is_told(commune: Any, province: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)
    seen_by_both = Difference.objects.get()
    settled(seen_by_both, Outcome.KEPT, commune)

    with pytest.raises(SettledDifferenceError, match="giữ như sổ"):
        settled(seen_by_both, Outcome.TAKEN, province)


def test_while_one_waits_for_a_second_person_nobody_settles_it(commune: Any, province: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)
    seen_by_both = Difference.objects.get()
    settled(seen_by_both, Outcome.TAKEN, commune)

    with pytest.raises(SettledDifferenceError, match="chờ người thứ hai"):
        settled(seen_by_both, Outcome.KEPT, province)


def test_each_kind_has_its_own_ways(commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)

    with pytest.raises(WrongOutcomeError):
        settled(Difference.objects.get(), Outcome.DONE, commune)


def test_an_extract_that_agrees_puts_the_difference_away(commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)

    stored_import(commune, (*GOOD[:3], 13, "Đang hoạt động", None))

    assert Difference.objects.get().outcome == Outcome.LAPSED


def test_a_newer_extract_speaks_in_place_of_the_older(commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    stored_import(commune, SUSPENDED)

    newer = stored_import(commune, (*SUSPENDED[:4], "Không hoạt động tại địa chỉ đã đăng ký", None))

    found = Difference.objects.get()
    assert (found.origin, found.facts) == (newer, {"status": "absent"})


def test_who_is_missing_in_a_complete_list_is_told(commune: Any, unit: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    missing = enter("HTX Mây tre Sơn Hà")
    enter("HTX Sai")  # a faulty row may mean it
    enter("Tổ hợp tác Sơn Hà", kind="group")  # the list holds cooperatives alone

    held = stored_import(commune, GOOD, FAULTY, whole_of=unit("21289@2025"))

    assert held.missing == 1
    assert [one.organization_id for one in Difference.objects.filter(kind=Kind.MISSING)] == [missing.pk]


def test_a_list_that_is_not_said_to_be_complete_misses_nobody(commune: Any) -> None:
    enter("HTX Mây tre Sơn Hà")

    assert checked_import(commune, GOOD).missing == 0


def test_taking_a_missing_one_out_is_asked_of_a_second_person(commune: Any, province: Any, unit: Any) -> None:
    missing = enter("HTX Mây tre Sơn Hà")
    stored_import(commune, GOOD, whole_of=unit("21289@2025"))

    waiting = settled(Difference.objects.get(), Outcome.TAKEN, commune)
    proposals.approve(waiting.proposal, actor=province, at=NOW, today=TODAY)

    assert not Organization.objects.present().filter(pk=missing.pk).exists()
    assert Difference.objects.get().outcome == Outcome.TAKEN


def test_taking_the_import_back_puts_its_differences_away(commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])
    held = stored_import(commune, SUSPENDED)

    take_back_import(held, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)

    found = Difference.objects.get()
    assert (found.outcome, "nhầm tệp" in found.note) == (Outcome.LAPSED, True)


# The yearly list.

UPDATED = ("HTX Đã cập nhật", "Xã Sơn Hà", None, None, "Đang hoạt động", "10/11/2026")
LATE = ("HTX Chưa cập nhật", "Xã Sơn Hà", None, None, "Đang hoạt động", "20/12/2025")
NEVER = ("HTX Chưa lần nào", "Xã Sơn Hà", None, None, "Đang hoạt động", None)
ENDED = ("HTX Đã giải thể", "Xã Sơn Hà", None, None, "Đã giải thể", None)


def listed(person: Any, year: int = 2026) -> Any:
    return list_not_updated(Standing.objects.all(), year, actor=person, at=NOW)


def names() -> set[str]:
    open_ones = Difference.objects.filter(kind=Kind.NOT_UPDATED, settled_at=None)
    return set(open_ones.values_list("organization__standing__name", flat=True))


def test_one_press_lists_who_was_not_updated_in_the_year(commune: Any) -> None:
    enter("HTX Không trích nào ghi")
    stored_import(commune, UPDATED, LATE, NEVER, ENDED)

    found = listed(commune)

    assert names() == {"HTX Chưa cập nhật", "HTX Chưa lần nào"}
    assert (found.open, found.fresh, found.unknown) == (2, 2, 1)
    assert "20/12/2025" in Difference.objects.get(organization__standing__name="HTX Chưa cập nhật").theirs


def test_pressing_again_makes_no_item_twice_and_opens_none_that_was_settled(commune: Any) -> None:
    stored_import(commune, LATE, NEVER)
    listed(commune)
    settled(Difference.objects.filter(settled_at=None).first(), Outcome.DONE, commune, note="đã gọi điện")

    again = listed(commune)

    assert (again.fresh, len(names())) == (0, 1)


def test_a_newer_extract_that_shows_the_update_puts_the_item_away(commune: Any) -> None:
    stored_import(commune, LATE)
    listed(commune)

    stored_import(commune, (*LATE[:5], "22/11/2026"))

    assert names() == set()
    assert "22/11/2026" in Difference.objects.get().note


def test_of_a_year_before_an_update_of_after_it_nothing_can_be_said(commune: Any) -> None:
    stored_import(commune, UPDATED, ("HTX Chưa lần nào", "Xã Sơn Hà", None, None, None, None))

    found = listed(commune, 2025)

    assert (found.unknown, names()) == (1, {"HTX Chưa lần nào"})


def test_without_any_extract_that_tells_it_the_list_is_refused(commune: Any) -> None:
    enter()

    with pytest.raises(NoUpdatesKnownError, match="2026"):
        listed(commune)


def test_those_founded_after_the_day_of_the_list_are_not_missing(commune: Any, unit: Any) -> None:
    enter("HTX Mới lập", founded_on=date(2026, 11, 20))

    assert checked_import(commune, GOOD, since=date(2026, 10, 1), whole_of=unit("21289@2025")).missing == 0
