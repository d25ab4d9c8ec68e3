"""What an import leaves to people: differences told anew, and those that are none any longer put away."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from hoptac.registry.import_plan import Disagreement, Plan
from hoptac.registry.models import Difference, Import
from hoptac.registry.services.yearly_updates import lapse_updated

Kind = Difference.Kind
_AT_ONCE = 500
# A difference of this kind is no more, where an extract with this column says nothing otherwise.
_LAPSES = {Kind.STATUS: "legalstatus.status", Kind.NAME: "identity.name", Kind.MISSING: "identity.name"}


def tell_differences(held: Import, plan: Plan, *, at: datetime) -> None:
    """Leave each difference to a person; the newer word stands for an older one that nobody settled."""
    chosen = {column for column, _ in held.chosen.values()}
    for kind in Kind:
        found = [one for one in plan.disagreements if one.kind == kind]
        if kind in _LAPSES and _LAPSES[kind] in chosen:
            agreed = plan.spoken_of - {one.organization_id for one in found}
            _lapse(_open(kind, agreed), f"Danh sách “{held.name}” không còn nói khác sổ.", at=at)
        _tell(held, kind, found, at=at)
    lapse_updated(plan.spoken_of, at=at)


def lapse_of(held: Import, *, note: str, at: datetime) -> None:
    """Put away what an import found: it is taken back."""
    _lapse([Difference.objects.filter(origin=held, settled_at=None)], note, at=at)


def _tell(held: Import, kind: Kind, found: list[Disagreement], *, at: datetime) -> None:
    for start in range(0, len(found), _AT_ONCE):
        some = {one.organization_id: one for one in found[start : start + _AT_ONCE]}
        known = {row.organization_id: row for row in Difference.objects.filter(
            kind=kind, organization__in=some, settled_at=None
        )}  # fmt: skip
        for pk, row in known.items():
            one = some.pop(pk)
            row.origin, row.found_at = held, at
            row.ours, row.theirs, row.facts = one.ours, one.theirs, dict(one.facts)
        Difference.objects.bulk_update(known.values(), ["origin", "found_at", "ours", "theirs", "facts"])
        Difference.objects.bulk_create(
            Difference(
                organization_id=pk,
                kind=kind,
                origin=held,
                ours=one.ours[:250],
                theirs=one.theirs[:250],
                facts=dict(one.facts),
                found_at=at,
            )
            for pk, one in some.items()
        )


def _open(kind: Kind, organizations: Collection[int]) -> Iterable["QuerySet[Difference]"]:
    """Open differences of a kind about these, some at a time."""
    ids = sorted(organizations)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        yield Difference.objects.filter(kind=kind, organization__in=some, settled_at=None, proposal=None)


def _lapse(rows: Iterable["QuerySet[Difference]"], note: str, *, at: datetime) -> None:
    for some in rows:
        some.update(settled_at=at, outcome=Difference.Outcome.LAPSED, note=note[:300])
