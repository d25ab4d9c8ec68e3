"""Refusals: facts as fields, a sentence that tells what to do."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import inspect

import pytest

from vanban import errors
from vanban.errors import FileRefusedError, FolderError, VanbanError

FACTS = {
    "name": "kế hoạch.docx", "size": 61_500_000, "limit": 50_000_000, "measure": "ratio", "found": 500, "part": "word/document.xml",
    "target": "https://example.vn/mau.dotm", "claimed": ".docx", "actual": "ảnh JPEG", "guess": "TCVN3", "mark": "MẬT", "fault": "thiếu id",
    "table": "laws", "package": "tesseract-ocr-vie", "purpose": "nhận dạng chữ", "seconds": 120, "page": 3, "pages": 2,
    "folder": "van-ban", "out": "ket-qua",
}  # fmt: skip
CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, VanbanError) and kind not in (VanbanError, FileRefusedError, FolderError)
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_each_refusal_keeps_its_facts_and_says_what_to_do(kind: type[VanbanError]) -> None:
    names = [name for name in inspect.signature(kind).parameters if name in FACTS]
    error = kind(**{name: FACTS[name] for name in names})

    assert {name: getattr(error, name) for name in names} == {name: FACTS[name] for name in names}
    assert str(error) == error.message
    assert "Hãy " in error.message or "không đưa lên" in error.message
    assert error.message.endswith(".")
    assert error.message.count(". ") >= 1, "what happened and why stands in a sentence before what to do"


def test_a_page_and_a_part_that_stopped_the_reading_are_named() -> None:
    assert "Đọc trang 7 của tệp “a.pdf” quá 120 giây" in errors.ReadingTookTooLongError("a.pdf", 120, 7).message
    assert "Đọc tệp “a.pdf” quá 120 giây" in errors.ReadingTookTooLongError("a.pdf", 120).message
    assert "(phần “trang 7”)" in errors.BrokenFileError("a.pdf", "trang 7").message


def test_sizes_are_written_as_vietnamese_writes_them() -> None:
    message = errors.FileTooLargeError("a.docx", 61_500_000, 50_000_000).message

    assert "61,5 MB" in message
    assert "50,0 MB" in message
