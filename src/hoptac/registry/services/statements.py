"""Every write about an organization: a new statement, or one that corrects another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.base.journal import about
from hoptac.registry.calc import tax_code
from hoptac.registry.codes import require_known
from hoptac.registry.contents import content_of, rows_of
from hoptac.registry.errors import (
    AlreadyCorrectedError,
    FutureStatementError,
    GoneOrganizationError,
    NoMemberError,
    OnlyStatementError,
    OutsideUnitError,
    PartTooLargeError,
    SecondPersonError,
)
from hoptac.registry.models import Checked, Facet, Identity, LegalStatus, Membership, Organization, Seat
from hoptac.registry.parts import too_large
from hoptac.registry.services.standing import restand
from hoptac.units.models import Unit

F = TypeVar("F", bound=Facet)
Fields = Mapping[str, Any]

# What no organization is without.
NEEDED: tuple[type[Facet], ...] = (Identity, Seat)


@transaction.atomic
def state(
    facet: type[F],
    organization: Organization,
    fields: Fields,
    *,
    since: date,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    seen: int | None = None,
    second: User | None = None,
) -> F:
    """Say ``fields`` of the organization from ``since`` on and return the statement; what is not named stays as it was.

    ``seen`` is the version that the person had before the eyes: another one is refused. Refused: a day to come, a code
    outside its list, a head office outside the units of that day, and a legal status without a ``second`` person.
    """
    held = _held(organization, seen)
    if since > today:
        raise FutureStatementError(since=since, today=today)
    _require_second(facet, held, actor, second)
    before = _in_force(facet, held, fields, since)
    content = _checked(facet, held, {**(content_of(before) if before else {}), **fields}, since, today)
    row = facet(organization=held, valid_from=since, recorded_at=at, recorded_by=_user(actor), source=source, **content)
    if isinstance(row, LegalStatus):
        row.asked_by = second
    return _kept(row, held, actor=actor, at=at, today=today)


@transaction.atomic
def correct(
    wrong: F,
    fields: Fields,
    *,
    source: str,
    actor: User | System,
    at: datetime,
    today: date,
    since: date | None = None,
    is_void: bool = False,
    seen: int | None = None,
    second: User | None = None,
) -> F:
    """Answer a wrong statement by one that takes its place (from ``since``, else from the same day) and return it.

    With ``is_void`` the wrong one is only taken back. Refused where it has been corrected before, and where ``seen`` is
    no longer the organization's version; also where an organization would be left without a name or a seat.
    """
    held = _held(wrong.organization, seen)
    facet = type(wrong)
    if rows_of(facet).filter(corrects=wrong).exists():
        raise AlreadyCorrectedError(label=facet.label, recorded=wrong.recorded_at)
    _require_second(facet, held, actor, second)
    day = since or wrong.valid_from
    if day > today:
        raise FutureStatementError(since=day, today=today)
    content = content_of(wrong) if is_void else _checked(facet, held, {**content_of(wrong), **fields}, day, today)
    row = facet(
        organization=held,
        valid_from=day,
        recorded_at=at,
        recorded_by=_user(actor),
        source=source,
        corrects=wrong,
        is_void=is_void,
        **content,
    )
    if isinstance(row, LegalStatus):
        row.asked_by = second
    kept = _kept(row, held, actor=actor, at=at, today=today)
    if is_void and facet in NEEDED and not rows_of(facet).filter(organization=held).as_of(today).exists():
        raise OnlyStatementError(label=facet.label)
    return kept


def _held(organization: Organization, seen: int | None) -> Organization:
    """The organization, locked: statements about one organization are written one after the other."""
    held = Organization.objects.select_for_update().get(pk=organization.pk)
    if held.removed_at is not None or held.same_as_id is not None:
        reason = held.removed_because or f"đã gộp vào mục số {held.same_as_id}"
        raise GoneOrganizationError(name=str(held), reason=reason)
    if seen is not None and seen != held.version:
        raise audit.stale_write(Q(about=about(held)), mine=seen, theirs=held.version)
    return held


def _require_second(facet: type[Facet], held: Organization, actor: User | System, second: User | None) -> None:
    """Refuse a person alone who changes a legal status; the first one that is written changes nothing that stood."""
    is_alone = second is None and isinstance(actor, User)
    if facet is LegalStatus and is_alone and rows_of(LegalStatus).filter(organization=held).exists():
        raise SecondPersonError(what_changes="Tình trạng pháp lý")


def _in_force(facet: type[F], held: Organization, fields: Fields, since: date) -> F | None:
    owners = {name: fields[name.removesuffix("_id")] for name in facet.owner_fields if name != "organization_id"}
    row: F | None = rows_of(facet).filter(organization=held, **owners).as_of(since).first()
    return row


def _checked(
    facet: type[Facet], held: Organization, content: dict[str, Any], since: date, today: date
) -> dict[str, Any]:
    """What a statement says, as it is kept; refused where it cannot be so."""
    require_known(facet._meta.model_name or "", held.kind, content)
    if facet is Seat:
        unit: Unit = content["unit"]
        if unit.level != Unit.Level.COMMUNE or not unit.holds_on(since):
            raise OutsideUnitError(unit=unit.full_name, since=since)
    founded = content.get("founded_on")
    if founded and founded > today:
        raise FutureStatementError(since=founded, today=today)
    for name in ("tax_code", "partner_tax_code"):
        if name in content:
            content[name] = tax_code(content[name] or "")
    if facet is Membership:
        _require_member(held, content["member"])
    for excess in too_large(facet, content):
        raise PartTooLargeError(part=excess.part, whole=excess.whole)
    return content


def _require_member(union: Organization, member: Organization) -> None:
    kinds = Organization.Kind
    if union.kind != kinds.UNION or member.kind not in (kinds.COOPERATIVE, kinds.CREDIT_FUND):
        raise NoMemberError(member=str(member), union=str(union))


def _kept(row: F, held: Organization, *, actor: User | System, at: datetime, today: date) -> F:
    row.full_clean(exclude=["organization", "recorded_by", "corrects"])
    row.save(force_insert=True)
    if row.corrects is not None and isinstance(actor, User) and not isinstance(row, LegalStatus):
        kind = row._meta.model_name or ""
        Checked.objects.create(organization=held, facet=kind, statement_id=row.pk, made_by=actor, made_at=at)
    held.version += 1
    held.save(update_fields=["version"])
    restand([held.pk], today=today)
    audit.record(
        actor,
        f"registry.{row._meta.model_name}.{'corrected' if row.corrects is not None else 'stated'}",
        row,
        at=at,
        rows=[row],
        organization=held.pk,
        valid_from=row.valid_from,
        **content_of(row),
    )
    return row


def _user(actor: User | System) -> User | None:
    return actor if isinstance(actor, User) else None
