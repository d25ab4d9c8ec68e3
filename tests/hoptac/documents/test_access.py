"""Which documents a person may see, and may change."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from conftest import NOW, TODAY
from hoptac.accounts.access import scope_of
from hoptac.base.errors import NotAllowedError
from hoptac.documents.access import document_for, documents_for, units_to_receive
from hoptac.documents.errors import NoUnitError
from hoptac.planning.services.acceptance import accept_review
from hoptac.units.models import Agency
from readings import make_document, result, task

pytestmark = pytest.mark.django_db

COMMUNE, PROVINCE = "21289@2025", "51@2025"


def test_a_unit_and_those_above_it_see_its_documents(
    unit: Callable[[str], Any], commune: Any, province: Any, leader: Any, other_province: Any
) -> None:
    document = make_document(unit(COMMUNE))

    seen = [list(documents_for(person, today=TODAY)) for person in (commune, province, leader, other_province)]
    assert seen == [[document], [document], [document], []]


def test_those_below_see_a_plan_of_the_unit_above_once_it_is_accepted(
    unit: Callable[[str], Any], commune: Any, province: Any
) -> None:
    read = result(issuer="Ủy ban nhân dân tỉnh Quảng Ngãi", date="2026-01-15", year=2026)
    document = make_document(unit(PROVINCE), read=read)
    assert not documents_for(commune, today=TODAY).exists()

    accept_review(document, actor=province, at=NOW, today=TODAY)

    assert document_for(commune, document.pk, today=TODAY) == document
    with pytest.raises(NotAllowedError):
        document_for(commune, document.pk, today=TODAY, write=True)


def test_a_plan_that_names_my_agency_opens_its_document_once(
    unit: Callable[[str], Any], commune: Any, other_province: Any
) -> None:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    names = ["Ủy ban nhân dân xã Sơn Hà", "Phòng Kinh tế"]
    head = {"issuer": "Ủy ban nhân dân tỉnh Quảng Ninh", "date": "2026-01-15", "year": 2026}
    read = result(**head, tasks=[task(quote, lead=names)])
    document = make_document(unit("22@2024"), read=read)
    plan = accept_review(document, actor=other_province, at=NOW, today=TODAY).plan
    assert plan is not None
    assert not documents_for(commune, today=TODAY).exists()

    plan.tasks.get().bodies.update(agency=Agency.objects.get(key="ubnd-xa/21289@2025"))

    assert list(documents_for(commune, today=TODAY)) == [document]


def test_missing_and_not_mine_are_one_answer(unit: Callable[[str], Any], other_province: Any) -> None:
    document = make_document(unit(COMMUNE))

    for key in (document.pk, 999_999):
        with pytest.raises(Http404, match="Không có văn bản này"):
            document_for(other_province, key, today=TODAY)


def test_documents_are_received_for_units_of_today_where_the_person_writes(
    unit: Callable[[str], Any], province: Any, commune: Any, leader: Any
) -> None:
    offered = set(units_to_receive(scope_of(province, today=TODAY), today=TODAY))

    assert {unit(PROVINCE), unit(COMMUNE)} <= offered
    assert all(one.holds_on(TODAY) for one in offered)
    assert list(units_to_receive(scope_of(commune, today=TODAY), today=TODAY)) == [unit(COMMUNE)]
    with pytest.raises(NoUnitError):
        units_to_receive(scope_of(leader, today=TODAY), today=TODAY)
