"""Quy đổi số liệu as people see it."""

from collections.abc import Callable

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PAGE = "/don-vi/quy-doi/"
SAID = {"text": "Thị trấn Di Lăng\t3\nXã Không Có\t4", "of": "30/06/2025", "to": "23/11/2026", "level": "commune"}
SignedIn = Callable[[str], Client]


def test_pasted_figures_come_back_under_the_units_of_the_wanted_day(signed_in: SignedIn) -> None:
    client = signed_in("commune")
    form = client.get(PAGE)

    page = client.post(PAGE, SAID).content.decode()

    assert "30/06/2025" in form.content.decode()
    assert "Thị trấn Di Lăng, Huyện Sơn Hà, Tỉnh Quảng Ngãi" in page
    assert "Dòng 2, “Xã Không Có”" in page


def test_the_same_is_taken_away_as_a_table(signed_in: SignedIn) -> None:
    answer = signed_in("commune").post(PAGE, {**SAID, "tep": "csv"})

    content = b"".join(answer).decode("utf-8-sig")
    assert "Xã Sơn Hà" in content
    assert "Dòng 2" in content


@pytest.mark.parametrize(("field", "value"), [("of", "01/01/2020"), ("to", "01/01/2020"), ("text", ""), ("level", "x")])
def test_what_cannot_be_is_sent_back_at_its_field(field: str, value: str, signed_in: SignedIn) -> None:
    answer = signed_in("commune").post(PAGE, {**SAID, field: value})

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
