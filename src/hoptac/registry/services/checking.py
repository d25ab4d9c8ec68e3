"""Another person sees a correction that took effect at once."""

from datetime import datetime

from django.db import transaction

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.registry.errors import SecondPersonError
from hoptac.registry.models import Checked


@transaction.atomic
def mark_seen(correction: Checked, *, actor: User, at: datetime) -> Checked:
    """Say that the correction was looked at; a second press changes nothing. Refused to the person who corrected."""
    held = Checked.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    if held.made_by_id == actor.pk:
        raise SecondPersonError(what_changes="Kiểm tra phần đã sửa")
    if held.checked_by_id is None:
        held.checked_by, held.checked_at = actor, at
        held.save(update_fields=["checked_by", "checked_at"])
        facts = {"organization": held.organization_id, "facet": held.facet, "statement": held.statement_id}
        subject = f"registry.Organization:{held.organization_id}"
        audit.record(actor, "registry.correction.seen", subject, at=at, **facts)  # type: ignore[arg-type]
    return held
