"""Documents that state a classification (độ mật) are refused before anything of them is kept."""

import re
from collections.abc import Iterable
from functools import cache

from vanban.errors import ClassifiedDocumentError
from vanban.letters import plain
from vanban.tables import load
from vanban.wording import one_of

_SIDE_BY_SIDE = re.compile(r"\t|\||<br\s{0,3}/?>|[ \xa0]{4,}")
_EDGES = " \t\xa0*_.:;|[](){}-–—<>“”\"'#/"
# A long text holds few of them, and only what stands around them is looked at. A pattern that begins with a letter of
# its own is found several times faster than one that begins with a set.
_COLON = re.compile(r":(?:(?<=[ậẬ][tT]:)|(?<=[ậẬ][tT]\s:))")
_BEFORE, _AFTER = 23, 30


@cache
def _marks() -> dict[str, str]:
    return {plain(row.text("mark")).replace(" ", ""): row.text("mark") for row in load("classification")}


@cache
def _degree() -> re.Pattern[str]:
    label, secret = one_of("header_words", "degree-labels"), one_of("header_words", "secret")
    return re.compile(rf"(?<!\w){label}\s?{secret}\s?:\s?(?P<mark>[^\n|.;,()]{{0,20}})")


def classification_mark(text: str) -> str | None:
    """The classification that a text is marked with, or None.

    >>> classification_mark("TỐI MẬT\\nỦY BAN NHÂN DÂN")
    'TỐI MẬT'
    >>> classification_mark("BẢO VỆ BÍ MẬT NHÀ NƯỚC") is None
    True
    """
    if "ậ" not in text and "Ậ" not in text:
        return None
    for line in text.split("\n"):
        if "Ậ" in line and (stamped := _stamp(line)):
            return stamped
    for written in _COLON.finditer(text):
        around = plain(text[max(0, written.start() - _BEFORE) : written.end() + _AFTER])
        for degree in _degree().finditer(around):
            if named := _marks().get(degree["mark"].strip(_EDGES).replace(" ", "")):
                return named
    return None


def _stamp(line: str) -> str | None:
    """The classification that stands alone in a line or in a cell of it, in capitals: "Mật" may be honey."""
    for piece in _SIDE_BY_SIDE.split(line):
        mark = piece.strip(_EDGES)
        if len(mark) <= 16 and mark.isupper() and (found := _marks().get(plain(mark).replace(" ", ""))):
            return found
    return None


def refuse_classified(name: str, text: str, stamps: Iterable[str] = ()) -> None:
    """Refuse a document whose text, page headers or watermarks carry such a mark."""
    for part in (text, *stamps):
        mark = classification_mark(part)
        if mark:
            raise ClassifiedDocumentError(name, mark)
