"""Whether a file is so long that reading it takes seconds, told without reading it."""

import re

from vanban.files.archive import Package
from vanban.files.source import Limits

# A processor reads about half a million letters a second, of a text full of figures less than half as many, and what
# is found is then written; a letter of Vietnamese is 1.3 bytes.
MOST_WORDS = 300_000  # bytes outside tags
MOST_MARKUP = 10_000_000  # bytes with the tags, which take their time too
_TAG = re.compile(rb"<[^>]*>")


def is_long(name: str, kind: str, data: bytes, limits: Limits) -> bool:
    """Whether reading takes more than some two seconds. Raises a refusal where a package cannot be opened."""
    if kind == "docx":
        with Package(name, data, limits) as package:
            data = package.read(package.find("word/document")) or b""
    elif kind not in ("txt", "md", "html"):
        return False
    if len(data) <= MOST_WORDS:
        return False
    return kind in ("txt", "md") or len(data) > MOST_MARKUP or len(_TAG.sub(b"", data)) > MOST_WORDS
