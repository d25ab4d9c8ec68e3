"""What of the book of procedures waits for a person: what is overdue, soon due, or rests longer than it may."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from hoptac.accounts.access import Scope
from hoptac.accounts.agenda import Item, item_of
from hoptac.accounts.models import User
from hoptac.cases.access import worked_on
from hoptac.cases.lists import is_overdue, is_soon, rested_too_long
from hoptac.cases.models import Procedure
from hoptac.registry.models import Standing


def waiting_procedures(user: User, scope: Scope, today: date) -> Iterator[Item]:
    """For those who work on procedures: those of their places, found by an index and not counted to the end."""
    if not scope.is_writer:
        return
    here = worked_on(scope)
    own, organizations = Procedure.objects.filter(here), Standing.objects.filter(here)
    found = (
        ("overdue", own.filter(is_overdue(today)), "thủ tục quá hạn", "bad"),
        ("soon", own.filter(is_soon(today)), "thủ tục sắp đến hạn", "warn"),
        ("rest", rested_too_long(organizations, today), "lần tạm ngừng đã hết hạn", "warn"),
    )
    for state, rows, noun, tone in found:
        yield item_of(rows, noun, f"{reverse('cases:procedures')}?{urlencode({'state': state})}", tone)
