"""Amounts as officers say them, and what is asked again rather than taken for đồng."""

import pytest

from hoptac.registry.amounts import amount, in_words
from hoptac.registry.errors import UnclearAmountError


@pytest.mark.parametrize(
    ("written", "dong"),
    [
        ("250 triệu", 250_000_000),
        ("250tr", 250_000_000),
        ("250 chai", None),
        ("1,2 tỷ", 1_200_000_000),
        ("1,2 tỉ đồng", 1_200_000_000),
        ("1.2 tỷ", 1_200_000_000),
        ("1.200 tỷ", 1_200_000_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("250.000.000", 250_000_000),
        ("250.000.000 đồng", 250_000_000),
        ("250000000", 250_000_000),
        ("500 nghìn đồng", 500_000),
        ("0", 0),
        ("-12,5 triệu", -12_500_000),
        ("250", None),
        ("250 đồng", 250),
        ("1 tỷ 2", None),
        ("1,5", None),
        ("hai trăm triệu", None),
        ("250 cây vàng", None),
        ("250 triệu, chưa kiểm toán", None),
        ("1,23456789012 tỷ", None),
        ("9.999.999 tỷ", None),
    ],
)
def test_an_amount_is_read_for_certain_or_asked_again(written: str, dong: int | None) -> None:
    if dong is not None:
        assert amount(written) == dong
        return
    with pytest.raises(UnclearAmountError) as refused:
        amount(written)
    assert refused.value.written == written


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (250_000_000, "250.000.000 đồng (250 triệu)"),
        (1_200_000_000, "1.200.000.000 đồng (1,2 tỷ)"),
        (-12_500_000, "-12.500.000 đồng (-12,5 triệu)"),
        (1_234_567, "1.234.567 đồng"),
        (500_000, "500.000 đồng"),
        (0, "0 đồng"),
    ],
)
def test_an_amount_is_told_in_dong_and_as_people_call_it(dong: int, words: str) -> None:
    assert in_words(dong).replace("\u00a0", " ") == words
