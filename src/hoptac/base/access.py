"""Which notices a person may see: those sent to him."""

from django.db.models import QuerySet

from hoptac.base.models import Notice


def notices_for(person_id: int) -> QuerySet[Notice]:
    """The notices sent to a person, newest first."""
    return Notice.objects.filter(recipient_id=person_id)
