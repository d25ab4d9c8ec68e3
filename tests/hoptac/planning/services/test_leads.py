"""Saying who leads."""

from datetime import date

import pytest

from hoptac.base.errors import StaleWriteError
from hoptac.base.models import AuditLink
from hoptac.planning.errors import AskedNotAssignedError, AwaitingSuccessionError, EndedAgencyError, LeadStatedError
from hoptac.planning.services.leads import name_lead
from hoptac.units.models import Agency
from tests.hoptac.planning.plan_builders import AT, make_old_plan, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
ECONOMY, CULTURE, FRONT = "phong-kinh-te/21289@2025", "phong-vhxh/21289@2025", "mttq-xa/21289@2025"


@pytest.fixture
def task():
    return make_task(make_plan(), bodies=(("listed", "Phòng Kinh tế"), ("listed", "Phòng Văn hóa - Xã hội")))


def name(task, key, user, *, seen=1):
    return name_lead(task, Agency.objects.get(key=key), seen=seen, actor=user, at=AT, today=TODAY)


def leads(task) -> list[str]:
    return [body.name for body in task.bodies.filter(part="lead")]


def test_the_body_leads_and_it_is_known_who_said_so(task, commune):
    body = name(task, ECONOMY, commune)

    assert leads(task) == ["Phòng Kinh tế"]
    assert (body.named_by, body.named_at) == (commune, AT)
    assert AuditLink.objects.get(action="planning.task.lead_named").actor_id == commune.pk


def test_the_bodies_of_the_document_keep_their_parts(task, commune):
    name(task, ECONOMY, commune)

    assert task.bodies.filter(part="listed").count() == 2


def test_a_second_choice_takes_the_place_of_the_first(task, commune):
    name(task, ECONOMY, commune)
    name(task, CULTURE, commune, seen=2)

    assert leads(task) == ["Phòng Văn hóa - Xã hội"]


def test_a_choice_on_an_old_page_is_refused_with_the_other_persons_name(task, commune, province):
    name(task, ECONOMY, commune)

    with pytest.raises(StaleWriteError, match=r"Cán bộ xã Sơn Hà sửa lúc 09:00 23/11/2026"):
        name(task, CULTURE, province, seen=1)
    assert leads(task) == ["Phòng Kinh tế"]


def test_the_front_is_asked_and_never_assigned(task, commune):
    with pytest.raises(AskedNotAssignedError):
        name(task, FRONT, commune)
    assert leads(task) == []


def test_a_lead_that_the_document_names_is_not_overruled(commune):
    task = make_task(make_plan(), bodies=(("lead", "Phòng Kinh tế"),))

    with pytest.raises(LeadStatedError):
        name(task, CULTURE, commune)
    assert leads(task) == ["Phòng Kinh tế"]


def test_a_plan_of_an_ended_body_waits_for_its_successor(administrator):
    task = make_task(make_old_plan())

    with pytest.raises(AwaitingSuccessionError):
        name(task, ECONOMY, administrator)


def test_a_body_that_is_no_more_cannot_lead(task, commune):
    with pytest.raises(EndedAgencyError):
        name(task, "phong-tckh/529@2024", commune)


def test_a_refusal_leaves_no_trace(task, commune):
    with pytest.raises(AskedNotAssignedError):
        name(task, FRONT, commune)

    task.refresh_from_db()
    assert task.version == 1
    assert not AuditLink.objects.filter(action="planning.task.lead_named").exists()
