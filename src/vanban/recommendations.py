"""What a document asks of others: the entries under "Kiến nghị", and such a wish in any account of how things are."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from vanban.blocks import Block
from vanban.closings import closes
from vanban.model import Recommendation
from vanban.parts import Outline
from vanban.segments import sentence_ends
from vanban.subjects import opens_with_bodies
from vanban.superiors import is_wish
from vanban.wording import one_of, wording

_SHORTEST = 15
_LONGEST = 1400
_QUOTE_CLOSED = re.compile(r"[.,]?[”\"](?=[,.\s]|$)")


def find_recommendations(
    blocks: Sequence[Block], outline: Outline, *, issuer: str | None, doc_type: str
) -> tuple[Recommendation, ...]:
    """The recommendations in the order of the text."""
    found: list[Recommendation] = []
    for block in blocks:
        if block.zone != "body" or block.kind in ("heading", "row", "label"):
            continue
        part = outline[block].part
        if part == "requests":
            found += _entry(block, blocks[block.parent].text if block.parent is not None else "")
        elif part == "situation" or (doc_type == "bao_cao" and part in ("", "plan")):
            found += _inside(block)
        elif doc_type == "tin_tuc":
            found += _told(block)
        elif is_wish(block, outline, issuer, doc_type):
            found += _entry(block)
    return tuple(found)


def _entry(block: Block, above: str = "") -> Iterator[Recommendation]:
    text = block.text.rstrip()
    low = wording(text)
    if len(text) < _SHORTEST or text.endswith(":") or _nothing().match(low) or opens_with_bodies(text):
        return
    if closes("wish").search(low):
        return
    start = 0
    for left, right in _parts_of(text, low, above):
        yield _row(block, start, left)
        start = right + len(text[right:]) - len(text[right:].lstrip())
    yield _row(block, start, len(text))


def _parts_of(text: str, low: str, above: str) -> list[tuple[int, int]]:
    """Where an entry that asks one body for several things comes apart: "Đối với Bộ A: sớm …; nâng cấp …"."""
    if not (_asked_of().match(low) or _asked_of().match(wording(above))):
        return []
    cuts = [(left, right) for left, right in sentence_ends(text) if text[:right].rstrip().endswith(";")]
    bounds = [0, *(right for _, right in cuts), len(text)]
    is_long = all(after - before >= _SHORTEST for before, after in pairwise(bounds))
    return cuts if is_long and all(text[right:].lstrip()[:1].isalpha() for _, right in cuts) else []


def _inside(block: Block) -> Iterator[Recommendation]:
    """A wish told in a sentence of an account, or in an entry that opens with "Đề xuất giải pháp:"."""
    text, low = block.text, wording(block.text)
    opens = _opens().match(low)
    if opens:
        if not _nothing().match(low, opens.end()):
            yield _row(block, 0, len(text))
        return
    start = 0
    for left, right in [*sentence_ends(text), (len(text), len(text))]:
        asks = _asks().search(low, start, left)
        if asks and not _told_before().search(low, start, asks.start()):
            yield _row(block, asks.start(), left)
        start = right


def _told(block: Block) -> Iterator[Recommendation]:
    """The wishes of those whom an article quotes, each once in its sentence."""
    text, low = block.text, wording(block.text)
    start = 0
    for left, right in [*sentence_ends(text), (len(text), len(text))]:
        found = _wish_told().search(low, start, left)
        if found:
            wish = found.start("wish") if found["wish"] else found.start("asked")
            closed = _QUOTE_CLOSED.search(text, wish, left)
            end = closed.start() if closed else left
            if end - wish >= _SHORTEST:
                yield _row(block, wish, end)
        start = right


def _row(block: Block, start: int, end: int) -> Recommendation:
    end = min(end, start + _LONGEST)
    span = block.span(start, end)
    return Recommendation(block.text[start:end], span.start, span.end, block.path)


# --- patterns ---------------------------------------------------------------------------------------------------------


def _one(row: str) -> str:
    return one_of("recommendations", row)


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"{_one('nothing')}[\s.;]*$")


@cache
def _asked_of() -> re.Pattern[str]:
    """ "Đối với Bộ Tài chính:", a heading or an entry: of whom what follows is asked."""
    return re.compile(rf"(?:\W|\d)*{_one('towards')} [^.;:]{{3,90}}(?::|$)")


@cache
def _opens() -> re.Pattern[str]:
    asks = _one("asks")
    return re.compile(rf"(?:{_one('some')}\s+)?{asks}(?:,\s*{asks})?(?:\s+{_one('asks-what')})?\s*:\s*(?=\S)")


@cache
def _asks() -> re.Pattern[str]:
    of = rf"(?:{_one('asked-above')}(?!\w)|{_one('asked-by-name')}\s)"
    asks = rf"(?:{_one('asks')}|{_one('wishes')})"
    return re.compile(rf"(?<!\w){asks}(?:\s+{_one('asks-ties')})?\s+(?={of})")


@cache
def _told_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_one('told-before')}\s+$")


@cache
def _wish_told() -> re.Pattern[str]:
    """What those of an article ask for: "Theo bà An, Nhà nước nên …", "Anh Bình thì đề nghị mở lớp …".

    What "cần" or "phải" be done is an opinion, which asks nobody.
    """
    people, asked = (one_of("subjects", row) for row in ("quoted", "asked"))
    should = _one("should")
    asks = rf"(?:{_one('asks')}\s+(?:{_one('asks-that')}\s+)?|{_one('wishes')}\s+(?={asked}\s))"
    return re.compile(
        rf"theo {people}(?!\w)[^.;:]{{0,90}}?,\s+(?P<wish>{asked}\s(?:[^\W\d_]+\s){{0,6}}?{should}\s)"
        rf"|(?<!\w){people}\s[^.;:]{{0,90}}?(?<!đã )(?<!\w){asks}(?P<asked>\S)"
    )
