"""What came into the book with many others at once: which links tell of one of them, and which are called so."""

from collections.abc import Collection

from hoptac.base.journal import about
from hoptac.base.models import AuditLink
from hoptac.registry.contents import rows_of
from hoptac.registry.listing.search import asked, few_with, has_all
from hoptac.registry.models import FACETS, Batch, Import, Organization, Standing

# An import is one link for all that it brought, and one where it was taken back.
_ACTS = ("registry.batch.stored", "registry.import.taken_back")


def links_of_many(organization_ids: Collection[int]) -> list[int]:
    """The links that tell of whole imports which said something of these; three questions for any number of them."""
    batches = _batches(organization_ids)
    if not batches:
        return []
    imports = Import.objects.filter(batch__in=batches).order_by().values_list("pk", flat=True)
    names = [*(about(Batch, key) for key in batches), *(about(Import, key) for key in imports)]
    links = AuditLink.objects.filter(subject__in=names, action__in=_ACTS).order_by()
    return list(links.values_list("pk", flat=True))


def _batches(organization_ids: Collection[int]) -> set[int]:
    first = Organization.objects.filter(pk__in=organization_ids, batch__isnull=False).order_by()
    others = (
        rows_of(facet).filter(organization__in=organization_ids, batch__isnull=False).order_by().values_list("batch_id")
        for facet in FACETS
    )
    return {key for (key,) in first.values_list("batch_id").union(*others)}


def called_so(typed: str, most: int) -> list[int] | None:
    """The organizations that have the words today; None where there are more than ``most``, or too many to read."""
    terms = asked(typed).loose
    few = few_with(Standing.objects.order_by(), terms) if terms else Standing.objects.none()
    if few is None:
        return None
    found = list(few.filter(has_all(terms)).values_list("pk", flat=True)[: most + 1])
    return found if len(found) <= most else None
