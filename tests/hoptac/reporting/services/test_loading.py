"""Loading the catalogue of indicators."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW
from hoptac.reporting.models import Indicator
from hoptac.reporting.services.loading import load_indicators

pytestmark = pytest.mark.django_db


def test_every_ratio_names_what_it_is_the_ratio_of() -> None:
    ratios = Indicator.objects.filter(aggregation="ratio_of_sums")

    assert ratios.exists()
    for ratio in ratios:
        assert Indicator.objects.filter(code__in=[ratio.numerator, ratio.denominator]).count() == 2


def test_a_second_load_of_the_same_file_does_nothing(settings: Any) -> None:
    assert load_indicators(settings.RULES_ROOT, at=NOW) is None


def test_a_renamed_indicator_keeps_its_code(settings: Any, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(settings.RULES_ROOT, tmp_path / "rules"))
    path = folder / "indicators.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Số hợp tác xã"', '"Tổng số hợp tác xã nay"'), "utf-8")
    before = Indicator.objects.count()

    assert load_indicators(folder, at=NOW) == before
    assert Indicator.objects.get(code="cooperatives").name == "Tổng số hợp tác xã nay"
