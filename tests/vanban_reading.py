"""What the tests of the reader share: texts read to rows, and the five documents where they are present."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from vanban import read_text
from vanban.model import Document

SHARED = Path(__file__).resolve().parents[2] / "shared" / "documents"


@dataclass(frozen=True, slots=True)
class Page:
    """A short plan around the lines under test."""

    heading: str
    kind: str = "KẾ HOẠCH"
    title: str = "Phát triển kinh tế tập thể năm 2026"

    def read(self, *lines: str) -> Document:
        body = "\n\n".join(lines)
        return read_text(f"Số: 12/KH-UBND\n\n{self.kind}\n{self.title}\n\nI. {self.heading}\n\n{body}\n")


def shared(name: str) -> Document:
    """The reading of one of the five documents; skips where they are absent."""
    path = SHARED / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the five published documents do not lie beside the repository")
    return read_text(path.read_text(encoding="utf-8"))
