"""What an import leaves to people: differences told anew, and those that are none any longer put away."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from hoptac.registry.imports.disputes import Disagreement
from hoptac.registry.imports.plan import Plan
from hoptac.registry.models import Difference, EarlierWord, Import
from hoptac.registry.services.yearly_updates import lapse_updated

Kind = Difference.Kind
_AT_ONCE = 500
# What an import says of a difference, and gives back where it is taken back.
_SAID = ("origin", "ours", "theirs", "facts", "found_at")


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
    EarlierWord.objects.filter(origin=held).delete()
    rows = Difference.objects.filter(origin=held, settled_at=None).order_by()
    waiting = rows.filter(Exists(EarlierWord.objects.filter(difference=OuterRef("pk")))).values_list("pk", flat=True)
    while some := list(waiting[:_AT_ONCE]):
        _say_again(some)
    _lapse([rows], note, by=None, at=at)
    again = Difference.objects.filter(organization=OuterRef("organization"), kind=OuterRef("kind"), settled_at=None)
    closed = Difference.objects.filter(lapsed_by=held, outcome=Difference.Outcome.LAPSED)
    closed = closed.exclude(origin__state=Import.State.TAKEN_BACK).exclude(Exists(again))
    closed.update(settled_at=None, outcome="", note="", lapsed_by=None)


def _say_again(differences: Collection[int]) -> None:
    """Let the newest of the earlier words stand again."""
    words = EarlierWord.objects.filter(difference__in=differences)
    newest = EarlierWord.objects.filter(difference=OuterRef("pk")).order_by("-pk")
    said = {name: Subquery(newest.values(name)[:1]) for name in _SAID}
    Difference.objects.filter(pk__in=differences).update(**said)
    newer = EarlierWord.objects.filter(difference=OuterRef("difference"), pk__gt=OuterRef("pk"))
    words.filter(~Exists(newer)).delete()


def _tell(held: Import, kind: Kind, found: list[Disagreement], *, at: datetime) -> None:
    for start in range(0, len(found), _AT_ONCE):
        some = {one.organization_id: one for one in found[start : start + _AT_ONCE]}
        known = {row.organization_id: row for row in Difference.objects.filter(
            kind=kind, organization__in=some, settled_at=None
        )}  # fmt: skip
        EarlierWord.objects.bulk_create(map(_word_of, known.values()))
        for pk, row in known.items():
            one = some.pop(pk)
            row.origin, row.found_at = held, at
            row.ours, row.theirs, row.facts = one.ours[:250], one.theirs[:250], dict(one.facts)
        Difference.objects.bulk_update(known.values(), _SAID)
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


def _word_of(row: Difference) -> EarlierWord:
    """What the difference says now, to be kept."""
    return EarlierWord(difference=row, **{name: getattr(row, name) for name in _SAID})
