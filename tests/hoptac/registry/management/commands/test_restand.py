"""manage.py restand: what lists and search read is made again from what was said."""

from typing import Any

import pytest
from django.core.management import call_command

from conftest import NOW, TODAY
from hoptac.registry.models import Organization, Standing, StandingWord
from hoptac.registry.services import standing
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, Any]]:
    return list(Standing.objects.order_by("pk").values())


def words() -> set[tuple[int, str]]:
    return set(StandingWord.objects.values_list("standing_id", "word"))


def test_rows_that_were_lost_or_changed_are_as_they_were(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(standing, "BATCH", 2)
    lost, changed, right = enter("HTX Sơn Hà"), enter("HTX Sơn Hạ", tax_code="0100109106"), enter("HTX Sơn Hải")
    before = rows(), words()
    Standing.objects.filter(pk=lost.pk).delete()
    Standing.objects.filter(pk=changed.pk).update(name="HTX khác", legal_status="dissolved", tax_code="")
    StandingWord.objects.filter(standing=right.pk).delete()

    call_command("restand")

    assert (rows(), words()) == before
    assert "3 tổ chức" in capsys.readouterr().out


def test_an_entry_that_was_removed_or_joined_stands_no_more() -> None:
    kept, joined, removed = enter("HTX A"), enter("HTX B"), enter("HTX C")
    Organization.objects.filter(pk=joined.pk).update(same_as=kept)
    Organization.objects.filter(pk=removed.pk).update(removed_at=NOW, removed_because="Ghi nhầm")

    assert standing.restand_all(today=TODAY) == 1
    assert [row["organization_id"] for row in rows()] == [kept.pk]
