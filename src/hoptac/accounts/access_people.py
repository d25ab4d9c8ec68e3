"""Which people, invitations and logs a person may see and act on: an administrator all, a province those below it."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q, QuerySet
from django.http import Http404

from hoptac.accounts.access import is_administrator
from hoptac.accounts.errors import NotInYourChargeError, OwnAccountError
from hoptac.accounts.models import Grant, Invitation, Role, User
from hoptac.accounts.roles import CAPABILITIES
from hoptac.base.models import AuditLink, SwappedDay
from hoptac.units.models import Unit


@dataclass(frozen=True, slots=True)
class Charge:
    """The people a person answers for: which roles may be given, and in which units. ``everywhere``: in all."""

    everywhere: bool
    roles: frozenset[Role]
    units: frozenset[int]

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.units)

    def covers(self, role: Role, unit_id: int | None) -> bool:
        """Whether this role in this unit is in the person's hands."""
        return role in self.roles and (self.everywhere or unit_id in self.units)


def charge_of(user: User, *, today: date) -> Charge:
    """What ``user`` may give to others on ``today``: never in one's own unit, only below it."""
    held = list(Grant.objects.at(today).filter(user=user))
    granting = [grant for grant in held if CAPABILITIES[Role(grant.role)].grants]
    roles = frozenset(role for grant in granting for role in CAPABILITIES[Role(grant.role)].grants)
    if any(CAPABILITIES[Role(grant.role)].administers for grant in granting):
        return Charge(True, roles, frozenset())
    own = {grant.unit_id for grant in granting if grant.unit_id is not None}
    below = Unit.objects.within(own).exclude(pk__in=own).values_list("pk", flat=True) if own else ()
    return Charge(False, roles if own else frozenset(), frozenset(below))


def require_charge(user: User, *, today: date) -> Charge:
    """The charge of one who has any; to others these pages do not exist."""
    charge = charge_of(user, today=today)
    if not charge:
        raise Http404("Không có trang này.")
    return charge


def require_administrator(user: User, *, today: date) -> None:
    """To all but administrators these pages do not exist."""
    if not is_administrator(user, today=today):
        raise Http404("Không có trang này.")


def people_for(user: User, *, today: date) -> QuerySet[User]:
    """The people whom ``user`` may see: those who hold or held a role below, or came by an invitation for it."""
    charge = require_charge(user, today=today)
    if charge.everywhere:
        return User.objects.all()
    held = Grant.objects.filter(unit__in=charge.units).values("user")
    invited = Invitation.objects.filter(unit__in=charge.units, role__in=charge.roles, accepted_by__isnull=False)
    return User.objects.filter(Q(pk__in=held) | Q(pk__in=invited.values("accepted_by")))


def person_for(user: User, person_id: int, *, today: date, write: str = "", self_too: bool = False) -> User:
    """One of them; 404 for missing and not yours alike.

    With ``write`` (what is to be done, in words) 403 where the person also holds roles that are not in the hands of
    ``user``, and, but for ``self_too``, where it is the account of ``user``.
    """
    person = people_for(user, today=today).filter(pk=person_id).first()
    if person is None:
        raise Http404("Không có người này.")
    if write and person.pk == user.pk and not self_too:
        raise OwnAccountError(act=write)
    if write and not may_act_on(user, person, today=today):
        raise NotInYourChargeError(person=person.full_name, act=write)
    return person


def may_act_on(user: User, person: User, *, today: date) -> bool:
    """Whether every role that the person holds or will hold is in the hands of ``user``."""
    charge = charge_of(user, today=today)
    lasting = Grant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today), user=person)
    return bool(charge) and all(charge.covers(Role(grant.role), grant.unit_id) for grant in lasting)


def grant_for(user: User, person: User, grant_id: int) -> Grant:
    """One grant of a person who was reached before."""
    grant: Grant | None = Grant.objects.filter(pk=grant_id, user=person).select_related("unit").first()
    if grant is None:
        raise Http404("Không có vai trò này.")
    return grant


def invitations_for(user: User, *, today: date) -> QuerySet[Invitation]:
    """Invitations in the hands of ``user``."""
    charge = require_charge(user, today=today)
    rows = Invitation.objects.select_related("unit__parent__parent", "invited_by", "taken_on_by", "accepted_by")
    return rows if charge.everywhere else rows.filter(unit__in=charge.units, role__in=charge.roles)


def invitation_for(user: User, invitation_id: int, *, today: date) -> Invitation:
    """One of them; 404 for missing and not yours alike."""
    invitation = invitations_for(user, today=today).filter(pk=invitation_id).first()
    if invitation is None:
        raise Http404("Không có lời mời này.")
    return invitation


def units_to_grant(charge: Charge, *, today: date) -> QuerySet[Unit]:
    """The units of today in which a role may be given."""
    units: QuerySet[Unit] = Unit.objects.at(today).select_related("parent__parent").order_by("level", "name", "pk")
    return units if charge.everywhere else units.filter(pk__in=charge.units)


def open_invitation(digest: str, *, at: datetime) -> Invitation | None:
    """The invitation behind a link, where it may still be taken up."""
    return Invitation.objects.open(at).filter(token_digest=digest).select_related("unit", "invited_by").first()


def person_by_link(person_id: int, secret: str) -> User | None:
    """The person for whom a link to a new password was made, where it may still be used."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    return person if person is not None and default_token_generator.check_token(person, secret) else None


def own_session_for(user: User, session_id: int) -> UserSession:
    """One of the person's own sign-ins."""
    session: UserSession | None = UserSession.objects.filter(pk=session_id, user=user).first()
    if session is None:
        raise Http404("Không có phiên này.")
    return session


def link_for(user: User, link_id: int, *, today: date) -> AuditLink:
    """One link of the journal, for an administrator."""
    require_administrator(user, today=today)
    link = AuditLink.objects.filter(pk=link_id).first()
    if link is None:
        raise Http404("Nhật ký không có mắt xích này.")
    return link


def swapped_day_for(user: User, day_id: int, *, today: date) -> SwappedDay:
    """One day that was written down as swapped, for an administrator."""
    require_administrator(user, today=today)
    row = SwappedDay.objects.filter(pk=day_id).first()
    if row is None:
        raise Http404("Danh sách không có ngày này.")
    return row
