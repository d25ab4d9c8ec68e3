"""What the page of a dry run shows of what would be left to persons."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hoptac.registry.models import Import
from tests.hoptac.registry.builders import enter, enter_many
from tests.hoptac.registry.import_builders import GOOD, checked_import

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def page_of(held: Import) -> str:
    return reverse("registry:import", args=[held.pk])


def test_another_name_is_listed_with_both_names_and_the_number_in_the_book(signed_in: SignedIn, commune: Any) -> None:
    known = enter("HTX Chè Sơn Hà", tax_code=GOOD[2])

    shown = signed_in("commune").get(page_of(checked_import(commune))).content.decode()

    disputed = shown[shown.index('id="disputed"') : shown.index('id="preview"')]
    assert f'<a href="{reverse("registry:organization", args=[known.pk])}">HTX Chè Sơn Hà</a>' in disputed
    assert f"số {known.pk} trong sổ" in disputed
    assert all(words in disputed for words in ("Tên khác", GOOD[0]))


def test_where_the_workbook_agrees_no_difference_is_listed(signed_in: SignedIn, commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])

    shown = signed_in("commune").get(page_of(checked_import(commune))).content.decode()

    assert 'id="disputed"' not in shown


def test_the_first_differences_are_listed_before_storing_and_the_rest_counted(
    signed_in: SignedIn, commune: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoptac.registry.imports.preview.MOST_DISPUTED", 2)
    names = [f"HTX số {number}" for number in range(4)]
    enter_many(names)
    held = checked_import(commune, *((name, "Xã Sơn Hà", None, None, "Tạm ngừng", None) for name in names))

    shown = signed_in("commune").get(page_of(held)).content.decode()

    assert (held.differing, len(held.disputed)) == (4, 2)
    assert shown.count("<strong>Tạm ngừng kinh doanh</strong>") == 2
    assert "Còn 2 khác biệt nữa" in shown.replace("\xa0", " ")
