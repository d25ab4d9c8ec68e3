"""Sources in words: no mark of the dossier reaches a person."""

import re

import pytest
from django.conf import settings

from hoptac.base.services.loads import read_rows
from hoptac.base.templatetags.sources import source_words

MARK = re.compile(r"\b(?:[ST]\d{2,3}b?|MEM-[HML])\b")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Luật 72/2025/QH15 (S131)", "Luật 72/2025/QH15 (xem tại pbgdpl.thaibinh.gov.vn)"),
        ("Ngày chưa xác minh (MEM-H)", "Ngày chưa xác minh (theo hiểu biết chung, độ tin cao)"),
        ("underthesea 9.5.0", "Bảng đối chiếu xã cũ, xã mới của gói dữ liệu underthesea 9.5.0"),
        ("Kế hoạch 151/KH-UBND", "Kế hoạch 151/KH-UBND"),
        ("", ""),
        (None, ""),
    ],
)
def test_marks_become_the_places_that_they_stand_for(written: str | None, read: str) -> None:
    assert source_words(written) == read


def test_no_source_of_the_tables_keeps_a_mark_or_loses_its_place() -> None:
    tables = ("agency_patterns.csv", "agency_succession.csv", "succession.csv")
    said = {row["source"] for name in tables for row in read_rows(settings.UNITS_ROOT / name)}

    wrong = [text for text in said if MARK.search(source_words(text)) or "chưa ghi nơi xem" in source_words(text)]

    assert wrong == []
