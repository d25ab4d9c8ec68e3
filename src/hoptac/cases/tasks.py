"""Jobs of procedures."""

from django_tasks import task

from hoptac.base.clock import now, today
from hoptac.cases.services.recounting import recount_clocks


@task()
def recount_open_clocks() -> int:
    """Count the clocks of open procedures anew; say how many have another day now."""
    return recount_clocks(at=now(), today=today())
