"""Writing the audit chain: one link for each service call or batch."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from django.db import transaction

from hoptac.base.models import AuditLink, AuditTail


class Actor(Protocol):
    """Whoever acts: a person with a key and a name."""

    @property
    def pk(self) -> int | None: ...

    @property
    def audit_name(self) -> str: ...


class System:
    """The actor of what nobody pressed: loads, the tick."""

    pk = None
    audit_name = "Hệ thống"


def digest_of(payload: Mapping[str, object]) -> str:
    """SHA-256 of the payload in one canonical form."""
    canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def link_digest(
    previous: str,
    *,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    action: str,
    subject: str,
    payload_digest: str,
) -> str:
    """The digest that binds one link to all before it."""
    line = "\n".join([previous, at.isoformat(), str(actor_id), actor_name, action, subject, payload_digest])
    return hashlib.sha256(line.encode()).hexdigest()


@transaction.atomic
def record(actor: Actor | System, action: str, subject: object, *, at: datetime, **payload: object) -> AuditLink:
    """Append one link and return it. Call it last in the transaction: it holds the chain's tail.

    ``action`` is a dotted code (``documents.file.received``); ``subject`` a model row or a name.
    """
    name = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # type: ignore[attr-defined]
    plain = json.loads(json.dumps(payload, ensure_ascii=False, default=str))
    tail, _ = AuditTail.objects.select_for_update().get_or_create(pk=1)
    payload_digest = digest_of(plain)
    digest = link_digest(
        tail.digest,
        at=at,
        actor_id=actor.pk,
        actor_name=actor.audit_name,
        action=action,
        subject=name,
        payload_digest=payload_digest,
    )
    link = AuditLink.objects.create(
        at=at,
        actor_id=actor.pk,
        actor_name=actor.audit_name,
        action=action,
        subject=name,
        payload=plain,
        payload_digest=payload_digest,
        digest=digest,
    )
    tail.digest = digest
    tail.save(update_fields=["digest"])
    return link
