"""The rivals of B10: one plain pattern, and eyecite with a token of its own for Vietnamese acts.

They import nothing of ours, so that a new process of theirs pays for theirs alone.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec

_NUMBER = r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ][A-Za-zĐđ]*(?:[-/][A-ZĐ][A-Za-zĐđ\d]*)*"
_LAW = (
    r"Luật\s[A-ZĐÀ-Ỹ][^,;.:()\d]{2,60}?\s"
    r"(?:năm\s\d{4}|ngày\s\d{1,2}(?:/|\stháng\s)\d{1,2}(?:/|\snăm\s)\d{4})"
)
_ACT = re.compile(f"(?P<number>{_NUMBER})|{_LAW}")


@dataclass(frozen=True, slots=True)
class Named:
    """A named act, as annotated or as found: by its number, else by its words."""

    number: str | None
    quote: str


Finder = Callable[[str], list[Named]]


def plain(text: str) -> list[Named]:
    """A number, or a law by its name and year; each act once."""
    return once(Named(found["number"], found[0]) for found in _ACT.finditer(text))


def eyecite() -> Finder | None:
    """eyecite with a token for Vietnamese numbers and none of its American ones; None where it is not installed."""
    if find_spec("eyecite") is None:
        return None
    from eyecite import get_citations
    from eyecite.models import CitationToken, Edition, Reporter, TokenExtractor
    from eyecite.tokenizers import Tokenizer

    reporter = Reporter(short_name="VB", name="Văn bản", cite_type="law", source="laws")
    edition = Edition(reporter=reporter, short_name="VB", start=None, end=None)
    extra = {"exact_editions": [edition], "variation_editions": [], "short": False}
    # The first group is the token; the groups that a law of its own country has are there and empty.
    pattern = f"(?P<volume>{_NUMBER}|{_LAW})(?P<reporter>)(?P<page>)"
    extractors = [TokenExtractor(pattern, CitationToken.from_match, extra)]
    tokenizer = Tokenizer(extractors=extractors)

    def find(text: str) -> list[Named]:
        words = (citation.matched_text() for citation in get_citations(text, tokenizer=tokenizer))
        return once([Named(word if word[:1].isdigit() else None, word) for word in words])

    return find


def once(found: Iterable[Named]) -> list[Named]:
    return list({key_of(act): act for act in found}.values())


def key_of(act: Named) -> str:
    return re.sub(r"\s", "", act.number or "").casefold() or words_of(act.quote)


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))
