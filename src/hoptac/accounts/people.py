"""The list of people, and one person, as pages show them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hoptac.accounts.lock_out import locked_out_among, names_locked_out
from hoptac.accounts.models import Departure, Grant, Role, User
from hoptac.base.folding import exact, fold
from hoptac.units.models.dated import Dated

STATES = (
    ("open", "Đang dùng"),
    ("locked", "Đã khóa"),
    ("tried", "Tạm khóa, sai mật khẩu"),
    ("leaving", "Sắp phải khóa"),
    ("roleless", "Chưa có vai trò"),
)
_SORTS = {"name": "full_name", "username": "username", "seen": "last_login"}


@dataclass(frozen=True, slots=True)
class Held:
    """One role of a person: in words, with its days. ``grant`` is empty where the role is held on an organization.

    ``is_to_come``: its first day has not come yet.
    """

    role: str
    place: str
    first: date | None
    last: date | None
    holds: bool
    is_to_come: bool
    grant: Grant | None = None

    @classmethod
    def on(cls, day: date, row: Dated, *, role: str, place: str, grant: Grant | None = None) -> Self:
        """The role that a row gives, as it stands on a day."""
        last = row.valid_to - timedelta(days=1) if row.valid_to else None
        return cls(role, place, row.valid_from, last, row.holds_on(day), row.begins_after(day), grant)

    @property
    def may_end(self) -> bool:
        """Whether there is anything left to end."""
        return self.holds or self.is_to_come


@dataclass(frozen=True, slots=True)
class PeopleChoice:
    """What the address asks of the list."""

    q: str = ""
    role: str = ""
    state: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list. ``tried_until``: locked out until then, after too many wrong passwords."""

    person: User
    roles: tuple[Held, ...]
    has_factor: bool
    lock_by: date | None
    tried_until: datetime | None


@dataclass(frozen=True, slots=True)
class RoleSource:
    """A role that an upper app keeps, such as the manager's of an organization.

    ``of`` tells for some people at once what they hold, held or will hold; ``holders`` who holds it on a day.
    """

    role: Role
    of: Callable[[Collection[int], date], Mapping[int, Sequence[Held]]]
    holders: Callable[[date], QuerySet[Any, int]]


_sources: list[RoleSource] = []


def register_roles(source: RoleSource) -> None:
    """Let an upper app tell of a role that it keeps; called once from its ``ready``."""
    if source not in _sources:
        _sources.append(source)


def roles_of(person: User, *, today: date) -> list[Held]:
    """Every role that the person holds, held or will hold: those of today first."""
    grants = Grant.objects.filter(user=person).select_related("unit__parent__parent")
    held = [_granted(grant, today) for grant in grants]
    held += _kept_elsewhere([person.pk], today)[person.pk]
    return sorted(held, key=lambda one: (not one.holds, one.first or date.min))


def factor_of(person: User) -> Authenticator | None:
    """The application that gives the person's codes, where there is one."""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()


def leaving_of(person: User) -> Departure | None:
    """The leaving that was noted of the person and is not done with."""
    return Departure.objects.filter(user=person, closed_at__isnull=True).first()


def asked_people(people: QuerySet[User], choice: PeopleChoice, *, today: date, at: datetime) -> QuerySet[User]:
    """Those asked for, in the order asked for."""
    if choice.role in Role.values:
        people = people.filter(_holding(choice.role, today))
    if choice.q:
        people = people.filter(pk__in=named_people(people, choice.q))
    field = _SORTS.get(choice.sort.lstrip("-"), "full_name")
    falling = "-" if choice.sort.startswith("-") else ""
    return _in_state(people, choice.state, today=today, at=at).order_by(f"{falling}{field}", "pk")


def listed(people: Iterable[User], *, today: date, at: datetime) -> list[Listed]:
    """Rows for one page of people."""
    ids = [person.pk for person in people]
    rows = User.objects.filter(pk__in=ids).prefetch_related(
        Prefetch("grants", Grant.objects.at(today).select_related("unit__parent__parent")),
        Prefetch("departures", Departure.objects.filter(closed_at__isnull=True)),
    )
    guarded = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP))
    by_key = {person.pk: person for person in rows.annotate(has_factor=guarded)}
    kept = _kept_elsewhere(ids, today)
    tried = locked_out_among([person.username for person in by_key.values()], at=at)
    return [_row(by_key[pk], kept[pk], tried.get(by_key[pk].username), today) for pk in ids]


def _row(person: User, kept: Iterable[Held], tried_until: datetime | None, today: date) -> Listed:
    leaving = next(iter(person.departures.all()), None)
    return Listed(
        person,
        (*(_granted(grant, today) for grant in person.grants.all()), *(one for one in kept if one.holds)),
        bool(getattr(person, "has_factor", False)),
        leaving.lock_by if leaving else None,
        tried_until if person.is_active else None,
    )


def _kept_elsewhere(ids: Collection[int], today: date) -> dict[int, list[Held]]:
    """For each of the people the roles that upper apps keep; a few questions for any number of them."""
    told = [source.of(ids, today) for source in _sources]
    return {pk: [held for by_person in told for held in by_person.get(pk, ())] for pk in ids}


def _holding(role: str, today: date) -> Q:
    """The condition that a person holds the role (any, where it is blank) on the day."""
    grants = Grant.objects.at(today)
    held = Q(pk__in=(grants.filter(role=role) if role else grants).values("user"))
    for source in _sources:
        if role in ("", source.role):
            held |= Q(pk__in=source.holders(today))
    return held


def _granted(grant: Grant, today: date) -> Held:
    return Held.on(today, grant, role=grant.get_role_display(), place=grant.where, grant=grant)


def named_people(people: QuerySet[User], words: str) -> list[int]:
    """The keys of those whose names hold the words, as written or without marks.

    Read in Python: a country has some thousands of officers, and databases do not fold Vietnamese letters alike.
    """
    known = list(people.values_list("pk", "full_name", "username", "email"))
    for form in (exact, fold):
        wanted = form(words)
        if found := [pk for pk, *names in known if any(wanted in form(name) for name in names)]:
            return found
    return []


def _in_state(people: QuerySet[User], state: str, *, today: date, at: datetime) -> QuerySet[User]:
    match state:
        case "open":
            return people.filter(is_active=True)
        case "locked":
            return people.filter(is_active=False)
        case "tried":
            return people.filter(is_active=True, username__in=names_locked_out(at=at))
        case "leaving":
            return people.filter(is_active=True, departures__closed_at__isnull=True, departures__isnull=False)
        case "roleless":
            return people.exclude(_holding("", today))
    return people
