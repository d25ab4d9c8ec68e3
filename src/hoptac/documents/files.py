"""Bytes on disk under their digest."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def sha256_of(data: bytes) -> str:
    """The digest under which the bytes are kept."""
    return hashlib.sha256(data).hexdigest()


def path_of(sha256: str) -> Path:
    """Where the bytes with this digest are kept."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Store the bytes once and return their digest; a half-written file never bears its name."""
    sha256 = sha256_of(data)
    target = path_of(sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return sha256


def load(sha256: str) -> bytes:
    """The bytes with this digest; FileNotFoundError where the backup was not restored whole."""
    return path_of(sha256).read_bytes()
