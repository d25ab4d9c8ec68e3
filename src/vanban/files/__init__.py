"""Files to text: text, web pages, Word, pdf and pictures, within limits; what is unsafe or unreadable is refused."""

from vanban.files.reading import ENDINGS, needs_job, read_file
from vanban.files.source import DEFAULT, Limits, SourceText

__all__ = ["DEFAULT", "ENDINGS", "Limits", "SourceText", "needs_job", "read_file"]
