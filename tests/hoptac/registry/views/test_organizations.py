"""The list of organizations, as people search it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoptac.registry.models import Business, OperatingStatus, Organization, Seat, Size
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import DAY, ENTERED, enter, enter_many

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SON_HA, SON_HAI, SON_HA_DOWN = "HTX Nông nghiệp Sơn Hà", "HTX Sơn Hải", "HTX Sơn Hạ"


def names(client: Client, query: str) -> list[str]:
    """The names on the page, in order."""
    answer = client.get(f"/to-chuc/{query}")
    assert answer.status_code == 200
    rows = re.findall(r'<th scope="row">(.*?)\n', answer.content.decode())
    return [re.sub(r"<[^>]+>", "", row) for row in rows]


def say(facet: type[Any], organization: Organization, actor: Any, **fields: Any) -> None:
    state(facet, organization, fields, since=DAY, source="Báo cáo", actor=actor, at=ENTERED, today=DAY)


@pytest.mark.parametrize("reader", ["administrator", "province"])
def test_typed_with_marks_the_same_marks_come_first(signed_in: SignedIn, reader: str) -> None:
    for name in (SON_HAI, SON_HA_DOWN, SON_HA):
        enter(name)

    found = names(signed_in(reader), "?q=Sơn Hà")

    assert found[0] == SON_HA
    assert set(found) == {SON_HA, SON_HA_DOWN, SON_HAI}


@pytest.mark.parametrize("reader", ["administrator", "province"])
@pytest.mark.parametrize("typed", ["son ha", "SON HA", "nong nghiep son", "ha son", "htx son h"])
def test_words_find_without_marks_in_any_order_and_unfinished(signed_in: SignedIn, reader: str, typed: str) -> None:
    enter(SON_HA)
    enter("HTX Minh Long")

    assert names(signed_in(reader), f"?q={typed}") == [SON_HA]


@pytest.mark.parametrize("reader", ["administrator", "commune"])
def test_whole_words_come_before_words_that_begin_so(signed_in: SignedIn, reader: str) -> None:
    enter("HTX Sơn Hải")
    enter("Tổ hợp tác Sơn Hạ")

    assert names(signed_in(reader), "?q=son ha")[0] == "Tổ hợp tác Sơn Hạ"


@pytest.mark.parametrize("typed", ["0100109106", "0100 109 106", "010010", "41G8000123", "41g 8000"])
def test_numbers_find(signed_in: SignedIn, typed: str) -> None:
    enter(SON_HA, tax_code="0100109106", certificate_number="41G 8000123")
    enter(SON_HAI)

    assert names(signed_in("commune"), f"?q={typed}") == [SON_HA]


def test_a_personal_number_neither_finds_nor_shows_to_readers(signed_in: SignedIn) -> None:
    enter("Tổ hợp tác Sơn Hà", kind="group", tax_code="051099000123")

    assert names(signed_in("leader"), "?q=051099000123") == []
    assert "051099000123" not in signed_in("leader").get("/to-chuc/").content.decode()
    assert "051099000123" not in signed_in("leader").get("/to-chuc/tai-ve.csv").content.decode()
    assert "051099000123" in signed_in("commune").get("/to-chuc/tai-ve.csv").content.decode()


def test_a_place_holds_what_its_predecessors_left(signed_in: SignedIn) -> None:
    enter("HTX Di Lăng", unit_key="21289@2024", since=DAY.replace(year=2020))
    enter("HTX Sơn Hà")
    enter("HTX Ba Tơ", unit_key=Unit.objects.get(name="Xã Ba Tơ", parent__key="51@2025").key)

    assert names(signed_in("province"), "?commune=21289@2025") == ["HTX Di Lăng", "HTX Sơn Hà"]
    assert len(names(signed_in("administrator"), "?province=51@2025")) == 3
    assert names(signed_in("administrator"), "?province=22@2024") == []


def test_each_filter_keeps_what_fits(signed_in: SignedIn, commune: Any) -> None:
    old = enter("HTX Cũ", founded_on=DAY.replace(year=1998), kind="cooperative")
    enter("Tổ hợp tác Mới", founded_on=DAY.replace(year=2024), kind="group")
    say(Size, old, commune, members=120)
    say(Business, old, commune, sector="crops")
    client = signed_in("administrator")

    for query in (
        "kind=cooperative",
        "sector=crops",
        "members_from=100",
        "founded_to=2000",
        "members_to=120&legal=active",
    ):
        assert names(client, f"?{query}") == ["HTX Cũ"], query
    assert names(client, "?founded_from=2020") == ["Tổ hợp tác Mới"]
    assert names(client, "?legal=dissolved") == []


@pytest.mark.parametrize("reader", ["administrator", "province"])
def test_rows_sort_by_figures_with_the_unknown_last(signed_in: SignedIn, commune: Any, reader: str) -> None:
    for name, members in (("HTX A", 7), ("HTX B", 90), ("HTX C", None)):
        say(Size, enter(name), commune, members=members)
    client = signed_in(reader)

    assert names(client, "?sort=members") == ["HTX A", "HTX B", "HTX C"]
    assert names(client, "?sort=-members&q=htx") == ["HTX B", "HTX A", "HTX C"]


@pytest.mark.parametrize("reader", ["administrator", "province"])
def test_counts_by_status_stand_above_the_list_as_links(signed_in: SignedIn, commune: Any, reader: str) -> None:
    say(OperatingStatus, enter("HTX A"), commune, status="idle")
    enter("HTX B")
    client = signed_in(reader)

    page = client.get("/to-chuc/?q=htx").content.decode()

    assert re.search(r'href="\?q=htx&amp;operating=idle">Ngừng hoạt động <strong>1</strong>', page)
    assert re.search(r'legal=active">Đang hoạt động <strong>2</strong>', page)
    assert names(client, "?q=htx&operating=idle") == ["HTX A"]


def test_nobody_sees_what_lies_elsewhere(signed_in: SignedIn) -> None:
    enter(SON_HA)

    assert names(signed_in("other_province"), "") == []
    assert names(signed_in("visitor"), "?q=son") == []
    assert "Sơn Hà" not in signed_in("other_province").get("/to-chuc/tai-ve.csv").content.decode()


def test_one_who_moves_away_is_found_at_the_new_place(signed_in: SignedIn, commune: Any) -> None:
    moved = enter(SON_HA)
    say(Seat, moved, commune, unit=Unit.objects.get(name="Xã Ba Tơ", parent__key="51@2025"))

    assert names(signed_in("commune"), "") == []


def test_the_table_is_neutral_to_formulas(signed_in: SignedIn) -> None:
    enter("=HYPERLINK(1) Sơn Hà")

    table = signed_in("commune").get("/to-chuc/tai-ve.csv").content.decode()

    assert "'=HYPERLINK(1)" in table


def test_the_link_says_all_and_nonsense_in_it_is_left_aside(signed_in: SignedIn) -> None:
    enter(SON_HA)
    client = signed_in("administrator")

    assert names(client, "?kind=x&legal=y&sort=z&page=-4&founded_from=nam&members_to=9999999999&province=@") == [SON_HA]
    assert names(client, "?founded_to=99999&founded_from=0") == []
    assert names(client, "?q=" + "a" * 5000) == []
    assert names(client, "?q=%00'%25_") == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?kind=cong-ty", "Loại “cong-ty”"),
        ("?legal=dead&sector=x", "Tình trạng pháp lý “dead”; Lĩnh vực “x”"),
        ("?founded_from=hai-nghin", "Thành lập từ năm “hai-nghin”"),
        ("?province=999@2025", "Nơi đặt trụ sở “999@2025”"),
        ("?sort=beauty", "Thứ tự “beauty”"),
    ],
)
def test_what_was_left_aside_is_named_and_no_table_is_made_without_it(
    signed_in: SignedIn, query: str, named: str
) -> None:
    enter()
    client = signed_in("commune")

    shown, table = client.get(f"/to-chuc/{query}"), client.get(f"/to-chuc/tai-ve.csv{query}")

    assert named in shown.content.decode()
    assert table.status_code == 422
    assert named in table.content.decode()
    assert "không hiểu được" not in client.get("/to-chuc/?kind=cooperative&sort=-name").content.decode()


def test_the_page_has_one_list_and_offers_each_table_once(signed_in: SignedIn) -> None:
    enter()

    shown = signed_in("commune").get("/to-chuc/").content.decode().replace("\xa0", " ")

    assert [shown.count(part) for part in ('id="list"', "tai-ve.csv", "tai-ve.xlsx", "trong 1 tổ chức")] == [1, 1, 1, 1]


def test_the_workbook_holds_the_same_rows_and_no_formula(signed_in: SignedIn) -> None:
    enter("=1+1 Sơn Hà")

    answer = signed_in("commune").get("/to-chuc/tai-ve.xlsx?q=son")

    with ZipFile(BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1 Sơn Hà" in sheet
    assert "<f>" not in sheet


def test_a_list_too_long_for_a_workbook_is_refused_in_words(signed_in: SignedIn, monkeypatch: Any) -> None:
    monkeypatch.setattr("hoptac.registry.views.organizations.MOST_IN_WORKBOOK", 1)
    enter("HTX A")
    enter("HTX B")

    answer = signed_in("commune").get("/to-chuc/tai-ve.xlsx")

    assert answer.status_code == 422
    assert "lọc theo tỉnh" in answer.content.decode()


@pytest.mark.parametrize("reader", ["administrator", "province", "commune"])
def test_many_are_listed_with_as_many_questions_as_few(signed_in: SignedIn, reader: str) -> None:
    client = signed_in(reader)
    queries = ("", "?q=htx", "?kind=cooperative&sort=members", "?province=51@2025&q=son")

    def asked() -> dict[str, int]:
        counts = {}
        for query in queries:
            with CaptureQueriesContext(connection) as counted:
                client.get(f"/to-chuc/{query}")
            counts[query] = len(counted)
        return counts

    enter("HTX Sơn Hà 0")
    asked()
    few = asked()
    enter_many(f"HTX Sơn Hà {number}" for number in range(1, 12))

    assert asked() == few
    assert max(few.values()) <= 24


def test_beyond_a_thousand_the_page_says_so_and_words_as_typed_still_come_first(
    signed_in: SignedIn, monkeypatch: Any
) -> None:
    monkeypatch.setattr("hoptac.registry.listing.lists.MOST", 3)
    monkeypatch.setattr("hoptac.registry.listing.search.COMMON", 2)
    for name in ("HTX Sơn Hạ 1", "HTX Sơn Hạ 2", "HTX Sơn Hạ 3", "HTX Sơn Hạ 4", "HTX Sơn Hà 5"):
        enter(name)
    client = signed_in("administrator")

    assert names(client, "?q=Sơn Hà")[0] == "HTX Sơn Hà 5"
    assert "trong hơn 3" in client.get("/to-chuc/?q=Sơn Hà").content.decode()
    assert names(client, "?q=son ha&operating=idle") == []


def test_beside_a_status_only_those_that_have_it_are_put_in_order(
    signed_in: SignedIn, commune: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("hoptac.registry.listing.lists.MOST", 2)
    monkeypatch.setattr("hoptac.registry.listing.search.COMMON", 1)
    made = {name: enter(f"HTX Sơn Hà {name}") for name in "CABD"}
    for name in "DB":
        say(OperatingStatus, made[name], commune, status="idle")
    client = signed_in("administrator")

    with CaptureQueriesContext(connection) as asked:
        found = names(client, "?q=son ha&operating=idle")

    assert found == ["HTX Sơn Hà B", "HTX Sơn Hà D"]
    ending = [query["sql"] for query in asked if query["sql"].endswith("LIMIT 3")]
    # What was found is put in the order of the page by its keys: that reads no more than was found.
    walks = [sql for sql in ending if "ORDER BY" in sql and '"organization_id" IN' not in sql]
    assert walks
    assert all("'idle'" in sql for sql in walks)


@pytest.mark.parametrize(("query", "is_open"), [("", False), ("?q=ha&sort=name", False), ("?kind=group", True)])
def test_filters_stand_folded_on_a_phone_until_one_is_in_use(signed_in: SignedIn, query: str, is_open: bool) -> None:
    html = signed_in("commune").get(f"/to-chuc/{query}").content.decode()

    assert ('<details class="filters" open>' in html) is is_open
    assert '<details class="filters"' in html


@pytest.mark.parametrize("address", ["/to-chuc/", "/cung-co/", "/thu-tuc/"])
def test_a_list_of_today_says_so_where_its_address_names_another_day(signed_in: SignedIn, address: str) -> None:
    enter()
    client, asked = signed_in("commune"), "?ngay=2026-01-01&biet=2026-01-02"

    html = client.get(address + asked).content.decode()

    assert "Bỏ qua 2 điều kiện không hiểu được" in html
    assert "Xem vào ngày “2026-01-01” (ở đây chỉ có hiện trạng)" in html
    assert "Xem theo những gì đã ghi đến “2026-01-02” (ở đây chỉ có hiện trạng)" in html
    assert client.get(f"{address}tai-ve.csv{asked}").status_code == 422  # a file would pass for one of that day


def test_a_view_that_knows_days_but_not_knowledge_says_so(signed_in: SignedIn) -> None:
    client, unit = signed_in("commune"), Unit.objects.get(key="21289@2025").pk

    for address in ("/to-chuc/ban-do/", f"/don-vi/{unit}/nong-thon-moi/"):
        html = client.get(f"{address}?ngay=2026-01-01&biet=2026-01-02").content.decode()
        assert "Bỏ qua 1 điều kiện không hiểu được" in html
        assert "Xem theo những gì đã ghi đến “2026-01-02”" in html
    future = client.get(f"/don-vi/{unit}/nong-thon-moi/?ngay=2030-01-01").content.decode()
    assert "Tính đến ngày “2030-01-01” (chưa tới)" in future


def test_a_span_that_ends_before_it_begins_is_told(signed_in: SignedIn) -> None:
    client = signed_in("commune")

    def page(query: str) -> str:
        return client.get(f"/to-chuc/?{query}").content.decode()

    told = page("members_from=1500&members_to=10&founded_from=2021&founded_to=2020")
    assert "số sau nhỏ hơn số trước: Thành lập từ năm 2021, đến 2020; Thành viên từ 1.500, đến 10." in told
    for fine in ("members_from=10&members_to=10", "members_from=10", "members_to=0", "members_from=0&members_to=1"):
        assert "số sau nhỏ hơn" not in page(fine)
    assert "số sau nhỏ hơn" in page("members_from=1&members_to=0")
