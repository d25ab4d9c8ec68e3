"""One page of proof for a commune: figures with their origin, and no verdict."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import NOW, TODAY
from hoptac.base.audit import System
from hoptac.registry.models import Business, Contract, Credential, Governance, LegalStatus, OperatingStatus, Seat
from hoptac.registry.services.statements import state
from hoptac.units.models import Unit
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
UnitOf = Callable[[str], Any]
SON_HA = "21289@2025"
SINCE = date(2025, 8, 1)


def say(facet: Any, organization: Any, fields: dict[str, Any], *, since: date = SINCE) -> None:
    said: dict[str, Any] = {"source": "Báo cáo của xã", "actor": System(), "at": NOW, "today": TODAY}
    state(facet, organization, fields, since=since, **said)


@pytest.fixture
def working() -> Any:
    """A cooperative of xã Sơn Hà that works, farms, has put its charter in order, a contract and a certificate."""
    made = enter()
    say(LegalStatus, made, {"status": "active"})
    say(OperatingStatus, made, {"status": "operating"})
    say(Business, made, {"sector": "crops"})
    say(Governance, made, {"charter_state": "amended"})
    say(Contract, made, {"thing": "1", "partner": "Công ty Mía đường", "goods": "mía", "ends_on": date(2026, 12, 31)})
    say(
        Credential, made, {"thing": "2", "kind": "ocop", "stars": 3, "product": "mật mía", "ends_on": date(2026, 6, 30)}
    )
    return made


@pytest.fixture
def address(unit: UnitOf) -> str:
    return f"/don-vi/{unit(SON_HA).pk}/nong-thon-moi/"


def figures(client: Client, address: str) -> dict[str, int | None]:
    return {proof.code: proof.number for proof in client.get(address).context["shown"].proofs}


def test_the_figures_are_those_of_the_day(signed_in: SignedIn, address: str, working: Any) -> None:
    client = signed_in("commune")

    now, then = figures(client, address), figures(client, f"{address}?ngay=2026-06-30")
    before = figures(client, f"{address}?ngay=2025-07-15")

    assert now == {
        "seated": 1,
        "active_cooperatives": 1,
        "irregular_cooperatives": 0,
        "effective_cooperatives": None,
        "charter_done": 1,
        "agriculture": 1,
        "with_contract": 1,
        "contracts": 1,
        "credentials": 0,
    }
    assert then["credentials"] == 1
    assert (before["seated"], before["agriculture"], before["contracts"]) == (1, 0, 0)


def test_what_had_ended_by_the_day_is_named_and_counted_nowhere(
    signed_in: SignedIn, address: str, working: Any
) -> None:
    say(LegalStatus, working, {"status": "dissolved"}, since=date(2026, 5, 1))
    client = signed_in("commune")

    then, now = figures(client, f"{address}?ngay=2026-04-30"), figures(client, address)

    assert (then["seated"], then["with_contract"], then["contracts"]) == (1, 1, 1)
    assert (now["seated"], now["active_cooperatives"], now["with_contract"], now["contracts"]) == (0, 0, 0, 0)
    html = client.get(address).content.decode()
    assert "đã giải thể hoặc chấm dứt đến ngày này" in html
    assert f'<a href="/to-chuc/{working.pk}/">HTX Nông nghiệp Sơn Hà</a>' in html


def test_one_of_which_only_its_certificate_is_known_is_not_counted_as_working(
    signed_in: SignedIn, address: str
) -> None:
    client = signed_in("commune")
    said = {"kind": "cooperative", "name": "HTX Mới ghi", "founded_on": "12/04/2010", "source_kind": "paper"}
    client.post("/to-chuc/them/", {**said, "unit": str(Unit.objects.get(key=SON_HA).pk), "source_words": "số 07"})

    found = figures(client, address)

    assert (found["seated"], found["active_cooperatives"], found["irregular_cooperatives"]) == (1, 0, 0)
    assert "thực tế chưa rõ" in client.get(address).content.decode()


def test_each_figure_names_what_it_was_counted_from_and_each_organization_its_papers(
    signed_in: SignedIn, address: str, working: Any
) -> None:
    html = signed_in("commune").get(address).content.decode()

    assert f'<a href="/to-chuc/{working.pk}/">HTX Nông nghiệp Sơn Hà</a>' in html
    assert "mía với Công ty Mía đường" in html
    assert "Báo cáo của xã" in html


def test_what_is_not_known_is_said_with_its_reason_and_no_verdict_is_given(
    signed_in: SignedIn, address: str, working: Any
) -> None:
    client = signed_in("commune")

    today, old = (client.get(where).content.decode() for where in (address, f"{address}?ngay=2026-02-14"))

    assert "chưa tra được" in today
    assert "Chưa xác định được, vì chưa có kết quả đánh giá" in today
    assert "Chưa đối chiếu văn bản gốc" in old
    assert "Chưa kết luận được, vì" in old
    for html in (today, old):
        assert "badge-good" not in html
        assert "badge-bad" not in html


def test_an_organization_that_moved_away_is_no_proof_here(
    signed_in: SignedIn, address: str, unit: UnitOf, working: Any
) -> None:
    say(Seat, working, {"unit": unit("21307@2025")}, since=date(2026, 9, 1))

    client = signed_in("commune")

    assert figures(client, address)["seated"] == 0
    assert figures(client, f"{address}?ngay=2026-08-31")["seated"] == 1


def test_an_old_commune_that_came_here_whole_counts_and_one_that_was_split_is_told_apart(
    signed_in: SignedIn, address: str, unit: UnitOf
) -> None:
    enter("HTX Di Lăng", unit_key="21289@2024", since=date(2020, 1, 1))
    enter("HTX Trà Bùi", unit_key="21142@2024", since=date(2020, 1, 1))
    client = signed_in("province")

    here = client.get(address).context["shown"]
    there = client.get(f"/don-vi/{unit('21136@2025').pk}/nong-thon-moi/").context["shown"]

    assert ([line.name for line in here.lines], here.unplaced) == (["HTX Di Lăng"], 0)
    assert (there.lines, there.unplaced) == ((), 1)


def test_what_works_now_and_then_is_told_apart_and_is_no_proof_that_it_works(
    signed_in: SignedIn, address: str, working: Any
) -> None:
    say(OperatingStatus, working, {"status": "irregular"}, since=date(2026, 5, 1))
    client = signed_in("commune")

    found = figures(client, address)
    table = client.get(f"{address}tai-ve.csv").content.decode()

    assert [found[code] for code in ("active_cooperatives", "charter_done", "agriculture")] == [0, 0, 0]
    assert found["irregular_cooperatives"] == 1
    assert '"HTX, LHHTX hoạt động cầm chừng: không tính là đang hoạt động",1,HTX Nông nghiệp Sơn Hà' in table


def test_a_figure_leads_to_those_it_was_counted_from(signed_in: SignedIn, address: str, working: Any) -> None:
    html = signed_in("commune").get(address).content.decode()
    figures_part = html[html.index('id="figures"') : html.index('id="organizations"')]

    assert figures_part.count(f'<a href="/to-chuc/{working.pk}/">HTX Nông nghiệp Sơn Hà</a>') == 5


def test_a_group_is_no_cooperative(signed_in: SignedIn, address: str) -> None:
    made = enter("THT Nước Sơn Hà", kind="group")
    say(OperatingStatus, made, {"status": "operating"})

    found = figures(signed_in("commune"), address)

    assert (found["seated"], found["active_cooperatives"]) == (1, 0)


def test_only_communes_have_such_a_page(signed_in: SignedIn, unit: UnitOf) -> None:
    assert signed_in("province").get(f"/don-vi/{unit('51@2025').pk}/nong-thon-moi/").status_code == 404


def test_the_table_says_why_a_figure_is_not_known(signed_in: SignedIn, address: str, working: Any) -> None:
    table = signed_in("commune").get(f"{address}tai-ve.csv").content.decode()

    assert 'chưa xác định,,"chưa có kết quả đánh giá' in table
    assert "HTX Nông nghiệp Sơn Hà" in table


def test_a_day_that_is_none_is_told(signed_in: SignedIn, address: str) -> None:
    page = signed_in("commune").get(address, {"ngay": "31/02/2026"}).content.decode()

    assert "Tính đến ngày “31/02/2026”" in page
