"""What the law's numbers say of an organization's figures: findings to look at again, never a verdict.

A figure that is not known, or a number of the law that is not known for the day, gives no finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from hoptac.base.templatetags.sources import cited
from hoptac.base.templatetags.vietnamese import money, number
from hoptac.registry.norms import number_on, value_on
from hoptac.registry.sizes import Figures, size_table
from rulebook import Norm, Value


class Counts(Protocol):
    """The figures that the rules speak of."""

    members: int | None
    members_foreign: int | None
    member_organizations: int | None
    charter_capital_dong: int | None
    largest_share_dong: int | None
    linked_share_dong: int | None
    foreign_share_dong: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at again, with the rule behind it and how sure that rule is.

    A page says before the words that it is only to be looked at.
    """

    words: str
    rule: str
    source: str
    is_verified: bool


# By kind of organization: the field that counts its members, and the norm of how many they must be.
MEMBER_FIELDS = {"cooperative": "members", "group": "members", "union": "member_organizations"}
_MINIMA = {
    "cooperative": ("cooperative_members_minimum", "thành viên chính thức"),
    "group": ("group_members_minimum", "thành viên"),
    "union": ("union_members_minimum", "hợp tác xã thành viên"),
}
# The shares that have a cap: of one member, of all linked members together, of all members from abroad together.
SHARE_FIELDS = ("largest_share_dong", "linked_share_dong", "foreign_share_dong")
_SHARES = {
    "cooperative": ("cooperative_share_maximum", "cooperative_linked_share_maximum", "foreign_share_maximum"),
    "union": ("union_share_maximum", "union_linked_share_maximum", "foreign_share_maximum"),
}
UNKNOWN = Figures()
_FULL_GOVERNANCE = "union_full_governance_members"


def findings_of(kind: str, counts: Counts, *, day: date) -> dict[str, list[Finding]]:
    """By field, what must be looked at again on ``day``."""
    found: dict[str, list[Finding]] = {}
    for field, finding in (*_too_few(kind, counts, day), *_too_large(kind, counts, day), *_foreign(kind, counts, day)):
        found.setdefault(field, []).append(finding)
    return found


def is_governed_in_full(
    kind: str, member_organizations: int | None, figures: Figures = UNKNOWN, *, day: date
) -> bool | None:
    """Whether one of this size must be governed in full; None where nothing decides it.

    A union by how many are its members, a cooperative by its size class (Điều 56 khoản 2).
    """
    if kind == "cooperative":
        return size_table().is_above_micro(figures, day)
    least = number_on(_FULL_GOVERNANCE, day)
    if kind != "union" or member_organizations is None or least is None:
        return None
    return member_organizations >= least


def is_audited(kind: str, member_organizations: int | None, figures: Figures = UNKNOWN, *, day: date) -> bool | None:
    """Whether one of this size is audited every two years (Điều 106); None where nothing decides it."""
    if kind == "cooperative":
        return size_table().is_large(figures, day)
    return is_governed_in_full(kind, member_organizations, day=day)


def governance_finding(
    kind: str, form: str, member_organizations: int | None, figures: Figures = UNKNOWN, *, day: date
) -> Finding | None:
    """That one of this size is governed in short where it must be in full."""
    if kind == "cooperative":
        return _of_size(figures, day) if form == "short" else None
    least = value_on(_FULL_GOVERNANCE, day)
    if form != "short" or least is None or not is_governed_in_full(kind, member_organizations, day=day):
        return None
    words = f"Liên hiệp có {number(member_organizations)} thành viên, từ {number(least[1].number)} thành viên"
    return _finding(f"{words} thì tổ chức quản trị đầy đủ.", *least)


def _of_size(figures: Figures, day: date) -> Finding | None:
    table = size_table()
    reached = table.class_of(figures, day)
    if reached is None:
        return None
    words = (
        f"Quy mô {reached.name}: từ {number(reached.members)} thành viên, doanh thu từ {money(reached.revenue_dong)} "
        f"hoặc tổng nguồn vốn từ {money(reached.capital_dong)}; từ quy mô nhỏ trở lên thì tổ chức quản trị đầy đủ."
    )
    sources = [cited(basis.source, basis.clause) for basis in (table.full_governance, reached.basis)]
    is_verified = table.full_governance.is_verified and reached.basis.is_verified
    return Finding(words, "Tổ chức quản trị theo quy mô", "; ".join(sources), is_verified)


def _too_few(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    if kind not in MEMBER_FIELDS:
        return []
    field, (norm_id, noun) = MEMBER_FIELDS[kind], _MINIMA[kind]
    counted, least = getattr(counts, field), value_on(norm_id, day)
    if counted is None or least is None or least[1].number is None or counted >= least[1].number:
        return []
    norm, value = least
    words = f"Có {number(counted)} {noun}, mức tối thiểu là {number(value.number)}."
    return [(field, _finding(words, norm, value))]


def _too_large(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    if kind not in _SHARES or not counts.charter_capital_dong:
        return []
    found = []
    for field, norm_id in zip(SHARE_FIELDS, _SHARES[kind], strict=True):
        share, most = getattr(counts, field), value_on(norm_id, day)
        if share is None or most is None or most[1].number is None:
            continue
        percent = Decimal(share) * 100 / counts.charter_capital_dong
        if percent > most[1].number:
            words = f"Bằng {number(percent, 1)}% vốn điều lệ, mức tối đa là {number(most[1].number)}%."
            found.append((field, _finding(words, *most)))
    return found


def _foreign(kind: str, counts: Counts, day: date) -> Sequence[tuple[str, Finding]]:
    below = value_on("foreign_members_limit", day)
    if kind not in _SHARES or not counts.members or counts.members_foreign is None or below is None:
        return []
    norm, value = below
    percent = Decimal(counts.members_foreign) * 100 / counts.members
    if value.number is None or percent < value.number:
        return []
    words = f"Thành viên nước ngoài chiếm {number(percent, 1)}%, phải dưới {number(value.number)}%."
    return [("members_foreign", _finding(words, norm, value))]


def _finding(words: str, norm: Norm, value: Value) -> Finding:
    return Finding(words, norm.title, cited(value.source, value.clause), value.status == "verified")
