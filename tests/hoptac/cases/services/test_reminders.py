"""Who is told of clocks that run out and of suspensions that end: in time, once, and nobody else."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base.models import Notice
from hoptac.cases.models import Procedure
from hoptac.cases.services.reminders import CLOCKS, remind_of_clocks
from hoptac.planning.tasks import DUE
from tests.hoptac.cases.builders import agreed, closed, done, opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SPAN: dict[str, Any] = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}


def remind(today: date = TODAY) -> int:
    sent = remind_of_clocks(today=today, at=NOW)
    assert remind_of_clocks(today=today, at=NOW) == 0
    return sent


def told(person: Any) -> list[str]:
    return list(
        Notice.objects.filter(recipient_id=person.pk, key__startswith="procedure:").values_list("text", flat=True)
    )


def at_rest(actor: Any, second: Any, *, until: date) -> Procedure:
    made = opened("suspend", enter(), actor=actor, starts_on=TODAY, ends_on=until)
    done(made, "noted", actor=actor)
    made = closed(made, "suspended", actor=actor)
    agreed(second)
    return made


def test_the_clock_is_among_what_the_tick_does() -> None:
    assert CLOCKS in DUE


def test_who_works_on_a_file_is_told_when_a_step_is_soon_due_and_again_when_it_is_late(
    commune: Any, province: Any
) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    assert made.next_due_on == date(2026, 11, 27)

    assert remind(TODAY) == 0
    assert remind(date(2026, 11, 26)) == 1
    assert remind(date(2026, 11, 30)) == 1

    step = "Ghi nhận thông báo, trả lời. Tạm ngừng kinh doanh, HTX Nông nghiệp Sơn Hà"
    assert set(told(commune)) == {f"Sắp đến hạn (27/11/2026): {step}", f"Quá hạn (27/11/2026): {step}"}
    assert told(province) == []


def test_the_officers_of_the_place_are_told_of_a_file_that_another_opened(commune: Any, province: Any) -> None:
    opened("suspend", enter(), actor=province, **SPAN)

    assert remind(date(2026, 11, 30)) == 2

    assert len(told(commune)) == len(told(province)) == 1


def test_nobody_is_told_of_what_is_done(commune: Any) -> None:
    made = opened("suspend", enter(), actor=commune, **SPAN)
    done(made, "noted", actor=commune)

    assert remind(date(2026, 12, 30)) == 0


def test_the_end_of_a_suspension_is_told_before_and_after(commune: Any, province: Any) -> None:
    at_rest(commune, province, until=date(2027, 5, 31))

    assert remind(date(2027, 5, 1)) == 0
    assert remind(date(2027, 5, 20)) == 1
    assert remind(date(2027, 6, 1)) == 1

    assert {text.partition(" (")[0] for text in told(commune)} == {
        "Đã hết thời hạn tạm ngừng",
        "Sắp hết thời hạn tạm ngừng",
    }


def test_one_that_rests_on_or_works_again_is_not_told_of(commune: Any, province: Any) -> None:
    first = at_rest(commune, province, until=date(2027, 5, 31)).parties.get().organization
    day = date(2027, 5, 25)
    on = opened("suspend", first, actor=commune, today=day, starts_on=day, ends_on=date(2027, 12, 31))
    done(on, "noted", actor=commune, on=day, today=day)
    closed(on, "suspended", actor=commune, today=day)
    agreed(province, today=day)

    assert remind(date(2027, 6, 1)) == 0
    back = opened("resume", first, actor=commune, today=date(2027, 7, 1), starts_on=date(2027, 7, 1))
    done(back, "noted", actor=commune, on=date(2027, 7, 1), today=date(2027, 7, 1))
    closed(back, "resumed", actor=commune, today=date(2027, 7, 1))
    agreed(province, today=date(2027, 7, 1))
    assert remind(date(2028, 2, 1)) == 0
