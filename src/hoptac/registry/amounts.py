"""Amounts of money as officers say them: "250 triệu", "1,2 tỷ", "1 tỷ 200 triệu", or every đồng written out."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from hoptac.base.folding import exact
from hoptac.base.templatetags.vietnamese import NO_BREAK, money, number
from hoptac.registry.errors import UnclearAmountError
from hoptac.registry.workbooks.columns_known import columns

_PART = re.compile(r"(?P<figure>\d[\d.,]*)\s*(?P<unit>[^\d\s][^\d]*)?")
# "1.250.000", "1.250,5", "1,2" and, where no group of thousands can be meant, "1.2".
_WITH_DOTS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
_ENGLISH = re.compile(r"(\d+)\.(\d{1,2})")
# Nobody's capital is 250 đồng: whoever writes 250 means million, or lost his zeros.
LEAST_BARE = 100_000
LARGEST = 10**15


@cache
def units() -> Mapping[str, int]:
    """How many đồng each unit is, by its names (rules/columns.toml)."""
    return {exact(name).rstrip("."): factor for name, factor in columns().money}


def amount(written: str) -> int:
    """The amount in đồng. Refused: what is no amount, what has two readings, and a bare number too small to be đồng."""
    words = exact(written)
    sign, words = (-1, words[1:].strip()) if words[:1] in "-−" and words else (1, words)
    parts = list(_PART.finditer(words))
    if not parts or "".join(part[0] for part in parts).replace(" ", "") != words.replace(" ", ""):
        raise UnclearAmountError(written=written)
    total = sum((_part(part, written, is_alone=len(parts) == 1) for part in parts), Decimal(0))
    if total != total.to_integral_value() or total > LARGEST:
        raise UnclearAmountError(written=written)
    return sign * int(total)


def _part(part: re.Match[str], written: str, *, is_alone: bool) -> Decimal:
    unit = (part["unit"] or "").strip().rstrip(".")
    figure = _figure(part["figure"], written)
    if unit:
        factor = units().get(unit)
        if factor is None:
            raise UnclearAmountError(written=written)
        return figure * factor
    # "1 tỷ 2" is one billion two hundred million to some and two đồng to nobody.
    if not is_alone or 0 < figure < LEAST_BARE:
        raise UnclearAmountError(written=written)
    return figure


def _figure(text: str, written: str) -> Decimal:
    if found := _WITH_DOTS.fullmatch(text):
        return Decimal(f"{found[1].replace('.', '')}.{found[2] or 0}")
    if found := _ENGLISH.fullmatch(text):
        return Decimal(text)
    raise UnclearAmountError(written=written)


def in_words(dong: int) -> str:
    """An amount with what people call it, where that is shorter.

    >>> in_words(1_200_000_000).replace(NO_BREAK, " "), in_words(1_234_567).replace(NO_BREAK, " ")
    ('1.200.000.000 đồng (1,2 tỷ)', '1.234.567 đồng')
    """
    for factor, name in ((10**9, "tỷ"), (10**6, "triệu")):
        called = Decimal(dong) / factor
        if abs(called) >= 1 and called == called.quantize(Decimal("0.001")):
            return f"{money(dong)} ({number(called)}{NO_BREAK}{name})"
    return money(dong)
