"""From a reviewed reading to the act, its relations and the plan."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Act, ActRelation, Document
from hoptac.planning.errors import ActTakenError, NotReadyError, OutOfReachError
from hoptac.planning.models import Acceptance, Plan, Task, TaskBody
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import add_item, drop_item, edit_item
from readings import HEAD, TEXT, make_document, result, row, target, task

pytestmark = pytest.mark.django_db

ARTICLE = {**HEAD, "doc_type": "tin_tuc", "doc_kind": "tin_tuc", "number": None, "title": "Huyện triển khai kế hoạch"}


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    return make_document(unit("21289@2025"))


def accept(document: Document, actor: Any) -> Acceptance:
    return accept_review(document, actor=actor, at=NOW, today=TODAY)


def plan_of(acceptance: Acceptance) -> Plan:
    assert acceptance.plan is not None
    return acceptance.plan


def test_acceptance_makes_the_act_the_relations_and_the_plan(document: Document, commune: Any) -> None:
    plan = plan_of(accept(document, commune))

    assert (plan.act.number, plan.act.dated, plan.act.document) == ("12/KH-UBND", date(2024, 1, 15), document)
    relation = ActRelation.objects.get()
    assert (relation.source, relation.target.number, relation.kind) == (plan.act, "05/NQ-HĐND", "based_on")
    assert relation.confirmed_by == commune
    counts = [plan.targets.count(), plan.aims.count(), plan.tasks.count(), plan.duties.count()]
    assert counts == [2, 1, 1, 1]
    document.refresh_from_db()
    assert document.is_accepted


def test_the_plan_belongs_to_the_body_that_issued_it_not_to_who_received_it(document: Document, commune: Any) -> None:
    plan = plan_of(accept(document, commune))

    assert plan.agency is not None
    assert (plan.agency.key, plan.unit.key) == ("ubnd-huyen/529@2024", "529@2024")


def test_a_target_keeps_its_comparator_value_and_place(document: Document, commune: Any) -> None:
    target = plan_of(accept(document, commune)).targets.get(comparator="gte")

    assert (target.value, target.unit, target.measure) == (Decimal(60), "%", "share")
    assert TEXT[target.start : target.end] == target.quote


def test_known_bodies_stand_behind_the_names_of_a_task(document: Document, commune: Any) -> None:
    bodies = plan_of(accept(document, commune)).tasks.get().bodies.all()

    assert [(body.part, body.name, body.agency and body.agency.unit.key) for body in bodies] == [
        ("lead", "Phòng Tư pháp", "529@2024"),
        ("partner", "Phòng Nội vụ", None),  # not among the known bodies: left as written
    ]


def test_a_dash_typed_otherwise_is_the_same_name(unit: Callable[[str], Any], commune: Any) -> None:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    read = result(tasks=[task(quote, lead=["Phòng Tài chính – Kế hoạch"])])

    body = plan_of(accept(make_document(unit("21289@2025"), read=read), commune)).tasks.get().bodies.get()

    assert body.agency is not None


def test_the_reviewer_s_choice_wins_over_the_exact_match(
    document: Document, commune: Any, unit: Callable[[str], Any]
) -> None:
    from hoptac.units.models import Agency

    other = Agency.objects.get(key="phong-kinh-te/21289@2025")
    item = review_of(document).items["tasks"][0]
    edit_item(
        document, item.name, {"known": {"Phòng Tư pháp": other.pk, "Phòng Nội vụ": None}}, seen=0, actor=commune, at=NOW
    )

    bodies = plan_of(accept(document, commune)).tasks.get().bodies.all()

    assert {body.name: body.agency for body in bodies} == {"Phòng Tư pháp": other, "Phòng Nội vụ": None}


def test_a_dropped_item_makes_no_row(document: Document, commune: Any) -> None:
    name = review_of(document).items["targets"][0].name
    drop_item(document, name, seen=0, actor=commune, at=NOW)

    assert plan_of(accept(document, commune)).targets.count() == 1


def test_blank_number_and_date_are_no_obstacle(unit: Callable[[str], Any], commune: Any) -> None:
    document = make_document(unit("21289@2025"), read=result(number=None, date=None))

    plan = plan_of(accept(document, commune))

    assert (plan.act.number, plan.act.dated) == ("", None)
    assert plan.act.title == "Củng cố tổ chức kinh tế tập thể năm 2024"


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ({"title": None}, "thiếu trích yếu"),
        ({"issuer": "UBND huyện"}, "chưa xác nhận cơ quan ban hành"),
        ({"issuer": None}, "chưa xác nhận cơ quan ban hành"),
        (ARTICLE, "chưa nêu tin bài nói về văn bản nào"),
    ],
)
def test_what_a_plan_cannot_be_without_is_asked_for(
    unit: Callable[[str], Any], commune: Any, head: dict[str, Any], sentence: str
) -> None:
    document = make_document(unit("21289@2025"), read=result(**head))

    with pytest.raises(NotReadyError, match=sentence):
        accept(document, commune)

    assert not Act.objects.exists()
    document.refresh_from_db()
    assert not document.is_accepted


def test_accepting_again_keeps_rows_and_the_leads_that_people_named(document: Document, commune: Any) -> None:
    kept = plan_of(accept(document, commune)).tasks.get()
    TaskBody.objects.create(task=kept, part="lead", name="Phòng Nội vụ", named_by=commune)
    name = review_of(document).items["targets"][0].name
    edit_item(document, name, {"value": 4}, seen=0, actor=commune, at=NOW)

    plan = plan_of(accept(document, commune))

    assert Task.objects.get() == kept
    assert kept.bodies.filter(named_by=commune).count() == 1
    assert plan.targets.get(item=name).value == 4
    assert Plan.objects.count() == 1
    assert Acceptance.objects.count() == 2


def test_a_mended_number_moves_the_act_along(document: Document, commune: Any) -> None:
    accept(document, commune)
    edit_item(document, HEADER, {"number": "21/KH-UBND"}, seen=0, actor=commune, at=NOW)

    plan = plan_of(accept(document, commune))

    assert plan.act.number == "21/KH-UBND"
    assert not Act.objects.filter(number="12/KH-UBND").exists()


def test_a_second_document_of_the_same_act_is_refused(
    document: Document, commune: Any, unit: Callable[[str], Any]
) -> None:
    accept(document, commune)
    again = make_document(unit("51@2025"), name="ban-sao.txt")

    with pytest.raises(ActTakenError) as refusal:
        accept(again, commune)

    assert refusal.value.plan_id == Plan.objects.get().pk


def test_a_demonstration_gives_way_to_the_real_document(unit: Callable[[str], Any], commune: Any) -> None:
    accept(make_document(unit("21289@2025"), name="trinh-dien.txt", is_demo=True), commune)

    plan = plan_of(accept(make_document(unit("21289@2025")), commune))

    assert Plan.objects.get() == plan
    assert not plan.is_demo
    assert plan.act.document == plan.document


def test_the_same_number_of_another_body_is_another_act(unit: Callable[[str], Any], province: Any) -> None:
    accept(make_document(unit("21289@2025")), province)
    neighbour = result(issuer="Ủy ban nhân dân huyện Ba Tơ")

    plan = plan_of(accept(make_document(unit("21289@2025"), name="khac.txt", read=neighbour), province))

    assert Plan.objects.count() == 2
    assert plan.unit.key == "535@2024"


def test_an_act_without_a_number_is_called_by_its_title(unit: Callable[[str], Any], commune: Any) -> None:
    plan = plan_of(accept(make_document(unit("21289@2025"), read=result(number=None)), commune))

    assert str(plan.act) == "Củng cố tổ chức kinh tế tập thể năm 2024"


def test_one_title_of_two_bodies_is_two_acts(unit: Callable[[str], Any], province: Any) -> None:
    accept(make_document(unit("21289@2025"), read=result(number=None)), province)
    other = result(number=None, issuer="Ủy ban nhân dân huyện Ba Tơ")

    accept(make_document(unit("21289@2025"), name="khac.txt", read=other), province)

    assert Plan.objects.count() == 2


def article(unit: Callable[[str], Any], commune: Any) -> Document:
    document = make_document(unit("21289@2025"), name="tin.txt", read=result(**ARTICLE, citations=[]))
    about = {
        "kind": "ke_hoach",
        "number": "12/KH-UBND",
        "date": "2024-01-15",
        "issuer": "UBND huyện Sơn Hà",
        "title": "Củng cố",
    }
    edit_item(document, HEADER, {"about": about}, seen=0, actor=commune, at=NOW)
    return document


def test_an_article_makes_a_secondary_plan_of_the_act_it_speaks_of(unit: Callable[[str], Any], commune: Any) -> None:
    plan = plan_of(accept(article(unit, commune), commune))

    assert (plan.act.number, plan.is_secondary, plan.act.document) == ("12/KH-UBND", True, None)


def test_what_an_article_told_gives_way_to_the_act_itself(unit: Callable[[str], Any], commune: Any) -> None:
    told = plan_of(accept(article(unit, commune), commune))

    plan = plan_of(accept(make_document(unit("21289@2025")), commune))

    assert plan == told
    assert not plan.is_secondary
    assert plan.document.name == "ke-hoach.txt"


def test_cited_acts_are_tied_to_each_other_where_a_person_says_so(unit: Callable[[str], Any], commune: Any) -> None:
    cited = [
        row("Nghị quyết số 05/NQ-HĐND ngày 03/01/2024", kind="nghi_quyet", number="05/NQ-HĐND", date="2024-01-03",
            issuer=None, relation="based_on", mentions=1),
        row("23 HTX", kind="other", number="9/KL-TU", date=None, issuer=None, relation="mentions", mentions=1),
    ]  # fmt: skip
    document = make_document(unit("21289@2025"), read=result(citations=cited))
    names = [item.name for item in review_of(document).items["citations"]]
    values = {"source": names[1], "target": names[0], "kind": "implements"}
    add_item(document, "relations", values, start=0, end=20, actor=commune, at=NOW)

    accept(document, commune)

    relation = ActRelation.objects.get(kind="implements")
    assert {relation.source.number, relation.target.number} == {"05/NQ-HĐND", "9/KL-TU"}


def test_an_undated_mention_fits_the_one_known_act_of_the_centre(unit: Callable[[str], Any], commune: Any) -> None:
    known = Act.objects.create(identity="x", kind="nghi_quyet", number="20-NQ/TW", dated=date(2022, 6, 16))
    cited = [
        row("23 HTX", kind="nghi_quyet", number="20-NQ/TW", date=None, issuer=None, relation="implements", mentions=1)
    ]

    accept(make_document(unit("21289@2025"), read=result(citations=cited)), commune)

    assert ActRelation.objects.get().target == known


def test_a_long_document_takes_as_many_statements_as_a_short_one(unit: Callable[[str], Any], commune: Any) -> None:
    quote = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
    long = result(
        number="99/KH-UBND",
        citations=[
            row("23 HTX", kind="luat", number=f"{number}/2020/QH14", date=None, issuer=None, relation="based_on")
            for number in range(30)
        ],
        targets=[target("lập mới 03 HTX") for _ in range(30)],
        goals=[row("Xóa tên các HTX đã nghỉ lâu", section="") for _ in range(30)],
        tasks=[task(quote, lead=[f"Phòng số {number}"], partners=["Phòng Nội vụ"]) for number in range(30)],
        obligations=[row("gửi báo cáo", who="Phòng Tư pháp", due="2024-12-05", due_kind="by") for _ in range(30)],
    )
    documents = [
        make_document(unit("21289@2025"), name="ngan.txt"),
        make_document(unit("21289@2025"), name="dai.txt", read=long),
    ]
    accept(make_document(unit("51@2025"), name="truoc.txt", read=result(number="1/KH-UBND", citations=[])), commune)

    counts = []
    for document in documents:
        with CaptureQueriesContext(connection) as counted:
            accept(document, commune)
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_a_plan_of_a_place_out_of_reach_is_refused_and_nothing_made(
    person: Callable[..., Any], unit: Callable[[str], Any]
) -> None:
    neighbour = person("xa.bato", role="commune", unit_key="21484@2025")

    with pytest.raises(OutOfReachError, match="ngoài phạm vi"):
        accept(make_document(unit("21484@2025")), neighbour)

    assert not Plan.objects.exists()
    assert not Act.objects.exists()


def of_the_province(**columns: Any) -> dict[str, Any]:
    head = {**HEAD, "issuer": "Ủy ban nhân dân tỉnh Quảng Ngãi", "date": "2026-01-15", "year": 2026}
    return result(**head, **columns)


def test_a_commune_may_bring_in_a_plan_from_above_it(unit: Callable[[str], Any], commune: Any) -> None:
    plan = plan_of(accept(make_document(unit("21289@2025"), read=of_the_province()), commune))

    assert plan.unit.key == "51@2025"


def test_a_commune_does_not_replace_even_a_demonstration_from_above_it(
    unit: Callable[[str], Any], province: Any, commune: Any
) -> None:
    shown = make_document(unit("51@2025"), name="trinh-dien.txt", read=of_the_province(), is_demo=True)
    kept = plan_of(accept(shown, province))

    with pytest.raises(ActTakenError):
        accept(make_document(unit("21289@2025"), name="that.txt", read=of_the_province()), commune)

    kept.refresh_from_db()
    assert (kept.document, kept.is_demo) == (shown, True)


def test_what_gives_way_keeps_its_address_and_the_lead_that_a_person_named(
    unit: Callable[[str], Any], commune: Any
) -> None:
    unled = result(tasks=[task("Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học")])
    shown = make_document(unit("21289@2025"), name="trinh-dien.txt", read=unled, is_demo=True)
    demo = plan_of(accept(shown, commune))
    named = {"part": TaskBody.Part.LEAD, "name": "Phòng Tư pháp", "named_by": commune, "named_at": NOW}
    TaskBody.objects.create(task=Task.objects.get(plan=demo), **named)

    real = plan_of(accept(make_document(unit("21289@2025"), name="that.txt", read=unled), commune))

    shown.refresh_from_db()
    assert (real.pk, real.is_demo, shown.is_accepted) == (demo.pk, False, False)
    assert [body.name for body in TaskBody.objects.filter(task__plan=real, named_by=commune)] == ["Phòng Tư pháp"]
