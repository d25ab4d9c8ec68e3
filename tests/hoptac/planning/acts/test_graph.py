"""The graph of acts as far as a person may see it."""

from datetime import date

import pytest
from django.http import Http404

from hoptac.planning.acts.graph import act_for, picture_of
from tests.hoptac.planning.plan_builders import QUANG_NGAI, make_act, make_document, make_plan, relate_acts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def names(picture) -> list[str]:
    return [node.name for node in picture.nodes]


def drawn(act, user):
    return picture_of(act_for(user, act.pk, today=TODAY), user=user, today=TODAY)


@pytest.fixture
def plan():
    return make_plan(number="901/KH-UBND")


@pytest.fixture
def above(plan):
    """The act that the plan implements."""
    act = make_act("9001/KH-UBND", dated=date(2026, 9, 14), issuer="UBND tỉnh")
    relate_acts(plan.act, act, told_by=plan.document)
    return act


def test_the_plan_and_what_it_implements_are_drawn_with_the_arrow_between(plan, above, commune):
    picture = drawn(plan.act, commune)

    assert names(picture) == ["Kế hoạch 901/KH-UBND", "Kế hoạch 9001/KH-UBND"]
    assert [edge.label for edge in picture.edges] == ["thực hiện"]


def test_the_graph_can_be_walked_to_the_other_end(plan, above, commune):
    picture = drawn(above, commune)

    assert picture.centre.act == above
    assert names(picture) == ["Kế hoạch 901/KH-UBND", "Kế hoạch 9001/KH-UBND"]


def test_a_box_leads_on_to_its_plan(plan, above, commune):
    mine, other = drawn(plan.act, commune).nodes

    assert (mine.foot, mine.next_url) == ("Mở kế hoạch", f"/ke-hoach/{plan.pk}/")
    assert other.next_url == ""


def test_an_act_that_is_only_mentioned_is_listed_and_not_drawn(plan, commune):
    law = make_act("17/2023/QH15", kind="luat")
    relate_acts(plan.act, law, told_by=plan.document, kind="mentions")

    picture = drawn(plan.act, commune)

    assert names(picture) == ["Kế hoạch 901/KH-UBND"]
    assert [mention.act for mention in picture.mentions] == [law]


def test_an_act_that_is_drawn_is_not_listed_again_as_mentioned(plan, above, commune):
    relate_acts(plan.act, above, told_by=plan.document, kind="mentions")

    assert drawn(plan.act, commune).mentions == ()


def test_what_only_an_article_tells_is_marked(plan, commune):
    told = make_act("559/CTr-LMHTX", kind="chuong_trinh")
    relate_acts(plan.act, told, told_by=plan.document, is_secondary=True)

    secondary = {node.name: node.is_secondary for node in drawn(plan.act, commune).nodes}

    assert secondary == {"Kế hoạch 901/KH-UBND": False, "Chương trình 559/CTr-LMHTX": True}


def test_what_a_document_out_of_reach_says_is_not_drawn(plan, above, commune):
    elsewhere = make_document("22@2024")
    root = make_act("1-NQ/TW", kind="nghi_quyet")
    relate_acts(above, root, told_by=elsewhere)

    assert "Nghị quyết 1-NQ/TW" not in names(drawn(plan.act, commune))


def test_acts_beyond_one_out_of_reach_are_not_drawn_either(plan, above, commune):
    hidden, beyond = make_act("1-NQ/TW", kind="nghi_quyet"), make_act("2-NQ/TW", kind="nghi_quyet")
    relate_acts(above, hidden, told_by=make_document("22@2024"))
    relate_acts(hidden, beyond, told_by=plan.document)

    assert names(drawn(plan.act, commune)) == ["Kế hoạch 901/KH-UBND", "Kế hoạch 9001/KH-UBND"]


def test_an_act_that_only_others_name_is_missing(plan, above, other_province):
    for act in (plan.act, above):
        with pytest.raises(Http404):
            act_for(other_province, act.pk, today=TODAY)


def test_a_number_that_is_no_act_is_missing(administrator):
    with pytest.raises(Http404):
        act_for(administrator, 999, today=TODAY)


def test_an_act_without_a_number_is_called_by_its_name_with_the_kind_once(commune):
    plan = make_plan()
    root = make_act(kind="nghi_quyet", name="Nghị quyết Trung ương 5 khóa IX")
    relate_acts(plan.act, root, told_by=plan.document)

    assert "Nghị quyết Trung ương 5 khóa IX" in names(drawn(plan.act, commune))


def test_a_large_graph_asks_the_database_no_more_often_than_a_small_one(
    province, django_assert_max_num_queries, django_assert_num_queries
):
    plan = make_plan(QUANG_NGAI, "ubnd-tinh/51@2025", number="9001/KH-UBND")

    def rest_on(how_many):
        for number in range(how_many):
            relate_acts(plan.act, make_act(f"{number}/NĐ-CP", kind="nghi_dinh"), told_by=plan.document)

    rest_on(3)
    with django_assert_max_num_queries(26) as few:
        drawn(plan.act, province)
    rest_on(27)

    with django_assert_num_queries(len(few.captured_queries)):
        drawn(plan.act, province)


def test_what_two_documents_say_alike_is_one_arrow_in_the_official_one_s_word(plan, above, province):
    told_by_an_article = make_document(QUANG_NGAI)
    relate_acts(plan.act, above, told_by=told_by_an_article, is_secondary=True)

    [edge] = drawn(plan.act, province).edges

    assert not edge.relation.is_secondary


def test_the_word_of_a_document_out_of_reach_adds_nothing(plan, above, commune):
    elsewhere = make_document("22@2024")
    relate_acts(above, make_act("1/NQ-HĐND", kind="nghi_quyet"), told_by=elsewhere)
    relate_acts(plan.act, make_act("2/NQ-HĐND", kind="nghi_quyet"), told_by=elsewhere, kind="mentions")

    picture = drawn(plan.act, commune)

    assert names(picture) == ["Kế hoạch 901/KH-UBND", "Kế hoạch 9001/KH-UBND"]
    assert picture.mentions == ()


def test_a_picture_known_from_a_demonstration_is_marked(plan, above, commune):
    assert not drawn(plan.act, commune).is_demo

    relate_acts(plan.act, make_act("3/KH-UBND"), told_by=make_document(is_demo=True))

    assert drawn(plan.act, commune).is_demo
