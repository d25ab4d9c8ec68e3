"""Who may open which address with which method: one table, compared with the list of addresses.

The subject is a document of xã Sơn Hà and the plan made from it. 302 sends to the sign-in (or, after a write, onwards);
404 is the one answer for missing and not yours; 403 is for those who see but may not write; 405 for the wrong method;
422 for one who may, and said nothing.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from conftest import NOW, TODAY
from hoptac.accounts.models import User
from hoptac.base.audit import System
from hoptac.documents.models import Document, ReadingJob
from hoptac.documents.services.reading_jobs import send_for_reading
from hoptac.documents.services.receive import receive_document
from hoptac.documents.tasks import enqueue_reading
from hoptac.planning.duties.feed_keys import feed_key
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import edit_item
from hoptac.planning.views.review_add import KIND_ASKED
from hoptac.registry.models import OrganizationGrant
from hoptac.units.models import Agency, Unit
from tests.hoptac.accounts.permission_rows import ACCOUNTS, ACCOUNTS_OF_ONE_ROW, PROVED, account_keys
from tests.hoptac.cases.permission_rows import CASES, procedure_keys
from tests.hoptac.permission_rows import (
    ADMINISTER,
    CSV,
    HTML,
    ICS,
    NO_SCAN,
    NOT_YOURS,
    NOWHERE_TO_WRITE,
    OPEN,
    OWN_MANAGER,
    READ,
    ROLES,
    SIGNED_IN,
    WRONG_METHOD,
    XLSX,
    Row,
    answers,
    of_writers,
    writes,
)
from tests.hoptac.registry.permission_rows import REGISTRY, organization_keys
from tests.signing_in import prove

pytestmark = pytest.mark.django_db

TABLE = {
    "home": Row(answers(302), answers(302)),
    **ACCOUNTS,
    **REGISTRY,
    **CASES,
    "base:alive": Row(OPEN, answers(405, anonymous=405), "application/json"),
    "base:notices": Row(SIGNED_IN),
    "base:read_notices": Row(WRONG_METHOD, answers(302)),
    "units:units": Row(SIGNED_IN),
    "units:units_csv": Row(SIGNED_IN, form=CSV),
    "units:units_xlsx": Row(SIGNED_IN, form=XLSX),
    "units:convert": Row(SIGNED_IN, answers(422)),
    "units:unit": Row(SIGNED_IN),
    "documents:documents": Row(SIGNED_IN),
    "documents:documents_csv": Row(SIGNED_IN, form=CSV),
    "documents:documents_xlsx": Row(SIGNED_IN, form=XLSX),
    "documents:upload": Row(answers(200, **NOWHERE_TO_WRITE), answers(422, **NOWHERE_TO_WRITE)),
    "documents:rereading": Row(ADMINISTER),
    "documents:start_rereading": Row(WRONG_METHOD, answers(404, administrator=302)),
    "documents:reading_job": Row(of_writers(200)),
    "documents:read_job_again": Row(WRONG_METHOD, of_writers(409)),  # it waits already
    "documents:discard_job": Row(of_writers(200), of_writers(302)),
    "documents:page": Row(NO_SCAN),
    "documents:page_picture": Row(NO_SCAN),
    "documents:file": Row(READ, form="text/plain"),
    "planning:plans": Row(SIGNED_IN),
    "planning:plans_csv": Row(SIGNED_IN, form=CSV),
    "planning:plans_xlsx": Row(SIGNED_IN, form=XLSX),
    "planning:plan": Row(READ),
    "planning:plan_csv": Row(READ, form=CSV),
    "planning:plan_xlsx": Row(READ, form=XLSX),
    "planning:plan_calendar": Row(READ, form=ICS),
    "planning:lead": Row(WRONG_METHOD, writes(422)),
    "planning:feed": Row(OPEN, answers(405, anonymous=405), ICS),
    "planning:act_graph": Row(READ),
    "planning:review": Row(READ),
    "planning:review_history": Row(READ),
    "planning:review_history_csv": Row(READ, form=CSV),
    "planning:review_history_xlsx": Row(READ, form=XLSX),
    "planning:accept": Row(writes(200), writes(409)),  # an empty sending saw no summary
    "planning:take_back": Row(writes(200), writes(422)),
    "planning:reread": Row(WRONG_METHOD, writes(302)),
    "planning:add_item": Row(writes(200), writes(200)),
    "planning:item": Row(answers(302, **NOT_YOURS)),
    "planning:edit_item": Row(writes(200), writes(422)),
    "planning:drop_item": Row(WRONG_METHOD, writes(302)),
    "planning:restore_item": Row(WRONG_METHOD, writes(409)),  # the row above dropped it, unseen by these
    "planning:confirm_item": Row(WRONG_METHOD, writes(409)),
}


# Those that name one row of somebody's: for the other province they do not exist.
ABOUT_ONE_ROW = [
    name
    for name, row in TABLE.items()
    if name not in ACCOUNTS or name in ACCOUNTS_OF_ONE_ROW
    if ":" in name and name not in ("documents:rereading", "documents:start_rereading")
    if 404 in (row.expected("get", "other_province"), row.expected("post", "other_province"))
]


def named_addresses() -> set[str]:
    """Every named address of the site, with its app."""
    found: set[str] = set()

    def walk(patterns: list[Any], prefix: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern.url_patterns, inner)
            elif isinstance(pattern, URLPattern):
                found.add(f"{prefix}{pattern.name}")

    walk(get_resolver().url_patterns, "")
    return found


@pytest.fixture
def document() -> Document:
    """The demo plan of xã Sơn Hà for 2026-2027, received by its own unit and accepted."""
    data = (settings.DEMO_ROOT / "documents" / "son-ha-2027.txt").read_bytes()
    owner = Unit.objects.get(key="21289@2025")
    received = receive_document("son-ha-2027.txt", data, owner=owner, actor=System(), at=NOW)
    agency = Agency.objects.get(key="ubnd-xa/21289@2025")
    edit_item(received, "header", {"agency": agency.pk}, seen=0, actor=System(), at=NOW)
    accept_review(received, actor=System(), at=NOW, today=TODAY)
    received.refresh_from_db()
    return received


@pytest.fixture
def job(document: Document, commune: User, monkeypatch: pytest.MonkeyPatch) -> ReadingJob:
    """A scan of the same unit that waits to be read."""
    monkeypatch.setattr("vanban.files.check_job", lambda name, data: None)
    return send_for_reading(
        "quet.pdf", b"%PDF-", owner_id=document.owner_id, actor=commune, at=NOW, enqueue=enqueue_reading
    )


@pytest.fixture
def keys(document: Document, job: ReadingJob, commune: User, administrator: User) -> dict[str, Any]:
    """What addresses name: the one document and what was made from it, one organization, one procedure."""
    plan = document.plan
    item = review_of(document).items["targets"][0].name
    return {
        "unit_id": document.owner_id,
        "document_id": document.pk,
        "job_id": job.pk,
        "plan_id": plan.pk,
        "task_id": plan.tasks.first().pk,
        "act_id": plan.act_id,
        "aim_id": plan.aims.first().pk,
        "name": item,
        "key": feed_key(commune),
        "number": 1,
        **account_keys(administrator),
        **organization_keys(commune),
        **procedure_keys(commune),
    }


@pytest.fixture
def address(keys: dict[str, Any]) -> Callable[[str], str]:
    """The address of a row."""

    def build(name: str) -> str:
        own = {"secret": keys["token"]} if name == "accounts:new_password" else {}
        found = reverse(name, kwargs={parameter: {**keys, **own}[parameter] for parameter in _parameters(name)})
        return f"{found}?{KIND_ASKED}=goals" if name == "planning:add_item" else found

    return build


def _parameters(name: str) -> list[str]:
    """What the address of a row names."""
    wanted = get_resolver()
    for part in name.split(":")[:-1]:
        wanted = wanted.namespace_dict[part][1]
    return list(wanted.reverse_dict.getlist(name.rpartition(":")[2])[0][0][0][1])


def test_every_address_has_its_row() -> None:
    assert named_addresses() == set(TABLE)


@pytest.fixture
def enter_as(cast: Callable[[str], Any], keys: dict[str, Any]) -> Callable[[Any, str], None]:
    """Let a client in as one of the cast, or as the manager of the organization that the rows are about."""

    def enter(client: Any, role: str) -> None:
        person = cast("visitor" if role == OWN_MANAGER else role)
        if role == OWN_MANAGER:
            own = {"user": person, "organization_id": keys["organization_id"]}
            OrganizationGrant.objects.get_or_create(**own, valid_from=TODAY)
        client.force_login(person)
        prove(client)

    return enter


@pytest.mark.parametrize("role", [*ROLES, OWN_MANAGER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_gets_what_the_table_says(
    role: str, method: str, client: Any, enter_as: Callable[[Any, str], None], address: Callable[[str], str]
) -> None:
    wrong = []
    for name, row in TABLE.items():
        if role != "anonymous":
            enter_as(client, role)
        url = address(name)
        data = {KIND_ASKED: "goals"} if method == "post" and name == "planning:add_item" else None
        answer = client.get(url) if method == "get" else client.post(url, data)
        if answer.streaming:
            assert b"".join(answer)  # read to its end, so that the file is closed
        expected = row.expected(method, role)
        if answer.status_code != expected:
            wrong.append(f"{method} {name}: {answer.status_code} and not {expected}")
        if expected == 200 and method == "get" and not answer["Content-Type"].startswith(row.form):
            wrong.append(f"{name}: {answer['Content-Type']} and not {row.form}")
    assert wrong == []


def test_the_title_of_each_page_names_what_it_is_about(
    client: Any, administrator: Any, address: Callable[[str], str], document: Document
) -> None:
    client.force_login(administrator)
    prove(client)
    pages = [name for name, row in TABLE.items() if row.form == HTML and row.expected("get", "administrator") == 200]
    about = _names(document)
    titles, wrong = {}, []
    for name in pages:
        parameter = next((one for one in _parameters(name) if one in about), None)
        if parameter is None or "secret" in _parameters(name):  # a link is one's own: nobody else is meant
            continue
        titles[name] = title = re.search(r"<title>(.*?)</title>", client.get(address(name)).content.decode())[1]  # type: ignore[index]
        if about[parameter] not in title:
            wrong.append(f"{name}: {title}, without {about[parameter]}")

    assert wrong == []
    assert len(titles) > 40
    assert [name for name, title in titles.items() if list(titles.values()).count(title) > 1] == []


def _names(document: Document) -> dict[str, str]:
    """What the title of a page has to name, by what its address names."""
    return {
        "organization_id": "HTX Chè Sơn Hà",
        "difference_id": "HTX Chè Sơn Hà",
        "proposal_id": "HTX Chè Sơn Hà",
        "procedure_id": "HTX Mây tre Sơn Hà",
        "person_id": "Cán bộ xã Ba Tơ",
        "invitation_id": "Người được mời",
        "unit_id": "Xã Sơn Hà, Tỉnh Quảng Ngãi",
        "agency_id": Agency.objects.get(key="ubnd-huyen/529@2024").placed_name,
        "succession_id": Agency.objects.get(key="hdnd-huyen/529@2024").placed_name,
        "document_id": str(document),
        "plan_id": str(document.plan)[:70],
        "job_id": "quet.pdf",
        "import_id": ".xlsx",
    }


def test_missing_and_not_yours_look_the_same(client: Any, other_province: Any, address: Callable[[str], str]) -> None:
    client.force_login(other_province)
    differ = []
    for name in ABOUT_ONE_ROW:
        url = address(name)
        prove(client)
        digits = next(part for part in url.split("/") if part.isdecimal())
        ask = client.post if TABLE[name].get == WRONG_METHOD else client.get
        not_yours, missing = ask(url), ask(url.replace(f"/{digits}/", "/999999/", 1))
        codes = (not_yours.status_code, missing.status_code)
        if codes != (404, 404) or _without_token(not_yours) != _without_token(missing):
            differ.append(f"{name}: {codes}")
    assert differ == []


def _without_token(answer: Any) -> str:
    """The page without what differs in every answer."""
    lines = answer.content.decode().splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def test_a_sensitive_act_asks_once_more_who_one_is(
    client: Any, administrator: Any, address: Callable[[str], str]
) -> None:
    client.force_login(administrator)
    urls = {name: address(name) for name in PROVED}

    given = {name: [client.get(url), client.post(url, {"reason": "thử"})] for name, url in urls.items()}

    asked = (302, reverse("account_reauthenticate"))
    for name, both in given.items():
        assert [(one.status_code, one["Location"].partition("?")[0]) for one in both] == [asked, asked], name
