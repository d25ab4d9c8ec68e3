"""An older database: its words are gathered into the line that search reads."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from hoptac.registry.models import Standing
from tests.hoptac.registry.builders import enter

migration = import_module("hoptac.registry.migrations.0018_fill_all_words")
pytestmark = pytest.mark.django_db


def lines() -> dict[int, str]:
    return dict(Standing.objects.values_list("pk", "all_words"))


def test_every_organization_gets_the_line_that_its_statements_would_write(monkeypatch: Any) -> None:
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    for name in ("HTX Sơn Hà", "HTX Sơn Hạ", "HTX Sơn Hải", "HTX Ba Tơ", "HTX " + "ẵẫệờ ữự" * 30):
        enter(name, tax_code="0100109106" if name == "HTX Ba Tơ" else "")
    before = lines()
    Standing.objects.update(all_words="")

    migration.fill(apps, None)

    assert lines() == before
    assert all(" htx " in line for line in before.values())


def test_a_line_that_stands_is_left_as_it_is() -> None:
    kept = enter("HTX Sơn Hà")
    Standing.objects.filter(pk=kept.pk).update(all_words=" đã có ")

    migration.fill(apps, None)

    assert lines() == {kept.pk: " đã có "}
