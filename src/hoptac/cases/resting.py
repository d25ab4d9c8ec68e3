"""The procedures that rest on an organization: it does not leave the book beside them."""

from django.db.models import QuerySet

from hoptac.cases.models import Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.timing import edition_of
from hoptac.registry.models import Organization
from hoptac.registry.services.resting import Resting


def procedures_on(organizations: QuerySet[Organization]) -> list[Resting]:
    """Those that are open, and those whose result changed something; what was withdrawn or refused rests on nothing."""
    rows = Party.objects.filter(organization__in=organizations.values("pk")).select_related("procedure")
    listed = rows.exclude(procedure__state=Procedure.State.WITHDRAWN).order_by("pk")
    return [_resting(one) for one in listed if _counts(one.procedure)]


def _counts(procedure: Procedure) -> bool:
    is_open = procedure.state == Procedure.State.OPEN
    return is_open or edition_of(procedure).outcome(procedure.result).changes_something


def _resting(party: Party) -> Resting:
    procedure = party.procedure
    is_open = procedure.state == Procedure.State.OPEN
    stands = "đang mở" if is_open else "đã có kết quả"
    words = f"thủ tục “{kind_of(procedure.kind).title}” số {procedure.pk} {stands}"
    return Resting(party.organization_id, words, is_open)
