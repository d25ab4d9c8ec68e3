"""What an act is called."""

from datetime import date

import pytest

from hoptac.documents.models import Act
from hoptac.planning.acts.names import act_name

DAY = date(2023, 6, 20)


@pytest.mark.parametrize(
    ("name", "dated", "called"),
    [
        ("Luật Hợp tác xã ngày 20 tháng 6 năm 2023", DAY, "Luật Hợp tác xã"),
        ("Luật Hợp tác xã, ngày 20/06/2023", DAY, "Luật Hợp tác xã"),
        ("Luật Hợp tác xã ngày 20 tháng 11 năm 2012", DAY, "Luật Hợp tác xã ngày 20 tháng 11 năm 2012"),
        ("Luật Hợp tác xã ngày 20 tháng 6 năm 2023", None, "Luật Hợp tác xã ngày 20 tháng 6 năm 2023"),
        ("Luật Hợp tác xã năm 2012", date(2012, 11, 20), "Luật Hợp tác xã năm 2012"),
        ("Hợp tác xã năm 2012", None, "Luật Hợp tác xã năm 2012"),
    ],
)
def test_the_day_and_the_kind_of_an_act_are_said_once(name: str, dated: date | None, called: str) -> None:
    assert act_name(Act(kind="luat", name=name, dated=dated)) == called


def test_an_act_with_a_number_is_called_by_it() -> None:
    assert act_name(Act(kind="ke_hoach", number="12/KH-UBND", dated=DAY)).endswith(" 12/KH-UBND")
