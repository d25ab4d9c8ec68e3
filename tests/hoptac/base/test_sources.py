"""Sources in words: no mark of the dossier reaches a person."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hoptac.base.services.loads import read_rows
from hoptac.base.templatetags.sources import cited, source_words

MARK_OR_SITE = re.compile(
    r"\b(?:[ST]\d{2,3}b?|MEM-[HML])\b|\b[a-z0-9-]+\.(?:vn|com|org|net)\b|underthesea|vietnamadminunits|hồ sơ pháp lý"
)
DATA_TABLES = (
    "units.csv", "succession.csv", "agency_patterns.csv", "agency_succession.csv", "collectives.csv", "groups.csv",
    "asked_bodies.csv",
)  # fmt: skip
# An act whose article is told of the act behind it.
ACT_ALONE = re.compile(r"(?:Luật|Nghị định|Thông tư) [^;,]*(?:;|$)")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Luật 72/2025/QH15 (S131)", "Luật 72/2025/QH15"),
        ("S34; S35: Luật 17/2023/QH15; ngày bắt đầu: S12", "Luật 17/2023/QH15"),
        ("S102; T34", "tài liệu tra cứu đã công bố, không phải văn bản gốc"),
        ("S01: một nguồn; T36 gọi khác", "một nguồn; tài liệu tra cứu gọi khác"),
        ("NQ 202/2025/QH15 (S127)", "Nghị quyết 202/2025/QH15"),
        ("Ngày chưa xác minh (MEM-H)", "Ngày chưa xác minh (theo hiểu biết chung, độ tin cao)"),
        ("underthesea 9.5.0", "Bảng đối chiếu xã cũ với xã mới (dữ liệu công khai, chưa đối chiếu với nghị quyết)"),
        ("Kế hoạch 151/KH-UBND", "Kế hoạch 151/KH-UBND"),
        ("", ""),
        (None, ""),
    ],
)
def test_marks_are_left_out_and_what_they_stand_beside_is_said(written: str | None, read: str) -> None:
    assert source_words(written) == read


def test_no_source_of_the_tables_keeps_a_mark_or_names_a_site() -> None:
    said = {row["source"] for name in DATA_TABLES for row in read_rows(settings.UNITS_ROOT / name)}
    said |= {text for path in settings.RULES_ROOT.rglob("*.toml") for text in bare_sources_in(toml(path))}

    wrong = [text for text in said if not source_words(text) or MARK_OR_SITE.search(source_words(text))]

    assert wrong == []


def toml(path: Path) -> Any:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def bare_sources_in(said: Any) -> Iterator[str]:
    """Every source of a rule file."""
    for key, one in said.items() if isinstance(said, dict) else enumerate(said):
        if key == "source":
            yield one
        elif isinstance(one, dict | list):
            yield from bare_sources_in(one)


def rule_files() -> list[Path]:
    return [*(settings.RULES_ROOT / "procedures").glob("*.toml"), *(settings.RULES_ROOT / "norms").glob("*.toml")]


def sources_in(said: Any) -> Iterator[tuple[str, str]]:
    """Every source of a rule file that names a clause, with it."""
    for one in said.values() if isinstance(said, dict) else said:
        if isinstance(one, dict | list):
            yield from sources_in(one)
    if isinstance(said, dict) and said.get("clause"):
        yield said["source"], said["clause"]


def test_of_every_rule_each_act_stands_beside_its_own_article() -> None:
    pairs = {pair for path in rule_files() for pair in sources_in(toml(path))}
    told = {pair: cited(*pair) for pair in pairs}

    assert cited("S08; S09: Nghị định 125/2025/NĐ-CP; Nghị định 150/2025/NĐ-CP", "Điều 44; Điều 15") == (
        "Nghị định 125/2025/NĐ-CP, Điều 44; Nghị định 150/2025/NĐ-CP, Điều 15"
    )
    assert len(pairs) > 20
    assert [words for words in told.values() if ACT_ALONE.search(words) or MARK_OR_SITE.search(words)] == []
