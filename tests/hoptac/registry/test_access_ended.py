"""What may still be said of an organization that is no more: every address about one is asked, with both methods."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from conftest import NOW, TODAY
from hoptac.base.clock import now
from hoptac.registry.access_ended import organization_to_tell_of, takes_news
from hoptac.registry.errors import EndedOrganizationError
from hoptac.registry.models import Contract, Identity, ManagerInvitation, Organization, Proposal, Seat, YearFigures
from hoptac.registry.services.appointing import appoint, invite_manager
from hoptac.registry.services.proposals import approve, ask
from hoptac.registry.services.things import add_thing
from tests.hoptac.cases.builders import agreed, closed, done, left_out, opened
from tests.hoptac.registry.builders import enter
from tests.signing_in import prove

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PAPER = "07/QĐ ngày 20/11/2026"

# Addresses that say something new, and those that read, put right, end what was held, or take the end itself back.
NEWS = {
    "registry:change",
    "registry:add_thing",
    "registry:change_thing",
    "registry:invite_manager",
    "registry:appoint_manager",
    "cases:contact",
}
STILL = {
    "registry:organization",
    "registry:organization_xlsx",
    "registry:organization_json",
    "registry:facet_history",
    "registry:facet_history_csv",
    "registry:facet_history_xlsx",
    "registry:put_right",
    "registry:end_thing",
    "registry:ask_legal_status",
    "registry:ask_join",
    "registry:ask_remove",
    "registry:dismiss_manager",
    "registry:unlock_manager",
    "registry:manager_password_link",
    "registry:reset_manager_factor",
    "registry:revoke_manager_invitation",
}


def addresses(patterns: Any = None, within: str = "") -> Iterator[tuple[str, set[str]]]:
    """The name of every address of the site, with what it is made of."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, f"{one.namespace}:" if one.namespace else within)
        elif isinstance(one, URLPattern):
            yield f"{within}{one.name}", set(one.pattern.converters)


@pytest.fixture
def ended(commune: Any, province: Any, visitor: Any) -> tuple[Organization, dict[str, Any]]:
    """Dissolved, with a contract, a manager and an invitation from before; and the keys that its addresses need."""
    made = enter("HTX Đã giải thể")
    said: dict[str, Any] = {"source": "Báo cáo", "actor": commune, "at": NOW, "today": TODAY}
    contract = add_thing(Contract, made, {"partner": "Công ty Chè", "goods": "chè búp"}, since=date(2026, 1, 1), **said)
    grant = appoint(made, visitor, reason="Nghị quyết", actor=commune, at=NOW, today=TODAY)
    invite_manager(made, full_name="Người Mới", email="", actor=commune, at=now())
    facts = {"status": "dissolved", "since": "2026-11-20", "paper": PAPER, "source": f"Văn bản: {PAPER}"}
    asked = ask(Proposal.Act.LEGAL_STATUS, made, facts, reason="Giải thể", actor=commune, at=NOW, today=TODAY)
    approve(asked, actor=province, at=NOW, today=TODAY)
    made = Organization.objects.select_related("standing").get(pk=made.pk)
    offer, named = ManagerInvitation.objects.get(), Identity.objects.get(organization=made)
    keys = {"thing_id": contract.pk, "manager_id": grant.pk, "offer_id": offer.pk, "statement_id": named.pk}
    return made, keys


def address(name: str, made: Organization, keys: dict[str, Any]) -> str:
    """One address of the kind: of the contract, of the name, of the manager."""
    told = {"organization_id": made.pk, "form": "csv", "facet": "identity", "things": "contract", **keys}
    return reverse(name, kwargs={key: told[key] for key in dict(addresses())[name]})


def test_of_every_address_about_an_organization_it_is_said_whether_it_tells_something_new() -> None:
    about_one = {name for name, parts in addresses() if "organization_id" in parts}

    assert about_one == NEWS | STILL
    assert not NEWS & STILL


@pytest.mark.parametrize("name", sorted(NEWS))
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_new_is_refused_at_once_with_what_ended_it_and_what_is_still_possible(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]], name: str, method: str
) -> None:
    made, keys = ended
    client = signed_in("commune")
    prove(client)

    answer = getattr(client, method)(address(name, made, keys))

    told = answer.content.decode()
    assert answer.status_code == 409
    assert "“HTX Đã giải thể”: sổ ghi “Đã giải thể, phá sản, chấm dứt tồn tại” từ ngày 20/11/2026" in told
    assert PAPER in told
    assert "sửa được chỗ ghi nhầm" in told
    assert f'href="/to-chuc/{made.pk}/de-nghi/phap-ly/"' in told
    assert 'method="post" novalidate' not in told


@pytest.mark.parametrize("name", sorted(STILL))
def test_what_reads_puts_right_or_ends_stays_open(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]], name: str
) -> None:
    made, keys = ended
    client = signed_in("commune")
    prove(client)

    assert client.get(address(name, made, keys)).status_code in (200, 302), name


def test_its_last_years_are_told_later_and_corrections_are_written(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]]
) -> None:
    made, keys = ended
    client, source = signed_in("commune"), {"source_kind": "person", "source_words": "Kế toán"}
    said = {"year": "2025", "revenue_dong": "250 triệu", "since": "01/11/2026", "seen": str(made.version), **source}

    told = client.post(f"/to-chuc/{made.pk}/thay-doi/yearfigures/", said)
    mended = {"name": "HTX Chè", "since": "01/07/2025", "because": "Sai tên", "seen": str(made.version + 1), **source}
    righted = client.post(f"/to-chuc/{made.pk}/sua-lai/identity/{keys['statement_id']}/", mended)

    assert (told.status_code, righted.status_code) == (302, 302)
    assert YearFigures.objects.get().revenue_dong == 250_000_000


@pytest.mark.parametrize("path", ["/thu-tuc/them/", "/thu-tuc/them/suspend/", "/thu-tuc/them/merge/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_procedure_is_offered_for_it(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]], path: str, method: str
) -> None:
    made, _ = ended
    alive = enter("HTX Còn lại")

    answer = getattr(signed_in("commune"), method)(f"{path}?to-chuc={alive.pk}&to-chuc={made.pk}")

    if path == "/thu-tuc/them/" and method == "post":
        assert answer.status_code == 405
    else:
        assert answer.status_code == 409
        assert "HTX Đã giải thể" in answer.content.decode()


def test_the_search_for_organizations_of_a_procedure_finds_none_that_it_cannot_begin_with(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]]
) -> None:
    enter("HTX Đã đổi ý")

    shown = signed_in("commune").get("/thu-tuc/them/suspend/?tim=HTX đã").content.decode()

    assert "HTX Đã đổi ý" in shown
    assert "HTX Đã giải thể" not in shown


def test_what_the_page_offers_is_what_its_addresses_take(
    signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]]
) -> None:
    made, keys = ended

    shown = signed_in("commune").get(f"/to-chuc/{made.pk}/").content.decode()

    for name in NEWS - {"registry:change"}:
        assert f'href="{address(name, made, keys)}"' not in shown, name
    for name in ("registry:put_right", "registry:end_thing", "registry:facet_history"):
        assert f'href="{address(name, made, keys)}"' in shown, name
    assert f'href="/to-chuc/{made.pk}/thay-doi/yearfigures/"' in shown
    assert shown.count("/thay-doi/") == 1


def test_of_one_that_was_merged_the_way_to_open_the_procedure_again_is_offered(
    signed_in: SignedIn, commune: Any, province: Any
) -> None:
    kept, gone = enter("HTX Một"), enter("HTX Hai")
    made = opened("merge", kept, gone, actor=commune, receiver=kept)
    done(made, "resolved", "decided", actor=commune)
    left_out(made, "announced", actor=commune)
    closed(made, "merged", actor=commune)
    agreed(province)

    answer = signed_in("commune").get(f"/to-chuc/{gone.pk}/thay-doi/seat/?ngay=2026-01-01")

    told = answer.content.decode()
    assert answer.status_code == 409
    assert f'<a href="/to-chuc/{kept.pk}/">HTX Một</a>' in told
    assert f'href="/thu-tuc/{made.pk}/mo-lai/"' in told


def test_who_only_reads_is_told_that_first(signed_in: SignedIn, ended: tuple[Organization, dict[str, Any]]) -> None:
    made, _ = ended

    assert signed_in("supervisor").get(f"/to-chuc/{made.pk}/thay-doi/seat/").status_code == 403
    assert signed_in("other_province").get(f"/to-chuc/{made.pk}/thay-doi/seat/").status_code == 404


def test_the_rule_knows_kinds(ended: tuple[Organization, dict[str, Any]], commune: Any) -> None:
    made, _ = ended

    assert takes_news(made.standing, YearFigures)
    assert not takes_news(made.standing, Seat)
    assert takes_news(enter("HTX Còn").standing)
    assert organization_to_tell_of(commune, made.pk, YearFigures, today=TODAY) == made
    with pytest.raises(EndedOrganizationError):
        organization_to_tell_of(commune, made.pk, today=TODAY)
