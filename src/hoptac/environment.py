"""Typed reading of environment variables; a wrong value stops the start with a sentence."""

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

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


def env_optional_secret(name: str) -> str:
    """The variable itself, or the content of the file that NAME_FILE names; empty where there is neither."""
    if value := os.environ.get(name):
        return value
    if not (file := os.environ.get(f"{name}_FILE")):
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"Không đọc được tệp bí mật mà {name}_FILE nêu.") from error


class MailServer(NamedTuple):
    """Where mails are handed in; an empty host means that none are sent."""

    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    use_ssl: bool


def mail_server(address: str) -> MailServer:
    """Read ``smtp://user:password@host:587`` (encrypted after the greeting) or ``smtps://…:465`` (from the start).

    ``smtp+plain://host:25`` is for a relay on the same machine.
    """
    if not address:
        return MailServer("", 25, "", "", False, False)
    parts = urlsplit(address)
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured("HOPTAC_MAIL_URL phải có dạng smtp://tên:mật-khẩu@máy-chủ:587.")
    return MailServer(
        parts.hostname,
        parts.port or ports[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtp",
        parts.scheme == "smtps",
    )


def oidc_providers(*, server: str, client_id: str, secret: str, name: str) -> dict[str, Any]:
    """The one server of identities, as allauth wants it told; none without an address."""
    if not server:
        return {}
    if not client_id or not secret:
        raise ImproperlyConfigured("HOPTAC_OIDC_SERVER cần đi cùng HOPTAC_OIDC_CLIENT_ID và HOPTAC_OIDC_CLIENT_SECRET.")
    app = {
        "provider_id": "co-quan",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "email", "profile"]}}
