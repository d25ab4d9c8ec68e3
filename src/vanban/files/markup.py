"""How much markup a parser may be given: a tree takes far more memory than its source, and time that only grows.

A page of 50 MB may hold twelve million tags, which are gigabytes as a tree; a tag of 100,000 attributes takes the
parser of web pages minutes, because it compares each with all before it.
"""

import re

from vanban.errors import TooMuchMarkupError
from vanban.files.source import Limits

_MOST_ATTRIBUTES = 1_000  # of one tag
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")


def refuse_heavy_xml(name: str, data: bytes, limits: Limits) -> None:
    """Refuse an XML part of more tags and attributes than any document has."""
    if len(data) <= limits.marks:
        return  # no part has more marks than bytes
    found = data.count(b"<") + data.count(b"=")
    if found > limits.marks:
        raise TooMuchMarkupError(name, found, limits.marks)


def refuse_heavy_page(name: str, text: str, limits: Limits) -> None:
    """Refuse a web page of more tags and attributes than any has, in all or in one tag."""
    found = text.count("<")
    tag = _TAG.search(text)
    while tag is not None and found <= limits.marks:
        count, at = _attributes(text, tag.end())
        if count > _MOST_ATTRIBUTES:
            raise TooMuchMarkupError(name, count, _MOST_ATTRIBUTES)
        found += count
        tag = _TAG.search(text, at)
    if found > limits.marks:
        raise TooMuchMarkupError(name, found, limits.marks)


def _attributes(text: str, at: int) -> tuple[int, int]:
    """How many attributes a tag has whose name ends here, and where they end; no more are counted than it may have."""
    count = 0
    while count <= _MOST_ATTRIBUTES and text[at : at + 1] not in (">", ""):
        attribute = _ATTRIBUTE.match(text, at)
        if attribute is None:
            break
        at = attribute.end()
        count += 1
    return count, at
