"""What an import leaves to people: differences told anew, and those that are none any longer put away."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from hoptac.registry.import_disputes import Disagreement
from hoptac.registry.import_plan import Plan
from hoptac.registry.models import Difference, Import
from hoptac.registry.services.yearly_updates import lapse_updated

Kind = Difference.Kind
_AT_ONCE = 500
_TOLD = ("origin", "ours", "theirs", "facts", "found_at")
# What an import says of a difference, and gives back where it is taken back.
_SAID = ("origin_id", "ours", "theirs", "facts", "found_at")


def tell_differences(held: Import, plan: Plan, *, at: datetime) -> None:
    """Leave each difference to a person; the newer word stands for an older one that nobody settled."""
    # Rows without a status say nothing of it; every good row says a name, and that the organization is there.
    agreeing = {Kind.STATUS: plan.confirmed, Kind.NAME: plan.spoken_of, Kind.MISSING: plan.spoken_of}
    for kind in Kind:
        found = [one for one in plan.disagreements if one.kind == kind]
        agreed = agreeing.get(kind, set()) - {one.organization_id for one in found}
        _lapse(_open(kind, agreed), f"Danh sách “{held.name}” không còn nói khác sổ.", by=held, at=at)
        _tell(held, kind, found, at=at)
    lapse_updated(plan.spoken_of, by=held, at=at)


def undo_differences(held: Import, *, note: str, at: datetime) -> None:
    """Put differences back to where they were before an import that is taken back.

    What it found is put away, or says again what an earlier import said; what it put away is open again.
    """
    for row in Difference.objects.filter(settled_at=None).exclude(earlier=[]).exclude(origin=held):
        row.earlier = [said for said in row.earlier if said["origin_id"] != held.pk]
        row.save(update_fields=["earlier"])
    for row in Difference.objects.filter(origin=held, settled_at=None).exclude(earlier=[]):
        *row.earlier, said = row.earlier
        for name in _SAID:
            setattr(row, name, said[name])
        row.found_at = datetime.fromisoformat(said["found_at"])
        row.save(update_fields=[*_SAID, "earlier"])
    _lapse([Difference.objects.filter(origin=held, settled_at=None)], note, by=None, at=at)
    again = Difference.objects.filter(organization=OuterRef("organization"), kind=OuterRef("kind"), settled_at=None)
    closed = Difference.objects.filter(lapsed_by=held, outcome=Difference.Outcome.LAPSED)
    closed = closed.exclude(origin__state=Import.State.TAKEN_BACK).exclude(Exists(again))
    closed.update(settled_at=None, outcome="", note="", lapsed_by=None)


def _tell(held: Import, kind: Kind, found: list[Disagreement], *, at: datetime) -> None:
    for start in range(0, len(found), _AT_ONCE):
        some = {one.organization_id: one for one in found[start : start + _AT_ONCE]}
        known = {row.organization_id: row for row in Difference.objects.filter(
            kind=kind, organization__in=some, settled_at=None
        )}  # fmt: skip
        for pk, row in known.items():
            one = some.pop(pk)
            row.earlier = [*row.earlier, _said(row)]
            row.origin, row.found_at = held, at
            row.ours, row.theirs, row.facts = one.ours, one.theirs, dict(one.facts)
        Difference.objects.bulk_update(known.values(), [*_TOLD, "earlier"])
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


def _lapse(rows: Iterable["QuerySet[Difference]"], note: str, *, by: Import | None, at: datetime) -> None:
    for some in rows:
        some.update(settled_at=at, outcome=Difference.Outcome.LAPSED, note=note[:300], lapsed_by=by)


def _said(row: Difference) -> dict[str, Any]:
    """What the difference says now, as it is kept."""
    return {name: value.isoformat() if isinstance(value := getattr(row, name), datetime) else value for name in _SAID}
