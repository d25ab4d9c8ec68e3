"""Writing the audit chain: one link for each service call or batch."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Protocol

from django.db import transaction
from django.db.models import Model, Q

from hoptac.base.errors import StaleWriteError
from hoptac.base.folding import fold
from hoptac.base.journal import home_of
from hoptac.base.models import AuditLink, AuditTail
from hoptac.base.protection import digest_of_batch, digests_of
from hoptac.base.services.thing_names import note_names
from hoptac.base.templatetags.vietnamese import moment

MOST_WORDS = 1000


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
    rows_digest: str = "",
    about: str = "",
    place_id: int | None = None,
) -> str:
    """The digest that binds one link to all before it."""
    moment = at.astimezone(UTC).isoformat()
    parts = [previous, moment, str(actor_id), actor_name, action, subject, payload_digest, rows_digest]
    parts += [about, str(place_id)] if about or place_id else []
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """All rows that one batch wrote into a protected table (its ``batch_id``): one digest for them together."""

    table: type[Model]
    batch_id: int


@dataclass(slots=True)
class Written:
    """What one act leaves in protected tables and takes out of them, gathered on its way for its one link."""

    rows: list[Model] = field(default_factory=list)
    gone: list[Model] = field(default_factory=list)

    def keep(self, rows: Iterable[Model]) -> None:
        """These stand now, new or changed."""
        self.rows += rows

    def lose(self, table: type[Model], keys: Iterable[int]) -> None:
        """The rows with these keys are no more."""
        self.gone += (table(pk=key) for key in keys)


@transaction.atomic
def record(
    actor: Actor | System,
    action: str,
    subject: object,
    *,
    at: datetime,
    rows: Iterable[Model | Batch] = (),
    gone: Iterable[Model] = (),
    before: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    **payload: object,
) -> AuditLink:
    """Append one link and return it. Call it last in the transaction: it holds the chain's tail.

    ``action`` is a dotted code (``documents.file.received``); ``subject`` a model row or a name. ``rows`` are the
    protected rows as the act left them, ``gone`` those that it removed (their keys still known), ``before`` what
    ``protection.digests_of`` said of those that it changed.
    """
    name = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # type: ignore[attr-defined]
    plain = json.loads(json.dumps(payload, ensure_ascii=False, default=str))
    written = _written(rows, gone, before)
    home = home_of(subject)
    note_names([home.about])
    tail, _ = AuditTail.objects.select_for_update().get_or_create(pk=1)
    bound = {
        "at": at,
        "actor_id": actor.pk,
        "actor_name": actor.audit_name,
        "action": action,
        "subject": name,
        "payload_digest": digest_of(plain),
        "rows_digest": digest_of(written) if written else "",
        "about": home.about,
        "place_id": home.place,
    }
    digest = link_digest(tail.digest, **bound)  # type: ignore[arg-type]
    found_by = _words([actor.audit_name, plain])
    link = AuditLink.objects.create(payload=plain, rows=written or None, words=found_by, digest=digest, **bound)
    tail.digest = digest
    tail.save(update_fields=["digest"])
    return link


def _words(values: object) -> str:
    """What a link is searched by: its person and its facts, without marks, as far as a search needs them."""
    if isinstance(values, dict):
        values = list(values.values())
    if isinstance(values, list):
        return " ".join(filter(None, map(_words, values)))[:MOST_WORDS]
    return fold(values) if isinstance(values, str) else ""


def _written(
    rows: Iterable[Model | Batch], gone: Iterable[Model], before: Mapping[str, Mapping[str, str]]
) -> dict[str, object]:
    """What the link says of protected rows: digests by key, whole batches, and keys that are no more."""
    singles: list[Model] = []
    batches: list[list[object]] = []
    for row in rows:
        if isinstance(row, Batch):
            batches.append([row.table._meta.label, row.batch_id, *digest_of_batch(row.table, row.batch_id)])
        else:
            singles.append(row)
    removed = [[one._meta.label, str(one.pk)] for one in gone]
    earlier = {label: dict(digests) for label, digests in before.items()}
    said = {"rows": digests_of(singles), "batches": batches, "gone": removed, "before": earlier}
    return {name: value for name, value in said.items() if value}


def stale_write(told: Q, *, mine: object, theirs: object) -> StaleWriteError:
    """The refusal to write over a newer version, with who wrote it and when: the newest of the links ``told``."""
    last = AuditLink.objects.filter(told).order_by("-at", "-id").first()
    other, when = (last.actor_name, moment(last.at)) if last else ("người khác", "không rõ giờ")
    return StaleWriteError(other=other, when=when, mine=mine, theirs=theirs)


@transaction.atomic
def erase_payload(link: AuditLink, *, reason: str, paper: str, actor: Actor | System, at: datetime) -> AuditLink:
    """Erase what a link says of a person (Luật 91/2025/QH15) and return the link of that; the chain stays whole."""
    AuditLink.objects.filter(pk=link.pk).update(payload=None, words=_words(link.actor_name))
    return record(actor, "base.audit.payload_erased", link, at=at, reason=reason, paper=paper, erased=link.pk)
