"""What is due next, counted anew: after a change of the rules or of the days that the Government swaps."""

from datetime import date, datetime

from django.db import transaction

from hoptac.base import audit
from hoptac.base.audit import System
from hoptac.cases.models import Procedure
from hoptac.cases.timing import set_next


@transaction.atomic
def recount_clocks(*, at: datetime, today: date) -> int:
    """Write what is due next into every open procedure where it is otherwise now; return how many were."""
    changed = []
    for one in Procedure.objects.select_for_update().filter(state=Procedure.State.OPEN):
        before = (one.next_step, one.next_due_on, one.next_warn_on)
        fields = set_next(one, today=today)
        if (one.next_step, one.next_due_on, one.next_warn_on) != before:
            one.save(update_fields=fields)
            changed.append(one)
    if changed:
        audit.record(System(), "cases.clocks.recounted", "cases.Procedure", at=at, rows=changed, count=len(changed))
    return len(changed)
