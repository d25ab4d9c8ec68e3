"""Files to text: .txt, .md, .html and .docx, within limits, and refused with a reason where unsafe or unreadable."""

from vanban.files.reading import read_file
from vanban.files.source import DEFAULT, Limits, SourceText

__all__ = ["DEFAULT", "Limits", "SourceText", "read_file"]
