"""What would be left to persons, as it is kept before storing."""

from typing import Any

import pytest

from hoptac.registry.imports.disputes import Disagreement
from hoptac.registry.imports.preview import MOST_DISPUTED, disputed
from hoptac.registry.models import Difference, Organization
from tests.hoptac.registry.builders import enter_many

pytestmark = pytest.mark.django_db
Kind = Difference.Kind


@pytest.fixture
def many() -> list[int]:
    enter_many([f"HTX số {number}" for number in range(MOST_DISPUTED + 5)])
    return list(Organization.objects.order_by("pk").values_list("pk", flat=True))


def test_differences_are_bounded_and_other_names_come_first(many: list[int], django_assert_num_queries: Any) -> None:
    found = [Disagreement(pk, Kind.STATUS, "Đang hoạt động", "Tạm ngừng kinh doanh", {}) for pk in many]
    found.append(Disagreement(many[0], Kind.NAME, "HTX số 0", "HTX Chè", {}))

    with django_assert_num_queries(1):
        shown = disputed(found)

    assert len(shown) == MOST_DISPUTED
    assert shown[0] == {
        "organization": many[0],
        "name": "HTX số 0",
        "what": "Tên khác",
        "ours": "HTX số 0",
        "theirs": "HTX Chè",
    }
    assert [one["what"] for one in shown[1:]] == ["Tình trạng khác"] * (MOST_DISPUTED - 1)
