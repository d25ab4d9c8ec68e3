"""What is said about an organization, from when, and as it was known."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from hoptac.base.errors import StaleWriteError
from hoptac.base.models import AuditLink
from hoptac.registry.errors import (
    AlreadyCorrectedError,
    FutureStatementError,
    OnlyStatementError,
    OutsideUnitError,
    PartTooLargeError,
    SecondPersonError,
    UnknownChoiceError,
)
from hoptac.registry.models import Identity, LegalStatus, OperatingStatus, Seat, Size, Standing
from hoptac.registry.services.statements import correct, state
from tests.hoptac.registry.builders import DAY, enter

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def say(
    facet: type[Any], organization: Any, actor: Any, *, since: date = DAY, at: datetime = MONDAY, **more: Any
) -> Any:
    seen, second = more.pop("seen", None), more.pop("second", None)
    known = {"source": "Báo cáo của xã", "actor": actor, "at": at, "today": DAY, "seen": seen, "second": second}
    return state(facet, organization, more, since=since, **known)


def test_a_statement_holds_from_its_day_until_the_next_one(commune: Any) -> None:
    cooperative = enter()
    say(Size, cooperative, commune, since=date(2026, 1, 1), members=40)
    say(Size, cooperative, commune, since=date(2026, 7, 1), members=52)

    members = [Size.objects.as_of(day).get().members for day in (date(2026, 6, 30), date(2026, 7, 1))]

    assert members == [40, 52]


def test_what_is_not_named_stays_as_it_was(commune: Any) -> None:
    cooperative = enter(tax_code="4300123458")

    say(Identity, cooperative, commune, name="HTX Nông nghiệp và Dịch vụ Sơn Hà")

    assert Identity.objects.as_of(DAY).get().tax_code == "4300123458"


def test_a_correction_takes_the_place_of_the_wrong_statement_and_both_stay(commune: Any) -> None:
    cooperative = enter()
    wrong = say(Size, cooperative, commune, since=date(2026, 1, 1), members=400)

    correct(wrong, {"members": 40}, source="Danh sách thành viên", actor=commune, at=FRIDAY, today=DAY)

    assert Size.objects.as_of(DAY).get().members == 40
    assert Size.objects.as_of(DAY, known_at=MONDAY).get().members == 400
    assert Size.objects.count() == 2


def test_a_correction_may_move_the_day_of_what_was_said(commune: Any) -> None:
    cooperative = enter()
    wrong = say(Size, cooperative, commune, since=date(2026, 1, 1), members=40)

    correct(wrong, {}, since=date(2026, 3, 1), source="Nghị quyết", actor=commune, at=FRIDAY, today=DAY)

    assert not Size.objects.as_of(date(2026, 2, 1)).exists()


def test_a_statement_taken_back_leaves_the_one_before_it(commune: Any) -> None:
    cooperative = enter()
    say(Size, cooperative, commune, since=date(2026, 1, 1), members=40)
    wrong = say(Size, cooperative, commune, since=date(2026, 7, 1), members=7)

    correct(wrong, {}, is_void=True, source="Ghi nhầm tổ chức", actor=commune, at=FRIDAY, today=DAY)

    assert Size.objects.as_of(DAY).get().members == 40


def test_a_statement_is_corrected_once(commune: Any) -> None:
    wrong = say(Size, enter(), commune, members=400)
    correct(wrong, {"members": 40}, source="Danh sách", actor=commune, at=FRIDAY, today=DAY)

    with pytest.raises(AlreadyCorrectedError, match="đã được sửa lại"):
        correct(wrong, {"members": 41}, source="Danh sách", actor=commune, at=FRIDAY, today=DAY)


def test_the_standing_of_today_follows_every_statement(commune: Any) -> None:
    cooperative = enter()

    say(Size, cooperative, commune, members=52)
    say(OperatingStatus, cooperative, commune, status="idle")

    standing = Standing.objects.get()
    assert (standing.members, standing.operating_status, standing.province.key) == (52, "idle", "51@2025")


def test_someone_who_saw_an_older_version_is_refused(commune: Any) -> None:
    cooperative = enter()
    cooperative.refresh_from_db()
    say(Size, cooperative, commune, members=52, seen=cooperative.version)

    with pytest.raises(StaleWriteError) as refused:
        say(Size, cooperative, commune, members=53, seen=cooperative.version)
    assert refused.value.message.startswith(f"Mục này vừa được {commune.audit_name} sửa lúc ")


def test_a_correction_by_someone_who_saw_an_older_version_is_refused(commune: Any) -> None:
    cooperative = enter()
    wrong = say(Size, cooperative, commune, members=400)
    cooperative.refresh_from_db()
    before = cooperative.version
    say(OperatingStatus, cooperative, commune, status="idle")

    with pytest.raises(StaleWriteError) as refused:
        correct(wrong, {"members": 40}, source="Danh sách", actor=commune, at=FRIDAY, today=DAY, seen=before)
    assert (refused.value.mine, refused.value.theirs) == (before, before + 1)
    correct(wrong, {"members": 40}, source="Danh sách", actor=commune, at=FRIDAY, today=DAY, seen=before + 1)

    assert Size.objects.as_of(DAY).get().members == 40


def test_a_legal_status_needs_a_second_person(commune: Any, province: Any) -> None:
    cooperative = enter()

    with pytest.raises(SecondPersonError):
        say(LegalStatus, cooperative, commune, status="suspended")
    say(LegalStatus, cooperative, commune, status="suspended", second=province)

    assert Standing.objects.get().legal_status == "suspended"


def test_a_status_of_groups_is_refused_for_a_cooperative(commune: Any, province: Any) -> None:
    with pytest.raises(UnknownChoiceError, match="ending"):
        say(LegalStatus, enter(), commune, status="ending", second=province)


def test_a_head_office_must_be_in_a_commune_of_that_day(commune: Any, unit: Any) -> None:
    cooperative = enter()

    with pytest.raises(OutsideUnitError):
        say(Seat, cooperative, commune, unit=unit("21289@2024"), since=date(2026, 1, 1))
    with pytest.raises(OutsideUnitError):
        say(Seat, cooperative, commune, unit=unit("51@2025"))


def test_a_day_to_come_is_refused(commune: Any) -> None:
    with pytest.raises(FutureStatementError, match="24/11/2026"):
        say(Size, enter(), commune, since=date(2026, 11, 24), members=40)


def test_every_statement_is_a_link_of_the_audit_chain(commune: Any) -> None:
    cooperative = enter()

    say(Size, cooperative, commune, members=52)

    link = AuditLink.objects.latest("id")
    assert (link.action, link.payload["members"], link.actor_name) == ("registry.size.stated", 52, commune.audit_name)


def test_a_part_larger_than_its_whole_is_refused_also_against_what_was_said_before(commune: Any) -> None:
    cooperative = enter()
    say(Size, cooperative, commune, since=date(2026, 1, 1), members=25)

    with pytest.raises(PartTooLargeError) as refused:
        say(Size, cooperative, commune, members_women=30)

    assert "Thành viên nữ (30) nhiều hơn thành viên chính thức (25)." in refused.value.message
    assert Size.objects.count() == 1


def test_a_statement_whose_part_is_too_large_can_be_taken_back(commune: Any) -> None:
    wrong = Size.objects.create(
        organization=enter(), valid_from=DAY, recorded_at=MONDAY, source="Bảng tính", members=25, members_women=30
    )

    correct(wrong, {}, source="Đếm lại", actor=commune, at=FRIDAY, today=DAY, is_void=True)

    assert not Size.objects.as_of(DAY).exists()


@pytest.mark.parametrize("facet", [Identity, Seat])
def test_the_only_name_and_the_only_seat_are_not_dropped(facet: type[Any], commune: Any) -> None:
    cooperative = enter()
    only = facet.objects.get(organization=cooperative)

    with pytest.raises(OnlyStatementError):
        correct(only, {}, source="Ghi nhầm", actor=commune, at=FRIDAY, today=DAY, is_void=True)

    assert facet.objects.as_of(DAY).get(organization=cooperative) == only


def test_a_founding_day_that_has_not_come_is_refused(commune: Any) -> None:
    with pytest.raises(FutureStatementError):
        say(Identity, enter(), commune, founded_on=date(2030, 3, 15))
