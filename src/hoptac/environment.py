"""Typed reading of environment variables; a wrong value stops the start with a sentence."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, default: bool) -> bool:
    """True for 1/true/yes, False for 0/false/no; anything else is refused."""
    raw = os.environ.get(name, "").strip().lower()
    if raw == "":
        return default
    if raw in ("1", "true", "yes"):
        return True
    if raw in ("0", "false", "no"):
        return False
    raise ImproperlyConfigured(f"{name}={raw!r} không phải là giá trị đúng/sai. Hãy đặt 1 hoặc 0.")


def env_int(name: str, default: int) -> int:
    """A whole number, or the default where the variable is absent."""
    raw = os.environ.get(name, "").strip()
    try:
        return int(raw) if raw else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={raw!r} không phải là số nguyên.") from error


def env_date(name: str) -> date | None:
    """A day as YYYY-MM-DD, or None where the variable is absent."""
    raw = os.environ.get(name, "").strip()
    try:
        return date.fromisoformat(raw) if raw else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={raw!r} không phải là ngày. Hãy viết dạng 2026-11-22.") from error


def env_list(name: str, default: str) -> list[str]:
    """Comma-separated values without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_secret(name: str, default_file: Path) -> str:
    """The variable itself, or the content of the file that NAME_FILE (else ``default_file``) names.

    A missing file means a process without secrets to keep (a check, a build): its key lives as long as itself.
    """
    if value := os.environ.get(name):
        return value
    path = Path(os.environ.get(f"{name}_FILE") or default_file)
    if path.is_file():
        return path.read_text(encoding="utf-8").strip()
    if os.environ.get(f"{name}_FILE"):
        raise ImproperlyConfigured(f"Không đọc được tệp khóa bí mật mà {name}_FILE nêu.")
    return secrets.token_urlsafe(50)
