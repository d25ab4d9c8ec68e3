"""The reader's items with what people said of them."""

import doctest
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoptac.planning.review import items
from hoptac.planning.review.items import HEADER, KINDS, Said, merge, name_items
from readings import TEXT, result, row, target

AT = datetime(2026, 11, 20, tzinfo=UTC)
QUOTES = st.sampled_from(["20 HTX", "20  htx", "30 HTX", "Phòng Nội vụ", ""])
ROWS = st.lists(st.builds(lambda quote: {"quote": quote, "start": 0, "end": len(quote)}, QUOTES), max_size=6)
SAID = st.builds(
    Said,
    pk=st.integers(1, 99),
    item=st.sampled_from([HEADER, "targets:x", "tasks:y", *name_items("targets", [{"quote": "20 HTX"}])]),
    kind=st.sampled_from([HEADER, *KINDS]),
    action=st.sampled_from(["edit", "add", "drop", "restore", "confirm"]),
    values=st.fixed_dictionaries({}, optional={"quote": QUOTES, "start": st.integers(0, 300), "value": st.integers()}),
    by=st.just("Cán bộ"),
    at=st.just(AT),
)


def said(item: str, action: str, values: Mapping[str, Any], kind: str = "targets", pk: int = 7) -> Said:
    return Said(pk, item, kind, action, values, "Nguyễn Văn A", AT)


def test_examples_in_the_module_hold() -> None:
    assert doctest.testmod(items).failed == 0


@given(ROWS, st.lists(SAID, max_size=5, unique_by=lambda one: one.item))
def test_every_item_read_stands_in_the_review_exactly_once(rows: list[dict[str, Any]], corrections: list[Said]) -> None:
    review = merge({"targets": rows}, corrections, text=TEXT)

    names = [item.name for kind in KINDS for item in review.items[kind]]
    assert len(names) == len(set(names))
    assert set(name_items("targets", rows)) <= set(names)


@given(ROWS, st.lists(SAID, max_size=5, unique_by=lambda one: one.item))
def test_the_place_of_every_item_gives_back_its_quote(rows: list[dict[str, Any]], corrections: list[Said]) -> None:
    read_names = set(name_items("targets", rows))

    review = merge({"targets": rows}, corrections, text=TEXT)

    for item in review.items["targets"]:
        if item.name not in read_names and item.start is not None:
            assert TEXT[item.start : item.end].split() == item.quote.split()


def test_a_name_does_not_depend_on_spaces_or_capitals() -> None:
    assert name_items("tasks", [{"quote": "Mở  lớp"}]) == name_items("tasks", [{"quote": "mở lớp"}])


def test_an_edited_item_shows_the_person_s_values_and_keeps_the_reader_s() -> None:
    (name,) = name_items("targets", [{"quote": "lập mới 03 HTX"}])
    read = {"targets": [target("lập mới 03 HTX")]}

    item = merge(read, [said(name, "edit", {**read["targets"][0], "value": 5})], text=TEXT).by_name[name]

    assert (item.state, item.values["value"], item.by, item.seen) == ("edited", 5, "Nguyễn Văn A", 7)
    assert item.original is not None
    assert item.original["value"] == 3


def test_an_item_that_a_person_left_as_read_is_as_read() -> None:
    (name,) = name_items("targets", [{"quote": "lập mới 03 HTX"}])
    read = {"targets": [target("lập mới 03 HTX")]}

    assert merge(read, [said(name, "edit", read["targets"][0])], text=TEXT).by_name[name].state == "read"


def test_a_dropped_item_stays_in_sight_but_goes_into_no_plan() -> None:
    read = result()
    name = name_items("targets", read["targets"])[0]

    review = merge(read, [said(name, "drop", {})], text=TEXT)

    assert review.by_name[name].state == "dropped"
    assert name not in [item.name for item in review.kept("targets")]
    assert len(review.items["targets"]) == 2


def test_a_restored_item_stands_as_it_was_dropped() -> None:
    (name,) = name_items("targets", [{"quote": "lập mới 03 HTX"}])
    read = {"targets": [target("lập mới 03 HTX")]}

    item = merge(read, [said(name, "restore", {**read["targets"][0], "value": 5})], text=TEXT).by_name[name]

    assert (item.state, item.values["value"]) == ("edited", 5)


def test_a_correction_outlives_a_reader_that_no_longer_finds_the_item() -> None:
    whole = {**target("lập mới 03 HTX"), "value": 5}

    review = merge(result(targets=[]), [said("targets:gone", "edit", whole)], text=TEXT)

    (item,) = review.kept("targets")
    assert (item.state, item.values["value"], item.quote) == ("added", 5, "lập mới 03 HTX")


def test_an_added_item_follows_its_quote_when_the_text_moves() -> None:
    whole = row("23 HTX", subject="số HTX")

    moved = "Dòng mới.\n" + TEXT
    review = merge({}, [said("actuals:own", "add", whole, kind="actuals")], text=moved)

    item = review.by_name["actuals:own"]
    assert moved[item.start : item.end] == "23 HTX"


def test_an_added_item_whose_words_went_has_no_place_but_stays() -> None:
    whole = row("23 HTX", subject="số HTX")

    item = merge({}, [said("actuals:own", "add", whole, kind="actuals")], text="Văn bản khác").by_name["actuals:own"]

    assert (item.start, item.end, item.quote) == (None, None, "23 HTX")


def test_the_corrected_head_wins_over_the_read_one() -> None:
    review = merge(result(), [said(HEADER, "edit", {"number": "13/KH-UBND"}, kind=HEADER)], text=TEXT)

    assert review.header.values["number"] == "13/KH-UBND"
    assert review.header.values["issuer"] == "Ủy ban nhân dân huyện Sơn Hà"
