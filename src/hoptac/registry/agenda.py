"""What of the registry waits for a person: proposals to be decided."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from hoptac.accounts.access import Scope
from hoptac.accounts.agenda import Item, item_of
from hoptac.accounts.models import User
from hoptac.registry.access_proposals import waiting_for


def waiting_proposals(user: User, scope: Scope, today: date) -> Iterator[Item]:
    """Proposals that wait for this person as the second of two."""
    yield item_of(waiting_for(user, scope), "đề nghị chờ bạn duyệt", reverse("registry:proposals"), "waiting")
