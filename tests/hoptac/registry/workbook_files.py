"""Workbooks for tests, written by a program that shares nothing with the reader."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter


def xlsx(
    rows: Iterable[Sequence[Any]], *, merges: Sequence[tuple[int, int, int, int, str]] = (), sheet: str = "DS"
) -> bytes:
    """A workbook of one sheet with these rows from A1 on; None leaves a cell empty."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    page.write(number, column, value)
        for top, left, bottom, right, text in merges:
            page.merge_range(top, left, bottom, right, text)
    return out.getvalue()
