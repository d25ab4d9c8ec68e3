"""Two versions of one item beside each other, when a second editor is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hoptac.base.errors import StaleWriteError
from hoptac.documents.headings import HEADER
from hoptac.planning.review.items import Item
from hoptac.planning.review.page import ReviewPage, cited_titles, header_facts
from hoptac.planning.review.words import Facts, facts_of
from hoptac.reporting.models import Indicator


@dataclass(frozen=True, slots=True)
class Version:
    """One side of the refusal: whose it is and what it says."""

    label: str
    item: Item
    facts: Facts


def versions_of(item: Item, error: StaleWriteError, view: ReviewPage) -> list[Version]:
    """Mine, then theirs. Mine is shown over the newest, so that saving again names the version that was seen."""
    mine, theirs = error.mine, error.theirs
    assert isinstance(mine, Mapping)
    assert isinstance(theirs, Mapping)
    sides = [("Bản của bạn (chưa lưu)", {**theirs, **mine}), (f"Bản {item.by} đã lưu", theirs)]
    indicators = indicator_names()
    return [version_of(label, replace(item, values=values), view, indicators) for label, values in sides]


def indicator_names() -> dict[str, str]:
    """The names of all indicators by code: asked for once, however many versions are shown."""
    return dict(Indicator.objects.values_list("code", "name"))


def version_of(label: str, item: Item, view: ReviewPage, indicators: Mapping[str, str]) -> Version:
    """What an item says, in words."""
    values: Mapping[str, Any] = item.values
    if item.name == HEADER:
        return Version(label, item, (("Trích yếu", str(values.get("title") or "")), *header_facts(values, view.issuer)))
    return Version(label, item, facts_of(item, indicators=indicators, names=cited_titles(view.document, [item])))
