"""Figures beyond what one organization most likely has are asked about; the limits say that they are no law's."""

from pathlib import Path

import pytest

from hoptac.registry.labels import LABELS
from hoptac.registry.models import FACETS, Contract
from hoptac.registry.plausible import Limit, limit_of, limits, load_limits
from rulebook.errors import BadValueError, DuplicateError, MissingSourceError

ROW = '[[limit]]\nfield = "size.members"\nmost = 10\nwhy = "Vì sao"\n'
SOURCE = 'source = "Ngưỡng của phần mềm"\n'


def written(tmp_path: Path, rows: str) -> Path:
    file = tmp_path / "plausible.toml"
    file.write_text(f'version = "1"\n{rows}', encoding="utf-8")
    return file


def test_every_limit_is_about_a_field_that_has_a_name() -> None:
    fields = {f"{facet._meta.model_name}.{field.name}" for facet in (*FACETS, Contract) for field in facet._meta.fields}

    assert limits().keys() <= fields
    assert {one.partition(".")[2] for one in limits()} <= LABELS.keys()
    assert {one.beside for one in limits().values()} - {""} <= fields


@pytest.mark.parametrize(
    ("value", "is_beyond"),
    [(10**12, True), (5 * 10**11, False), (10**6, False), (999_999, True), (0, False), (None, False), (True, False)],
)
def test_what_is_too_large_or_too_small_is_beyond_and_what_says_nothing_is_not(value: object, is_beyond: bool) -> None:
    limit = limit_of("size", "charter_capital_dong")

    assert limit is not None
    assert limit.is_beyond(value) is is_beyond


def test_a_loss_is_as_large_as_a_profit() -> None:
    limit = limit_of("yearfigures", "profit_dong")

    assert limit is not None
    assert limit.is_beyond(-(10**12))


@pytest.mark.parametrize(
    ("profit", "revenue", "is_beyond"), [(3, 2, True), (2, 2, False), (-3, 2, False), (3, None, False)]
)
def test_a_profit_above_the_revenue_of_its_year_is_beyond(profit: int, revenue: int | None, is_beyond: bool) -> None:
    limit = limit_of("yearfigures", "profit_dong")

    assert limit is not None
    assert limit.is_beyond(profit * 10**9, revenue and revenue * 10**9) is is_beyond


def test_a_profit_above_the_revenue_is_told_with_it() -> None:
    limit = limit_of("yearfigures", "profit_dong")

    assert limit is not None
    said = limit.words(3 * 10**9, 2 * 10**9).replace("\xa0", " ")
    assert said == "nhiều hơn doanh thu cùng năm, 2.000.000.000 đồng (2 tỷ)"


def test_a_limit_is_told_with_what_people_call_it() -> None:
    said = Limit("size.charter_capital_dong", 10**6, 5 * 10**11, "").words(12 * 10**14).replace("\xa0", " ")

    assert said == "trên 500.000.000.000 đồng (500 tỷ)"
    assert Limit("size.members", 5, 10, "").words(3) == "dưới 5"


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        (ROW, MissingSourceError),
        (ROW + SOURCE + ROW + SOURCE, DuplicateError),
        (ROW + SOURCE + "least = 10\n", BadValueError),
        (ROW + SOURCE + 'beside = "yearfigures.revenue_dong"\n', BadValueError),
    ],
)
def test_a_limit_without_a_source_twice_or_upside_down_is_refused(
    tmp_path: Path, rows: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        load_limits(written(tmp_path, rows))
