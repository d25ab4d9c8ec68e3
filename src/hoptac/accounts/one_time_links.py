"""Links that are shown once: made at random, kept as a digest, compared by it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

INVITATION_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Token:
    """What goes into the link, and what is kept of it."""

    secret: str
    digest: str


def new_token() -> Token:
    """A token that nobody can guess: 256 bits."""
    secret = secrets.token_urlsafe(32)
    return Token(secret, digest_of(secret))


def digest_of(secret: str) -> str:
    """What is kept. A plain hash is enough: what is hashed is random, not chosen by a person."""
    return hashlib.sha256(secret.encode()).hexdigest()
