"""Writing into the roster: from a day on somebody else, or nobody; or what was written was wrong."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.errors import FutureContactError
from hoptac.accounts.models import Contact, User
from hoptac.base import audit
from hoptac.base.errors import StaleWriteError
from hoptac.units.models import Unit


@dataclass(frozen=True, slots=True)
class Person:
    """Who fills a post; all empty: it is vacant."""

    full_name: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    is_trained: bool | None = None
    trained_on: date | None = None
    trained_by: str = ""


@transaction.atomic
def note_contact(
    unit: Unit,
    post: Contact.Post,
    person: Person,
    *,
    since: date,
    source: str,
    seen: int,
    is_correction: bool = False,
    actor: User,
    at: datetime,
    today: date,
) -> Contact:
    """Say who fills the post from ``since`` on, and return the row; nothing written before is changed.

    ``seen`` is the key of the row that the person had before the eyes (0: none): another one is refused, and so is a
    day to come. ``is_correction``: the row seen was wrong from its first day.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    current = Contact.objects.filter(unit=unit, post=post).as_of(today).select_related("recorded_by").first()
    if (current.pk if current else 0) != seen:
        other, when = (str(current.recorded_by), current.recorded_at) if current else ("người khác", at)
        raise StaleWriteError(other=other, when=when, mine=person, theirs=current)
    if since > today:
        raise FutureContactError(since=since, today=today)
    row = Contact(
        unit=unit,
        post=post,
        valid_from=since,
        recorded_at=at,
        recorded_by=actor,
        source=source,
        corrects=current if is_correction else None,
        **asdict(person),
    )
    row.full_clean(exclude=["unit", "recorded_by", "corrects"])
    row.save(force_insert=True)
    act = "corrected" if row.corrects is not None else "stated"
    # What is said of a person stands in the row alone: the chain binds its digest and keeps no second copy.
    audit.record(actor, f"accounts.contact.{act}", row, at=at, rows=[row], unit=unit.key, post=post, valid_from=since)
    return row
