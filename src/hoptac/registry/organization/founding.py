"""The day of founding beside the days from which the rest is said to hold: what began before it is looked at again."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Value

from hoptac.base.templatetags.vietnamese import day as written
from hoptac.registry.checks import Finding
from hoptac.registry.contents import rows_of
from hoptac.registry.models import FACETS, Facet, YearFigures
from hoptac.registry.organization.panels import Ask

# The figures of a year begin with it, also those of the year of founding.
_KINDS: tuple[type[Facet], ...] = tuple(facet for facet in FACETS if facet is not YearFigures)
_RULE, _SOURCE = "Đối chiếu trong sổ", "ngày thành lập với ngày bắt đầu của từng phần"


def founding_finding(founded: date | None, ask: Ask) -> Finding | None:
    """That something is said to hold from a day before the founding; None where nothing is, or no day is known."""
    early = sorted(_earlier(founded, ask), key=lambda one: (one[0], one[1])) if founded else []
    if not early:
        return None
    told = "; ".join(f"{label} từ ngày {written(since)}" for since, label in early)
    words = f"Sổ ghi trước ngày thành lập: {told}. Hãy sửa ngày của những phần ấy, hoặc ngày thành lập."
    return Finding(words, _RULE, _SOURCE, is_verified=True)


def _earlier(founded: date, ask: Ask) -> Iterator[tuple[date, str]]:
    """Each kind with its first such day. One cheap question tells of most that there is none."""
    first, *others = (
        rows_of(facet)
        .filter(organization=ask.organization, valid_from__lt=founded)
        .order_by()
        .values_list(Value(place))
        for place, facet in enumerate(_KINDS)
    )
    for place in {place for (place,) in first.union(*others)}:
        rows = rows_of(_KINDS[place]).filter(organization=ask.organization, valid_from__lt=founded)
        days = rows.standing(known_at=ask.known_at).order_by("valid_from").values_list("valid_from", flat=True)
        if (since := days.first()) is not None:
            yield since, _KINDS[place].label
