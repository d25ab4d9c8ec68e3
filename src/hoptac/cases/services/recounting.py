"""What is due next, counted anew: after a change of the rules or of the days that the Government swaps."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.cases.models import Procedure
from hoptac.cases.timing import set_next

# So many in one transaction: between two of them others write.
LOT = 200


def recount_clocks(*, at: datetime, today: date) -> int:
    """Write what is due next into every open procedure where it is otherwise now; return how many were.

    Broken off halfway it leaves whole lots behind, and a second run does the rest.
    """
    keys = list(Procedure.objects.filter(state=Procedure.State.OPEN).order_by("pk").values_list("pk", flat=True))
    lots = (keys[start : start + LOT] for start in range(0, len(keys), LOT))
    return sum(_recount_lot(lot, at=at, today=today) for lot in lots)


@transaction.atomic
def _recount_lot(keys: Sequence[int], *, at: datetime, today: date) -> int:
    changed = []
    for one in Procedure.objects.select_for_update().filter(pk__in=keys, state=Procedure.State.OPEN).order_by("pk"):
        before = (one.next_step, one.next_due_on, one.next_warn_on)
        fields = set_next(one, today=today)
        if (one.next_step, one.next_due_on, one.next_warn_on) != before:
            one.save(update_fields=fields)
            changed.append(one)
    if changed:
        audit.record(System(), "cases.clocks.recounted", "cases.Procedure", at=at, rows=changed, count=len(changed))
    return len(changed)
