"""Comparing the chain as a job, with its result kept: the page tells of the last one."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from hoptac.base import audit
from hoptac.base.audit import Actor, System
from hoptac.base.audit_check import check_audit
from hoptac.base.models import AuditCheck, AuditLink, AuditTail

FIRST = 20
# One that has not ended by then died with its worker: another may be asked for.
PATIENCE = timedelta(hours=1)


@transaction.atomic
def ask_for_check(*, actor: Actor | System, at: datetime, enqueue: Callable[[int], object]) -> AuditCheck:
    """Put a comparison into the queue and return it; one that waits or runs already serves for both."""
    AuditTail.objects.select_for_update().get_or_create(pk=1)  # two who press at once ask for one
    waiting = AuditCheck.objects.filter(ended_at__isnull=True, asked_at__gt=at - PATIENCE).first()
    if waiting is not None:
        return waiting
    asked = AuditCheck.objects.create(asked_by=actor.audit_name, asked_at=at)
    audit.record(actor, "base.audit.check_asked", f"base.AuditCheck:{asked.pk}", at=at)
    transaction.on_commit(lambda: enqueue(asked.pk))
    return asked


def run_check(check: AuditCheck, *, clock: Callable[[], datetime]) -> AuditCheck:
    """Compare, and keep how many links there were, how much did not fit and the first of it."""
    findings = check_audit()
    first = [[one.link, one.subject, one.what] for one in islice(findings, FIRST)]
    check.found = len(first) + sum(1 for _ in findings)
    check.first, check.links, check.ended_at = first, AuditLink.objects.count(), clock()
    check.save()
    return check


def last_check() -> AuditCheck | None:
    """The comparison that was asked for last."""
    return AuditCheck.objects.first()


def is_under_way(check: AuditCheck, *, at: datetime) -> bool:
    """Whether it waits or runs."""
    return check.ended_at is None and check.asked_at > at - PATIENCE
