"""Numbers of rows in addresses."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/to-chuc/{}/", "/don-vi/{}/", "/cung-co/lien-he/{}/", "/van-ban/{}/tep/"])
def test_a_number_longer_than_any_table_counts_is_a_wrong_address(
    client: Any, administrator: Any, address: str
) -> None:
    client.force_login(administrator)

    asked = [client.get(address.format("9" * digits)).status_code for digits in (6, 18, 19, 40)]

    assert asked == [404, 404, 404, 404]
