"""Two entries that look like one: telling them apart, and looking at them again."""

from datetime import datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.registry.errors import JoinItselfError
from hoptac.registry.models import Organization, ToldApart


@transaction.atomic
def tell_apart(one: Organization, other: Organization, *, reason: str, actor: User, at: datetime) -> ToldApart:
    """Keep that the two are two, and why; the pair is proposed no more. A second time changes nothing."""
    if one.pk == other.pk:
        raise JoinItselfError()
    first, second = sorted((one.pk, other.pk))
    told, is_new = ToldApart.objects.get_or_create(
        first_id=first, second_id=second, defaults={"reason": reason, "told_by": actor, "told_at": at}
    )
    if is_new:
        audit.record(
            actor, "registry.doubles.told_apart", told, at=at, rows=[told], first=first, second=second, reason=reason
        )
    return told


@transaction.atomic
def look_again(told: ToldApart, *, actor: User, at: datetime) -> None:
    """Let the pair be proposed again."""
    held = ToldApart.objects.select_for_update().get(pk=told.pk)
    gone = ToldApart(pk=held.pk)
    held.delete()
    audit.record(
        actor,
        "registry.doubles.looked_again",
        gone,
        at=at,
        gone=[gone],
        first=held.first_id,
        second=held.second_id,
        reason=held.reason,
    )
