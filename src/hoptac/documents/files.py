"""Bytes on disk: those of documents under their digest, those that wait to be read apart from them."""

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
    _write(path_of(sha256), data)
    return sha256


def load(sha256: str) -> bytes:
    """The bytes with this digest; FileNotFoundError where the backup was not restored whole."""
    return path_of(sha256).read_bytes()


def remove(sha256: str) -> None:
    """Forget the bytes with this digest: the caller knows that no document has them."""
    path_of(sha256).unlink(missing_ok=True)


def waiting_path(owner_id: int, sha256: str) -> Path:
    """Where a unit's file waits until it is known whether it may be kept."""
    return Path(settings.FILES_ROOT) / "waiting" / f"{owner_id}-{sha256}"


def keep_waiting(owner_id: int, data: bytes) -> str:
    """Lay the bytes aside until they are read, and return their digest."""
    sha256 = sha256_of(data)
    _write(waiting_path(owner_id, sha256), data)
    return sha256


def _write(target: Path, data: bytes) -> None:
    if target.exists():
        return
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
