"""Every column that names a person says what becomes of it when the person leaves: a new one is not forgotten."""

from django.apps import apps

from hoptac.accounts.handover import steps
from hoptac.accounts.models import User

# Who wrote, decided or confirmed something: a signature, and never changed.
AUTHORSHIP = {
    "accounts.Contact.recorded_by",
    "accounts.Departure.noted_by",
    "accounts.Invitation.accepted_by",
    "accounts.Invitation.invited_by",
    "accounts.Invitation.revoked_by",
    "cases.AimCount.linked_by",
    "cases.Outreach.noted_by",
    "cases.PaperIn.noted_by",
    "cases.Procedure.ended_by",
    "cases.StepDone.noted_by",
    "cases.StepDone.taken_back_by",
    "documents.ActRelation.confirmed_by",
    "documents.Correction.made_by",
    "planning.Acceptance.accepted_by",
    "planning.TaskBody.named_by",
    "registry.Batch.taken_back_by",
    "registry.Batch.written_by",
    "registry.Business.recorded_by",
    "registry.Checked.checked_by",
    "registry.Checked.made_by",
    "registry.Contract.recorded_by",
    "registry.Credential.recorded_by",
    "registry.Difference.settled_by",
    "registry.DigitalTool.recorded_by",
    "registry.Governance.recorded_by",
    "registry.Identity.recorded_by",
    "registry.Import.asked_by",
    "registry.LegalStatus.asked_by",
    "registry.LegalStatus.recorded_by",
    "registry.Membership.recorded_by",
    "registry.Officer.recorded_by",
    "registry.OperatingStatus.recorded_by",
    "registry.Proposal.asked_by",
    "registry.Proposal.decided_by",
    "registry.Seat.recorded_by",
    "registry.Size.recorded_by",
    "registry.TaxStatus.recorded_by",
    "registry.ToldApart.told_by",
    "registry.YearFigures.recorded_by",
    "registry.YearlyUpdate.recorded_by",
}
# Open work, and the step of the hand-over that moves it. Who received a document stays written: its step tells of it.
MOVES = {
    "accounts.Departure.taken_on_by": "accounts.leavings",
    "accounts.Invitation.taken_on_by": "accounts.invitations",
    "cases.Procedure.officer": "cases.procedures",
    "documents.Document.received_by": "planning.reviews",
    "documents.ReadingJob.asked_by": "documents.readings",
    "registry.Import.acting": "registry.imports",
    "registry.Proposal.taken_on_by": "registry.proposals",
}
# What the person held: of no use once the account is closed. Told on the page where it lasts.
WITH_THE_ACCOUNT = {
    "account.EmailAddress.user",
    "accounts.Departure.user",
    "accounts.Grant.user",
    "accounts.User_groups.user",
    "accounts.User_user_permissions.user",
    "mfa.Authenticator.user",
    "registry.OrganizationGrant.user",
    "socialaccount.SocialAccount.user",
    "usersessions.UserSession.user",
}


def test_every_column_that_names_a_person_is_of_one_of_three_kinds() -> None:
    columns = sorted(
        f"{table._meta.label}.{field.name}"
        for table in apps.get_models(include_auto_created=True)
        for field in table._meta.concrete_fields
        if field.related_model is User
    )

    assert columns == sorted([*AUTHORSHIP, *MOVES, *WITH_THE_ACCOUNT])


def test_every_step_of_the_hand_over_moves_one_of_these_columns() -> None:
    assert sorted(MOVES.values()) == [step.key for step in steps()]
