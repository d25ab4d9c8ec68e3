"""What the law's numbers say of an organization's figures: findings to look at again, never a verdict.

A figure that is not known, or a number of the law that is not known for the day, gives no finding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Protocol

from django.conf import settings

import rulebook
from hoptac.base.templatetags.sources import cited
from hoptac.base.templatetags.vietnamese import number
from rulebook import Norm, UndecidedError, Value


class Counts(Protocol):
    """The figures that the rules speak of."""

    members: int | None
    members_foreign: int | None
    member_organizations: int | None
    charter_capital_dong: int | None
    largest_share_dong: int | None
    linked_share_dong: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at again, with the rule behind it and how sure that rule is.

    A page says before the words that it is only to be looked at.
    """

    words: str
    rule: str
    source: str
    is_verified: bool


_MEMBERS = {
    "cooperative": ("members", "cooperative_members_minimum", "thành viên chính thức"),
    "group": ("members", "group_members_minimum", "thành viên"),
    "union": ("member_organizations", "union_members_minimum", "hợp tác xã thành viên"),
}
_SHARES = {
    "cooperative": ("cooperative_share_maximum", "cooperative_linked_share_maximum"),
    "union": ("union_share_maximum", "union_linked_share_maximum"),
}


@cache
def norms() -> Mapping[str, Norm]:
    """The numbers of the law by id, read once."""
    measures = rulebook.load_measures(settings.RULES_ROOT / "measures.toml")
    return rulebook.load_norms(settings.RULES_ROOT / "norms", measures=measures)


def findings_of(kind: str, counts: Counts, *, day: date) -> dict[str, list[Finding]]:
    """By field, what must be looked at again on ``day``."""
    found: dict[str, list[Finding]] = {}
    for field, finding in (*_too_few(kind, counts, day), *_too_large(kind, counts, day), *_foreign(kind, counts, day)):
        found.setdefault(field, []).append(finding)
    return found


def governance_finding(kind: str, form: str, member_organizations: int | None, *, day: date) -> Finding | None:
    """Whether a union of this size must be governed in full. A cooperative's size class is not decided here."""
    least = _value("union_full_governance_members", day)
    if kind != "union" or form != "short" or member_organizations is None or least is None:
        return None
    norm, value = least
    if value.number is None or member_organizations < value.number:
        return None
    words = f"Liên hiệp có {number(member_organizations)} thành viên, từ {number(value.number)} thành viên"
    return _finding(f"{words} thì tổ chức quản trị đầy đủ.", norm, value)


def _too_few(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    if kind not in _MEMBERS:
        return []
    field, norm_id, noun = _MEMBERS[kind]
    counted, least = getattr(counts, field), _value(norm_id, day)
    if counted is None or least is None or least[1].number is None or counted >= least[1].number:
        return []
    norm, value = least
    words = f"Có {number(counted)} {noun}, mức tối thiểu là {number(value.number)}."
    return [(field, _finding(words, norm, value))]


def _too_large(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    if kind not in _SHARES or not counts.charter_capital_dong:
        return []
    found = []
    for field, norm_id in zip(("largest_share_dong", "linked_share_dong"), _SHARES[kind], strict=True):
        share, most = getattr(counts, field), _value(norm_id, day)
        if share is None or most is None or most[1].number is None:
            continue
        percent = Decimal(share) * 100 / counts.charter_capital_dong
        if percent > most[1].number:
            words = f"Bằng {number(percent, 1)}% vốn điều lệ, mức tối đa là {number(most[1].number)}%."
            found.append((field, _finding(words, *most)))
    return found


def _foreign(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    below = _value("foreign_members_limit", day)
    if kind not in _SHARES or not counts.members or counts.members_foreign is None or below is None:
        return []
    norm, value = below
    percent = Decimal(counts.members_foreign) * 100 / counts.members
    if value.number is None or percent < value.number:
        return []
    words = f"Thành viên nước ngoài chiếm {number(percent, 1)}%, phải dưới {number(value.number)}%."
    return [("members_foreign", _finding(words, norm, value))]


def norm_on(norm_id: str, day: date) -> Decimal | None:
    """The number of a norm on a day; None where it is not known."""
    found = _value(norm_id, day)
    return found[1].number if found else None


def _value(norm_id: str, day: date) -> tuple[Norm, Value] | None:
    norm = norms()[norm_id]
    try:
        return norm, norm.on(day)
    except UndecidedError:
        return None


def _finding(words: str, norm: Norm, value: Value) -> Finding:
    return Finding(words, norm.title, cited(value.source, value.clause), value.status == "verified")
