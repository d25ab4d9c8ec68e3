"""What organizations are called, those too that were joined into another or removed."""

from collections.abc import Iterable

from hoptac.registry.models import Identity, Organization, Standing


def names_of(organization_ids: Iterable[int]) -> dict[int, str]:
    """For each number the name of today, else the newest that was said; two queries for any number of them."""
    wanted = set(organization_ids)
    names = dict(Standing.objects.filter(pk__in=wanted).values_list("pk", "name"))
    gone = Identity.objects.filter(organization__in=wanted - names.keys()).standing()
    # Of several names the newest comes last, and stays.
    return names | dict(gone.order_by("valid_from", "recorded_at", "pk").values_list("organization", "name"))


def name_of_one(organization: Organization) -> str:
    """The name of one; its number where nothing names it."""
    return names_of([organization.pk]).get(organization.pk, str(organization))
