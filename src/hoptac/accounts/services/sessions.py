"""Ending sign-ins: one's own, or another's."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit


@transaction.atomic
def end_session(session: UserSession, *, actor: User, at: datetime) -> None:
    """Sign one device out."""
    session.end()
    audit.record(actor, "accounts.session.ended", session.user, at=at, ip=session.ip, agent=session.user_agent)


@transaction.atomic
def end_sessions(person: User, *, actor: User, at: datetime, but: str = "", reason: str = "") -> int:
    """Sign every device out, but the session with the key ``but``; return how many."""
    sessions = list(UserSession.objects.filter(user=person).exclude(session_key=but))
    for session in sessions:
        session.end()
    audit.record(actor, "accounts.session.all_ended", person, at=at, count=len(sessions), reason=reason)
    return len(sessions)
