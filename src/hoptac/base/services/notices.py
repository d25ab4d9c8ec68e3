"""Sending and reading notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoptac.base.models import Notice


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A message to one person; the same key is sent once."""

    recipient_id: int
    key: str
    text: str
    url: str


def send_notices(notices: Iterable[NewNotice], *, at: datetime) -> int:
    """Send those that were not sent before; return how many were new."""
    wanted = list(notices)
    with transaction.atomic():
        before = Notice.objects.count()
        Notice.objects.bulk_create(
            [
                Notice(recipient_id=one.recipient_id, key=one.key, text=one.text, url=one.url, created_at=at)
                for one in wanted
            ],
            ignore_conflicts=True,
        )
        return Notice.objects.count() - before


def mark_notices_read(recipient_id: int, *, at: datetime) -> None:
    """Mark all of one person's notices as read."""
    Notice.objects.filter(recipient_id=recipient_id, read_at__isnull=True).update(read_at=at)
