"""What was changed behind the application's back is found and named: in the chain, and in every protected table."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import IntegerField

from conftest import NOW, ROOT, TODAY
from hoptac.accounts.models import Contact, Grant, Role, User
from hoptac.accounts.services.roles import Term, end_role, grant_role
from hoptac.base.audit import System, erase_payload, record
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditLink, AuditTail, SwappedDay
from hoptac.base.protection import digests_of, protected_tables
from hoptac.base.services.swapped_days import note_swapped_day
from hoptac.cases.models import Party, Procedure, StepDone
from hoptac.cases.services.contacts import note_contact
from hoptac.cases.services.starting import NewName
from hoptac.cases.services.working import add_paper
from hoptac.documents.headings import HEADER
from hoptac.planning.models import TaskBody
from hoptac.planning.queries import review_of
from hoptac.planning.services.acceptance import accept_review
from hoptac.planning.services.corrections import drop_item, edit_item
from hoptac.planning.services.leads import name_lead
from hoptac.planning.services.withdrawal import take_back
from hoptac.registry.contents import Entry
from hoptac.registry.models import (
    Business,
    Contract,
    Credential,
    DigitalTool,
    Governance,
    Identity,
    Membership,
    Officer,
    Organization,
    Proposal,
    Seat,
    Size,
    TaxStatus,
    YearFigures,
    YearlyUpdate,
)
from hoptac.registry.services.appointing import appoint, dismiss
from hoptac.registry.services.bulk import BatchSource, store_batch
from hoptac.registry.services.doubles import tell_apart
from hoptac.registry.services.statements import state
from hoptac.units.models import Agency, Unit
from tests.hoptac.accounts.contacts import put
from tests.hoptac.cases.builders import opened
from tests.hoptac.planning.protected_rows import PLANS, accepted, forge, led, received
from tests.hoptac.registry.builders import enter, enter_many
from tests.hoptac.units.successions import pass_on

pytestmark = pytest.mark.django_db


def say(facet: type[Any], organization: Organization, **fields: Any) -> Any:
    known = {"source": "Sổ", "actor": System(), "at": NOW, "today": TODAY}
    return state(facet, organization, fields, since=date(2026, 1, 1), **known)


def ask(organization: Organization, person: Any) -> Any:
    """A proposal, and the link of it, as the service writes them."""
    row = Proposal.objects.create(
        organization=organization, act="remove", facts={}, reason="Ghi nhầm", asked_by=person, asked_at=NOW
    )
    record(person, "registry.proposal.asked", row, at=NOW, rows=[row])
    return row


def suspend(organization: Organization, person: Any) -> Procedure:
    """A procedure with its organization and its first step."""
    return opened("suspend", organization, actor=person, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 1))


def establish(person: Any) -> Procedure:
    """A procedure out of which an organization is to come."""
    unit = Unit.objects.get(key="21289@2025")
    return opened("establish", actor=person, newcomers=[NewName("HTX mới", "cooperative", unit)])


def speak(organization: Organization, person: Any) -> Any:
    """A contact with an organization."""
    said: dict[str, Any] = {"on": TODAY, "with_whom": "", "said": "Hẹn họp"}
    return note_contact(organization, "call", actor=person, at=NOW, today=TODAY, **said)


def hand_in(procedure: Procedure, person: Any) -> Any:
    """A paper of a procedure."""
    said: dict[str, Any] = {"code": "notice", "name": "", "number": "01", "handed_in_on": TODAY}
    return add_paper(procedure, actor=person, at=NOW, today=TODAY, **said)


def grant(person: Any) -> Any:
    """A role given to somebody by the administrator."""
    somebody = User.objects.create_user(username="nguoi-nhan", full_name="Người nhận vai trò")
    term = Term(TODAY)
    said: dict[str, Any] = {"reason": "Quyết định phân công", "actor": person, "at": NOW, "today": TODAY}
    return grant_role(somebody, Role.COMMUNE, Unit.objects.get(key="21289@2025"), term=term, **said)


def appointed(organization: Organization, person: Any) -> Any:
    """Somebody who manages the organization."""
    somebody = User.objects.create_user(username="giam-doc", full_name="Giám đốc HTX")
    return appoint(organization, somebody, reason="Quyết định bổ nhiệm", actor=person, at=NOW, today=TODAY)


def swap(day: date, person: Any) -> Any:
    """A working day that is free."""
    return note_swapped_day(day, is_working=False, source="Thông báo hoán đổi", actor=person, at=NOW)


def another_body() -> Agency:
    return Agency.objects.get(key="ubnd-xa/21484@2025")


# For each protected table: what puts a row there through the application, and a field to change behind its back.
WRITTEN: dict[str, tuple[Callable[[Organization, Any], Any], dict[str, Any]]] = {
    "registry.Organization": (lambda one, _: one, {"kind": "group"}),
    "registry.Identity": (lambda one, _: one.identity_records.get(), {"name": "HTX khác"}),
    "registry.Seat": (lambda one, _: one.seat_records.get(), {"address": "nơi khác"}),
    "registry.LegalStatus": (lambda one, _: one.legalstatus_records.get(), {"status": "suspended"}),
    "registry.OperatingStatus": (lambda one, _: one.operatingstatus_records.get(), {"status": "idle"}),
    "registry.TaxStatus": (lambda one, _: say(TaxStatus, one, status="00"), {"status": "03"}),
    "registry.Business": (lambda one, _: say(Business, one, sector="crops"), {"sector": "trade"}),
    "registry.Governance": (lambda one, _: say(Governance, one, form="full"), {"form": "short"}),
    "registry.Size": (lambda one, _: say(Size, one, members=40), {"members": 400}),
    "registry.YearFigures": (lambda one, _: say(YearFigures, one, year=2025, revenue_dong=5), {"revenue_dong": 6}),
    "registry.YearlyUpdate": (lambda one, _: say(YearlyUpdate, one, updated_on=TODAY), {"updated_on": None}),
    "registry.Officer": (
        lambda one, _: say(Officer, one, person="a", full_name="Đinh Văn A", position="chair"),
        {"position": "director"},
    ),
    "registry.Membership": (
        lambda one, _: say(Membership, enter("LHHTX Sơn Hà", kind="union"), member=one),
        {"left_on": TODAY},
    ),
    "registry.Contract": (
        lambda one, _: say(Contract, one, thing="a", partner="Công ty A", goods="gạo"),
        {"goods": "ngô"},
    ),
    "registry.Credential": (lambda one, _: say(Credential, one, thing="a", kind="ocop", stars=3), {"stars": 5}),
    "registry.DigitalTool": (lambda one, _: say(DigitalTool, one, thing="a", kind="website"), {"kind": "other"}),
    "registry.Proposal": (ask, {"state": "approved"}),
    "registry.ToldApart": (
        lambda one, person: tell_apart(one, enter("HTX khác"), reason="Khác người đại diện", actor=person, at=NOW),
        {"reason": "cùng một HTX"},
    ),
    "accounts.Contact": (
        lambda one, _: put(Unit.objects.get(key="21289@2025"), Contact.Post.LEADER),
        {"phone": "0255 4444444"},
    ),
    "accounts.Grant": (lambda _, person: grant(person), {"role": "province"}),
    "registry.OrganizationGrant": (appointed, {"valid_to": None, "valid_from": date(2020, 1, 1)}),
    "base.SwappedDay": (lambda _, person: swap(date(2026, 12, 4), person), {"is_working": True}),
    "units.SuccessionAct": (lambda one, _: pass_on(), {"day": TODAY}),
    "units.SuccessionTaker": (lambda one, _: pass_on().takers.get(), {"new": another_body}),
    "cases.Procedure": (lambda one, person: suspend(one, person), {"next_due_on": TODAY}),
    "cases.Party": (lambda one, person: suspend(one, person).parties.get(), {"part": "receiver"}),
    "cases.StepDone": (lambda one, person: suspend(one, person).steps_done.get(), {"done_on": date(2026, 1, 1)}),
    "cases.PaperIn": (lambda one, person: hand_in(suspend(one, person), person), {"name": "Giấy khác"}),
    "cases.Outreach": (lambda one, person: speak(one, person), {"said": "khác"}),
    "cases.Newcomer": (lambda _, person: establish(person).newcomers.get(), {"name": "HTX khác"}),
}


EVERY = WRITTEN | PLANS


@pytest.fixture(params=sorted(EVERY))
def row(request: pytest.FixtureRequest, province: Any) -> tuple[Any, dict[str, Any]]:
    """A row of one protected table, written through the application."""
    write, change = EVERY[request.param]
    return write(enter(), province), change


def subjects() -> list[tuple[str, bool]]:
    return [(finding.subject, finding.link is not None) for finding in check_audit()]


def test_every_protected_table_is_tried() -> None:
    assert sorted(protected_tables()) == sorted(EVERY)


def test_every_other_table_is_left_out_for_a_reason_that_is_written_down() -> None:
    tables = {table._meta.label for table in apps.get_models() if table.__module__.startswith("hoptac.")}
    page = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+\.\w+)` \| (.+) \|$", page, re.MULTILINE)

    assert sorted(label for label, _ in rows) == sorted(tables - protected_tables().keys())
    assert all(len(reason.split()) > 3 for _, reason in rows)


def test_what_the_application_wrote_fits(row: tuple[Any, Any]) -> None:
    assert subjects() == []


def test_a_row_changed_behind_its_back_is_named_with_its_link(row: tuple[Any, dict[str, Any]]) -> None:
    written, change = row
    change = {field: value() if callable(value) else value for field, value in change.items()}
    type(written).objects.filter(pk=written.pk).update(**change)

    assert subjects() == [(f"{written._meta.label}:{written.pk}", True)]


def test_a_row_that_no_service_wrote_is_named(row: tuple[Any, Any]) -> None:
    written = type(row[0]).objects.get(pk=row[0].pk)
    known = written.pk
    if isinstance(written, Proposal):
        written.state = "withdrawn"  # only one may be open
    if isinstance(written, Party):
        written.organization = enter("HTX khác nữa")  # one stands once in a procedure
    if isinstance(written, SwappedDay):
        written.day = date(2026, 12, 11)  # of each day one thing is said
    if isinstance(written, StepDone):
        written.step = "noted"  # each step is done once

    forge(written)

    assert subjects() == [(f"{written._meta.label}:{written.pk}", False)]
    assert written.pk != known


def test_roles_that_the_application_ended_or_took_back_fit(administrator: Any, province: Any) -> None:
    said: dict[str, Any] = {"reason": "Chuyển công tác", "actor": administrator, "at": NOW, "today": TODAY}
    end_role(grant(administrator), from_day=TODAY, **said)
    dismiss(appointed(enter(), province), **said)  # given today: it never was

    assert subjects() == []


def test_a_role_given_behind_its_back_is_named(administrator: Any) -> None:
    stranger = User.objects.create_user(username="nguoi-la", full_name="Người lạ")
    forged = Grant.objects.create(user=stranger, role=Role.ADMINISTRATOR)

    assert subjects() == [(f"accounts.Grant:{forged.pk}", False)]


def test_a_row_deleted_behind_its_back_is_named(province: Any) -> None:
    size = say(Size, enter(), members=40)
    Size.objects.filter(pk=size.pk).delete()

    assert subjects() == [(f"registry.Size:{size.pk}", True)]


@pytest.fixture
def batch(province: Any, unit: Callable[[str], Any]) -> Any:
    """Three groups of xã Sơn Hà, written together."""
    seat = unit("21289@2025")
    entries = [
        Entry("group", {Identity: [{"name": f"Tổ hợp tác {name}"}], Seat: [{"unit": seat}]}) for name in ("A", "B", "C")
    ]
    source = BatchSource("workbook", "danh-sach.xlsx", date(2026, 1, 1))
    return store_batch(entries, source, actor=province, at=NOW, today=TODAY)


def test_a_batch_is_one_link_and_a_change_in_it_is_found(batch: Any) -> None:
    link = AuditLink.objects.get(action="registry.batch.stored")
    assert subjects() == []

    Identity.objects.filter(name="Tổ hợp tác B").update(name="Tổ hợp tác khác")

    assert [(finding.link, finding.subject) for finding in check_audit()] == [
        (link.pk, f"registry.Identity, lần nhập {batch.pk}")
    ]


def test_a_row_of_a_batch_that_the_application_changed_later_still_fits(batch: Any, province: Any) -> None:
    group = Organization.objects.filter(batch=batch).order_by("pk").first()
    before = digests_of([group])
    Organization.objects.filter(pk=group.pk).update(removed_at=NOW, removed_because="Ghi nhầm")

    record(province, "registry.organization.removed", group, at=NOW, rows=[group], before=before)

    assert subjects() == []


def test_a_row_of_a_batch_changed_twice_behind_its_back_is_found_by_its_newest_link(batch: Any, province: Any) -> None:
    group = Organization.objects.filter(batch=batch).order_by("pk").first()
    before = digests_of([group])
    Organization.objects.filter(pk=group.pk).update(removed_at=NOW, removed_because="Ghi nhầm")
    link = record(province, "registry.organization.removed", group, at=NOW, rows=[group], before=before)

    Organization.objects.filter(pk=group.pk).update(removed_because="")

    assert [(finding.link, finding.subject) for finding in check_audit()] == [
        (link.pk, f"registry.Organization:{group.pk}")
    ]


def meanwhile(monkeypatch: pytest.MonkeyPatch, write: Callable[[], Any]) -> None:
    """Write once the chain has been read, before the tables are."""
    tables = protected_tables()

    def read_then() -> dict[str, Any]:
        write()
        return tables

    monkeypatch.setattr("hoptac.base.audit_check.protected_tables", read_then)


def test_what_people_write_while_a_check_runs_is_no_finding(
    batch: Any, commune: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = received(commune)
    one, other = Organization.objects.filter(batch=batch).order_by("pk")[:2]

    def write() -> None:
        before = digests_of([one])
        Organization.objects.filter(pk=one.pk).update(removed_at=NOW, removed_because="Ghi nhầm")
        record(commune, "registry.organization.removed", one, at=NOW, rows=[one], before=before)
        say(Size, other, members=40)
        enter_many(["HTX A", "HTX B"])
        take_back(document, reason="tải nhầm", actor=commune, at=NOW)

    meanwhile(monkeypatch, write)

    assert subjects() == []


def test_what_is_forged_while_a_check_runs_is_named_though_others_write(
    batch: Any, commune: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Organization.objects.filter(batch=batch).order_by("pk")[:2]
    size = say(Size, one, members=40)

    def write() -> None:
        Size.objects.filter(pk=size.pk).update(members=41)
        Identity.objects.filter(organization=other).update(name="HTX khác")
        forged = Grant.objects.create(user=commune, role=Role.ADMINISTRATOR)
        record(commune, "test.one", "một việc", at=NOW)
        named.append(forged.pk)

    named: list[int] = []
    meanwhile(monkeypatch, write)

    assert subjects() == [
        (f"accounts.Grant:{named[0]}", False),
        (f"registry.Identity, lần nhập {batch.pk}", True),
        (f"registry.Size:{size.pk}", True),
    ]


def test_rows_come_in_the_order_of_their_keys_so_protected_tables_have_whole_numbers_for_keys() -> None:
    assert [label for label, table in protected_tables().items() if not isinstance(table._meta.pk, IntegerField)] == []


def test_a_link_that_was_rewritten_is_the_first_finding(province: Any) -> None:
    link = record(province, "test.one", "một việc", at=NOW, number=1)
    record(province, "test.two", "việc sau", at=NOW)
    AuditLink.objects.filter(pk=link.pk).update(actor_name="Người khác")

    assert next(check_audit()).link == link.pk


def test_a_link_that_was_removed_breaks_the_chain_after_it(province: Any) -> None:
    link = record(province, "test.one", "một việc", at=NOW, number=1)
    after = record(province, "test.two", "việc sau", at=NOW)
    AuditLink.objects.filter(pk=link.pk).delete()

    assert next(check_audit()).link == after.pk


def test_a_removed_end_of_the_chain_is_found(province: Any) -> None:
    link = record(province, "test.one", "một việc", at=NOW)
    AuditLink.objects.filter(pk=link.pk).delete()

    assert [finding.subject for finding in check_audit()] == [f"base.AuditTail:{AuditTail.objects.get().pk}"]


def test_an_erased_payload_is_no_finding(province: Any) -> None:
    link = record(province, "test.one", "một việc", at=NOW, phone="0900")

    erased = erase_payload(link, reason="Yêu cầu của chủ thể dữ liệu", paper="Đơn 1", actor=province, at=NOW)

    link.refresh_from_db()
    said = {"reason": "Yêu cầu của chủ thể dữ liệu", "paper": "Đơn 1", "erased": link.pk}
    assert (link.payload, erased.payload) == (None, said)
    assert subjects() == []


def test_the_command_says_that_all_fits_or_names_the_place(province: Any) -> None:
    size, said = say(Size, enter(), members=40), StringIO()
    call_command("verify_audit", stdout=said)
    assert "Nhật ký nguyên vẹn" in said.getvalue()

    Size.objects.update(members=41)

    with pytest.raises(CommandError, match=f"registry.Size:{size.pk}"):
        call_command("verify_audit", stderr=StringIO())


def test_a_plan_accepted_anew_with_fewer_rows_and_another_lead_still_fits(commune: Any) -> None:
    body = led(commune)
    plan = body.task.plan
    name_lead(body.task, body.agency, seen=2, actor=commune, at=NOW, today=TODAY)
    for item in review_of(plan.document).items["tasks"]:
        drop_item(plan.document, item.name, seen=0, actor=commune, at=NOW)
    edit_item(plan.document, HEADER, {"number": "21/KH-UBND"}, seen=0, actor=commune, at=NOW)

    accept_review(plan.document, actor=commune, at=NOW, today=TODAY)

    assert not TaskBody.objects.exists()
    assert subjects() == []


def test_what_was_taken_back_is_no_finding_and_what_was_deleted_otherwise_is(commune: Any) -> None:
    take_back(received(commune), reason="tải nhầm", actor=commune, at=NOW)
    assert subjects() == []

    plan = accepted(commune).plan
    duty = plan.duties.get()
    plan.duties.all().delete()

    assert subjects() == [(f"planning.ReportDuty:{duty.pk}", True)]


def test_a_column_that_comes_later_leaves_what_was_bound_before_whole(
    province: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = say(Size, enter(), members=40)
    bound = digests_of([size])
    fields = Size._meta.concrete_fields
    later = next(field for field in fields if field.name == "members_foreign")
    monkeypatch.setattr(Size._meta, "concrete_fields", tuple(field for field in fields if field is not later))

    assert digests_of([size]) == bound
