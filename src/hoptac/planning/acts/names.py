"""How an act is called on a page."""

from hoptac.documents.kinds import kind_label
from hoptac.documents.models import Act


def act_name(act: Act) -> str:
    """Kind and number, or the name under which an act without a number is known; the kind is said once."""
    kind = kind_label(act.kind)
    if act.number:
        return f"{kind} {act.number}"
    name = act.name or act.title
    return name if name.casefold().startswith(kind.casefold()) else f"{kind} {name}".strip()
