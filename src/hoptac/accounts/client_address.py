"""From which address a request came."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - said where nothing is known; nothing listens there


def client_address(request: HttpRequest) -> str:
    """The address of the other end; behind our own proxy, the one that the proxy saw, which is the last it wrote."""
    seen = request.META.get("REMOTE_ADDR") or UNKNOWN
    if settings.HTTPS and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR")):
        seen = forwarded.rpartition(",")[2].strip()
    try:
        return str(ip_address(seen))
    except ValueError:
        return UNKNOWN
