"""A part is never larger than its whole; what is not known exceeds nothing."""

from typing import Any

import pytest

from hoptac.registry.labels import LABELS
from hoptac.registry.models import Facet, Identity, Size, YearFigures
from hoptac.registry.parts import PARTS, too_large


@pytest.mark.parametrize(
    ("facet", "content", "part", "whole"),
    [
        (Size, {"members": 25, "members_women": 30}, "Thành viên nữ (30)", "thành viên chính thức (25)"),
        (
            Size,
            {"workers": 3, "workers_insured": 4},
            "Lao động tham gia bảo hiểm xã hội (4)",
            "lao động thường xuyên (3)",
        ),
        (
            Size,
            {"managers": 5, "managers_elementary": 3, "managers_college": 3},
            "Quản lý trình độ sơ cấp, trung cấp (3) và quản lý trình độ cao đẳng, đại học trở lên (3)",
            "cán bộ quản lý (5)",
        ),
        (
            YearFigures,
            {"revenue_dong": 1_000, "internal_revenue_dong": 1_001},
            "Doanh thu giao dịch nội bộ (1.001 đồng)",
            "doanh thu (1.000 đồng)",
        ),
    ],
)
def test_a_part_that_exceeds_its_whole_is_named_with_both_figures(
    facet: type[Facet], content: dict[str, Any], part: str, whole: str
) -> None:
    found = [(one.part.replace("\xa0", " "), one.whole.replace("\xa0", " ")) for one in too_large(facet, content)]

    assert found == [(part, whole)]


@pytest.mark.parametrize(
    ("facet", "content"),
    [
        (Size, {"members": 25, "members_women": 25}),
        (Size, {"members": None, "members_women": 30}),
        (Size, {"members": 25, "members_women": None}),
        (Size, {"managers": 5, "managers_elementary": 5, "managers_college": None}),
        (Identity, {"name": "HTX Sơn Hà"}),
    ],
)
def test_what_is_equal_or_not_known_exceeds_nothing(facet: type[Facet], content: dict[str, Any]) -> None:
    assert list(too_large(facet, content)) == []


@pytest.mark.parametrize("facet", PARTS)
def test_every_part_and_whole_is_a_field_with_a_name(facet: type[Facet]) -> None:
    named = {field for part in PARTS[facet] for field in (*part.fields, part.whole)}

    assert named <= {field.name for field in facet._meta.get_fields()} & set(LABELS)
