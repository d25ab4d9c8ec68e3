"""Files to text: text, web pages, Word, pdf and pictures, within limits; what is unsafe or unreadable is refused."""

from vanban.files.pdf import picture_of_page
from vanban.files.reading import ENDINGS, check_job, needs_job, read_file
from vanban.files.source import DEFAULT, Limits, Progress, SourceText

__all__ = [
    "DEFAULT",
    "ENDINGS",
    "Limits",
    "Progress",
    "SourceText",
    "check_job",
    "needs_job",
    "picture_of_page",
    "read_file",
]
