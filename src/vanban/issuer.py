"""Who issued a document: the last body of its letterhead, else who is named in its title or above its bases."""

import re
from collections.abc import Sequence
from functools import cache

from vanban.blocks import Block
from vanban.clean import Clean
from vanban.head_lines import Head
from vanban.header_words import folded_words, in_capitals, owner_front
from vanban.headings import Heading
from vanban.letterhead import begins_body
from vanban.letters import bare, plain
from vanban.tables import load
from vanban.wording import any_of, one_of


def read_issuer(head: Head, heading: Heading | None, body: Sequence[Block], doc_type: str) -> str | None:
    """The issuer, with the line of its place where the page has lost that in the letterhead."""
    issuer = _in_letterhead(head.names) or _in_title(heading) or _below(body, doc_type)
    if issuer and bare(issuer) in folded_words("of-no-place"):
        fuller = _below(body, doc_type)
        return fuller if fuller and fuller.isupper() and bare(fuller).startswith(bare(issuer)) else issuer
    return issuer


def _in_letterhead(names: list[Clean]) -> str | None:
    """The last body of the letterhead, its broken lines joined; the bodies above it are its parents."""
    terms = tuple(f"{term} " for term in folded_words("terms"))
    bodies: list[list[str]] = []
    for piece in names:
        text = piece.text.strip(" *.,:;-–")
        if not text or re.fullmatch(r"\W*|\d+", text) or len(text) > 140 or bare(text).startswith(terms):
            continue
        if text in in_capitals("offices"):
            continue
        if bodies and (not begins_body(text) or _is_unfinished(bodies[-1][-1])):
            bodies[-1].append(text)
        elif begins_body(text):
            bodies.append([text])
    if len(bodies) > 1 and bare(" ".join(bodies[-1])) in folded_words("parts"):
        bodies[-1] = [*bodies[-2], *bodies[-1]]  # "ĐẢNG ỦY CHÍNH PHỦ" / "VĂN PHÒNG"
    return re.sub(r"\s+", " ", " ".join(bodies[-1])) if bodies else None


def _in_title(heading: Heading | None) -> str | None:
    """Whose it is, in capitals behind the kind: "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ"."""
    first = heading.title[0].text if heading and len(heading.title) > 1 else ""
    name = first.removeprefix(owner_front())
    return name if name != first and name.isupper() and begins_body(name) else None


def _is_unfinished(text: str) -> bool:
    return text.endswith(("-", ",", "&")) or bare(text).split()[-1] in folded_words("goes-on")


@cache
def _term_after() -> re.Pattern[str]:
    """The term of a council behind its name."""
    return re.compile(rf"\s{any_of(in_capitals('terms'))}\s.*$")


@cache
def _dispatches() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(in_capitals('dispatches'))}$")


@cache
def _head_of() -> re.Pattern[str]:
    """Who heads a body, before its name."""
    return re.compile(rf"^{any_of(in_capitals('heads'))}\s(?={any_of(in_capitals('headed'))})")


def _below(body: Sequence[Block], doc_type: str) -> str | None:
    """Without a letterhead: the authority named above the legal bases, else who acts in the opening sentence."""
    if doc_type == "tin_tuc":
        return None
    for block in body[:12]:
        if block.label and block.kind != "paragraph":
            break
        text = block.text.rstrip(" :.,")
        text = _term_after().sub("", text)
        name = _dispatches().sub("", _head_of().sub("", text))
        if name.isupper() and begins_body(name) and len(name) < 120:
            return name
        acting = [found for found in _acting().finditer(plain(block.text)) if block.text[found.start("body")].isupper()]
        if acting:
            return block.text[acting[-1].start("body") : acting[-1].end("body")]
    return None


@cache
def _acting() -> re.Pattern[str]:
    """ "…; UBND huyện xây dựng Kế hoạch": a body before what it does."""
    heads = any_of([plain(row.text("head")) for row in load("bodies")])
    verbs = one_of("act_words", "acting")
    return re.compile(rf"(?:^|[.;,]\s)(?P<body>{heads}(?!\w)[^,;:.]{{0,90}}?)\s{verbs}\s")
