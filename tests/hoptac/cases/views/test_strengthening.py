"""The worklist on the page: by reason, level and place; contacts; what is not known apart."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.cases.models import Outreach
from hoptac.registry.models import Facet, Governance, OperatingStatus, Organization, Seat, Size
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from tests.hoptac.cases.builders import opened
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
# Each address with what it lists; one book serves them all.
LISTED: dict[str, list[str]] = {
    "": ["few", "idle"],
    "level=red": ["idle"],
    "level=early": ["few"],
    "level=amber": [],
    "reason=idle": ["idle"],
    "reason=few": ["few"],
    "reason=few&level=red": [],
    "level=unknown": ["dark"],
    "level=unknown&reason=charter": ["dark"],
    "q=nghi": ["idle"],
    "kind=group": [],
    "commune=21289@2025": ["few", "idle"],
    "commune=21484@2025": [],
    "reason=lạ&level=lạ&sort=lạ": ["few", "idle"],
}


def say(facet: type[Facet], organization: Organization, since: date, **fields: Any) -> None:
    state(facet, organization, fields, since=since, source="Báo cáo", actor=System(), at=NOW, today=TODAY)


def sound(name: str) -> Organization:
    """A cooperative of which everything is known and nothing has to be looked at."""
    one = enter(name, founded_on=date(2015, 1, 1))
    seat, since = Seat.objects.get(organization=one), date(2025, 7, 1)
    say(Seat, one, since, unit=seat.unit, office="own")
    say(Size, one, since, members=30, members_foreign=0, charter_capital_dong=1000, largest_share_dong=100)
    say(Governance, one, since, charter_state="amended", met_on=date(2026, 3, 1))
    return one


@pytest.fixture
def book() -> dict[str, int]:
    """One without a fault, one idle for a year, one with too few since last month, one of which little is known."""
    calm, idle, few = sound("HTX Yên"), sound("HTX Nghỉ"), sound("HTX Ít")
    say(OperatingStatus, idle, date(2025, 11, 1), status="idle")
    say(Size, few, date(2026, 10, 23), members=4)
    return {"calm": calm.pk, "idle": idle.pk, "few": few.pk, "dark": enter("HTX Chưa rõ").pk}


def listed(client: Client, query: str) -> list[int]:
    return [one.watch.pk for one in client.get(f"/cung-co/?{query}").context["shown"]]


def test_the_address_says_what_is_listed(book: dict[str, int], signed_in: SignedIn) -> None:
    client = signed_in("province")

    assert {query: listed(client, query) for query in LISTED} == {
        query: [book[name] for name in expected] for query, expected in LISTED.items()
    }


def test_a_row_says_why_since_when_and_what_comes_next(book: dict[str, int], signed_in: SignedIn, commune: Any) -> None:
    idle = Organization.objects.get(pk=book["idle"])
    made = opened("dissolve_voluntary", idle, actor=commune)

    page = signed_in("commune").get("/cung-co/?reason=idle").content.decode()

    assert "ngừng hoạt động từ 01/11/2025, 12 tháng" in page
    assert "Cần rà soát vì" in page
    assert "Gửi văn bản yêu cầu giải trình" in page
    assert f'<a href="/thu-tuc/{made.pk}/">Đang làm: Giải thể tự nguyện</a>' in page


def test_there_is_one_list(book: dict[str, int], signed_in: SignedIn) -> None:
    shown = signed_in("commune").get("/cung-co/").content.decode()

    assert [shown.count(part) for part in ('id="list"', "tai-ve.csv")] == [1, 1]


def test_the_whole_country_is_asked_for_a_province_first(book: dict[str, int], signed_in: SignedIn) -> None:
    client = signed_in("ministry")

    assert "Hãy chọn một tỉnh" in client.get("/cung-co/").content.decode()
    assert client.get("/cung-co/tai-ve.csv").content.decode().count("\n") == 1
    assert listed(client, "province=51@2025") == [book["few"], book["idle"]]


def test_another_province_sees_none_of_it(book: dict[str, int], signed_in: SignedIn) -> None:
    client = signed_in("other_province")

    assert listed(client, "") == []
    assert listed(client, "province=51@2025") == []


def test_the_table_says_what_the_page_says(book: dict[str, int], signed_in: SignedIn) -> None:
    rows = signed_in("commune").get("/cung-co/tai-ve.csv?reason=idle").content.decode().splitlines()

    assert len(rows) == 2
    assert rows[1].startswith(f"{book['idle']},HTX,HTX Nghỉ,")
    assert "12 tháng" in rows[1]


def test_a_contact_is_noted_and_shown_to_those_who_write_there(
    book: dict[str, int], signed_in: SignedIn, commune: Any
) -> None:
    client, own = signed_in("commune"), f"/cung-co/lien-he/{book['idle']}/"
    said = {"kind": "call", "on": "20/11/2026", "with_whom": "Bà Đinh Thị B", "said": "Hẹn họp Đại hội tháng 12"}
    assert client.post(own, {**said, "on": "24/11/2026"}).status_code == 422

    answer = client.post(own, said)

    assert answer["Location"] == f"/to-chuc/{book['idle']}/#strengthening"
    assert Outreach.objects.get().noted_by == commune
    assert "Bà Đinh Thị B: Hẹn họp" in client.get(f"/to-chuc/{book['idle']}/").content.decode()
    assert "20/11/2026" in client.get("/cung-co/?reason=idle").content.decode()
    assert "Đinh Thị B" not in signed_in("leader").get(f"/to-chuc/{book['idle']}/").content.decode()


def test_the_own_manager_reads_why_and_not_what_the_office_noted(signed_in: SignedIn, manager: Any) -> None:
    own = Organization.objects.get()
    said = {"kind": "call", "on": "20/11/2026", "with_whom": "Bà Đinh Thị B", "said": "Không ai ở trụ sở"}
    assert signed_in("commune").post(f"/cung-co/lien-he/{own.pk}/", said).status_code == 302

    html = signed_in("manager").get(f"/to-chuc/{own.pk}/").content.decode()
    panel = html[html.index('id="strengthening"') :]

    assert "Đã có trụ sở làm việc hay chưa" in panel
    assert [word for word in ("Đinh Thị B", "Ghi liên hệ", "Mở thủ tục") if word in panel] == []
    assert signed_in("manager").post(f"/cung-co/lien-he/{own.pk}/", said).status_code == 403


def test_a_reason_of_which_too_little_is_known_is_a_question_and_no_finding(signed_in: SignedIn) -> None:
    made = enter("HTX Chưa rõ")

    html = signed_in("commune").get(f"/to-chuc/{made.pk}/").content.decode()
    panel = html[html.index('id="strengthening"') :]

    assert "Đã có trụ sở làm việc hay chưa" in panel
    assert "Chưa có trụ sở" not in panel
    assert panel.count("Chưa đủ dữ liệu") == 1
    assert panel.index("Chưa đủ dữ liệu") < panel.index("Đã có trụ sở") < panel.index("Ghi liên hệ")


def test_who_enters_an_organization_says_of_its_office_at_once(signed_in: SignedIn) -> None:
    unit = Unit.objects.get(key="21289@2025").pk
    said = {"kind": "cooperative", "name": "HTX Chè", "unit": unit, "office": "shared", "founded_on": "01/08/2025"}
    source = {"source_kind": "paper", "source_words": "Giấy chứng nhận số 34A"}

    html = signed_in("commune").post("/to-chuc/them/", {**said, **source}, follow=True).content.decode()

    assert "Thuê, mượn" in html
    assert "Đã có trụ sở làm việc hay chưa" not in html


def test_a_condition_that_makes_no_sense_is_told(signed_in: SignedIn) -> None:
    page = signed_in("commune").get("/cung-co/?level=rat-gap&reason=khong-ro").content.decode()

    assert "Bỏ qua 2 điều kiện không hiểu được:" in page
    assert "Lý do “khong-ro”; Mức “rat-gap”" in page


def test_a_reason_of_which_too_little_is_known_says_of_how_many_and_leads_there(signed_in: SignedIn) -> None:
    enter("HTX Chưa rõ")
    client = signed_in("commune")

    page = client.get("/cung-co/?reason=charter").content.decode().replace("\xa0", " ")

    assert page.count('<div class="empty">') == 1
    assert "1 tổ chức chưa đủ dữ liệu để xét lý do này" in page
    assert 'href="?reason=charter&amp;level=unknown">Xem các tổ chức này</a>' in page
    assert "HTX Chưa rõ" in client.get("/cung-co/?reason=charter&level=unknown").content.decode()


@pytest.mark.parametrize("address", ["/cung-co/", "/thu-tuc/"])
def test_the_filters_stand_folded_until_one_is_in_use(signed_in: SignedIn, address: str) -> None:
    client = signed_in("commune")

    assert '<details class="filters"><summary' in client.get(address).content.decode()
    assert '<details class="filters" open><summary' in client.get(f"{address}?kind=suspend").content.decode()


def test_the_counts_stand_folded_above_the_list(book: dict[str, int], signed_in: SignedIn) -> None:
    page = signed_in("commune").get("/cung-co/").content.decode()

    assert page.index('<details class="folded">') < page.index("Số tổ chức theo lý do") < page.index('class="list-bar"')
