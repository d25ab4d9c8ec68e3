"""When two mentions mean one act, and when they do not."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit import System, Written
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.documents.services import acts
from hoptac.documents.services.acts import ActWords, Tie, state_relations
from hoptac.units.models import Agency
from readings import make_document

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 2)
# What they write goes into a link of whoever calls them; nobody does here.
find_or_make_act = partial(acts.find_or_make_act, written=Written())
find_or_make_acts = partial(acts.find_or_make_acts, written=Written())
act_of_document = partial(acts.act_of_document, written=Written())


def agency(key: str) -> Agency:
    return Agency.objects.get(key=key)


def test_a_second_mention_fills_in_what_the_first_left_out() -> None:
    first = find_or_make_act(ActWords("nghi_quyet", "20-NQ/TW", dated=date(2022, 6, 16)))

    again = find_or_make_act(ActWords("nghi_quyet", "20-NQ/TW", issuer="Ban Chấp hành Trung ương", title="Về đổi mới"))

    assert again == first
    assert (again.issuer, again.title, again.dated) == ("Ban Chấp hành Trung ương", "Về đổi mới", date(2022, 6, 16))


def test_what_is_known_is_not_overwritten_by_a_mention() -> None:
    find_or_make_act(ActWords("luat", "17/2023/QH15", title="Luật Hợp tác xã", dated=date(2023, 6, 20)))

    again = find_or_make_act(ActWords("luat", "17/2023/QH15", title="Luật HTX", dated=date(2023, 6, 20)))

    assert again.title == "Luật Hợp tác xã"


def test_two_communes_number_of_one_day_are_two_acts() -> None:
    one = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY, agency=agency("ubnd-xa/21289@2025")))
    other = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY, agency=agency("ubnd-xa/02536@2025")))

    assert one != other


def test_one_number_of_two_days_is_two_acts() -> None:
    one = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY))
    other = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=date(2025, 1, 2)))

    assert one != other


def test_an_undated_mention_is_not_taken_for_a_local_body_s_act() -> None:
    local = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY, agency=agency("ubnd-xa/21289@2025")))

    assert find_or_make_act(ActWords("ke_hoach", "01/KH-UBND")) != local


def test_a_mention_that_fits_two_acts_is_neither() -> None:
    known = [find_or_make_act(ActWords("nghi_quyet", "05-NQ/TW", dated=day)) for day in (DAY, date(2025, 1, 2))]

    assert find_or_make_act(ActWords("nghi_quyet", "05-NQ/TW")) not in known


def test_an_act_without_a_number_is_known_by_its_name() -> None:
    one = find_or_make_act(ActWords("luat", name="Luật Hợp tác xã năm 2012"))

    assert find_or_make_act(ActWords("luat", name="Luật hợp tác xã  năm 2012")) == one


def test_a_document_s_own_words_win_over_what_others_said(unit: Any) -> None:
    known = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY, title="Theo lời kể"))
    document = make_document(unit("21289@2025"))

    words = ActWords("ke_hoach", "01/KH-UBND", dated=DAY, title="Như văn bản", agency=agency("ubnd-xa/21289@2025"))
    act = act_of_document(document, words)

    assert act == known
    assert (act.title, act.document) == ("Như văn bản", document)


def test_a_mended_number_that_names_a_known_act_lets_the_wrong_one_go(unit: Any) -> None:
    document = make_document(unit("21289@2025"))
    wrong = act_of_document(document, ActWords("ke_hoach", "10/KH-UBND", dated=DAY))
    known = find_or_make_act(ActWords("ke_hoach", "01/KH-UBND", dated=DAY))

    act = act_of_document(document, ActWords("ke_hoach", "01/KH-UBND", dated=DAY))

    assert act == known
    assert not Act.objects.filter(pk=wrong.pk).exists()


def say(document: Document, *ties: Tie, is_secondary: bool = False) -> list[ActRelation]:
    return state_relations(document, ties, is_secondary=is_secondary, actor=System(), at=NOW, written=Written())


def test_an_act_is_never_tied_to_itself(unit: Any) -> None:
    act = find_or_make_act(ActWords("luat", name="Luật A"))

    assert say(make_document(unit("21289@2025")), Tie(act, act, "based_on", "")) == []


def test_each_document_speaks_for_itself_of_the_same_acts(unit: Any) -> None:
    one, other = (make_document(unit("21289@2025"), name=name) for name in ("mot.txt", "hai.txt"))
    tie = Tie(*find_or_make_acts([ActWords("luat", name="Luật A"), ActWords("luat", name="Luật B")]), "based_on", "")
    say(one, tie)
    say(other, tie)

    say(other)

    assert [relation.document for relation in ActRelation.objects.all()] == [one]


def test_a_document_that_says_a_thing_twice_has_said_it_once(unit: Any) -> None:
    tie = Tie(*find_or_make_acts([ActWords("luat", name="Luật A"), ActWords("luat", name="Luật B")]), "based_on", "")

    assert len(say(make_document(unit("21289@2025")), tie, tie)) == 1


def test_two_mentions_of_one_document_make_one_act_and_fill_it_in() -> None:
    words = ActWords("nghi_quyet", "20-NQ/TW", dated=date(2022, 6, 16))

    one, again = find_or_make_acts([words, ActWords("nghi_quyet", "20-NQ/TW", title="Về đổi mới")])

    assert one.pk == again.pk == Act.objects.get(title="Về đổi mới").pk


def test_many_mentions_take_as_many_statements_as_few(django_assert_num_queries: Any) -> None:
    mentions = [ActWords("luat", f"{number}/2020/QH14", title="Luật") for number in range(150)]
    find_or_make_acts(mentions[:75])

    with django_assert_num_queries(2):  # looked for, made; the known ones have nothing to be filled in
        find_or_make_acts(mentions)

    assert Act.objects.count() == 150
