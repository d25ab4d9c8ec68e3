"""How often a page asks the database: as often for much as for little."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW, TODAY
from hoptac.accounts.models import Contact
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.cases.models import AimCount
from hoptac.cases.services.contacts import note_contact
from hoptac.planning.duties.feed_keys import feed_key
from hoptac.planning.models import Aim, Plan
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import edit_item
from hoptac.registry.models import Identity, OperatingStatus, Proposal, Seat, Size
from hoptac.registry.services.proposals import ask
from hoptac.registry.services.statements import correct, state
from readings import make_document, result, row, target, task
from tests.hoptac.accounts.contacts import put
from tests.hoptac.cases.builders import opened
from tests.hoptac.planning.plan_builders import make_plan
from tests.hoptac.registry.builders import enter, enter_many
from tests.hoptac.registry.import_builders import stored_import
from tests.hoptac.units.successions import pass_on

pytestmark = pytest.mark.django_db
HEAD = {"issuer": "Ủy ban nhân dân xã Sơn Hà", "date": "2026-10-01", "year": 2027}
QUOTE = "Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ mở 02 lớp học"
PLANS = (
    "/ke-hoach/{plan}/",
    "/ke-hoach/{plan}/tai-ve.xlsx",
    "/ke-hoach/{plan}/nhiem-vu-bao-cao.ics",
    "/van-ban/do-thi/{act}/",
)
DOCUMENTS = ("/van-ban/{document}/", "/van-ban/{document}/?sua=1", "/van-ban/{document}/nhan/")
HISTORY = (
    "/van-ban/{document}/lich-su/",
    "/van-ban/{document}/lich-su/tai-ve.csv",
    "/van-ban/{document}/them/?loai=tasks&start=0&end=20",
)
LISTS = ("/ke-hoach/", "/ke-hoach/tai-ve.csv", "/van-ban/", "/van-ban/tai-ve.csv", "/thong-bao/", "/lich/{key}.ics")
MAPS = ("/to-chuc/ban-do/", "/to-chuc/ban-do/?ngay=2025-06-30", "/to-chuc/ban-do/?province=51@2025")
TABLES = ("/to-chuc/cho-nguoi-thu-hai/tai-ve.csv", "/to-chuc/vua-sua/tai-ve.csv", "/to-chuc/trung/tai-ve.csv")
REGISTRY = ("/to-chuc/", "/to-chuc/tai-ve.csv", "/to-chuc/cho-nguoi-thu-hai/", "/to-chuc/vua-sua/", *TABLES, *MAPS)
CASES = ("/thu-tuc/", "/thu-tuc/tai-ve.csv", "/thu-tuc/?q=htx&state=open")
WATCHED = ("/cung-co/", "/cung-co/?level=unknown", "/cung-co/tai-ve.csv", "/cung-co/?reason=idle&province=51@2025")
IMPORTS = ("/to-chuc/khac-biet/", "/to-chuc/khac-biet/tai-ve.csv", "/to-chuc/khac-biet/tai-ve.xlsx", "/to-chuc/nhap/")
UNITS = (
    ("/don-vi/?level=province", "/don-vi/?level=commune"),
    ("/don-vi/?q=di+lang&ngay=2025-06-30", "/don-vi/?q=son&ngay=2025-06-30"),
    ("/don-vi/tai-ve.csv?level=province", "/don-vi/tai-ve.csv?level=commune"),
)


@pytest.fixture
def plan_with(unit: Callable[[str], Any], commune: Any) -> Callable[[int], Plan]:
    """A plan with so many items of each kind, each corrected once, and as many notices of its reports."""

    def make(how_many: int) -> Plan:
        numbers = range(how_many)
        due = [(date(2026, 12, 1) + timedelta(days=number)).isoformat() for number in numbers]
        read = result(
            **HEAD,
            number=f"{how_many}/KH-UBND",
            citations=[
                row(
                    "23 HTX", kind="luat", number=f"{n}/{how_many}/QH", date=None, issuer=None,
                    relation="based_on", mentions=1,
                )
                for n in numbers
            ],
            targets=[target("lập mới 03 HTX") for _ in numbers],
            goals=[row("Xóa tên các HTX đã nghỉ lâu", section="") for _ in numbers],
            tasks=[task(QUOTE, lead=["Phòng Kinh tế"], partners=[f"Phòng số {number}"]) for number in numbers],
            obligations=[row("gửi báo cáo", who="Phòng Kinh tế", to="UBND xã", via=None, due=day) for day in due],
        )  # fmt: skip
        document = make_document(unit("21289@2025"), name=f"{how_many}.txt", read=read)
        for item in review_of(document).items["tasks"]:
            edit_item(document, item.name, {"timeframe": "quý I"}, seen=0, actor=commune, at=NOW)
        send_notices([NewNotice(commune.pk, f"{how_many}:{number}", "Báo cáo", "/") for number in numbers], at=NOW)
        plan = accept_review(document, actor=commune, at=NOW, today=TODAY).plan
        assert plan is not None
        return plan

    return make


@pytest.mark.parametrize("address", [*PLANS, *DOCUMENTS, *HISTORY])
def test_a_page_of_much_asks_as_often_as_a_page_of_little(
    address: str, plan_with: Callable[[int], Plan], signed_in: Callable[[str], Client]
) -> None:
    little, much = plan_with(2), plan_with(25)
    client = signed_in("commune")
    client.get(_of(little, address))

    assert _asked(client, _of(much, address)) == _asked(client, _of(little, address))


@pytest.mark.parametrize("address", LISTS)
def test_a_list_of_many_asks_as_often_as_a_list_of_few(
    address: str, plan_with: Callable[[int], Plan], signed_in: Callable[[str], Client], commune: Any
) -> None:
    client = signed_in("commune")
    address = address.format(key=feed_key(commune))
    plan_with(2)
    client.get(address)
    few = _asked(client, address)
    for how_many in (3, 4, 5, 6):
        plan_with(how_many)

    assert _asked(client, address) == few


def test_thirty_organizations_ask_as_often_as_three(signed_in: Callable[[str], Client], commune: Any) -> None:
    client = signed_in("province")
    _put_in_order(range(3), commune)
    for address in REGISTRY:
        client.get(address)
    few = {address: _asked(client, address) for address in REGISTRY}
    _put_in_order(range(3, 30), commune)

    assert {address: _asked(client, address) for address in REGISTRY} == few


def test_thirty_procedures_ask_as_often_as_three(signed_in: Callable[[str], Client], commune: Any) -> None:
    client = signed_in("province")
    _open_procedures(3, commune, "Một")
    for address in CASES:
        client.get(address)
    few = {address: _asked(client, address) for address in CASES}
    _open_procedures(27, commune, "Hai")

    assert {address: _asked(client, address) for address in CASES} == few


def test_thirty_to_be_put_in_order_ask_as_often_as_three(signed_in: Callable[[str], Client], commune: Any) -> None:
    client = signed_in("province")
    _let_idle(3, commune, "Một")
    for address in WATCHED:
        client.get(address)
    few = {address: _asked(client, address) for address in WATCHED}
    _let_idle(27, commune, "Hai")

    assert {address: _asked(client, address) for address in WATCHED} == few


def test_twelve_aims_that_are_counted_ask_as_often_as_two(signed_in: Callable[[str], Client], commune: Any) -> None:
    client, plan = signed_in("commune"), make_plan()
    numbers = []
    for more in (2, 10):
        for number in range(more):
            aim = Aim.objects.create(plan=plan, item=f"goals:{more}:{number}", text="Xóa tên", ordinal=number)
            facts: dict[str, Any] = {"starts_on": date(2026, 1, 1), "linked_by": commune, "linked_at": NOW}
            AimCount.objects.create(aim=aim, reason="idle", at_start=1, **facts)
        client.get("/cung-co/muc-tieu/")
        numbers.append(_asked(client, "/cung-co/muc-tieu/"))

    assert numbers[0] == numbers[1]


def test_a_procedure_of_many_organizations_asks_as_often_as_one_of_two(
    signed_in: Callable[[str], Client], commune: Any
) -> None:
    client = signed_in("commune")
    pages = []
    for name, count in (("Một", 2), ("Hai", 12)):
        made = opened("consolidate", *enter_many(f"HTX {name} {number}" for number in range(count)), actor=commune)
        pages.append(f"/thu-tuc/{made.pk}/")
    client.get(pages[0])

    for ending in ("", "tai-ve.csv"):
        assert _asked(client, pages[1] + ending) == _asked(client, pages[0] + ending)


def test_thirty_differences_and_imports_ask_as_often_as_three(signed_in: Callable[[str], Client], commune: Any) -> None:
    client = signed_in("province")
    _differ(range(3), commune)
    for address in IMPORTS:
        client.get(address)
    few = {address: _asked(client, address) for address in IMPORTS}
    _differ(range(3, 30), commune)

    assert {address: _asked(client, address) for address in IMPORTS} == few


@pytest.mark.parametrize(("few", "many"), UNITS)
def test_many_units_ask_as_often_as_few(few: str, many: str, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("commune")
    client.get(few)

    assert _asked(client, many) == _asked(client, few)


def _let_idle(count: int, officer: Any, name: str) -> None:
    """Idle organizations, each with a procedure under way and a contact."""
    said: dict[str, Any] = {"with_whom": "", "said": "Hẹn", "actor": officer, "at": NOW, "today": TODAY}
    for one in enter_many(f"HTX {name} {number}" for number in range(count)):
        OperatingStatus.objects.create(
            organization=one, valid_from=date(2025, 9, 1), recorded_at=NOW, source="Sổ", status="idle"
        )
        opened("dissolve_voluntary", one, actor=officer)
        note_contact(one, "call", on=TODAY, **said)


def _open_procedures(count: int, officer: Any, name: str) -> None:
    """Suspensions, each of an organization of its own."""
    span = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 1, 1)}
    for one in enter_many(f"HTX {name} {number}" for number in range(count)):
        opened("suspend", one, actor=officer, **span)


def test_a_full_roster_asks_as_often_as_an_empty_one(signed_in: Callable[[str], Client], unit: Any) -> None:
    client, province = signed_in("province"), unit("51@2025")
    addresses = [f"/don-vi/{province.pk}/danh-ba/{ending}" for ending in ("", "tai-ve.csv")]
    client.get(addresses[0])
    empty = [_asked(client, address) for address in addresses]
    for place in province.children.all()[:20]:
        put(place, Contact.Post.OFFICER)

    assert [_asked(client, address) for address in addresses] == empty


def test_a_commune_of_many_organizations_asks_as_often_as_one_of_few(
    signed_in: Callable[[str], Client], unit: Any
) -> None:
    client, address = signed_in("province"), f"/don-vi/{unit('21289@2025').pk}/nong-thon-moi/"
    enter_many(["HTX Một", "HTX Hai"])
    client.get(address)
    few = _asked(client, address)
    enter_many(f"HTX số {number}" for number in range(8))

    assert _asked(client, address) == few


def test_many_ended_bodies_ask_as_often_as_few(signed_in: Callable[[str], Client]) -> None:
    client, addresses = signed_in("province"), ("/don-vi/ke-thua/", "/don-vi/ke-thua/tai-ve.csv", "/ke-hoach/")
    for body in ("ubnd-huyen", "hdnd-huyen"):
        make_plan("529@2024", f"{body}/529@2024")
    pass_on("ubnd-huyen/529@2024", "ubnd-xa/21289@2025")
    client.get(addresses[0])
    few = [_asked(client, address) for address in addresses]
    for body in ("ubnd-huyen", "hdnd-huyen", "phong-tckh", "phong-nnptnt"):
        make_plan("530@2024", f"{body}/530@2024")
    pass_on("ubnd-huyen/530@2024", "ubnd-xa/21340@2025")

    assert [_asked(client, address) for address in addresses] == few


def _put_in_order(numbers: range, officer: Any) -> None:
    """Organizations in units of today and of the past, each with something put right and something asked."""
    said: dict[str, Any] = {"source": "Báo cáo", "actor": officer, "at": NOW, "today": TODAY}
    new, old = [n for n in numbers if n % 2 == 0], [n for n in numbers if n % 2]
    made = dict(zip(new, enter_many(f"HTX số {n}" for n in new), strict=True))
    ended = {"unit_key": "21289@2024", "since": date(2025, 1, 1)}
    made |= zip(old, enter_many((f"HTX số {n}" for n in old), **ended), strict=True)
    for number, one in made.items():
        if number % 3 == 0:
            correct(Seat.objects.get(organization=one), {}, since=date(2025, 6, 1) if number % 2 else TODAY, **said)
        elif number % 3 == 1:
            correct(Identity.objects.get(organization=one), {"name": f"HTX Sơn Hà {number}"}, **said)
        else:
            correct(state(Size, one, {"members": 70}, since=date(2026, 1, 1), **said), {"members": 7}, **said)
        ask(Proposal.Act.REMOVE, one, {}, reason="Ghi nhầm", actor=officer, at=NOW, today=TODAY)


def _differ(numbers: range, officer: Any) -> None:
    """Organizations about which an extract says another status, each extract an import of its own."""
    for number in numbers:
        enter(f"HTX số {number}")
        stored_import(officer, (f"HTX số {number}", "Xã Sơn Hà", None, None, "Tạm ngừng", None))


def _of(plan: Plan, address: str) -> str:
    return address.format(plan=plan.pk, document=plan.document_id, act=plan.act_id)


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(counted)
