"""Erasing what a link of the record says of a person: one administrator does it, all others are told."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from hoptac.accounts.access import ADMINISTRATORS
from hoptac.accounts.errors import LastingActError, NothingToEraseError, OwnActError
from hoptac.accounts.models import Grant, User
from hoptac.base.audit import erase_payload
from hoptac.base.models import AuditLink
from hoptac.base.services.notices import NewNotice, send_notices

# Of these the reason is the only trace that they were rightly done.
LASTING = frozenset({"base.audit.payload_erased", "base.audit.rows_adopted"})


@transaction.atomic
def erase_content(link: AuditLink, *, reason: str, paper: str, actor: User, at: datetime, today: date) -> AuditLink:
    """Erase the content of a link for good and return the link that says so, why and by which paper.

    Refused where there is none, to the one whose act it was, and of acts whose reason must stay.
    """
    held = AuditLink.objects.select_for_update().get(pk=link.pk)
    if not held.payload:
        raise NothingToEraseError(link=held.pk)
    if held.action in LASTING:
        raise LastingActError(link=held.pk)
    if held.actor_id == actor.pk:
        raise OwnActError(link=held.pk)
    done = erase_payload(held, reason=reason, paper=paper, actor=actor, at=at)
    _tell_the_others(done, actor=actor, at=at, today=today)
    return done


def _tell_the_others(done: AuditLink, *, actor: User, at: datetime, today: date) -> None:
    others = Grant.objects.at(today).filter(role__in=ADMINISTRATORS, user__is_active=True).exclude(user=actor)
    said = done.payload or {}
    text = f"{actor} đã xóa nội dung của một mắt xích trong nhật ký: {said['reason']} ({said['paper']})."[:400]
    url = f"{reverse('accounts:journal')}?what={done.action}"
    key = f"base.audit.erased:{done.pk}"
    people = sorted(set(others.values_list("user_id", flat=True)))
    send_notices([NewNotice(person, key, text, url) for person in people], at=at)
