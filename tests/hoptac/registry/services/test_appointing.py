"""The account of an organization's manager."""

from datetime import date, timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.accounts.errors import LinkSpentError, OwnAccountError, RoleEndedError, RoleHeldError
from hoptac.accounts.models import Grant, User
from hoptac.accounts.services.invitations import accept_invitation
from hoptac.base.models import AuditLink
from hoptac.registry.access import may_change, standings_for
from hoptac.registry.models import Organization, OrganizationGrant, Standing
from hoptac.registry.services.appointing import appoint, dismiss, invite_manager
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def by(actor: Any, day: date = TODAY) -> dict[str, Any]:
    return {"reason": "Nghị quyết 01", "actor": actor, "at": NOW, "today": day}


def seen(person: User, day: date = TODAY) -> list[int]:
    return list(standings_for(person, today=day).values_list("pk", flat=True))


def taken_up(organization: Organization, officer: Any, day: date = TODAY) -> User:
    offered = invite_manager(organization, full_name="Giám đốc", email="", actor=officer, at=NOW)
    account = {"full_name": "Đinh Thị Giả Định", "username": "giam-doc", "password": "một câu dài dễ nhớ"}
    return accept_invitation(offered.secret, **account, at=NOW, today=day)


def test_who_is_appointed_sees_and_writes_that_organization_alone(commune: Any, visitor: Any) -> None:
    own, _ = enter("HTX Chè"), enter("HTX Rau")

    appoint(own, visitor, **by(commune))

    assert seen(visitor) == [own.pk]
    assert may_change(visitor, Standing.objects.get(pk=own.pk), today=TODAY)
    link = AuditLink.objects.get(action="registry.organization.manager_appointed")
    assert (link.payload["reason"], link.payload["person"]) == ("Nghị quyết 01", visitor.pk)


def test_who_was_dismissed_managed_it_until_the_day_before(commune: Any, visitor: Any) -> None:
    made, later = enter(), TODAY + timedelta(days=30)
    grant = appoint(made, visitor, **by(commune))

    dismiss(grant, **by(commune, later))

    assert seen(visitor, later - timedelta(days=1)) == [made.pk]
    assert seen(visitor, later) == []
    with pytest.raises(RoleEndedError):
        dismiss(grant, **by(commune, later))


def test_what_was_given_by_mistake_today_never_was(commune: Any, visitor: Any) -> None:
    dismiss(appoint(enter(), visitor, **by(commune)), **by(commune))

    assert not OrganizationGrant.objects.exists()


def test_nobody_appoints_himself_or_one_person_twice(commune: Any, visitor: Any) -> None:
    made = enter()
    appoint(made, visitor, **by(commune))

    with pytest.raises(RoleHeldError):
        appoint(made, visitor, **by(commune))
    with pytest.raises(OwnAccountError):
        appoint(made, commune, **by(commune))


def test_who_takes_the_invitation_up_manages_the_organization_and_holds_no_unit(commune: Any) -> None:
    made = enter()

    person = taken_up(made, commune)

    assert seen(person) == [made.pk]
    assert not Grant.objects.filter(user=person).exists()


def test_an_invitation_of_one_who_no_longer_looks_after_the_place_opens_nothing(commune: Any) -> None:
    made = enter()
    Grant.objects.filter(user=commune).update(valid_to=TODAY)

    with pytest.raises(LinkSpentError):
        taken_up(made, commune)
    assert not User.objects.filter(username="giam-doc").exists()


def test_an_invitation_to_an_entry_that_is_gone_opens_nothing(commune: Any) -> None:
    made = enter()
    Standing.objects.filter(pk=made.pk).delete()

    with pytest.raises(LinkSpentError):
        taken_up(made, commune)
