"""A name with what its list shares."""

import pytest

from vanban.agency_names import read_name
from vanban.whole_names import whole
from vanban.wording import wording

NAMES = [
    ("UBND các xã, phường, thị trấn tổng hợp", "UBND các xã, phường, thị trấn"),
    ("các phòng, ban, đơn vị thuộc huyện rà soát", "các phòng, ban, đơn vị thuộc huyện"),
    ("UBND các huyện Sơn Tây, Trà Bồng rà soát", "UBND các huyện Sơn Tây, Trà Bồng"),
    ("Công an xã, phường tuần tra", "Công an xã, phường"),
    ("Sở Tài chính, phòng Kinh tế rà soát", "Sở Tài chính"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_nouns_and_places_of_a_list_share_one_name(text: str, name: str) -> None:
    low = wording(text)
    found = read_name(text, low, 0)

    assert found is not None
    assert text[: whole(text, low, found).end] == name
