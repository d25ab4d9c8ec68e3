"""What of the book of procedures waits for a person: what is overdue, soon due, or rests longer than it may."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from hoptac.accounts.access import Scope
from hoptac.accounts.agenda import Item
from hoptac.accounts.models import User
from hoptac.base.templatetags.vietnamese import count
from hoptac.cases.access import procedures_in
from hoptac.cases.lists import is_overdue, is_soon, rest_is_over, with_rest


def waiting_procedures(user: User, scope: Scope, today: date) -> Iterator[Item]:
    """For those who work on procedures; one query."""
    if not scope.is_writer:
        return
    conditions = {"overdue": is_overdue(today), "soon": is_soon(today), "rest": rest_is_over(today)}
    reached = with_rest(procedures_in(scope, user=user, today=today))
    found = reached.order_by().aggregate(**{name: Count("pk", filter=one) for name, one in conditions.items()})
    words = {"overdue": "thủ tục quá hạn", "soon": "thủ tục sắp đến hạn", "rest": "lần tạm ngừng đã hết hạn"}
    for name, tone in (("overdue", "bad"), ("soon", "warn"), ("rest", "warn")):
        url = f"{reverse('cases:procedures')}?{urlencode({'state': name})}"
        yield Item(found[name], count(found[name], words[name]), url, tone)
