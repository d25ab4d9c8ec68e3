"""What a person may say of an item, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.errors import StaleWriteError
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Correction, Document
from hoptac.planning.errors import BadPlaceError, UnknownItemError
from hoptac.planning.queries import review_of
from hoptac.planning.services.corrections import add_item, drop_item, edit_item, restore_item
from readings import TEXT, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    return make_document(unit("21289@2025"))


def first(document: Document, kind: str) -> Any:
    return review_of(document).items[kind][0]


def test_an_edit_is_a_new_row_with_its_author(document: Document, commune: Any) -> None:
    item = first(document, "targets")

    edit_item(document, item.name, {"value": 5}, seen=0, actor=commune, at=NOW)

    correction = Correction.objects.get()
    assert (correction.made_by, correction.action, correction.values["value"]) == (commune, "edit", 5)
    assert correction.values["quote"] == item.quote


def test_the_second_of_two_editors_is_refused_and_sees_both_versions(
    document: Document, commune: Any, province: Any
) -> None:
    name = first(document, "targets").name
    edit_item(document, name, {"value": 5}, seen=0, actor=province, at=NOW)

    with pytest.raises(StaleWriteError) as refusal:
        edit_item(document, name, {"value": 6}, seen=0, actor=commune, at=NOW)

    assert (refusal.value.mine["value"], refusal.value.theirs["value"]) == (6, 5)  # type: ignore[index]
    assert "Cán bộ tỉnh Quảng Ngãi sửa lúc 09:00 23/11/2026" in str(refusal.value)
    assert Correction.objects.count() == 1


def test_one_who_saw_the_newest_version_may_edit_it(document: Document, commune: Any) -> None:
    name = first(document, "targets").name
    seen = edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW).pk

    edit_item(document, name, {"value": 6}, seen=seen, actor=commune, at=NOW + timedelta(minutes=1))

    assert review_of(document).by_name[name].values["value"] == 6


def test_a_dropped_item_is_taken_back_with_its_edits(document: Document, commune: Any) -> None:
    name = first(document, "targets").name
    seen = edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW).pk
    seen = drop_item(document, name, seen=seen, actor=commune, at=NOW).pk

    restore_item(document, name, seen=seen, actor=commune, at=NOW)

    item = review_of(document).by_name[name]
    assert (item.state, item.values["value"]) == ("edited", 5)


def test_restoring_an_edited_item_brings_back_the_reader_s_word(document: Document, commune: Any) -> None:
    name = first(document, "targets").name
    seen = edit_item(document, name, {"value": 5}, seen=0, actor=commune, at=NOW).pk

    restore_item(document, name, seen=seen, actor=commune, at=NOW)

    item = review_of(document).by_name[name]
    assert (item.state, item.values["value"]) == ("read", 3)


def test_an_added_item_can_be_dropped_and_taken_back(document: Document, commune: Any) -> None:
    start = TEXT.index("Đề nghị tỉnh")
    added = add_item(document, "goals", {"section": ""}, start=start, end=start + 12, actor=commune, at=NOW)

    seen = drop_item(document, added.item, seen=added.pk, actor=commune, at=NOW).pk
    restore_item(document, added.item, seen=seen, actor=commune, at=NOW)

    item = review_of(document).by_name[added.item]
    assert (item.state, item.quote, item.start) == ("added", "Đề nghị tỉnh", start)


@pytest.mark.parametrize(
    ("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 99_999), (TEXT.index("\n"), TEXT.index("\n") + 1)]
)
def test_a_place_that_holds_no_words_is_refused(document: Document, commune: Any, start: int, end: int) -> None:
    with pytest.raises(BadPlaceError):
        add_item(document, "goals", {}, start=start, end=end, actor=commune, at=NOW)

    assert not Correction.objects.exists()


def test_an_item_that_is_nowhere_is_refused(document: Document, commune: Any) -> None:
    with pytest.raises(UnknownItemError):
        drop_item(document, "targets:khong-co", seen=0, actor=commune, at=NOW)


def test_a_corrected_head_is_in_the_list_at_once(document: Document, commune: Any) -> None:
    edit_item(document, HEADER, {"number": "77/KH-UBND"}, seen=0, actor=commune, at=NOW)

    document.refresh_from_db()
    assert document.number == "77/KH-UBND"
    assert "77/kh-ubnd" in document.search_exact
    assert document.version == 2
