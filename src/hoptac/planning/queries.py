"""Reads across plans and reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoptac.documents.headings import day_of
from hoptac.documents.kinds import ARTICLE
from hoptac.documents.models import Correction, Document, Reading
from hoptac.documents.queries import latest_reading
from hoptac.planning.review.items import Item, Review, Said, merge
from hoptac.units.models import Agency, Unit
from hoptac.units.queries import AgencyMatch, match_issuers
from vanban.agencies import read_bodies


def said_of(document: Document, *, until: int | None = None, item: str | None = None) -> list[Said]:
    """The newest correction of each item of a document, or of one; as it stood when ``until`` was the newest."""
    rows = Correction.objects.filter(document=document).select_related("made_by").order_by("pk")
    rows = rows if until is None else rows.filter(pk__lte=until)
    newest = {row.item: row for row in (rows if item is None else rows.filter(item=item))}
    return [
        Said(row.pk, row.item, row.kind, row.action, row.values, str(row.made_by or "Hệ thống"), row.made_at)
        for row in newest.values()
    ]


def review_of(document: Document, reading: Reading | None = None, *, until: int | None = None) -> Review:
    """The document's reading in force with every correction laid over it, or only those up to one."""
    reading = reading or latest_reading(document)
    return merge(reading.result, said_of(document, until=until), text=reading.text)


def day_of_head(head: Mapping[str, Any], *, otherwise: date) -> date:
    """The day on which the document's names are to be understood: its own, else the first of its year."""
    year = head.get("year")
    return day_of(head.get("date")) or (date(int(year), 1, 1) if year else otherwise)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body behind the issuer as written. ``is_chosen`` when a person said so; else the one exact match, or none."""

    agency: Agency | None
    unit: Unit
    is_chosen: bool
    proposals: tuple[AgencyMatch, ...]

    @property
    def is_known(self) -> bool:
        """Whether it is known whose document this is."""
        return self.is_chosen or self.agency is not None


def issuer_of(document: Document, head: Mapping[str, Any], *, today: date) -> Issuer:
    """Who issued the document, as far as a person or a name that agrees to the last mark tells.

    Of an article: who issued the act that it speaks of.
    """
    day = day_of_head(head, otherwise=today)
    about = head.get("about") or {}
    name = str((about.get("issuer") if head.get("doc_type") == ARTICLE else head.get("issuer")) or "")
    proposals = tuple(match_issuers(name, day=day)) if name else ()
    agency = _agency(head.get("agency"))
    chosen_unit = _unit(head.get("unit"))
    is_chosen = agency is not None or chosen_unit is not None
    exact_ones = [match.agency for match in proposals if match.is_exact]
    if not is_chosen and len(exact_ones) == 1:
        agency = exact_ones[0]
    of_agency = agency.unit if agency else None
    return Issuer(agency, of_agency or chosen_unit or document.owner, is_chosen, proposals)


def _agency(key: object) -> Agency | None:
    return Agency.objects.select_related("unit__parent__parent").filter(pk=int(str(key))).first() if key else None


def _unit(key: object) -> Unit | None:
    return Unit.objects.select_related("parent__parent").filter(pk=int(str(key))).first() if key else None


def names_in(item: Item) -> list[str]:
    """The bodies that an item names, as written, in the order of its form, each once."""
    values = item.values
    lists = [values.get(key) or [] for key in ("lead", "partners", "agencies")]
    single = [str(values[key]) for key in ("who", "to", "via") if values.get(key)]
    known: Mapping[str, Any] = values.get("known") or {}
    apart = [name for words in single for name in ([words] if known.get(words) else names_apart(words))]
    return list(dict.fromkeys([*(name for names in lists for name in names), *apart]))


def names_apart(words: str) -> list[str]:
    """The bodies of one field of a duty: "UBND xã Ba Tơ và Sở Tài chính" is two, what is no list stays as written."""
    names = [body.name for body in read_bodies(words)]
    return names if len(names) > 1 else [words]
