"""Stamps: a step is done again only when the content it depends on has changed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from scripts.paths import ROOT


def digest_of(files: Iterable[Path], *facts: str) -> str:
    """One digest over names, contents and facts. Times and the repository's own place do not count: it may be moved."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    for file in sorted(files):
        digest.update(os.path.relpath(file, ROOT).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(stamp: Path, digest: str) -> bool:
    """True when the step behind the stamp was finished for exactly this content."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest


def write(stamp: Path, digest: str) -> None:
    """Say that the step is finished; call it last."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest, encoding="ascii")
