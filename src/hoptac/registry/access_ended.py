"""What may still be said of an organization that is no more: one rule, for what pages offer and what they take."""

from datetime import date

from hoptac.accounts.models import User
from hoptac.registry.access import organization_for
from hoptac.registry.codes import has_ended, name_of
from hoptac.registry.errors import EndedOrganizationError
from hoptac.registry.models import Facet, LegalStatus, Organization, Standing, YearFigures

# Of one that ended these come to be known later.
TOLD_LATER: frozenset[type[Facet]] = frozenset({YearFigures})


def takes_news(standing: Standing, facet: type[Facet] | None = None) -> bool:
    """Whether something new may be said: of one that ended only its last years, that come to be known later.

    What was wrong is put right, what it held comes to its end, and the end itself is taken back: that is nothing new.
    """
    return facet in TOLD_LATER or not has_ended(standing.legal_status)


def require_news(organization: Organization, facet: type[Facet] | None = None, *, today: date) -> None:
    """Refuse something new of an organization that has ended, with what ended it."""
    standing = organization.standing
    if takes_news(standing, facet):
        return
    row = LegalStatus.objects.filter(organization=organization).as_of(today).get()
    raise EndedOrganizationError(
        organization=organization.pk,
        name=standing.name,
        stands=name_of("legal_status", row.status),
        since=row.valid_from,
        by=f", theo {row.paper}" if row.paper else "",
    )


def organization_to_tell_of(
    user: User, organization_id: int, facet: type[Facet] | None = None, *, today: date
) -> Organization:
    """One organization of which the person may say something new (``facet``: of that kind); else as for writing, and
    refused where it has ended.
    """
    organization = organization_for(user, organization_id, today=today, write=True)
    require_news(organization, facet, today=today)
    return organization
