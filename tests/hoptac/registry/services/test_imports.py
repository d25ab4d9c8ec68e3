"""Workbooks into the book and out of it again."""

from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink
from hoptac.registry.errors import (
    BookMovedOnError,
    FaultyImportError,
    FutureStatementError,
    ImportStateError,
    NothingNewError,
)
from hoptac.registry.imports.looking import remembered
from hoptac.registry.models import (
    Batch,
    Difference,
    EarlierWord,
    Identity,
    Import,
    LegalStatus,
    Organization,
    Size,
    Standing,
)
from hoptac.registry.services.finding_differences import undo_differences
from hoptac.registry.services.statements import state
from hoptac.registry.services.taking_back import take_back_import
from tests.hoptac.registry.builders import enter, enter_many
from tests.hoptac.registry.services.import_steps import FAULTY, HEAD, KNOWN, LATER, NEW, SINCE, heads_of, prepare, store
from tests.hoptac.registry.workbook_files import xlsx

pytestmark = pytest.mark.django_db


def test_a_dry_run_counts_and_writes_nothing_about_organizations(commune: Any) -> None:
    enter()
    before = Identity.objects.count()

    prepared = prepare(commune, NEW, KNOWN, FAULTY)

    assert (prepared.created, prepared.changed, prepared.same, prepared.faulty) == (1, 1, 0, 1)
    assert [(fault["column"], fault["row"]) for fault in prepared.faults] == [("C", 4), ("D", 4)]
    assert (Identity.objects.count(), Batch.objects.count()) == (before, 0)


def test_storing_writes_what_the_rows_say_as_one_batch(commune: Any) -> None:
    links = AuditLink.objects.count()
    prepared = prepare(commune, NEW)

    batch = store(prepared, commune)

    standing = Standing.objects.get(tax_code="0100109106")
    assert (standing.name, standing.unit.key, standing.members) == ("HTX Rau sạch Sơn Hà", "21289@2025", 12)
    assert (standing.charter_capital_dong, standing.revenue_dong) == (1_250_500_000, 700_000_000)
    assert (standing.revenue_year, standing.legal_status) == (2025, "active")
    assert Size.objects.get(batch=batch).valid_from == SINCE
    assert AuditLink.objects.count() == links + 4
    assert list(check_audit()) == []


def test_of_a_known_organization_only_what_is_new_is_said_and_nothing_is_forgotten(commune: Any) -> None:
    known = enter(short_name="Nông nghiệp")

    batch = store(prepare(commune, KNOWN), commune)

    assert batch.changed == 1
    assert Size.objects.get(organization=known).members == 35
    assert Identity.objects.filter(organization=known).count() == 1
    assert Identity.objects.get(organization=known).short_name == "Nông nghiệp"


def test_another_legal_status_is_left_to_a_person(commune: Any) -> None:
    known = enter()

    store(prepare(commune, KNOWN), commune)

    assert LegalStatus.objects.filter(organization=known).count() == 1
    difference = Difference.objects.get(organization=known)
    assert (difference.ours, difference.theirs) == ("Đang hoạt động", "Tạm ngừng kinh doanh")


def test_the_same_workbook_a_second_time_has_nothing_new(commune: Any) -> None:
    store(prepare(commune, NEW), commune)

    again = prepare(commune, NEW)

    assert (again.created, again.changed, again.same) == (0, 0, 1)
    with pytest.raises(NothingNewError):
        store(again, commune)


def test_half_an_import_is_kept_only_on_wish(commune: Any) -> None:
    prepared = prepare(commune, NEW, FAULTY)

    with pytest.raises(FaultyImportError, match="1 dòng"):
        store(prepared, commune)
    assert Organization.objects.count() == 0

    assert store(prepared, commune, good_rows_only=True).created == 1


def test_nothing_stays_where_storing_breaks_half_way(commune: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = prepare(commune, NEW)

    def broken(*args: Any, **kwargs: Any) -> None:
        raise OSError

    monkeypatch.setattr("hoptac.registry.services.imports.tell_differences", broken)
    with pytest.raises(OSError):
        store(prepared, commune)

    prepared.refresh_from_db()
    assert (prepared.state, Organization.objects.count(), Batch.objects.count()) == ("prepared", 0, 0)


def test_an_import_is_stored_once(commune: Any) -> None:
    prepared = prepare(commune, NEW)
    store(prepared, commune)

    with pytest.raises(ImportStateError, match="Đã lưu"):
        store(prepared, commune)


def test_a_part_larger_than_its_whole_is_told_at_its_cell(commune: Any) -> None:
    head = [*HEAD, "Số thành viên nữ"]

    prepared = prepare(commune, [*NEW, 13], head=head)

    assert (prepared.created, prepared.faulty) == (0, 1)
    assert [(fault["column"], fault["row"], fault["what"]) for fault in prepared.faults] == [("H", 2, "13")]
    assert "Số thành viên" in prepared.faults[0]["head"]


def test_a_part_larger_than_the_whole_that_the_book_holds_is_told_too(commune: Any) -> None:
    known = enter()
    state(Size, known, {"members": 10}, since=SINCE, source="s", actor=commune, at=NOW, today=TODAY)

    prepared = prepare(commune, [KNOWN[0], "Xã Sơn Hà", 11], head=["Tên HTX", "Xã", "Số thành viên nữ"])

    assert (prepared.changed, [fault["column"] for fault in prepared.faults]) == (0, ["C"])


def test_the_dry_run_tells_in_which_unit_money_was_read_and_doubts_what_is_not_usual(commune: Any) -> None:
    prepared = prepare(commune, NEW)

    capital, revenue = prepared.money
    assert (capital["unit"], capital["said"], capital["dong"]) == ("triệu đồng", "1.250,5", 1_250_500_000)
    assert (capital["median"], capital["largest"], capital["is_usual"]) == (1_250_500_000, 1_250_500_000, True)
    assert (revenue["unit"], revenue["median"], revenue["is_usual"]) == ("đồng", 700_000_000, True)

    wrong = prepare(commune, [*NEW[:4], 1_250_500_000, *NEW[5:]])

    assert [(one["letter"], one["is_usual"]) for one in wrong.money] == [("E", False), ("G", True)]


def test_a_new_organization_without_a_place_is_told_at_its_cell(commune: Any) -> None:
    prepared = prepare(commune, [NEW[0], None, *NEW[2:]])

    assert (prepared.created, [fault["column"] for fault in prepared.faults]) == (0, ["B"])


def test_a_year_of_founding_is_stored_and_a_day_that_comes_later_replaces_it(commune: Any) -> None:
    head = ["Tên HTX", "Xã", "Mã số thuế", "Năm thành lập"]
    row = [*NEW[:3], 2015]
    store(prepare(commune, row, head=head), commune)
    assert Identity.objects.get().founded_in == 2015

    store(prepare(commune, [*NEW[:3], "05/03/2016"], head=head, since=TODAY), commune)

    newest = Identity.objects.order_by("-pk").first()
    assert newest is not None
    assert (newest.founded_on, newest.founded_in) == (date(2016, 3, 5), None)
    assert prepare(commune, [*NEW[:3], 2016], head=head, since=TODAY).same == 1
    assert [fault["column"] for fault in prepare(commune, row, head=head, since=TODAY).faults] == ["D"]


def test_lines_that_are_no_organization_are_counted_and_told(commune: Any) -> None:
    prepared = prepare(commune, NEW, ["Tổng cộng", None, None, 12, None, None, None])

    assert (prepared.created, prepared.faulty, prepared.passed_over) == (1, 0, [[3, "Tổng cộng"]])


def test_taking_back_puts_differences_back_to_where_they_were(commune: Any) -> None:
    known = enter()
    first = prepare(commune, KNOWN)
    store(first, commune)
    [open_one] = Difference.objects.filter(organization=known, settled_at=None)

    second = prepare(commune, [*KNOWN[:3], 36, None, "Đang làm thủ tục phá sản", None], since=TODAY)
    store(second, commune)
    open_one.refresh_from_db()
    assert (open_one.origin, open_one.theirs) == (second, "Đang làm thủ tục phá sản")

    third = prepare(commune, [*KNOWN[:3], 37, None, "Đang hoạt động", None], since=TODAY)
    store(third, commune)
    open_one.refresh_from_db()
    assert open_one.outcome == "lapsed"

    take_back_import(third, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)
    open_one.refresh_from_db()
    assert (open_one.settled_at, open_one.outcome, open_one.origin) == (None, "", second)

    take_back_import(second, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)
    open_one.refresh_from_db()
    assert (open_one.origin, open_one.theirs) == (first, "Tạm ngừng kinh doanh")
    assert not open_one.earlier_words.exists()

    take_back_import(first, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)
    open_one.refresh_from_db()
    assert open_one.outcome == "lapsed"


def test_what_an_import_said_that_was_taken_back_never_stands_again(commune: Any) -> None:
    enter()
    told = []
    for members, status in ((35, "Tạm ngừng"), (36, "Đang làm thủ tục phá sản"), (37, "Đang hoạt động")):
        told.append(prepare(commune, [*KNOWN[:3], members, None, status, None], since=TODAY))
        store(told[-1], commune)
    first, second, third = told

    undo_differences(first, note="nhầm tệp", at=LATER)
    undo_differences(third, note="nhầm tệp", at=LATER)
    [difference] = Difference.objects.filter(settled_at=None)
    assert difference.origin == second
    undo_differences(second, note="nhầm tệp", at=LATER)

    difference.refresh_from_db()
    assert (difference.outcome, difference.theirs) == ("lapsed", "Đang làm thủ tục phá sản")
    assert not EarlierWord.objects.exists()


@pytest.mark.parametrize("how_many", [3, 12])
def test_differences_are_put_back_all_at_once(how_many: int, commune: Any, django_assert_num_queries: Any) -> None:
    names = [f"HTX số {number}" for number in range(how_many)]
    enter_many(names)
    told = []
    for status in ("Tạm ngừng", "Đang làm thủ tục phá sản"):
        rows = [[name, "Xã Sơn Hà", None, None, None, status, None] for name in names]
        told.append(prepare(commune, *rows, since=TODAY))
        store(told[-1], commune)
    first, second = told

    with django_assert_num_queries(7):
        undo_differences(second, note="nhầm tệp", at=LATER)

    rows_now = Difference.objects.filter(settled_at=None, origin=first, theirs="Tạm ngừng kinh doanh")
    assert (rows_now.count(), EarlierWord.objects.count()) == (how_many, 0)


def test_a_row_without_a_status_leaves_the_difference_open(commune: Any) -> None:
    enter()
    store(prepare(commune, KNOWN), commune)

    store(prepare(commune, [*KNOWN[:3], 40, None, None, None], since=TODAY), commune)

    assert Difference.objects.get().settled_at is None


def test_a_book_that_moved_on_is_not_written_over(commune: Any) -> None:
    prepared = prepare(commune, NEW)
    enter("HTX Rau sạch Sơn Hà", tax_code="0100109106")

    with pytest.raises(BookMovedOnError):
        store(prepared, commune)


def test_a_day_to_come_is_refused(commune: Any) -> None:
    with pytest.raises(FutureStatementError):
        prepare(commune, NEW, since=TODAY + timedelta(days=1))


def test_places_outside_ones_reach_are_faults(other_province: Any) -> None:
    prepared = prepare(other_province, NEW)

    assert (prepared.created, prepared.faulty, prepared.faults[0]["column"]) == (0, 1, "B")


def test_an_organization_of_another_place_is_not_written_about_though_its_number_is_known(
    commune: Any, other_province: Any
) -> None:
    store(prepare(commune, NEW), commune)

    taken = prepare(other_province, [*NEW[:1], "Phường Hạ Long", *NEW[2:]])

    assert (taken.changed, taken.faulty) == (0, 1)


def test_two_rows_about_one_organization_are_a_fault(commune: Any) -> None:
    prepared = prepare(commune, NEW, NEW)

    assert (prepared.created, prepared.faulty) == (1, 1)
    assert "dòng 2" in prepared.faults[0]["why"]


def test_what_was_chosen_for_columns_is_remembered_once_stored(commune: Any) -> None:
    heads = heads_of(xlsx([HEAD]))
    prepared = prepare(commune, NEW)
    assert remembered(heads) is None

    store(prepared, commune)

    assert remembered(heads) == {head.index: head.guess for head in heads.columns if head.guess}
    assert remembered(heads_of(xlsx([HEAD[:3]]))) is None


def test_taking_back_leaves_the_book_as_it_was(commune: Any) -> None:
    known = enter()
    before = list(Standing.objects.values("name", "members", "legal_status"))
    prepared = prepare(commune, NEW, KNOWN)
    store(prepared, commune)
    assert Standing.objects.count() == 2

    taken = take_back_import(prepared, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)

    assert taken.state == Import.State.TAKEN_BACK
    assert list(Standing.objects.values("name", "members", "legal_status")) == before
    assert Organization.objects.present().get() == known
    assert not Difference.objects.filter(settled_at=None).exists()
    assert list(check_audit()) == []


def test_what_was_taken_back_can_be_read_in_again(commune: Any) -> None:
    prepared = prepare(commune, NEW)
    store(prepared, commune)
    take_back_import(prepared, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)

    assert store(prepare(commune, NEW), commune).created == 1
    assert list(check_audit()) == []


def test_an_import_is_taken_back_once(commune: Any) -> None:
    prepared = prepare(commune, NEW)
    store(prepared, commune)
    take_back_import(prepared, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)

    with pytest.raises(ImportStateError, match="thu hồi"):
        take_back_import(prepared, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)
