"""Wishes towards a higher office: what a letter or a proposal asks of it is no task that the letter gives."""

import re
from functools import cache

from vanban.agencies import read_bodies
from vanban.blocks import Block
from vanban.parts import Outline
from vanban.tables import load
from vanban.wording import any_of, one_of, wording

_FRONT = 90  # letters before the word that asks: who asks, "kính", "trân trọng"


def asks_superior(text: str, issuer: str | None) -> bool:
    """Whether a sentence asks a body that stands over the issuer: "Sở Tài chính kính đề nghị UBND tỉnh xem xét …".

    >>> asks_superior("Sở Tài chính kính đề nghị UBND tỉnh bổ sung vốn.", "SỞ TÀI CHÍNH")
    True
    >>> asks_superior("Đề nghị UBND các xã rà soát.", "SỞ TÀI CHÍNH")
    False
    """
    own = rank_of(issuer or "")
    found = _asking().match(wording(text[: 2 * _FRONT])) if own else None
    bodies = read_bodies(text, found.end()) if found else ()
    return bool(own and bodies) and not _many().match(wording(bodies[0].name)) and rank_of(bodies[0].name) > own


def is_wish(block: Block, outline: Outline, issuer: str | None, doc_type: str) -> bool:
    """Whether a letter or a proposal asks something of a higher body, itself or in a list that such words introduce."""
    if doc_type not in ("cong_van", "other"):
        return False
    if asks_superior(block.text, issuer):
        return True
    before = outline.lead_in(block) if block.kind in ("bullet", "item") else None
    return before is not None and asks_superior(before.text, issuer)


def rank_of(name: str) -> int:
    """How high a body stands, 0 where its name does not tell."""
    low = wording(name)
    return next((rank for rank, pattern in _ranks() if pattern.match(low)), 0)


@cache
def _ranks() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Patterns for the names of each rank, the highest first."""
    rows = sorted(load("ranks"), key=lambda row: -int(row.text("rank")))
    return tuple((int(row.text("rank")), re.compile(_pattern(row.texts("heads"), row.texts("of")))) for row in rows)


def _pattern(heads: tuple[str, ...], of: tuple[str, ...]) -> str:
    level = rf"\s+(?:[^\W\d_]+\s+){{0,3}}?{any_of(of)}(?!\w)" if of else r"(?!\w)"
    return rf"(?:{one_of('recommendations', 'heads-of-bodies')}\s+)?{any_of(heads)}{level}"


@cache
def _asking() -> re.Pattern[str]:
    asks, towards = one_of("recommendations", "asks"), one_of("recommendations", "asks-towards")
    return re.compile(rf"[^.;:]{{0,{_FRONT}}}?(?<!\w){asks}\s+(?:{towards}\s+)?")


@cache
def _many() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]+\s+){0,5}?các(?!\w)")
