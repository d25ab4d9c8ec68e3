"""What stands in files that were taken away, read by programs that share nothing with what wrote them."""

import csv
import io
import re
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

Rows = list[list[Any]]


def csv_of(answer: Any) -> Rows:
    """The rows of a CSV."""
    assert answer.status_code == 200, answer.content.decode()
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def sheets_of(answer: Any) -> dict[str, Rows]:
    """The rows of each sheet of a workbook, that has no formula anywhere."""
    assert answer.status_code == 200, answer.content.decode()
    with ZipFile(io.BytesIO(answer.content)) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert [part for part in parts if "<f>" in part] == []
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def file_name_of(answer: Any) -> str:
    """Under which name the file is saved."""
    found = re.search(r'filename="([^"]+)"', answer["Content-Disposition"])
    assert found is not None
    return found[1]
