"""Entries that are no longer in the book: who may still learn of them, and what became of each."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base import journal
from hoptac.registry.access import may_change, standings_for
from hoptac.registry.access_proposals import approvable
from hoptac.registry.leaving import decided_leaving, left_by
from hoptac.registry.models import Organization, OrganizationGrant, Proposal, Seat, Standing
from hoptac.registry.naming import name_of_one


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of an entry, by whom and why; blank where nobody wrote it down or the reader may not go there.

    ``into`` is the entry that it was joined into, with its address where the reader may see that one.
    """

    words: str
    at: datetime | None
    asked_by: str
    done_by: str
    reason: str
    into: str
    into_url: str
    history_url: str
    undo_url: str


def removed_for(user: User, organization_id: int, *, today: date) -> Standing | None:
    """How an entry stood that was removed or joined into another, for those who could have seen it; never saved.

    None for one that is in the book, for a missing one and for one that was never in reach.
    """
    gone = Q(removed_at__isnull=False) | Q(same_as__isnull=False)
    organization = Organization.objects.filter(gone, pk=organization_id).select_related("same_as", "batch").first()
    if organization is None:
        return None
    seats = Seat.objects.filter(organization=organization).select_related("unit__parent__parent")
    seat = seats.as_of(today).first() or seats.order_by("valid_from", "recorded_at", "pk").last()
    unit = seat.unit if seat else None
    granted = OrganizationGrant.objects.at(today).filter(user=user, organization=organization)
    if not scope_of(user, today=today).reads(unit.pk if unit else None) and not granted.exists():
        return None
    name = name_of_one(organization)
    said = {"kind": organization.kind, "name": name, "is_synthetic": organization.is_synthetic}
    return Standing(organization=organization, unit=unit, stands_on=today, **said)


def standing_known(user: User, organization_id: int, known_at: datetime | None, *, today: date) -> Standing | None:
    """How the organization of a page stands; one that left the book after the moment of the page's knowledge was in it.

    None for missing, not yours and out of the book alike.
    """
    rows = standings_for(user, today=today).select_related("organization")
    standing = rows.filter(pk=organization_id).first()
    if standing is None and known_at is not None and not _had_left(organization_id, known_at):
        standing = removed_for(user, organization_id, today=today)
    return standing


def _had_left(organization_id: int, known_at: datetime) -> bool:
    """Whether the entry was out of the book: by two persons, or with the import that had brought it."""
    removed = Organization.objects.filter(pk=organization_id, removed_at__lte=known_at)
    return bool(left_by([organization_id], known_at)) or removed.exists()


def removal_of(last: Standing, user: User, *, today: date) -> Removal:
    """Why and by whom it was taken out of the book, as far as this reader may know."""
    organization: Organization = last.organization
    kept: Organization | None = organization.same_as
    decided = decided_leaving([organization.pk]).get(organization.pk)
    told = may_change(user, last, today=today)
    undo = decided is not None and organization.pk in approvable(
        scope_of(user, today=today), [organization.pk], today=today
    )
    at, asked_by, done_by = _when_and_who(organization, decided)
    return Removal(
        words="Đã gộp vào mục khác vì cùng là một tổ chức" if kept else "Đã xóa khỏi sổ",
        at=at,
        asked_by=asked_by,
        done_by=done_by,
        reason=decided.reason if decided else organization.removed_because,
        into=f"{name_of_one(kept)} (số {kept.pk})" if kept else "",
        into_url=_address_of(kept, user, today=today) if kept else "",
        history_url=f"{reverse('accounts:journal')}?about={journal.about(organization)}" if told else "",
        undo_url=reverse("registry:undo", args=[decided.pk]) if decided and undo else "",
    )


def _when_and_who(organization: Organization, decided: Proposal | None) -> tuple[datetime | None, str, str]:
    if decided is not None:
        return decided.decided_at, str(decided.asked_by), str(decided.decided_by)
    batch = organization.batch
    by = str(batch.taken_back_by) if batch and batch.taken_back_by and organization.removed_at else ""
    return organization.removed_at, "", by


def _address_of(kept: Organization, user: User, *, today: date) -> str:
    """Where the reader learns more of it: in the book, or that it was removed too."""
    seen = standings_for(user, today=today).filter(pk=kept.pk).exists() or removed_for(user, kept.pk, today=today)
    return reverse("registry:organization", args=[kept.pk]) if seen else ""
