"""What every page knows."""

from typing import Any

from django.http import HttpRequest

from hoptac.base.access import notices_for
from hoptac.base.clock import today
from hoptac.base.menu import entries_for


def site(request: HttpRequest) -> dict[str, Any]:
    """The menu, the day and the number of unread notices."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {"menu": [], "today": today()}
    unread = notices_for(request.user.pk).filter(read_at__isnull=True)
    return {"menu": entries_for(request), "today": today(), "unread_notices": unread.count()}
