"""Days that the Government made working or free otherwise than the calendar, as those take them who count days."""

from datetime import date

from hoptac.base.models import SwappedDay


def swapped_days() -> dict[date, bool]:
    """Whether work is done on each of them; see ``working_days``."""
    return dict(SwappedDay.objects.values_list("day", "is_working"))
