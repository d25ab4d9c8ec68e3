"""How an act is called on a page."""

import re
from datetime import date

from hoptac.documents.kinds import kind_label
from hoptac.documents.models import Act

# The words of a date are its grammar, as its slashes are.
_DAY = re.compile(r",?\s+ngày\s+(\d{1,2})(?:\s+tháng\s+|\s?[/.-]\s?)(\d{1,2})(?:\s+năm\s+|\s?[/.-]\s?)(\d{4})\s*$")


def act_name(act: Act) -> str:
    """Kind and number, or the name under which an act without a number is known; the kind is said once.

    The day of the act stands beside its name: one that a name known by its day ends with is not said again.
    """
    kind = kind_label(act.kind)
    if act.number:
        return f"{kind} {act.number}"
    name = _without_day(act.name or act.title, act.dated)
    return name if name.casefold().startswith(kind.casefold()) else f"{kind} {name}".strip()


def _without_day(name: str, dated: date | None) -> str:
    found = _DAY.search(name)
    if found is None or dated is None or tuple(map(int, found.groups())) != (dated.day, dated.month, dated.year):
        return name
    return name[: found.start()]
