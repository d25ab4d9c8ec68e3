"""Comparing the chain with itself and with the protected tables: what does not fit, named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Model

from hoptac.base.audit import digest_of, link_digest
from hoptac.base.models import AuditLink, AuditTail
from hoptac.base.protection import digest_of_batch, protected_tables, stored_digests

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; ``link`` is the link that says otherwise, None where no link speaks of it."""

    link: int | None
    subject: str
    what: str


@dataclass(slots=True)
class _Said:
    """What the links say of the protected rows: the newest word counts."""

    rows: dict[tuple[str, str], tuple[int, str | None]] = field(default_factory=dict)
    batches: list[tuple[int, str, int, int, str]] = field(default_factory=list)
    first: dict[str, dict[str, str]] = field(default_factory=dict)


def check_audit() -> Iterator[Finding]:
    """All that does not fit, the chain first: the first finding about a link is the place where it broke."""
    said = _Said()
    yield from _broken_links(said)
    for label, table in protected_tables().items():
        yield from _changed_rows(label, table, said)


def _broken_links(said: _Said) -> Iterator[Finding]:
    previous = ""
    for link in AuditLink.objects.order_by("pk").iterator(chunk_size=CHUNK):
        if link.payload is not None and digest_of(link.payload) != link.payload_digest:
            yield Finding(link.pk, link.subject, "Nội dung của mắt xích đã bị sửa.")
        if (digest_of(link.rows) if link.rows else "") != link.rows_digest:
            yield Finding(link.pk, link.subject, "Dấu các dòng của mắt xích đã bị sửa.")
        if link.digest != _expected(link, previous):
            yield Finding(link.pk, link.subject, "Chuỗi đứt tại đây: mắt xích bị sửa, hoặc mắt xích trước bị xóa.")
        previous = link.digest
        _remember(link, said)
    tail = AuditTail.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
    if tail != previous:
        yield Finding(None, "base.AuditTail:1", "Mắt xích cuối đã bị xóa hoặc thêm ngoài ứng dụng.")


def _expected(link: AuditLink, previous: str) -> str:
    return link_digest(
        previous,
        at=link.at,
        actor_id=link.actor_id,
        actor_name=link.actor_name,
        action=link.action,
        subject=link.subject,
        payload_digest=link.payload_digest,
        rows_digest=link.rows_digest,
        about=link.about,
        place_id=link.place_id,
    )


def _remember(link: AuditLink, said: _Said) -> None:
    written = link.rows or {}
    for label, digests in written.get("before", {}).items():
        said.first[label] = {**digests, **said.first.get(label, {})}
    for label, digests in written.get("rows", {}).items():
        for key, digest in digests.items():
            said.rows[label, key] = (link.pk, digest)
    for label, key in written.get("gone", ()):
        said.rows[label, key] = (link.pk, None)
    said.batches += [(link.pk, *batch) for batch in written.get("batches", ())]


def _changed_rows(label: str, table: type[Model], said: _Said) -> Iterator[Finding]:
    batches = {batch: (link, count, digest) for link, of, batch, count, digest in said.batches if of == label}
    for batch, (link, count, digest) in batches.items():
        if digest_of_batch(table, batch, before=said.first.get(label, {})) != (count, digest):
            yield Finding(link, f"{label}, lần nhập {batch}", "Có dòng của lần nhập này bị sửa, thêm hoặc xóa.")
    waiting = {key: word for (of, key), word in said.rows.items() if of == label}
    yield from _compared(label, stored_digests(table, outside_batches=batches), waiting)
    # What is left was changed one by one after its batch, or is no more.
    yield from _compared(label, stored_digests(table, list(waiting)), waiting)
    for lost, (by, expected) in waiting.items():
        if expected is not None:
            yield Finding(by, f"{label}:{lost}", "Dòng đã bị xóa ngoài ứng dụng.")


def _compared(
    label: str, stored: Iterable[tuple[object, str]], waiting: dict[str, tuple[int, str | None]]
) -> Iterator[Finding]:
    """Rows that are not as their newest link says; those that were compared wait no longer."""
    for key, digest in stored:
        said_by, expected = waiting.pop(str(key), (None, None))
        if expected != digest:
            what = "Dòng không do ứng dụng ghi." if expected is None else "Dòng đã bị sửa ngoài ứng dụng."
            yield Finding(said_by, f"{label}:{key}", what)
