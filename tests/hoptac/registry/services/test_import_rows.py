"""What an import asks of a person and tells at its rows, before anything is stored."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.registry.errors import (
    ImportStateError,
    NothingAnsweredError,
)
from hoptac.registry.imports.looking import guessed
from hoptac.registry.models import (
    Difference,
    Import,
    Size,
    Standing,
)
from hoptac.registry.services.imports import (
    Choice,
    answer_import,
    check_import,
    choose_columns,
)
from hoptac.registry.services.statements import state
from hoptac.registry.synthetic import marked
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import checked_import
from tests.hoptac.registry.services.import_steps import HEAD, NEW, SINCE, heads_of, prepare, store
from tests.hoptac.registry.workbook_files import xlsx

pytestmark = pytest.mark.django_db

FULL, SHORT = "Hợp tác xã Dịch vụ nông nghiệp Sơn Hà", "HTX DVNN Sơn Hà"


def answer(prepared: Import, said: dict[int, int], person: Any, words: dict[str, str] | None = None) -> Import:
    return answer_import(prepared, said, words or {}, actor=person, at=NOW, today=TODAY)


def again(prepared: Import, said: dict[int, int], person: Any) -> Import:
    checked = check_import(answer(prepared, said, person), actor=person, at=NOW, today=TODAY)
    assert checked is not None
    return checked


def row_of(name: str, *more: Any) -> list[Any]:
    return [name, "Xã Sơn Hà", *more, *[None] * (5 - len(more))]


def test_a_name_that_is_in_the_book_in_full_is_asked_about_and_stored_as_the_person_says(commune: Any) -> None:
    known = enter(FULL)
    prepared = prepare(commune, row_of(SHORT, None, 35))
    assert (prepared.changed, prepared.created, prepared.faulty) == (0, 0, 1)
    assert [(one["row"], one["options"]) for one in prepared.questions] == [(2, [[known.pk, FULL]])]

    prepared = again(prepared, {2: known.pk}, commune)
    store(prepared, commune)

    assert (prepared.changed, prepared.faulty, prepared.questions) == (1, 0, [])
    assert Size.objects.get(organization=known).members == 35
    assert not Difference.objects.exists()  # the same name in short is no other name


def test_a_row_that_a_person_says_is_new_is_entered_beside_its_namesake(commune: Any) -> None:
    enter(FULL)

    prepared = again(prepare(commune, row_of(SHORT)), {2: 0}, commune)
    store(prepared, commune)

    assert sorted(Standing.objects.values_list("name", flat=True)) == [SHORT, FULL]


def test_three_names_that_differ_in_a_mark_stay_three_in_a_workbook(commune: Any) -> None:
    enter("HTX Sơn Hà")

    prepared = prepare(commune, row_of("Hợp tác xã Sơn Hạ"), row_of("HTX Sơn Hải"), row_of("HTX DVNN Sơn Hạ"))

    assert (prepared.created, prepared.faulty) == (3, 0)


def test_two_rows_of_one_name_in_full_are_asked_about_and_stored_as_two_on_a_persons_word(commune: Any) -> None:
    prepared = prepare(commune, row_of(FULL), row_of(SHORT))
    assert (prepared.created, [one["row"] for one in prepared.questions]) == (1, [3])
    assert "dòng 2" in prepared.faults[0]["why"]

    assert again(prepared, {3: 0}, commune).created == 2


def test_only_what_was_asked_is_answered_and_new_columns_ask_anew(commune: Any) -> None:
    enter(FULL)
    stranger = enter("HTX Khác")
    prepared = prepare(commune, row_of(SHORT))

    with pytest.raises(NothingAnsweredError):
        answer(prepared, {2: stranger.pk, 9: 0}, commune)

    held = answer(prepared, {2: 0}, commune)
    heads = heads_of(xlsx([HEAD, row_of(SHORT)]))
    choice = Choice("DS", heads, guessed(heads), SINCE, 2025)
    assert choose_columns(held, choice, actor=commune, at=NOW, today=TODAY).answers == {}


def test_an_import_that_was_stored_takes_no_answers(commune: Any) -> None:
    enter(FULL)
    prepared = prepare(commune, NEW, row_of(SHORT))
    store(prepared, commune, good_rows_only=True)

    with pytest.raises(ImportStateError, match="xác nhận"):
        answer(prepared, {3: 0}, commune)


def test_what_is_no_telephone_is_told_at_its_cell(commune: Any) -> None:
    prepared = prepare(commune, [*NEW[:3], "3822345"], head=["Tên HTX", "Xã", "Mã số thuế", "Điện thoại"])

    assert [(fault["column"], fault["row"], fault["what"]) for fault in prepared.faults] == [("D", 2, "3822345")]


def test_communes_by_their_old_names_are_told_with_todays_after_one_query(commune: Any) -> None:
    named = ["Thị trấn Di Lăng", "Xã Sơn Bao", "Xã Không Có"]

    with CaptureQueriesContext(connection) as asked:
        held = prepare(commune, *[[f"HTX Rau {n}", name, *[None] * 5] for n, name in enumerate(named)])

    assert [fault["why"] for fault in held.faults][:2] == [
        f"“{name}” là tên cũ, nay là xã Sơn Hà (Tỉnh Quảng Ngãi)." for name in named[:2]
    ]
    assert held.faults[2]["why"].startswith("Không có xã")
    assert sum('"units_succession"."day" <=' in one["sql"] for one in asked) == 1


MANY = ["Tên HTX", "Xã", "Ngày thành lập", "Số thành viên", "Thành viên nữ", "Số thành viên liên kết", "Mã số thuế"]


def told(prepared: Import) -> list[tuple[int, str, str]]:
    return [(fault["row"], fault["column"], fault["why"]) for fault in prepared.faults]


def test_a_row_with_a_wrong_cell_is_told_all_that_is_wrong_with_it_at_once(commune: Any) -> None:
    enter(founded_on=date(2015, 3, 5))

    prepared = prepare(
        commune,
        ["HTX Nông nghiệp Sơn Hà", "Xã Sơn Hà", 2016, 25, 30, "mười", None],
        ["HTX Rau", "Xã Sơn Hà", None, 25, 30, None, "0100109107"],
        ["HTX Nấm", "Xã Sơn Hà", None, 9, None, None, None],
        ["HTX Nấm", "Xã Sơn Hà", None, 9, None, "mười", None],
        head=MANY,
    )

    found = [(row, column) for row, column, _ in told(prepared)]
    assert found == [(2, "C"), (2, "E"), (2, "F"), (3, "E"), (3, "G"), (5, "A"), (5, "F")]
    assert (5, "A", "Cùng một tổ chức với dòng 4.") in told(prepared)
    assert (prepared.created, prepared.faulty) == (1, 3)


def test_of_two_rows_the_good_one_is_stored_though_a_broken_one_stands_before_it(commune: Any) -> None:
    rows = [["HTX Nấm", "Xã Sơn Hà", None, 9, None, said, None] for said in ("mười", None)]

    prepared = prepare(commune, *rows, head=MANY)

    assert (2, "A", "Cùng một tổ chức với dòng 3.") in told(prepared)
    assert (prepared.created, prepared.faulty) == (1, 1)


def test_cells_that_could_not_be_read_are_held_against_nothing(commune: Any) -> None:
    known = enter()
    state(Size, known, {"members": 10}, since=SINCE, source="Báo cáo", actor=commune, at=NOW, today=TODAY)

    prepared = prepare(
        commune,
        ["HTX Nông nghiệp Sơn Hà", "Xã Sơn Hà", None, "hai mươi", 15, None, None],
        ["HTX Nấm", "Xã Sơn Lạ", None, 9, None, None, None],
        ["HTX Nấm", "Xã Sơn Lạ", None, 9, None, None, None],
        head=MANY,
    )

    assert [(row, column) for row, column, _ in told(prepared)] == [(2, "D"), (3, "B"), (4, "B")]


def test_a_row_is_told_of_every_contradiction_not_of_the_first_alone(commune: Any) -> None:
    enter(founded_on=date(2015, 3, 5))

    prepared = prepare(commune, ["HTX Nông nghiệp Sơn Hà", "Xã Sơn Hà", 2016, 25, 30, None, None], head=MANY)

    assert [(row, column) for row, column, _ in told(prepared)] == [(2, "C"), (2, "E")]


@pytest.mark.parametrize("place", ["Xã Ba Tơ", "thôn 2, xã Ba Tơ, tỉnh Quảng Ngãi"])
def test_a_neighbour_s_commune_is_told_as_such_and_not_asked_to_be_written_otherwise(commune: Any, place: str) -> None:
    head = ["Tên HTX", "Xã" if place == "Xã Ba Tơ" else "Địa chỉ"]

    prepared = prepare(commune, ["HTX Rau", place], head=head)

    [(row, column, why)] = told(prepared)
    assert (row, column) == (2, "B")
    assert why.startswith("Xã Ba Tơ (Tỉnh Quảng Ngãi) không thuộc xã Sơn Hà")
    assert prepared.word_questions == []


def test_the_mark_of_invented_organizations_hides_no_match(commune: Any) -> None:
    known = enter(marked("HTX Lâm nghiệp Sơn Hà số 4"))

    prepared = prepare(commune, ["HTX LN Sơn Hà số 4", "Xã Sơn Hà", 12], head=["Tên HTX", "Xã", "Số thành viên"])
    same = prepare(commune, ["HTX Lâm nghiệp Sơn Hà số 4", "Xã Sơn Hà", 12], head=["Tên HTX", "Xã", "Số thành viên"])

    assert [question["options"] for question in prepared.questions] == [
        [[known.pk, "[Giả lập] HTX Lâm nghiệp Sơn Hà số 4"]]
    ]
    assert (same.created, same.changed, same.differing) == (0, 1, 0)


PEOPLE_HEAD = ("Tên HTX", "Xã", "Người đại diện", "Điện thoại")


def test_a_name_without_marks_is_asked_about_unless_its_people_tell(commune: Any) -> None:
    known = enter("HTX Sơn Hà", representative="Trần Thị Bình")
    enter("HTX Sơn Hải")
    bare = ("HTX SON HA", "Xã Sơn Hà", "TRAN THI BINH", "0905 123 456")

    asked = checked_import(commune, (*bare[:2], "Lê Văn Tám", None), head=PEOPLE_HEAD)
    (question,) = asked.questions
    assert question["options"] == [[known.pk, "HTX Sơn Hà"]] and "cùng tên khi bỏ dấu, cùng xã" in question["why"]
    assert (asked.created, asked.changed) == (0, 0)

    told = checked_import(commune, bare, head=PEOPLE_HEAD)
    assert (told.questions, told.created, told.changed, told.differing) == ([], 0, 1, 0)
