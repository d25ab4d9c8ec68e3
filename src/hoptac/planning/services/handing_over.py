"""Documents that a person received and nobody has accepted yet: the successor is told of each."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from hoptac.accounts.handover import Change, Moved, Step
from hoptac.accounts.models import User
from hoptac.base.services.notices import NewNotice
from hoptac.documents.models import Document


def _waiting(person: User, at: datetime) -> list[str]:
    return [document.title or document.name for document in _of(person)]


def _move(change: Change) -> Moved:
    """A review belongs to the unit, and who received a document stays written; so the work moves by telling of it."""
    notices = tuple(
        NewNotice(
            change.to.pk,
            f"handed-over:{change.person.pk}:{document.pk}",
            f"Nhận bàn giao từ {change.person.full_name}: rà soát “{(document.title or document.name)[:200]}”.",
            reverse("planning:review", args=(document.pk,)),
        )
        for document in _of(change.person)
    )
    return Moved(len(notices), notices=notices)


def _of(person: User) -> QuerySet[Document]:
    return Document.objects.filter(received_by=person, state=Document.State.READ).order_by("pk")


REVIEWS = Step("planning.reviews", "Văn bản chờ rà soát", _waiting, _move)
