"""When a device was last used, and from where. Kept beside the database: no page that is only read waits for a writer.

What is lost with the cache costs nobody anything: the moment of the sign-in is told instead.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches

# The page tells minutes, so that no two uses within one need to be noted.
_STEP = timedelta(minutes=1)
_CACHE = "uses"


@dataclass(frozen=True, slots=True)
class Use:
    """The last use of a device."""

    at: datetime
    ip: str


def note_use(session_key: str, *, ip: str, at: datetime) -> None:
    """The session is used from this address at this moment."""
    known = uses_of([session_key]).get(session_key)
    if known is None or known.ip != ip or at - known.at >= _STEP:
        caches[_CACHE].set(_name(session_key), (at, ip), timeout=settings.SESSION_COOKIE_AGE)


def uses_of(session_keys: Iterable[str]) -> dict[str, Use]:
    """The last use of each of the sessions of which one is known."""
    names = {_name(key): key for key in session_keys}
    return {names[name]: Use(*kept) for name, kept in caches[_CACHE].get_many(names).items()}


def _name(session_key: str) -> str:
    """Whoever reads the cache learns no key by which one is signed in."""
    return hashlib.sha256(session_key.encode()).hexdigest()
