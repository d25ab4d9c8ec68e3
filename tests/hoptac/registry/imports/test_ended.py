"""Workbooks about organizations that are no more on the day of the data."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.registry.models import Import, LegalStatus, Organization, YearFigures
from hoptac.registry.services.statements import correct, state
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.services.import_steps import prepare, store

pytestmark = pytest.mark.django_db

NAME, ENDED_ON = "HTX Đã giải thể", date(2026, 11, 20)
HEAD = ["Tên HTX", "Xã", "Số thành viên", "Doanh thu (đồng)", "Tình trạng pháp lý", "Ngày cập nhật gần nhất"]


@pytest.fixture
def ended(commune: Any, province: Any) -> Organization:
    """An organization of the commune that was dissolved."""
    made = enter(NAME)
    said: dict[str, Any] = {"source": "QĐ 07", "actor": commune, "at": NOW, "today": TODAY}
    state(LegalStatus, made, {"status": "dissolved"}, since=ENDED_ON, second=province, **said)
    return made


def told(held: Import) -> list[tuple[str, str]]:
    return [(fault["column"], fault["why"]) for fault in held.faults]


def row(*more: Any) -> list[Any]:
    return [NAME, "Xã Sơn Hà", *more, *[None] * (4 - len(more))]


def test_what_is_new_after_the_end_is_a_fault_of_its_row_in_words(commune: Any, ended: Organization) -> None:
    held = prepare(commune, row(25), since=ENDED_ON, head=HEAD)

    assert told(held) == [
        (
            "A",
            "Sổ ghi “Đã giải thể, phá sản, chấm dứt tồn tại” từ ngày 20/11/2026, mà dòng này ghi điều mới "
            "(thành viên, lao động, vốn) đúng từ ngày 20/11/2026.",
        )
    ]
    assert "đề nghị ghi lại tình trạng pháp lý" in held.faults[0]["remedy"]
    assert (held.changed, held.faulty) == (0, 1)


def test_a_row_with_a_wrong_cell_is_told_of_the_end_too(commune: Any, ended: Organization) -> None:
    held = prepare(commune, row(25, "nhiều"), since=TODAY, head=HEAD)

    assert [column for column, _ in told(held)] == ["A", "D"]


@pytest.mark.parametrize("said", [(), (None, None, "Đã giải thể"), (None, None, "Đang hoạt động"), (None, 250_000_000)])
def test_what_is_not_new_another_status_and_its_last_year_are_taken(
    commune: Any, ended: Organization, said: tuple[Any, ...]
) -> None:
    held = prepare(commune, row(*said), since=TODAY, head=HEAD)

    assert told(held) == []
    assert held.differing == (said[2:] == ("Đang hoạt động",))
    assert held.changed == (said[1:] == (250_000_000,))


def test_what_held_before_the_end_is_still_put_right(commune: Any, ended: Organization) -> None:
    held = prepare(commune, row(25, 250_000_000), since=date(2026, 11, 19), head=HEAD)

    assert told(held) == []
    assert store(held, commune).changed == 1
    assert YearFigures.objects.get(organization=ended).revenue_dong == 250_000_000


def test_an_end_that_was_taken_back_binds_nobody(commune: Any, province: Any, ended: Organization) -> None:
    wrong = LegalStatus.objects.get(organization=ended, status="dissolved")
    correct(wrong, {}, source="Nhầm", actor=commune, at=NOW, today=TODAY, is_void=True, second=province)

    assert told(prepare(commune, row(25), since=TODAY, head=HEAD)) == []
