"""The rows of the permission table about organizations.

The subject is a cooperative of xã Sơn Hà, of which the commune's officer corrected the members and asked for another
legal status.
"""

from datetime import date
from typing import Any

from conftest import NOW, TODAY
from hoptac.accounts.models import User
from hoptac.base.clock import now
from hoptac.registry.models import Checked, Contract, Difference, Proposal, Size
from hoptac.registry.services.appointing import appoint, invite_manager
from hoptac.registry.services.doubles import tell_apart
from hoptac.registry.services.proposals import ask
from hoptac.registry.services.statements import correct, state
from hoptac.registry.services.things import add_thing
from tests.hoptac.permission_rows import (
    CSV,
    JSON,
    NOT_YOURS,
    READ,
    SIGNED_IN,
    WRONG_METHOD,
    XLSX,
    Answers,
    Row,
    answers,
)
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import checked_import

READERS = {"supervisor": 403, "leader": 403}
NO_PART = {"supervisor": 404, "leader": 404}


def of_officers(done: int) -> Answers:
    """For those who write about organizations of the place, the Alliance among them, and for the own manager."""
    return answers(done, **NOT_YOURS, **READERS, own_manager=done)


def of_importers(done: int) -> Answers:
    """What exists for those alone who write about organizations of the place."""
    return answers(done, **NOT_YOURS, **NO_PART)


WRITE = Row(of_officers(200), of_officers(422))
OWN = {"own_manager": 200}
# The own manager sees that there is something, and has no part in it.
NO_ACT = {"own_manager": 403}
NOT_ASKED = {**NOT_YOURS, **NO_PART, **NO_ACT}
APPOINT = Row(
    answers(200, **NOT_YOURS, **READERS, **NO_ACT, alliance=403),
    answers(422, **NOT_YOURS, **READERS, **NO_ACT, alliance=403),
)
ENTER = {"visitor": 403, "manager": 403, **READERS}

OF_ORGANIZATION = READ | OWN

REGISTRY = {
    "registry:organizations": Row(SIGNED_IN),
    "registry:organizations_csv": Row(SIGNED_IN, form=CSV),
    "registry:organizations_xlsx": Row(SIGNED_IN, form=XLSX),
    "registry:country_map": Row(SIGNED_IN),
    "registry:country_map_csv": Row(SIGNED_IN, form=CSV),
    "registry:country_map_xlsx": Row(SIGNED_IN, form=XLSX),
    "registry:new_rural": Row(READ),
    "registry:new_rural_csv": Row(READ, form=CSV),
    "registry:new_rural_xlsx": Row(READ, form=XLSX),
    "registry:enter": Row(answers(200, **ENTER), answers(422, **ENTER)),
    "registry:organization": Row(OF_ORGANIZATION),
    "registry:organization_xlsx": Row(OF_ORGANIZATION, form=XLSX),
    "registry:organization_json": Row(OF_ORGANIZATION, form=JSON),
    "registry:facet_history": Row(OF_ORGANIZATION),
    "registry:facet_history_csv": Row(OF_ORGANIZATION, form=CSV),
    "registry:facet_history_xlsx": Row(OF_ORGANIZATION, form=XLSX),
    "registry:change": WRITE,
    "registry:put_right": WRITE,
    "registry:add_thing": WRITE,
    "registry:change_thing": WRITE,
    "registry:end_thing": WRITE,
    "registry:invite_manager": APPOINT,
    "registry:appoint_manager": APPOINT,
    "registry:dismiss_manager": APPOINT,
    "registry:unlock_manager": APPOINT,
    "registry:manager_password_link": APPOINT,
    "registry:reset_manager_factor": APPOINT,
    "registry:revoke_manager_invitation": APPOINT,
    "registry:doubles": Row(answers(200, **ENTER)),
    "registry:doubles_csv": Row(answers(200, **ENTER), form=CSV),
    "registry:doubles_xlsx": Row(answers(200, **ENTER), form=XLSX),
    "registry:tell_apart": Row(WRONG_METHOD, answers(422, **ENTER)),  # no two were named
    "registry:look_again": Row(WRONG_METHOD, answers(302, **NOT_YOURS, **NO_PART)),
    "registry:ask_legal_status": WRITE,
    "registry:ask_join": WRITE,
    "registry:ask_remove": WRITE,
    "registry:proposals": Row(SIGNED_IN),
    "registry:proposals_csv": Row(SIGNED_IN, form=CSV),
    "registry:proposals_xlsx": Row(SIGNED_IN, form=XLSX),
    "registry:decide": Row(WRONG_METHOD, answers(422, **NOT_ASKED, alliance=403)),  # nothing was said
    "registry:undo": Row(
        answers(200, **NOT_ASKED, alliance=403, commune=403),
        answers(422, **NOT_ASKED, alliance=403, commune=403),  # no reason was given
    ),
    "registry:corrections": Row(SIGNED_IN),
    "registry:corrections_csv": Row(SIGNED_IN, form=CSV),
    "registry:corrections_xlsx": Row(SIGNED_IN, form=XLSX),
    "registry:see_correction": Row(WRONG_METHOD, answers(302, **NOT_ASKED, commune=422)),  # its own
    "registry:imports": Row(answers(200, **ENTER)),
    "registry:imports_csv": Row(answers(200, **ENTER), form=CSV),
    "registry:imports_xlsx": Row(answers(200, **ENTER), form=XLSX),
    "registry:import_written_csv": Row(of_importers(404)),  # not stored yet
    "registry:import_written_xlsx": Row(of_importers(404)),
    "registry:import_upload": Row(answers(200, **ENTER), answers(422, **ENTER)),
    "registry:import_template": Row(answers(200, **ENTER), form=XLSX),
    "registry:import": Row(of_importers(200)),
    "registry:import_columns": Row(of_importers(200), of_importers(422)),
    "registry:import_faults": Row(of_importers(200), form=XLSX),
    "registry:import_act": Row(WRONG_METHOD, of_importers(422)),
    "registry:import_answer": Row(WRONG_METHOD, of_importers(422)),  # nothing was said
    "registry:import_take_back": Row(of_importers(200), of_importers(422)),
    "registry:import_discard": Row(of_importers(200), of_importers(302)),
    "registry:differences": Row(SIGNED_IN),
    "registry:differences_csv": Row(SIGNED_IN, form=CSV),
    "registry:differences_xlsx": Row(SIGNED_IN, form=XLSX),
    "registry:list_not_updated": Row(WRONG_METHOD, answers(422, **ENTER)),
    "registry:difference": Row(of_importers(200), of_importers(422)),
}


def organization_keys(officer: User) -> dict[str, Any]:
    """What the addresses name."""
    made = enter("HTX Chè Sơn Hà")
    said: dict[str, Any] = {"source": "Báo cáo", "actor": officer, "at": NOW, "today": TODAY}
    wrong = state(Size, made, {"members": 70}, since=date(2026, 1, 1), **said)
    row = correct(wrong, {"members": 7}, **said)
    contract = add_thing(Contract, made, {"partner": "Công ty Chè", "goods": "chè búp"}, since=date(2026, 1, 1), **said)
    someone = User.objects.create_user(username="giam-doc", full_name="Giám đốc HTX")
    offered = invite_manager(made, full_name="Phó giám đốc", email="", actor=officer, at=now())
    facts = {"status": "suspended", "since": "2026-11-01", "source": "Thông báo"}
    asked = ask(Proposal.Act.LEGAL_STATUS, made, facts, reason="Nghỉ mùa", actor=officer, at=NOW, today=TODAY)
    difference = Difference.objects.create(organization=made, kind="name", ours=made, theirs="HTX Chè", found_at=NOW)
    return {
        "import_id": checked_import(officer).pk,
        "difference_id": difference.pk,
        "organization_id": made.pk,
        "facet": "size",
        "statement_id": row.pk,
        "manager_id": appoint(made, someone, reason="Nghị quyết", actor=officer, at=NOW, today=TODAY).pk,
        "offer_id": offered.invitation.pk,
        "told_id": tell_apart(made, enter("Hợp tác xã Chè Sơn Hà"), reason="Hai nơi", actor=officer, at=NOW).pk,
        "things": "contract",
        "thing_id": contract.pk,
        "proposal_id": asked.pk,
        "correction_id": Checked.objects.get(statement_id=row.pk).pk,
    }
