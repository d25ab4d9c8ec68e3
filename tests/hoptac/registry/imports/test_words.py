"""Words that no catalogue has: asked about once each, answered for all their rows, remembered."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.registry.errors import NothingAnsweredError
from hoptac.registry.imports.plan import places_asked
from hoptac.registry.imports.words import ASK_AGAIN, BLANK, WordQuestion, offer_of, words_asked, words_told
from hoptac.registry.models import Business, Import, LegalStatus, OperatingStatus, Seat
from hoptac.registry.services.imports import answer_import, check_import, store_import
from tests.hoptac.registry.import_builders import checked_import, received_import

pytestmark = pytest.mark.django_db
HEAD = ("Tên HTX", "Xã", "Lĩnh vực", "Tình trạng", "Ứng dụng công nghệ cao")
RICE = ("HTX Lúa Sơn Hà", "Xã Sơn Hà", "trồng lúa", "Đang hoạt động", None)
TEA = ("HTX Chè Sơn Hà", "Xã Sơn Hà", "Trồng  Lúa", "Đang hoạt động", None)


def checked(person: Any, *rows: Any) -> Import:
    return checked_import(person, *rows, head=HEAD)


def asked(held: Import) -> dict[str, WordQuestion]:
    return {one.word: one for one in words_asked(held)}


def after(held: Import, person: Any, said: dict[str, str]) -> Import:
    words = {asked(held)[word].field if word in asked(held) else word: answer for word, answer in said.items()}
    answered = answer_import(held, {}, words, actor=person, at=NOW, today=TODAY)
    found = check_import(answered, actor=person, at=NOW, today=TODAY)
    assert found is not None
    return found


def stored(held: Import, person: Any) -> None:
    assert store_import(held, good_rows_only=False, actor=person, at=NOW, today=TODAY) is not None


def test_a_word_is_asked_about_once_for_all_its_rows_and_stands_for_the_answer(commune: Any) -> None:
    held = checked(commune, RICE, TEA)

    assert [(one.said, one.rows, one.near) for one in words_asked(held)] == [("trồng lúa", 2, "")]
    assert held.faulty == 2
    held = after(held, commune, {"trồng lúa": "crops"})

    assert (held.faulty, held.created, words_asked(held)) == (0, 2, [])
    stored(held, commune)
    assert list(Business.objects.values_list("sector", flat=True)) == ["crops", "crops"]


def test_a_word_may_be_left_aside(commune: Any) -> None:
    held = after(checked(commune, RICE), commune, {"trồng lúa": BLANK})

    assert (held.faulty, held.created) == (0, 1)
    stored(held, commune)
    assert not Business.objects.exists()


def test_what_is_not_offered_is_no_answer(commune: Any) -> None:
    held = checked(commune, RICE)
    field = asked(held)["trồng lúa"].field

    for said in ({field: "không có mã này"}, {"chu-0000": "crops"}, {field: ASK_AGAIN}, {}):
        with pytest.raises(NothingAnsweredError):
            answer_import(held, {}, said, actor=commune, at=NOW, today=TODAY)


def test_an_answer_is_remembered_for_the_next_workbook_with_these_columns_and_may_be_asked_again(commune: Any) -> None:
    first = after(checked(commune, RICE), commune, {"trồng lúa": "crops"})

    next_one = checked(commune, TEA)
    assert (next_one.faulty, [one.answer for one in words_told(next_one)]) == (0, ["crops"])
    assert received_import(commune, RICE, head=HEAD[:3]).words == []

    field = words_told(first)[0].question.field
    again = after(next_one, commune, {field: ASK_AGAIN})
    assert (again.faulty, [one.word for one in words_asked(again)]) == (1, ["trồng lúa"])


def test_the_answers_of_another_place_are_not_taken_over(commune: Any, person: Any) -> None:
    after(checked(commune, RICE), commune, {"trồng lúa": "crops"})

    assert received_import(person("ministry"), RICE, head=HEAD).words == []


def test_a_word_of_a_mixed_column_goes_to_the_list_that_the_person_names(commune: Any) -> None:
    rows = [(*RICE[:2], None, "làm ăn cầm chừng lắm", None), (*TEA[:2], None, "xoá tên", None)]
    held = checked(commune, *rows)
    held = after(
        held, commune, {"làm ăn cầm chừng lắm": "operating_status:irregular", "xoá tên": "legal_status:dissolved"}
    )

    stored(held, commune)
    assert list(OperatingStatus.objects.values_list("status", flat=True)) == ["irregular"]
    assert list(LegalStatus.objects.values_list("status", flat=True)) == ["dissolved"]


def test_yes_and_no_may_be_said_of_a_word(commune: Any) -> None:
    held = checked(commune, (*RICE[:2], None, None, "một phần"))

    stored(after(held, commune, {"một phần": "no"}), commune)
    assert list(Business.objects.values_list("is_high_technology", flat=True)) == [False]


def test_a_short_form_and_a_slip_have_a_guess_and_nothing_else(commune: Any) -> None:
    words = {"DV nông nghiệp": "mixed_agriculture", "trồng trọtt": "crops", "trồng lúa": "", "bò": ""}
    rows = [(f"HTX Số {number}", "Xã Sơn Hà", word, None, None) for number, word in enumerate(words)]

    assert {one.said: one.near for one in words_asked(checked(commune, *rows))} == words


def test_a_commune_written_wrongly_is_asked_about_and_its_rows_are_entered_there(commune: Any, unit: Any) -> None:
    held = checked(commune, ("HTX Lúa Sơn Hà", "Xa Son Ha", None, None, None))
    here = unit("21289@2025")
    (question,) = words_asked(held)

    assert (question.said, question.near, question.may_be_blank) == ("Xa Son Ha", str(here.pk), False)
    stored(after(held, commune, {question.field: str(here.pk)}), commune)
    assert Seat.objects.get().unit == here


@pytest.mark.parametrize("most", [250, 0])
def test_what_a_word_may_well_be_is_offered_once_and_first(
    most: int, commune: Any, unit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.registry.imports.words._MOST_COMMUNES_OFFERED", most)
    held = checked(commune, ("HTX Lúa Sơn Hà", "Xa Son Ha", "trồng trọtt", None, None))
    places = places_asked(held, scope_of(commune, today=TODAY))

    for question in words_asked(held):
        offered = [value for _, pairs in offer_of(question, places) for value, _ in pairs]
        assert offered[0] == question.near
        assert offered.count(question.near) == 1
        assert all(pairs for _, pairs in offer_of(question, places))


def test_a_commune_that_is_not_mine_is_no_answer(commune: Any, unit: Any) -> None:
    held = checked(commune, ("HTX Lúa Sơn Hà", "Xa Son Ha", None, None, None))
    (question,) = words_asked(held)
    stranger = unit("21289@2025").parent

    with pytest.raises(NothingAnsweredError):
        answer_import(held, {}, {question.field: str(stranger.pk)}, actor=commune, at=NOW, today=TODAY)
