"""What statements say, apart from the bookkeeping around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.base.models import RecordQuerySet
from hoptac.registry.models import Facet, Organization

# Written by the system about the row, never by a person as its content.
BOOKKEEPING = frozenset(
    {
        "id",
        "organization",
        "valid_from",
        "recorded_at",
        "recorded_by",
        "source",
        "corrects",
        "is_void",
        "batch",
        "asked_by",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one organization; without ``organization`` it is a new one of ``kind``.

    ``facets`` hold whole contents, checked before; several statements of one facet (years, officers) are a list.
    """

    kind: str
    facets: Mapping[type[Facet], Sequence[Mapping[str, Any]]]
    organization: Organization | None = None


def rows_of(facet: type[Facet]) -> RecordQuerySet:
    """The statements of one kind."""
    return facet._default_manager.all()


def content_of(row: Facet) -> dict[str, Any]:
    """What a statement says, by field, without the bookkeeping around it."""
    return {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in BOOKKEEPING}
