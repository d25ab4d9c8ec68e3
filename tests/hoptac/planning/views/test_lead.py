"""/ke-hoach/nhiem-vu/<id>/chu-tri/: saying who leads."""

import pytest

from hoptac.units.models import Agency
from tests.hoptac.planning.plan_builders import make_old_plan, make_plan, make_task

pytestmark = pytest.mark.django_db
ECONOMY = "phong-kinh-te/21289@2025"


@pytest.fixture
def task():
    return make_task(make_plan(), bodies=(("listed", "Phòng Kinh tế"),))


def post(client, task_id, *, agency=ECONOMY, seen="1"):
    chosen = Agency.objects.filter(key=agency).first()
    return client.post(
        f"/ke-hoach/nhiem-vu/{task_id}/chu-tri/", {"agency": chosen.pk if chosen else agency, "seen": seen}
    )


def leads(task) -> list[str]:
    return [body.name for body in task.bodies.filter(part="lead")]


def test_the_lead_is_kept_and_the_page_comes_back_at_the_task(signed_in, task):
    response = post(signed_in("commune"), task.pk)

    assert response.status_code == 302
    assert response["Location"] == f"/ke-hoach/{task.plan_id}/#nhiem-vu-{task.pk}"
    assert leads(task) == ["Phòng Kinh tế"]


def test_the_province_may_do_it_for_its_commune(signed_in, task):
    assert post(signed_in("province"), task.pk).status_code == 302


@pytest.mark.parametrize("who", ["other_province", "visitor"])
def test_a_task_out_of_reach_looks_like_none(signed_in, task, who):
    assert post(signed_in(who), task.pk).status_code == 404
    assert leads(task) == []


@pytest.mark.parametrize("who", ["leader", "supervisor"])
def test_a_reader_may_not(signed_in, task, who):
    assert post(signed_in(who), task.pk).status_code == 403
    assert leads(task) == []


def test_what_an_old_district_left_is_read_and_not_changed(signed_in):
    task = make_task(make_old_plan())

    assert post(signed_in("commune"), task.pk).status_code == 403


def test_a_number_that_is_no_task_is_missing(signed_in):
    assert post(signed_in("commune"), 999999).status_code == 404


def test_get_is_not_answered(signed_in, task):
    assert signed_in("commune").get(f"/ke-hoach/nhiem-vu/{task.pk}/chu-tri/").status_code == 405


@pytest.mark.parametrize(
    ("agency", "seen"),
    [("", "1"), ("999999", "1"), ("abc", "1"), (ECONOMY, ""), (ECONOMY, "abc"), ("phong-kinh-te/21484@2025", "1")],
)
def test_bad_input_is_refused_in_words_and_nothing_is_saved(signed_in, task, agency, seen):
    response = post(signed_in("commune"), task.pk, agency=agency, seen=seen)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert leads(task) == []


def test_the_front_is_refused_with_the_reason(signed_in, task):
    response = post(signed_in("commune"), task.pk, agency="mttq-xa/21289@2025")

    assert response.status_code == 422
    assert "được đề nghị phối hợp" in response.content.decode()
    assert leads(task) == []


def test_a_choice_on_an_old_page_is_a_conflict(signed_in, task):
    client = signed_in("commune")
    post(client, task.pk)

    response = post(client, task.pk, seen="1")

    assert response.status_code == 409
    assert "vừa được Cán bộ xã Sơn Hà sửa lúc" in response.content.decode()
