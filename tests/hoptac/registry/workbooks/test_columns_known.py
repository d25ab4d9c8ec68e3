"""The table of columns is read once for the whole site: for workbooks, amounts of money and doubles."""

import pytest

from hoptac.registry import amounts
from hoptac.registry.doubles import alike as doubles
from hoptac.registry.workbooks import columns_known
from hoptac.registry.workbooks.columns import Columns, load_columns


def test_all_who_ask_the_table_read_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def once(path: object) -> Columns:
        read.append(path)
        return load_columns(path)  # type: ignore[arg-type]

    monkeypatch.setattr(columns_known, "load_columns", once)
    asked = (columns_known.columns, amounts.units, doubles._heads)
    for one in asked:
        one.cache_clear()

    found = [bool(one()) for one in (*asked, *asked)]

    assert (found, len(read)) == ([True] * 6, 1)
