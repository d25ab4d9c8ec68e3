"""The secret in the address of a person's calendar feed, for programs that cannot sign in.

Derived, not stored: it changes with the person's password, and is worth nothing once the account is closed.
"""

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from hoptac.accounts.models import User

_SALT = "hoptac.planning.calendar"


def feed_key(user: User) -> str:
    """The key of ``user``'s feed: safe in an address, useless for anything but reading it."""
    signature = Signer(salt=_SALT).signature(f"{user.pk}:{user.get_session_auth_hash()}")
    return f"{user.pk}-{signature}"


def owner_of(key: str) -> User | None:
    """The person whose feed this key opens."""
    number, _, _ = key.partition("-")
    if not number.isdecimal() or len(number) > 18:
        return None
    user = User.objects.filter(pk=int(number), is_active=True).first()
    return user if user is not None and constant_time_compare(feed_key(user), key) else None
