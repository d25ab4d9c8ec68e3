"""Whether a document is too much for one plan (decision 0011)."""

from django.conf import settings

from hoptac.base.templatetags.vietnamese import number
from hoptac.planning.errors import TooMuchForOnePlanError


def too_much_for_one_plan(*, items: int, letters: int) -> TooMuchForOnePlanError | None:
    """The refusal of a document with so many items that count and so many letters; None where it can be accepted."""
    most_items, most_letters = settings.ACCEPT_MOST_ITEMS, settings.ACCEPT_MOST_LETTERS
    if items <= most_items and letters <= most_letters:
        return None
    counts = {"items": items, "letters": letters, "most_items": most_items, "most_letters": most_letters}
    return TooMuchForOnePlanError(**{name: number(count) for name, count in counts.items()})
