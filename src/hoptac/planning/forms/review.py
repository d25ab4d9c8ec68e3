"""The form for an item of a review, with the choices that its document gives."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.http import QueryDict

from hoptac.base.folding import fold
from hoptac.documents.headings import HEADER
from hoptac.planning.forms.review_header import ArticleForm, header_form_class
from hoptac.planning.forms.review_items import ITEM_FORMS, ItemForm
from hoptac.planning.queries import day_of_head, names_apart, names_in
from hoptac.planning.review.items import Item
from hoptac.planning.review.page import ReviewPage
from hoptac.planning.review.standing import cited_near
from hoptac.planning.review.words import title_of
from hoptac.planning.services.relations import SELF
from hoptac.reporting.models import Indicator
from hoptac.units.models import Agency, Unit
from hoptac.units.queries import agencies_like, bodies_named, predecessor_ids
from vanban import tables

_MOST_PROPOSED = 3
_MOST_ACTS = 200
_LIKE_ENOUGH = 0.34


def item_form(view: ReviewPage, item: Item, *, today: date, data: QueryDict | None = None) -> ItemForm:
    """The form of ``item``, bound to ``data`` where a person sent something."""
    slug = item.name.replace(":", "-")
    usual: dict[str, Any] = {"item_values": item.values, "seen": item.seen, "auto_id": f"id_{slug}_%s"}
    if item.name == HEADER:
        return _header_form(view, item, today=today, data=data, **usual)
    return ITEM_FORMS[item.kind](data, **usual, **_choices(view, item, today=today, data=data))


def _choices(view: ReviewPage, item: Item, *, today: date, data: QueryDict | None) -> dict[str, Any]:
    if item.kind in ("targets", "actuals"):
        indicators = [(row.code, row.name) for row in Indicator.objects.all()]
        subject = _typed(data, "subject") or item.values.get("subject") or item.quote
        proposed = proposed_indicators(item.values.get("indicator"), subject, indicators)
        return {"indicators": indicators, "proposed": proposed}
    if item.kind in ("tasks", "obligations"):
        day = day_of_head(view.review.header.values, otherwise=today)
        names = [*names_in(item), *names_typed(data)]
        return {"bodies": bodies_named(dict.fromkeys(names), near=view.issuer.unit, day=day)}
    if item.kind == "relations":
        return {"acts": [(SELF, "văn bản này"), *_acts_near(view, item).items()]}
    return {}


def _header_form(view: ReviewPage, item: Item, *, today: date, data: QueryDict | None, **usual: Any) -> ItemForm:
    values = item.values
    form_class = header_form_class(values)
    typed = _typed(data, "agency_words")
    if issubclass(form_class, ArticleForm):
        about = values.get("about") or {}
        near = cited_near(view.document, None, chosen=[str(about.get("item") or "")], most=_MOST_ACTS)
        usual |= {
            "cited": {one.name: one.values for one in near},
            "acts": [(one.name, title_of(one)) for one in near],
        }
    agencies = _agencies(view, typed, data, day=day_of_head(values, otherwise=today))
    if view.issuer.agency is not None and not values.get("agency"):
        usual["item_values"] = {**values, "agency": view.issuer.agency.pk}
    return form_class(data, agencies=agencies, units=_units(view), **usual)


def _acts_near(view: ReviewPage, item: Item) -> dict[str, str]:
    """The cited acts that a relation may be between: those it names, and the nearest in the text."""
    ends = [str(item.values.get(end) or "") for end in ("source", "target")]
    near = cited_near(view.document, item.start, chosen=ends, most=_MOST_ACTS)
    return {one.name: title_of(one) for one in near}


def _agencies(view: ReviewPage, typed: str, data: QueryDict | None, *, day: date) -> list[tuple[str, str]]:
    """What the issuer may be: proposals, exact first, then what the person searched for, then what was chosen."""
    listed = {
        str(match.agency.pk): f"{match.agency.full_name} ({'trùng khớp' if match.is_exact else 'có thể là'})"
        for match in view.issuer.proposals
    }
    found = agencies_like(typed, day=day)
    if view.issuer.agency is not None:
        found.append(view.issuer.agency)
    chosen = _typed(data, "agency")
    if chosen.isdecimal() and chosen not in listed:
        found += Agency.objects.select_related("unit").filter(pk=int(chosen))
    for agency in found:
        listed.setdefault(str(agency.pk), agency.placed_name)
    return list(listed.items())


def _typed(data: QueryDict | None, name: str) -> str:
    return str(data.get(name) or "") if data is not None else ""


def _units(view: ReviewPage) -> list[tuple[str, str]]:
    """The document's own unit and those whose ground it took."""
    owner = view.document.owner
    old = Unit.objects.filter(pk__in=predecessor_ids([owner.pk])).select_related("parent__parent")
    return [(str(unit.pk), unit.full_name) for unit in [owner, *old]]


def proposed_indicators(read: object, subject: str, indicators: Sequence[tuple[str, str]]) -> list[str]:
    """Codes to show first: the reader's, then those whose names share most words with the subject.

    >>> proposed_indicators(None, "số HTX thành lập mới", [("a", "Số hợp tác xã thành lập mới"), ("b", "Doanh thu")])
    ['a']
    >>> proposed_indicators(None, "số LHHTX", [("a", "Số hợp tác xã"), ("b", "Số liên hiệp hợp tác xã")])
    ['b', 'a']
    """
    said = _stems(subject)
    likeness = {code: _likeness(said, _stems(name)) for code, name in indicators}
    alike = sorted((code for code in likeness if likeness[code] >= _LIKE_ENOUGH), key=lambda code: -likeness[code])
    first = [str(read)] if read in likeness else []
    return [*first, *(code for code in alike if code not in first)][:_MOST_PROPOSED]


def _stems(words: str) -> frozenset[str]:
    short, long = _short_names()
    plain = short.sub(lambda found: long[found[0]], fold(words).replace(",", " "))
    return frozenset(plain.split())


@cache
def _short_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Where a short name of a kind of organization stands in folded words, and its long form."""
    long = {fold(short): fold(row.text("name")) for row in tables.load("short_names") for short in row.texts("words")}
    longest_first = sorted(long, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), long


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def names_typed(data: QueryDict | None) -> Iterable[str]:
    """The bodies that a person typed into a form of tasks or duties."""
    if data is None:
        return []
    lines = [line for name in ("lead", "partners", "agencies") for line in data.get(name, "").splitlines()]
    single = [name for field in ("who", "to", "via") for name in names_apart(" ".join(data.get(field, "").split()))]
    return [" ".join(name.split()) for name in [*lines, *single] if name.strip()]
