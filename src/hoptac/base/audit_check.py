"""Comparing the chain with itself and with the protected tables: what does not fit, named.

Links and rows stream past each other in the order of their keys, each read once, so that a check needs the same memory
for a thousand rows and for millions (`hoptac.base.audit_said`). People go on writing meanwhile: what seems not to fit
is looked at again with the links that came since.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from hoptac.base.audit import digest_of, link_digest
from hoptac.base.audit_said import Said, Word
from hoptac.base.models import AuditLink, AuditTail
from hoptac.base.protection import digest_of_batch, protected_tables, stored_digests, stored_rows

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; ``link`` is the link that says otherwise, None where no link speaks of it."""

    link: int | None
    subject: str
    what: str


@dataclass(slots=True)
class _Batch:
    """What was counted of a batch on the way through its table."""

    count: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, digest: str) -> None:
        self.count += 1
        self.digest.update(digest.encode())


def check_audit() -> Iterator[Finding]:
    """All that does not fit, the chain first: the first finding about a link is the place where it broke."""
    with closing(Said()) as said:
        yield from _broken_links(said)
        for label, table in protected_tables().items():
            yield from _changed_rows(label, table, said)


def _broken_links(said: Said) -> Iterator[Finding]:
    while True:
        before = said.newest_link
        for link in AuditLink.objects.filter(pk__gt=before).order_by("pk").iterator(chunk_size=CHUNK):
            yield from _broken(link, said.newest_digest)
            said.remember(link)
        tail = AuditTail.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
        if tail == said.newest_digest:
            return
        if said.newest_link == before:  # nobody wrote since, so it is not that
            yield Finding(None, "base.AuditTail:1", "Mắt xích cuối đã bị xóa hoặc thêm ngoài ứng dụng.")
            return


def _broken(link: AuditLink, previous: str) -> Iterator[Finding]:
    if link.payload is not None and digest_of(link.payload) != link.payload_digest:
        yield Finding(link.pk, link.subject, "Nội dung của mắt xích đã bị sửa.")
    if (digest_of(link.rows) if link.rows else "") != link.rows_digest:
        yield Finding(link.pk, link.subject, "Dấu các dòng của mắt xích đã bị sửa.")
    if link.digest != _expected(link, previous):
        yield Finding(link.pk, link.subject, "Chuỗi đứt tại đây: mắt xích bị sửa, hoặc mắt xích trước bị xóa.")


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


def _changed_rows(label: str, table: type[Model], said: Said) -> Iterator[Finding]:
    batches = said.batches.get(label, {})
    counted = {batch: _Batch() for batch in batches}
    words, firsts = _Beside(said.rows(label)), _Beside(said.first(label))
    for key, digest, batch in stored_rows(table):
        for lost, word in words.before(key):
            yield from _looked_again(label, table, lost, None, word, said)
        word, first = words.at(key), firsts.at(key)
        if batch in counted:
            counted[batch].add(digest if first is None else first)
        if word is None and batch in counted:
            continue  # its batch speaks for it
        if word is None or word[1] != digest:
            yield from _looked_again(label, table, key, digest, word, said)
    for lost, word in words.rest():
        yield from _looked_again(label, table, lost, None, word, said)
    for batch, (link, count, digest) in batches.items():
        found = counted[batch]
        if (found.count, found.digest.hexdigest()) != (count, digest):
            yield from _batch_looked_again(label, table, batch, (link, count, digest), said)


class _Beside:
    """Words by key, in the order of the keys, beside rows that come in the same order."""

    def __init__(self, words: Iterator[tuple[int | str, Any]]) -> None:
        self._words = words
        self._next = next(words, None)

    def before(self, key: int) -> Iterator[tuple[int | str, Any]]:
        """Those of keys before this one, of which there is no row."""
        while self._next is not None and isinstance(self._next[0], int) and self._next[0] < key:
            yield self._next
            self._next = next(self._words, None)

    def at(self, key: int) -> Any:
        """That of this key; None where there is none."""
        for _ in self.before(key):
            pass
        if self._next is None or self._next[0] != key:
            return None
        word, self._next = self._next[1], next(self._words, None)
        return word

    def rest(self) -> Iterator[tuple[int | str, Any]]:
        """Those behind the last row."""
        while self._next is not None:
            yield self._next
            self._next = next(self._words, None)


def _looked_again(
    label: str, table: type[Model], key: int | str, digest: str | None, word: Word | None, said: Said
) -> Iterator[Finding]:
    """What does not fit, unless somebody wrote it through the application while the check was under way."""
    if digest is None and (word is None or word[1] is None):
        return
    later = said.read_on()
    newer = later.rows.get((label, key))
    if newer is not None:
        word, digest = newer, dict(stored_digests(table, [key])).get(key)
    elif digest is not None and any((label, batch) in later.batches for batch in _batch_of(table, key)):
        return
    by, expected = word or (None, None)
    if expected == digest:
        return
    if digest is None:
        yield Finding(by, f"{label}:{key}", "Dòng đã bị xóa ngoài ứng dụng.")
    else:
        what = "Dòng không do ứng dụng ghi." if expected is None else "Dòng đã bị sửa ngoài ứng dụng."
        yield Finding(by, f"{label}:{key}", what)


def _batch_of(table: type[Model], key: int | str) -> Iterable[int]:
    has_batch = any(one.attname == "batch_id" for one in table._meta.concrete_fields)
    return table._default_manager.filter(pk=key).values_list("batch_id", flat=True) if has_batch else ()


def _batch_looked_again(
    label: str, table: type[Model], batch: int, expected: tuple[int, int, str], said: Said
) -> Iterator[Finding]:
    """The same for a batch: rows of it may have been changed, one by one, since."""
    link, count, digest = expected
    later = said.read_on().first.get(label)
    if later:
        known = {str(key): first for source in (later.items(), said.first(label)) for key, first in source}
        if digest_of_batch(table, batch, before=known) == (count, digest):
            return
    yield Finding(link, f"{label}, lần nhập {batch}", "Có dòng của lần nhập này bị sửa, thêm hoặc xóa.")
