"""The sign-ins of a person, as people understand them."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from hoptac.accounts.last_use import Use, uses_of
from hoptac.accounts.models import User

# In this order: each of the later browsers also bears the name of an earlier one.
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip  # noqa: E501
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "máy Mac"), ("Linux", "Linux"))  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One device on which the person is signed in, with its last use as far as that is known."""

    pk: int
    device: str
    ip: str
    since: datetime
    used_at: datetime
    is_this_one: bool


def sessions_of(person: User, *, at: datetime, here: str = "") -> list[SignedIn]:
    """Where the person is signed in at this moment, last used first; ``here`` is the key of the session that asks."""
    rows = list(UserSession.objects.filter(user=person).order_by("-created_at"))
    keys = [row.session_key for row in rows]
    living = set(Session.objects.filter(session_key__in=keys, expire_date__gt=at).values_list("pk", flat=True))
    uses = uses_of(living)
    found = [_signed_in(row, uses.get(row.session_key), here) for row in rows if row.session_key in living]
    return sorted(found, key=lambda one: (one.is_this_one, one.used_at), reverse=True)


def _signed_in(row: UserSession, use: Use | None, here: str) -> SignedIn:
    """``use``: None where nothing is known since the sign-in."""
    device, is_this_one = device_of(row.user_agent), row.session_key == here
    ip, used_at = (use.ip, use.at) if use else (row.ip, row.created_at)
    return SignedIn(row.pk, device, ip, row.created_at, used_at, is_this_one)


def device_of(agent: str) -> str:
    """The browser and the machine in words.

    >>> device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0")
    'Edge trên Windows'
    >>> device_of("")
    'Thiết bị chưa rõ'
    """
    browser = next((name for sign, name in _BROWSERS if re.search(re.escape(sign), agent)), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    if browser and system:
        return f"{browser} trên {system}"
    return browser or system or "Thiết bị chưa rõ"
