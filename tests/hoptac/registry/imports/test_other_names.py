"""Rows that bear the number of an organization which the book knows by another name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hoptac.registry.errors import DoubtfulImportError
from hoptac.registry.models import Difference, Import, Organization, Size
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import checked_import, stored_import

pytestmark = pytest.mark.django_db
CODE = "0100109106"
OTHER = ("HTX Keo Sơn Hà", "Xã Sơn Hà", CODE, 40, None, None)


@pytest.fixture
def known() -> Organization:
    return enter("HTX Chè Sơn Hà", tax_code=CODE)


def test_the_check_tells_both_names_and_the_number_in_the_book(commune: Any, known: Organization) -> None:
    held = checked_import(commune, OTHER)

    [column], [row] = held.doubtful, held.preview
    assert (column["id"], column["count"], column["letter"]) == ("identity.name", 1, "A")
    assert column["cells"] == [["A2", f"HTX Keo Sơn Hà, sổ ghi HTX Chè Sơn Hà (số {known.pk})"]]
    assert (row["name"], row["said"], row["organization"]) == ("HTX Chè Sơn Hà", "HTX Keo Sơn Hà", known.pk)


@pytest.mark.parametrize("name", ["HTX Chè Sơn Hà", "Hợp tác xã Chè Sơn Hà", "HTX CHE SON HA"])
def test_another_way_of_writing_asks_nothing(commune: Any, known: Organization, name: str) -> None:
    assert checked_import(commune, (name, *OTHER[1:])).doubtful == []


def test_nothing_is_written_to_it_until_a_person_says_that_it_is_meant(commune: Any, known: Organization) -> None:
    with pytest.raises(DoubtfulImportError, match="Tên đầy đủ"):
        stored_import(commune, OTHER)

    assert not Size.objects.filter(organization=known).exists()
    stored_import(commune, OTHER, confirmed=["identity.name"])
    assert Size.objects.get(organization=known).members == 40
    assert Difference.objects.get().theirs == "HTX Keo Sơn Hà"


def test_the_page_asks_with_both_names_and_heads_the_row_with_that_of_the_book(
    signed_in: Callable[[str], Client], commune: Any, known: Organization
) -> None:
    held: Import = checked_import(commune, OTHER)

    page = " ".join(signed_in("commune").get(f"/to-chuc/nhap/{held.pk}/").content.decode().split())

    assert "các dòng này đúng là tổ chức có trong sổ" in page
    assert f'<a href="/to-chuc/{known.pk}/">HTX Chè Sơn Hà</a>' in page
    assert "bảng tính ghi: HTX Keo Sơn Hà" in page
