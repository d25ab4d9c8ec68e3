"""Figures that are parts of another figure of the same statement: a part larger than its whole is a slip of the pen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from hoptac.base.templatetags.vietnamese import money, number
from hoptac.registry.labels import label_of
from hoptac.registry.models import Facet, Size, YearFigures


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that together are at most ``whole``."""

    fields: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A part that exceeds its whole, in words; ``field`` is the last of the part's fields that has a figure."""

    field: str
    part: str
    whole: str


PARTS: Mapping[type[Facet], tuple[Part, ...]] = MappingProxyType(
    {
        Size: (
            Part(("members_women",), "members"),
            Part(("members_ethnic",), "members"),
            Part(("members_foreign",), "members"),
            Part(("workers_members",), "workers"),
            Part(("workers_insured",), "workers"),
            Part(("managers_elementary", "managers_college"), "managers"),
            Part(("largest_share_dong",), "charter_capital_dong"),
            Part(("linked_share_dong",), "charter_capital_dong"),
            Part(("foreign_share_dong",), "charter_capital_dong"),
        ),
        YearFigures: (
            Part(("internal_revenue_dong",), "revenue_dong"),
            Part(("internal_cost_dong",), "cost_dong"),
        ),
    }
)


def too_large(facet: type[Facet], content: Mapping[str, Any]) -> Iterator[TooLarge]:
    """The parts of a statement that exceed their wholes. What is not known exceeds nothing."""
    for part in PARTS.get(facet, ()):
        known = [field for field in part.fields if content.get(field) is not None]
        whole = content.get(part.whole)
        if known and whole is not None and sum(content[field] for field in known) > whole:
            named = " và ".join(_figure(field, content[field]) for field in known)
            yield TooLarge(known[-1], named[0].upper() + named[1:], _figure(part.whole, whole))


def _figure(field: str, value: int) -> str:
    shown = money(value) if field.endswith("_dong") else number(value)
    label = label_of(field)
    return f"{label[0].lower()}{label[1:]} ({shown})"
