"""Rows of the roster for tests."""

from datetime import date
from typing import Any

from conftest import NOW, TODAY
from hoptac.accounts.models import Contact, User
from hoptac.accounts.services.contacts import Person, note_contact
from hoptac.units.models import Unit

PHONE = "0255 3333333"


def put(unit: Unit, post: Contact.Post, **person: Any) -> Contact:
    """Somebody in a post since the beginning of 2026, with a telephone."""
    writer, _ = User.objects.get_or_create(username="nguoi-ghi", defaults={"full_name": "Người ghi danh bạ"})
    said = Person(**{"full_name": f"Người ở {unit.name}", "phone": PHONE, **person})
    return note_contact(
        unit, post, said, since=date(2026, 1, 1), source="Quyết định", seen=0, actor=writer, at=NOW, today=TODAY
    )
