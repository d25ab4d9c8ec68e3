"""Invitations that are open, and leavings that wait for the account to be closed: who answers for them now."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from hoptac.accounts.access_people import may_act_on
from hoptac.accounts.handover import Change, Moved, Step
from hoptac.accounts.kept_roles import keeper_of
from hoptac.accounts.models import Departure, Invitation, Role, User
from hoptac.accounts.services.invitations import in_hands_of, revoke_invitation
from hoptac.base.services.notices import NewNotice


def _offered(invitation: Invitation) -> str:
    return f"{invitation.full_name}: {invitation.get_role_display()}, {invitation.where}"


def _waiting_invitations(person: User, at: datetime) -> list[str]:
    return [_offered(one) for one in _invitations_of(person, at)]


def _move_invitations(change: Change) -> Moved:
    """The link keeps good in the successor's name; of a role that is not in his hands it is revoked, and told."""
    invitations = list(_invitations_of(change.person, change.at).select_for_update(of=("self",)))
    taken = [one for one in invitations if in_hands_of(change.to, one, today=change.today)]
    left = [one for one in invitations if one not in taken]
    for one in left:
        revoke_invitation(one, reason=change.reason, actor=change.actor, at=change.at)
    Invitation.objects.filter(pk__in=[one.pk for one in taken]).update(taken_on_by=change.to)
    return Moved(
        len(taken),
        notices=tuple(_notice_of_invitation(change, one) for one in taken),
        left=tuple(f"lời mời {_offered(one)} đã thu hồi" for one in left),
    )


def _notice_of_invitation(change: Change, invitation: Invitation) -> NewNotice:
    kept = keeper_of(Role(invitation.role))
    return NewNotice(
        change.to.pk,
        f"invitation:{invitation.pk}:handed-over:{change.to.pk}",
        f"Nhận bàn giao từ {change.person.full_name}: lời mời {_offered(invitation)}.",
        kept.url(invitation) if kept else reverse("accounts:invitations"),
    )


def _invitations_of(person: User, at: datetime) -> QuerySet[Invitation]:
    answering = Q(taken_on_by=person) | Q(taken_on_by=None, invited_by=person)
    return Invitation.objects.open(at).filter(answering).select_related("unit__parent__parent").order_by("pk")


def _left(leaving: Departure) -> str:
    return f"{leaving.user.full_name}, khóa chậm nhất hết ngày {leaving.lock_by:%d/%m/%Y}"


def _waiting_leavings(person: User, at: datetime) -> list[str]:
    return [_left(one) for one in _leavings_of(person)]


def _move_leavings(change: Change) -> Moved:
    """The successor is reminded; of one who is not in his hands the administrators are (``remind_of_leavers``)."""
    leavings = list(_leavings_of(change.person).select_for_update(of=("self",)))
    taken = [one for one in leavings if _may_close(change, one.user)]
    left = [one for one in leavings if one not in taken]
    Departure.objects.filter(pk__in=[one.pk for one in taken]).update(taken_on_by=change.to)
    return Moved(
        len(taken),
        notices=tuple(_notices_of_leavings(change, taken)),
        left=tuple(f"việc khóa tài khoản của {_left(one)} do quản trị hệ thống lo" for one in left),
    )


def _may_close(change: Change, leaver: User) -> bool:
    return leaver.pk != change.to.pk and may_act_on(change.to, leaver, today=change.today)


def _notices_of_leavings(change: Change, leavings: Iterable[Departure]) -> Iterable[NewNotice]:
    for one in leavings:
        yield NewNotice(
            change.to.pk,
            f"leaving:{one.pk}:handed-over:{change.to.pk}",
            f"Nhận bàn giao từ {change.person.full_name}: theo dõi việc rời vị trí của {_left(one)}.",
            reverse("accounts:person", args=(one.user_id,)),
        )


def _leavings_of(person: User) -> QuerySet[Departure]:
    answering = Q(taken_on_by=person) | Q(taken_on_by=None, noted_by=person)
    rows = Departure.objects.filter(answering, closed_at__isnull=True, user__is_active=True)
    return rows.select_related("user").order_by("pk")


INVITATIONS = Step(
    "accounts.invitations",
    "Lời mời đang chờ",
    _waiting_invitations,
    _move_invitations,
    "Lời mời vào vai trò mà người nhận không được giao thì bị thu hồi; người được mời cần lời mời mới.",
)
LEAVINGS = Step(
    "accounts.leavings",
    "Người sắp phải khóa tài khoản",
    _waiting_leavings,
    _move_leavings,
    "Với người ngoài phạm vi phụ trách của người nhận, hệ thống nhắc quản trị hệ thống khóa.",
)
