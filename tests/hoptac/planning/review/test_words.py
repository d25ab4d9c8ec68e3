"""Items in words."""

from typing import Any

import pytest

from hoptac.planning.review.items import Item
from hoptac.planning.review.words import facts_of, short, title_of


def item(kind: str, quote: str = "đoạn chữ", /, **values: Any) -> Item:
    return Item(f"{kind}:1", kind, values, quote, 0, len(quote), "read")


def facts(kind: str, /, **values: Any) -> dict[str, str]:
    found = facts_of(item(kind, **values), indicators={"cooperatives": "Số hợp tác xã"}, names={"c:1": "Kế hoạch 1/KH"})
    return {label: words.replace("\u00a0", " ") for label, words in found}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"comparator": "eq", "value": 1200, "unit": "HTX"}, "1.200 HTX"),
        ({"comparator": "approx", "value": 6.5, "unit": "%"}, "khoảng 6,5%"),
        ({"comparator": "range", "value": 1, "value_max": 2, "unit": "HTX"}, "từ 1 đến 2 HTX"),
        (
            {"comparator": "eq", "value": 10, "unit": "%", "measure": "growth", "base_year": 2023},
            "tăng 10% so với năm 2023",
        ),
    ],
)
def test_what_is_to_be_reached_reads_as_people_say_it(values: dict[str, Any], words: str) -> None:
    assert facts("targets", **values)["Cần đạt"] == words


def test_a_target_names_its_indicator() -> None:
    assert facts("targets", value=3, indicator="cooperatives")["Chỉ tiêu thống kê"] == "Số hợp tác xã"


def test_a_due_day_keeps_the_way_it_was_said() -> None:
    assert facts("obligations", due="2024-12-05", due_kind="before")["Hạn"] == "trước ngày 05/12/2024"


def test_what_is_not_said_is_left_out() -> None:
    assert facts("tasks", lead=[], due=None, timeframe=None) == {}


def test_a_relation_names_both_acts() -> None:
    assert facts("relations", source="self", target="c:1", kind="replaces") == {
        "Văn bản": "self",
        "Quan hệ": "thay thế",
        "Với": "Kế hoạch 1/KH",
    }


def test_a_citation_is_called_by_its_number_or_its_words() -> None:
    assert title_of(item("citations", kind="ke_hoach", number="1/KH-UBND")) == "Kế hoạch 1/KH-UBND"
    assert (
        title_of(item("citations", "Luật Hợp tác xã năm 2012", kind="luat", number=None)) == "Luật Hợp tác xã năm 2012"
    )


def test_a_long_text_is_cut_at_a_word() -> None:
    assert short("củng cố, nâng cao", 10) == "củng cố…"
