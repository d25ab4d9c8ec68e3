"""What every page knows of the person who reads it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hoptac.accounts.access import workplace
from hoptac.base.clock import today


def place(request: HttpRequest) -> dict[str, Any]:
    """The unit where the person is at work today; asked for by the pages alone that have a head."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"workplace": SimpleLazyObject(lambda: workplace(user, today=today()))}
