"""The rows of the permission table about accounts.

The subject is an officer of xã Ba Tơ, who is signed in on one device, and an invitation to the same commune.
"""

from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator

from conftest import TODAY
from hoptac.accounts.models import Grant, Role, User
from hoptac.accounts.services.invitations import Invitee, invite
from hoptac.base.audit import System, record
from hoptac.base.clock import now
from hoptac.base.services.swapped_days import note_swapped_day
from hoptac.units.models import Agency, Unit
from tests.hoptac.permission_rows import (
    ADMINISTER,
    CSV,
    NOT_YOURS,
    OPEN,
    READ,
    READ_ONLY,
    SIGNED_IN,
    WRONG_METHOD,
    XLSX,
    Answers,
    Row,
    answers,
    writes,
)
from tests.hoptac.units.successions import pass_on

BELOW = "21484@2025"


def of_stewards(done: int) -> Answers:
    """For all who look after people, wherever these are."""
    return answers(404, province=done, other_province=done, administrator=done)


def of_this_one(done: int) -> Answers:
    """For those who look after this very person."""
    return answers(404, province=done, administrator=done)


def of_successors(done: int) -> Answers:
    """For the province that has an ended body's ground, and those above; the others of the place only see it."""
    return answers(done, **NOT_YOURS, **READ_ONLY, commune=403)


TO_SIGN_IN = answers(302)
NO_POST = answers(405, anonymous=405)
FOR_ALL = answers(422, anonymous=422)
ACT = Row(of_this_one(200), of_this_one(422))

ACCOUNTS = {
    "account_login": Row(answers(302, anonymous=200), answers(302, anonymous=200)),
    "mfa_authenticate": Row(TO_SIGN_IN, TO_SIGN_IN),
    "account_reauthenticate": Row(SIGNED_IN, answers(200)),  # again, with what is missing
    "mfa_reauthenticate": Row(TO_SIGN_IN, TO_SIGN_IN),  # by password, where there is no second factor
    "socialaccount_login_error": Row(answers(401, anonymous=401), NO_POST),
    "socialaccount_login_cancelled": Row(OPEN, NO_POST),
    "openid_connect_login": Row(answers(404, anonymous=404), answers(404, anonymous=404)),  # no server is set
    "openid_connect_callback": Row(answers(404, anonymous=404), answers(404, anonymous=404)),
    "mfa_index": Row(answers(302), answers(302)),
    "mfa_activate_totp": Row(SIGNED_IN, answers(200)),
    "mfa_deactivate_totp": Row(answers(404), answers(404)),
    "mfa_view_recovery_codes": Row(answers(404)),
    "mfa_generate_recovery_codes": Row(SIGNED_IN, answers(200)),
    "mfa_download_recovery_codes": Row(answers(404), answers(404)),
    "accounts:sign_out": Row(WRONG_METHOD, answers(302)),
    "accounts:accept_invitation": Row(OPEN, FOR_ALL),
    "accounts:new_password": Row(OPEN, FOR_ALL),
    "accounts:mine": Row(SIGNED_IN),
    "accounts:change_name": Row(WRONG_METHOD, answers(422)),
    "accounts:change_password": Row(SIGNED_IN, answers(422)),
    "accounts:end_own_session": Row(WRONG_METHOD, answers(404)),  # the subject's own device
    "accounts:end_other_sessions": Row(WRONG_METHOD, answers(302)),
    "accounts:roster": Row(READ),
    "accounts:roster_csv": Row(READ, form=CSV),
    "accounts:roster_xlsx": Row(READ, form=XLSX),
    "accounts:contact": Row(writes(200), writes(422)),
    "accounts:successions": Row(SIGNED_IN),
    "accounts:successions_csv": Row(SIGNED_IN, form=CSV),
    "accounts:successions_xlsx": Row(SIGNED_IN, form=XLSX),
    "accounts:record_succession": Row(of_successors(200), of_successors(422)),
    "accounts:take_back_succession": Row(of_successors(200), of_successors(422)),
    "accounts:administration": Row(of_stewards(200)),
    "accounts:people": Row(of_stewards(200)),
    "accounts:people_csv": Row(of_stewards(200), form=CSV),
    "accounts:people_xlsx": Row(of_stewards(200), form=XLSX),
    "accounts:person": Row(of_this_one(200)),
    "accounts:grant_role": ACT,
    "accounts:end_role": ACT,
    "accounts:lock_account": ACT,
    "accounts:unlock_account": ACT,
    "accounts:password_link": ACT,
    "accounts:reset_second_factor": ACT,
    "accounts:end_sessions": ACT,
    "accounts:note_departure": ACT,
    "accounts:withdraw_departure": ACT,
    "accounts:hand_over": ACT,
    "accounts:invitations": Row(of_stewards(200)),
    "accounts:invitations_csv": Row(of_stewards(200), form=CSV),
    "accounts:invitations_xlsx": Row(of_stewards(200), form=XLSX),
    "accounts:invite": Row(of_stewards(200), of_stewards(422)),
    "accounts:revoke_invitation": ACT,
    "accounts:journal": Row(ADMINISTER),  # others read the history of a thing: see test_journal
    "accounts:journal_csv": Row(ADMINISTER, form=CSV),
    "accounts:journal_xlsx": Row(ADMINISTER, form=XLSX),
    "accounts:check_journal": Row(WRONG_METHOD, answers(404, administrator=302)),
    "accounts:erase_payload": Row(ADMINISTER, answers(404, administrator=422)),
    "accounts:working_days": Row(SIGNED_IN),
    "accounts:working_days_csv": Row(SIGNED_IN, form=CSV),
    "accounts:working_days_xlsx": Row(SIGNED_IN, form=XLSX),
    "accounts:note_swapped_day": Row(ADMINISTER, answers(404, administrator=422)),
    "accounts:take_out_swapped_day": Row(ADMINISTER, answers(404, administrator=422)),
    "accounts:security_events": Row(ADMINISTER),
    "accounts:security_csv": Row(ADMINISTER, form=CSV),
    "accounts:security_xlsx": Row(ADMINISTER, form=XLSX),
}
OF_ONE_ROW = (
    "accounts:person",
    "accounts:end_own_session",
    "accounts:roster",
    "accounts:roster_csv",
    "accounts:roster_xlsx",
    "accounts:contact",
)
ACCOUNTS_OF_ONE_ROW = frozenset(name for name, row in ACCOUNTS.items() if row is ACT or name in OF_ONE_ROW)
# What asks who one is, once more, before it does anything.
PROVED = (
    "accounts:invite",
    "accounts:erase_payload",
    *(name for name, row in ACCOUNTS.items() if row is ACT and name != "accounts:revoke_invitation"),
)


def account_keys(inviter: User) -> dict[str, Any]:
    """The parameters of the addresses of accounts."""
    below = Unit.objects.get(key=BELOW)
    subject = User.objects.create_user(username="ba.to", password="ba.to", full_name="Cán bộ xã Ba Tơ")
    made = invite(Invitee("Người được mời", "", Role.COMMUNE, below), actor=inviter, at=now(), today=TODAY)
    return {
        "link_id": record(System(), "test.one", "x", at=now(), name="Người nào").pk,
        "day_id": note_swapped_day(date(2026, 12, 4), is_working=False, source="x", actor=System(), at=now()).pk,
        "person_id": subject.pk,
        "post": "leader",
        "agency_id": Agency.objects.get(key="ubnd-huyen/529@2024").pk,
        "succession_id": pass_on("hdnd-huyen/529@2024", "hdnd-xa/21289@2025").pk,
        "grant_id": Grant.objects.create(user=subject, role=Role.COMMUNE, unit=below).pk,
        "session_id": UserSession.objects.create(user=subject, ip="127.0.0.1", session_key="k", user_agent="").pk,
        "invitation_id": made.invitation.pk,
        "secret": made.secret,
        "provider_id": "co-quan",
        "token": default_token_generator.make_token(subject),
    }
