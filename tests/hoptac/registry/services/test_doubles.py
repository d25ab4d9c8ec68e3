"""Two that look like one are told apart once, and looked at again."""

from datetime import date
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base.audit_check import check_audit
from hoptac.registry.access import alike_pairs_for
from hoptac.registry.errors import JoinItselfError
from hoptac.registry.models import ToldApart
from hoptac.registry.services.doubles import look_again, tell_apart
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def pairs(user: User) -> list[tuple[int, int]]:
    return list(alike_pairs_for(scope_of(user, today=TODAY)).values_list("first", "second"))


def test_a_pair_that_was_told_apart_is_proposed_no_more_until_it_is_looked_at_again(commune: User) -> None:
    one, other = enter("HTX Sơn Hà"), enter("Hợp tác xã Sơn Hà")
    assert pairs(commune) == [(one.pk, other.pk)]

    told = tell_apart(other, one, reason="Khác người đại diện", actor=commune, at=NOW)
    again = tell_apart(one, other, reason="Khác trụ sở", actor=commune, at=NOW)

    assert (told.first_id, told.second_id, again.reason) == (one.pk, other.pk, "Khác người đại diện")
    assert pairs(commune) == []
    look_again(told, actor=commune, at=NOW)
    assert pairs(commune) == [(one.pk, other.pk)]
    assert not ToldApart.objects.exists()
    assert list(check_audit()) == []


def test_one_entry_is_not_told_apart_from_itself(commune: Any) -> None:
    made = enter()

    with pytest.raises(JoinItselfError):
        tell_apart(made, made, reason="Thử", actor=commune, at=NOW)


def test_a_seat_that_stayed_in_a_unit_of_the_past_stands_on_today_s_ground(commune: User) -> None:
    today_s = enter("HTX Sơn Hà")
    past = enter("HTX Sơn Hà", unit_key="21289@2024", since=date(2024, 1, 1))

    assert pairs(commune) == [(today_s.pk, past.pk)]
