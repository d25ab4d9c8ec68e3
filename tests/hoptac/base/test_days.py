"""A day is written one way everywhere, and read from whatever a phone's keys offer."""

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms

from hoptac.base.days import DayField, day_of

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["05/12/2024", "5/12/2024", "5.12.2024", "05-12-2024", " 5 12 2024 ", "05122024"])
def test_the_parts_of_a_day_may_stand_apart_by_anything(typed: str) -> None:
    assert day_of(typed) == date(2024, 12, 5)


@pytest.mark.parametrize("typed", ["12/31/2024", "30/02/2024", "5/12/24", "hôm qua", "", "05122", "01/01/9999"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert day_of(typed) is None


def test_the_first_number_is_the_day_and_never_the_month() -> None:
    assert day_of("04/03/2025") == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("typed", "fault"), [("24/11/2026", "chưa đến"), ("01/01/1890", "1890"), ("31/02/2025", "Hãy nhập")]
)
def test_a_day_that_cannot_be_is_refused_in_words(typed: str, fault: str) -> None:
    with pytest.raises(forms.ValidationError, match=fault):
        DayField(latest=TODAY).clean(typed)


def test_a_day_to_come_is_one_where_the_past_is_not_asked_for() -> None:
    assert DayField().clean("24/11/2026") == date(2026, 11, 24)


def test_the_box_has_the_keys_for_numbers_and_shows_the_day_as_we_write_it() -> None:
    class Form(forms.Form):
        day = DayField(required=False)

    html = str(Form(initial={"day": date(2024, 12, 5)})["day"])

    assert 'inputmode="numeric"' in html
    assert 'value="05/12/2024"' in html


def test_no_page_has_a_box_of_the_browser_for_days() -> None:
    """Such a box shows the month first wherever the browser was set up so."""
    sources = [path for kind in ("*.html", "*.py") for path in (ROOT / "src").rglob(kind)]
    boxes = re.compile(r"""type["']?\s*[=:]\s*["']date["']|DateInput""")

    found = [path.name for path in sources if boxes.search(path.read_text(encoding="utf-8"))]

    assert sources != []
    assert found == []
