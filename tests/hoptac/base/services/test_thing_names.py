"""What things are called is noted with each act, and once for all acts that are older."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from conftest import NOW
from hoptac.base.audit import record
from hoptac.base.models import NameWord, ThingName
from hoptac.base.services import thing_names
from hoptac.registry.models import Identity, Organization
from tests.hoptac.registry.builders import enter, enter_many

pytestmark = pytest.mark.django_db


def about(organization: Organization) -> str:
    return f"registry.Organization:{organization.pk}"


def test_a_name_is_noted_once_and_a_thing_first_noted_has_all_that_was_said_of_it(commune: Any) -> None:
    [made] = enter_many(["HTX Cũ"], since=date(2025, 7, 1))
    assert not ThingName.objects.filter(about=about(made)).exists()  # many at once are told by their batch
    Identity.objects.filter(organization=made).update(valid_from=date(2024, 1, 1))
    Identity.objects.create(
        organization=made, name="HTX Mới", valid_from=date(2026, 1, 1), recorded_at=NOW, source="Đơn"
    )

    for _ in range(2):
        record(commune, "test.one", made, at=NOW)

    assert list(ThingName.objects.filter(about=about(made)).values_list("name", flat=True)) == ["HTX Cũ", "HTX Mới"]
    assert NameWord.objects.filter(thing_name__about=about(made)).count() == 4
    assert thing_names.note_names([about(made)]) == 0


def test_the_command_notes_the_names_of_what_older_links_are_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [enter(f"HTX Sơn Hà {number}") for number in range(3)]
    ThingName.objects.all().delete()
    monkeypatch.setattr(thing_names, "_AT_ONCE", 2)

    call_command("name_things")
    call_command("name_things")

    assert sorted(ThingName.objects.values_list("about", flat=True)) == sorted(map(about, made))
    first, second = capsys.readouterr().out.splitlines()
    assert (first, second) == ("Đã ghi 3 tên mới để tìm trong nhật ký.", "Đã ghi 0 tên mới để tìm trong nhật ký.")
