"""What organizations are called, those too that were joined into another or removed."""

from collections.abc import Iterable
from datetime import date, datetime

from hoptac.base.models.records import RecordQuerySet
from hoptac.registry.models import Identity, Organization, Standing


def names_of(organization_ids: Iterable[int]) -> dict[int, str]:
    """For each number the name of today, else the newest that was said; three queries for any number of them."""
    wanted = set(organization_ids)
    names = dict(Standing.objects.filter(pk__in=wanted).values_list("pk", "name"))
    if wanted - names.keys():
        gone = Identity.objects.filter(organization__in=wanted - names.keys())
        names |= _newest(gone.standing())
    if left := wanted - names.keys():
        # Where an import was taken back, all that was said with it is: it still tells which entry that was.
        names |= _newest(Identity.objects.filter(organization__in=left))
    return names


def names_as_of(organization_ids: Iterable[int], *, day: date, known_at: datetime | None) -> dict[int, str]:
    """For each number the name of a day as it was known at a moment (now: None); before the first name, that one.

    Left out are those of which no name was known then: their name of today is not told to whoever asks about then.
    """
    wanted = set(organization_ids)
    said = Identity.objects.filter(organization__in=wanted)
    names = dict(said.as_of(day, known_at=known_at).values_list("organization", "name"))
    if wanted - names.keys():
        later = said.filter(organization__in=wanted - names.keys()).standing(known_at=known_at)
        names |= dict(later.order_by("-valid_from", "-recorded_at", "-pk").values_list("organization", "name"))
    return names


def _newest(said: RecordQuerySet) -> dict[int, str]:
    """Of several names the newest comes last, and stays."""
    return dict(said.order_by("valid_from", "recorded_at", "pk").values_list("organization", "name"))


def name_of_one(organization: Organization) -> str:
    """The name of one; its number where nothing names it."""
    return names_of([organization.pk]).get(organization.pk, str(organization))
