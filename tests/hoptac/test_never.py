"""What must never happen on a page, whoever looks: one test for each promise that no single module can keep alone."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.accounts.models import Contact
from hoptac.base.audit import System
from hoptac.base.models import Notice
from hoptac.cases.services.starting import NewName
from hoptac.cases.timing import edition_of
from hoptac.documents.models import Document
from hoptac.planning.duties.feed_keys import feed_key
from hoptac.planning.models import Plan, TaskBody
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.reminders import remind_of_reports
from hoptac.registry.models import Governance, OperatingStatus, Seat, Size
from hoptac.registry.services.statements import state
from hoptac.units.models import Agency, Unit
from readings import make_document, result, row, task
from tests.hoptac.accounts.contacts import PHONE, put
from tests.hoptac.cases.builders import opened
from tests.hoptac.planning.plan_builders import (
    BA_TO,
    BA_TO_BODY,
    make_duty,
    make_old_plan,
    make_plan,
    make_target,
    make_task,
)
from tests.hoptac.registry.builders import enter
from tests.hoptac.units.map_files import TRUONG_SA, write_map

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"
QUOTE = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
TODAYS_HEAD = {"issuer": "Ủy ban nhân dân xã Sơn Hà", "date": "2026-10-01", "year": 2027}
SOON = date(2026, 11, 27)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = answer.getvalue() if answer.streaming else answer.content
    return str(content.decode())


def accepted(document: Document, actor: Any) -> Plan:
    plan = accept_review(document, actor=actor, at=NOW, today=TODAY).plan
    assert plan is not None
    return plan


# Findings on another body's plan are shown to nobody but those who may settle them.

FINDINGS = (
    "Chưa rõ người ký",
    "Cần xem lại",
    "chưa có cơ quan chủ trì",
    "chưa rõ là cơ quan nào",
    "badge-warn",
    "hãy chọn",
)


@pytest.mark.parametrize("reader", ["leader", "supervisor"])
def test_a_reader_is_shown_no_finding_on_any_page_of_a_document(
    signed_in: SignedIn, unit: Callable[[str], Any], commune: Any, reader: str
) -> None:
    read = result(
        **TODAYS_HEAD,
        problems=[{"message": "Chưa rõ người ký", "start": 0, "end": 3}],
        tasks=[task(QUOTE, agencies=["Phòng Tư pháp"]), task("Xóa tên các HTX đã nghỉ lâu")],
    )
    document = make_document(unit(COMMUNE), read=read)
    plan = accepted(document, commune)
    addresses = [
        *(f"/van-ban/{document.pk}/{ending}" for ending in ("", "lich-su/", "lich-su/tai-ve.csv")),
        *(f"/ke-hoach/{plan.pk}/{ending}" for ending in ("", "tai-ve.csv")),
    ]
    writer = signed_in("commune")
    told = text_of(writer, addresses[0]) + text_of(writer, f"/ke-hoach/{plan.pk}/")
    assert "Chưa rõ người ký" in told
    assert "hãy chọn" in told

    client = signed_in(reader)
    shown = [words for address in addresses for words in FINDINGS if words in text_of(client, address)]

    assert shown == []


def test_those_below_see_the_plan_above_without_its_findings(
    signed_in: SignedIn, unit: Callable[[str], Any], province: Any
) -> None:
    head = {**TODAYS_HEAD, "issuer": "Ủy ban nhân dân tỉnh Quảng Ngãi"}
    problems = [{"message": "Chưa rõ người ký", "start": 0, "end": 3}]
    document = make_document(unit("51@2025"), read=result(**head, problems=problems, tasks=[task(QUOTE)]))
    plan = accepted(document, province)

    client = signed_in("commune")

    page = text_of(client, f"/van-ban/{document.pk}/") + text_of(client, f"/ke-hoach/{plan.pk}/")
    assert [words for words in FINDINGS if words in page] == []


# Bodies of the Party and the Front are asked, never assigned, chased or scored.


def test_a_body_that_is_asked_is_neither_reminded_nor_in_any_calendar(signed_in: SignedIn, commune: Any) -> None:
    plan = make_plan()
    make_duty(plan, owed_by="mttq-xa/21289@2025", due=SOON, due_kind="by")

    sent = remind_of_reports(today=TODAY, at=NOW)

    calendars = text_of(signed_in("commune"), f"/ke-hoach/{plan.pk}/nhiem-vu-bao-cao.ics")
    calendars += text_of(Client(), f"/lich/{feed_key(commune)}.ics")
    assert sent == 0
    assert "BEGIN:VEVENT" not in calendars


def test_a_body_of_the_party_without_a_row_in_the_tables_is_asked_all_the_same(signed_in: SignedIn) -> None:
    plan = make_plan()
    make_duty(plan, who="Ban Tuyên giáo và Dân vận Đảng ủy xã", due=SOON, due_kind="by")

    client = signed_in("commune")

    assert "Đề nghị phối hợp" in text_of(client, f"/ke-hoach/{plan.pk}/")
    assert "BEGIN:VEVENT" not in text_of(client, f"/ke-hoach/{plan.pk}/nhiem-vu-bao-cao.ics")


def test_a_party_s_plan_is_seen_by_nobody_who_is_not_signed_in(client: Client) -> None:
    party = Agency.objects.filter(unit__key=COMMUNE, asked=True).order_by("pk").first()
    assert party is not None
    plan = make_plan(COMMUNE, party.key)

    for address in (
        f"/ke-hoach/{plan.pk}/",
        f"/ke-hoach/{plan.pk}/nhiem-vu-bao-cao.ics",
        f"/van-ban/{plan.document_id}/",
        f"/van-ban/do-thi/{plan.act_id}/",
        "/ke-hoach/tai-ve.csv",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/dang-nhap/")


# Nobody is assumed to lead.


def test_a_task_that_only_lists_bodies_has_no_lead_after_acceptance(unit: Callable[[str], Any], commune: Any) -> None:
    read = result(**TODAYS_HEAD, tasks=[task(QUOTE, agencies=["Phòng Kinh tế"], partners=["Phòng Văn hóa - Xã hội"])])

    plan = accepted(make_document(unit(COMMUNE), read=read), commune)

    assert not TaskBody.objects.filter(task__plan=plan, part=TaskBody.Part.LEAD).exists()


def test_no_entry_is_chosen_beforehand_where_a_lead_is_asked_for(signed_in: SignedIn) -> None:
    plan = make_plan()
    make_task(plan, bodies=(("listed", "Phòng Kinh tế"),))

    page = text_of(signed_in("commune"), f"/ke-hoach/{plan.pk}/")

    boxes = re.findall(r'<select[^>]*name="agency".*?</select>', page, re.DOTALL)
    assert len(boxes) == 1
    assert " selected" not in boxes[0]
    assert boxes[0].index('<option value="">') < boxes[0].index("Phòng Kinh tế")


# Ended bodies are never late.


def test_nothing_of_an_ended_body_is_red_or_late_on_any_page(signed_in: SignedIn, commune: Any) -> None:
    plan = make_old_plan()
    make_target(plan, year=2024)
    make_task(plan, due=date(2024, 6, 1))
    make_duty(plan, owed_by="phong-tckh/529@2024", due=SOON, due_kind="by")
    client = signed_in("commune")
    addresses = (f"/ke-hoach/{plan.pk}/", "/ke-hoach/", f"/ke-hoach/{plan.pk}/nhiem-vu-bao-cao.ics")

    told = "".join(text_of(client, address) for address in addresses)

    assert "Chờ văn bản kế thừa" in told
    for never in ("badge-bad", "badge-warn", "uá hạn", "Hôm nay", "Còn ", "BEGIN:VEVENT"):
        assert never not in told
    assert remind_of_reports(today=TODAY, at=NOW) == 0


# A demonstration is never taken for the real thing.


@pytest.fixture
def demo(unit: Callable[[str], Any], commune: Any) -> Plan:
    duty = row("gửi báo cáo", who="Phòng Kinh tế", to="UBND xã", via=None, due="2026-11-27", due_kind="by")
    read = result(**TODAYS_HEAD, obligations=[duty])
    return accepted(make_document(unit(COMMUNE), read=read, is_demo=True), commune)


def test_every_page_of_a_demonstration_says_so(signed_in: SignedIn, demo: Plan) -> None:
    document, client = demo.document_id, signed_in("commune")
    name = review_of(demo.document).items["targets"][0].name
    addresses = [
        "/ke-hoach/",
        f"/ke-hoach/{demo.pk}/",
        f"/ke-hoach/{demo.pk}/nhiem-vu-bao-cao.ics",
        "/van-ban/",
        f"/van-ban/{document}/",
        f"/van-ban/{document}/nhan/",
        f"/van-ban/{document}/lich-su/",
        f"/van-ban/{document}/them/?loai=goals",
        f"/van-ban/{document}/them/?loai=goals&start=0&end=20",
        f"/van-ban/{document}/muc/{name}/sua/",
        f"/van-ban/do-thi/{demo.act_id}/",
    ]

    assert [address for address in addresses if "rình diễn" not in text_of(client, address)] == []


def test_the_table_of_documents_says_which_are_of_the_demonstration(signed_in: SignedIn, demo: Plan) -> None:
    heads, only = text_of(signed_in("commune"), "/van-ban/tai-ve.csv").splitlines()

    assert heads.endswith("Dữ liệu trình diễn")
    assert only.endswith(",x")


def test_a_reminder_of_a_demonstration_says_so(demo: Plan, commune: Any) -> None:
    assert remind_of_reports(today=TODAY, at=NOW) == 1

    assert Notice.objects.get().text.startswith("[Trình diễn] ")


def test_what_is_real_bears_no_mark(signed_in: SignedIn, unit: Callable[[str], Any], commune: Any) -> None:
    document = make_document(unit(COMMUNE), read=result(**TODAYS_HEAD))
    plan = accepted(document, commune)
    client = signed_in("commune")

    for address in (f"/ke-hoach/{plan.pk}/", f"/van-ban/{document.pk}/", f"/van-ban/do-thi/{plan.act_id}/"):
        assert "rình diễn" not in text_of(client, address)


# A calendar and the graph tell nothing of what their reader may not open.


def test_the_feed_tells_nothing_of_a_plan_out_of_reach(commune: Any) -> None:
    beside = make_plan(BA_TO, BA_TO_BODY, title="Kế hoạch của nơi khác")
    make_duty(beside, owed_by="cac-xa-tinh/51@2025", due=SOON, due_kind="by")

    feed = text_of(Client(), f"/lich/{feed_key(commune)}.ics")

    assert "BEGIN:VEVENT" not in feed
    assert remind_of_reports(today=TODAY, at=NOW) == 0


# There is no map without Hoàng Sa and Trường Sa.

MAPS = ("", "?ngay=2025-06-30", "?province=51@2025", "?ngay=2025-06-30&province=62@2024", "?kind=group")


@pytest.mark.parametrize("address", MAPS)
@pytest.mark.parametrize("reader", ["ministry", "other_province", "visitor"])
def test_every_map_has_both_archipelagos(
    signed_in: SignedIn, settings: Any, tmp_path: Path, address: str, reader: str
) -> None:
    settings.MAP_FILE = write_map(tmp_path)

    html = text_of(signed_in(reader), f"/to-chuc/ban-do/{address}")

    drawn = html.count('<svg class="place-map')
    assert drawn >= 1
    assert html.count("Quần đảo Hoàng Sa") >= 1
    assert html.count("Quần đảo Trường Sa") >= 1
    assert html.count("place-frame") == 2  # none is drawn twice, none left out


def test_outlines_without_an_archipelago_are_not_drawn(signed_in: SignedIn, settings: Any, tmp_path: Path) -> None:
    settings.MAP_FILE = write_map(tmp_path, archipelagos=[TRUONG_SA])

    assert '<svg class="place-map' not in text_of(signed_in("ministry"), "/to-chuc/ban-do/")


# Nobody is called a wrongdoer by a list.


def test_no_page_of_a_procedure_speaks_of_violation(signed_in: SignedIn, commune: Any) -> None:
    late = date(2026, 10, 1)
    made = opened("revoke", enter(), actor=commune, received_on=late)
    other = opened("suspend", enter("HTX Hai"), actor=commune, received_on=late, starts_on=late, ends_on=TODAY)
    client = signed_in("commune")
    addresses = ["/thu-tuc/", "/thu-tuc/tai-ve.csv", "/thu-tuc/them/", f"/to-chuc/{enter('HTX Ba').pk}/"]
    for one in (made, other):
        outcomes = [outcome.code for outcome in edition_of(one).outcomes]
        addresses += [f"/thu-tuc/{one.pk}/", *(f"/thu-tuc/{one.pk}/ket-qua/{code}/" for code in outcomes)]

    told = "".join(text_of(client, address) for address in addresses)

    assert "Quá hạn" in told
    assert "vi phạm" not in told.lower()


def test_no_page_of_those_to_be_put_in_order_speaks_of_violation(
    signed_in: SignedIn, unit: Callable[[str], Any]
) -> None:
    said: dict[str, Any] = {"source": "Báo cáo", "actor": System(), "at": NOW, "today": TODAY}
    one, since = enter(), date(2025, 8, 1)
    state(OperatingStatus, one, {"status": "idle"}, since=since, **said)
    state(Size, one, {"members": 2, "charter_capital_dong": 10, "largest_share_dong": 9}, since=since, **said)
    state(Governance, one, {"charter_state": "to_amend", "met_on": date(2024, 1, 1)}, since=since, **said)
    state(Seat, one, {"unit": unit(COMMUNE), "office": "none"}, since=since, **said)
    client = signed_in("commune")
    addresses = ("/cung-co/", "/cung-co/?level=unknown", "/cung-co/tai-ve.csv", f"/to-chuc/{one.pk}/")

    told = [text_of(client, address) for address in addresses]

    assert all("ần rà soát" in page for page in (told[0], told[2], told[3]))
    assert "vi phạm" not in "".join(told).lower()


def test_why_one_has_to_be_put_in_order_is_told_on_its_page_to_those_alone_who_write_there(
    signed_in: SignedIn, unit: Callable[[str], Any]
) -> None:
    one = enter()
    state(
        OperatingStatus, one, {"status": "idle"}, since=date(2025, 8, 1),
        source="Báo cáo", actor=System(), at=NOW, today=TODAY,
    )  # fmt: skip

    assert "Tới mức của luật" in text_of(signed_in("commune"), f"/to-chuc/{one.pk}/")
    assert "Tới mức của luật" not in text_of(signed_in("supervisor"), f"/to-chuc/{one.pk}/")


def test_no_certificate_comes_out_of_a_procedure_and_the_page_says_so(signed_in: SignedIn, commune: Any) -> None:
    unit = Unit.objects.get(key=COMMUNE)
    made = opened("establish", actor=commune, newcomers=[NewName("HTX mới", "cooperative", unit)])

    page = text_of(signed_in("commune"), f"/thu-tuc/{made.pk}/")

    assert "phần mềm không in giấy chứng nhận" in page


# A telephone is shown to nobody whose work does not need it.


@pytest.mark.parametrize("reader", ["supervisor", "leader", "alliance"])
def test_no_page_of_the_roster_tells_a_reader_a_telephone(
    signed_in: SignedIn, unit: Callable[[str], Any], reader: str
) -> None:
    place = unit("51@2025")
    put(place, Contact.Post.LEADER, email="phu.trach@example.vn")
    address = f"/don-vi/{place.pk}/danh-ba/"
    assert PHONE in text_of(signed_in("province"), address)

    client = signed_in(reader)
    told = text_of(client, address) + text_of(client, f"{address}tai-ve.csv") + text_of(client, f"/don-vi/{place.pk}/")

    assert PHONE not in told
    assert "phu.trach@example.vn" not in told
