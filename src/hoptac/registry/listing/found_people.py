"""Why an organization stands in the list that was not found by its name: whose name, which telephone."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from hoptac.registry.contents import rows_of
from hoptac.registry.labels import label_of
from hoptac.registry.listing.found import Found
from hoptac.registry.listing.search import Term, asked
from hoptac.registry.models import Identity, Officer, Seat, Standing
from hoptac.registry.services.standing import personal_words


def people_found(found: Found, typed: str, personal: Q | None, *, today: date) -> dict[int, str]:
    """For each row of the page that was found by a person or a telephone, who or what that is.

    Three questions for a page; none where nothing was found so.
    """
    ids = found.beside & {row.pk for row in found.rows}
    if not ids or personal is None:
        return {}
    # The number in the book finds everybody's rows: people are told of those alone where the person may look.
    ids = frozenset(Standing.objects.filter(personal, pk__in=ids).values_list("pk", flat=True))
    terms, told = asked(typed).loose, dict[int, list[str]]()
    for pk, words in _said(ids, terms, today):
        told.setdefault(pk, []).append(words)
    return {pk: "; ".join(dict.fromkeys(words)) for pk, words in told.items()}


def _said(ids: frozenset[int], terms: Sequence[Term], today: date) -> Iterator[tuple[int, str]]:
    def read(facet: Any) -> Any:
        return rows_of(facet).filter(organization__in=ids).as_of(today)

    for officer in read(Officer):
        if officer.left_on is not None and officer.left_on <= today:
            continue
        if _fits(terms, [officer.full_name], []) or _fits(terms, [], [officer.phone]):
            phone = f", điện thoại {officer.phone}" if officer.phone else ""
            yield officer.organization_id, f"{officer.get_position_display()} {officer.full_name}{phone}"
    for identity in read(Identity):
        if _fits(terms, [identity.representative], []):
            yield identity.organization_id, f"{label_of('representative')} {identity.representative}"
    for seat in read(Seat):
        if _fits(terms, [], [seat.phone]):
            yield seat.organization_id, f"Điện thoại {seat.phone}"


def _fits(terms: Sequence[Term], names: Sequence[str], phones: Sequence[str]) -> bool:
    known = personal_words(names, phones)
    return all(any(term.holds(word) for word in known) for term in terms)
