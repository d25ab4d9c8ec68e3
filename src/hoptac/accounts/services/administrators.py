"""The first administrator, made at the machine: from then on people are invited."""

from datetime import date, datetime

from django.db import transaction

from hoptac.accounts.errors import NameTakenError
from hoptac.accounts.models import Grant, Role, User
from hoptac.base import audit
from hoptac.base.audit import System


@transaction.atomic
def make_administrator(username: str, *, full_name: str, password: str, at: datetime, today: date) -> User:
    """An account that administers the system."""
    if User.objects.filter(username__iexact=username).exists():
        raise NameTakenError(username=username)
    person = User.objects.create_user(username=username, password=password, full_name=full_name, email="")
    grant = Grant.objects.create(user=person, role=Role.ADMINISTRATOR, unit=None, valid_from=today)
    audit.record(System(), "accounts.administrator.made", person, at=at, rows=[grant])
    return person
