"""The five plans as a person holds them: text and docx."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
FIVE = ("son-ha-2024", "ba-to-2025", "quang-ngai-2023", "son-duong-2020", "quang-ninh-2023")


def text_of(name: str) -> str:
    """The real document's text; the test skips where the folder is absent."""
    path = SHARED / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"không có văn bản gốc {name}.txt trên máy này")
    return path.read_text(encoding="utf-8")


def as_docx(text: str) -> bytes:
    """A Word file that holds the text, a paragraph a line, as a typist would have it."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line.replace("\x0b", " "))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def as_file(name: str, form: str) -> dict[str, object]:
    """What Playwright puts into a file field."""
    text = text_of(name)
    if form == "docx":
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return {"name": f"{name}.docx", "mimeType": kind, "buffer": as_docx(text)}
    return {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}
