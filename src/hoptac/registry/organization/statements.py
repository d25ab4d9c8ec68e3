"""Statements in words: each field of a row, what a correction put right, where it is known from and who wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from hoptac.base.templatetags.vietnamese import UNKNOWN
from hoptac.registry.calc import is_personal
from hoptac.registry.checks import Finding
from hoptac.registry.contents import content_of, rows_of
from hoptac.registry.forms.field_kinds import ordered
from hoptac.registry.labels import label_of, source_told, words_of
from hoptac.registry.models import Contract, Credential, DigitalTool, Facet, Membership, Officer
from hoptac.registry.organization.panels import Ask

BESIDES: tuple[type[Facet], ...] = (Officer, Membership, Contract, Credential, DigitalTool)
HIDDEN = "ẩn vì là dữ liệu cá nhân"
_BOUND = ("person", "thing")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a correction put right."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of a statement, with what must be looked at again.

    ``figure``: the number or the day behind the words, where they say one to whoever looks.
    """

    label: str
    words: str
    findings: tuple[Finding, ...] = ()
    figure: int | date | None = None

    @property
    def cell(self) -> int | date | str:
        """The field in a table: a spreadsheet reckons with figures, not with words."""
        if self.figure is not None:
            return self.figure
        return "" if self.words == UNKNOWN else self.words


@dataclass(frozen=True, slots=True)
class StatementShown:
    """One statement as a page shows it. ``source``: where it is known from, as a sentence goes on with it."""

    row: Facet
    fields: tuple[FieldShown, ...]
    changes: tuple[Change, ...] = ()
    names: tuple[str, ...] = ()
    source: str = ""

    @property
    def key(self) -> str:
        """The kind of statement, as addresses name it."""
        return self.row._meta.model_name or ""

    @property
    def author(self) -> str:
        """Who wrote it; of what needs two, both."""
        asked_by = getattr(self.row, "asked_by", None)
        writer = str(self.row.recorded_by or "Hệ thống")
        return f"{asked_by} đề nghị, {writer} đồng ý," if asked_by else writer


def statement_shown(
    row: Facet, *, sees_personal: bool, findings: Mapping[str, Sequence[Finding]] | None = None
) -> StatementShown:
    """A statement in words; what was wrong before it beside it."""
    facet, content = type(row), content_of(row)
    names = tuple(ordered(facet._meta.model_name or "", (name for name in content if name not in _BOUND)))
    fields = tuple(
        _field(facet, name, content[name], sees_personal, tuple((findings or {}).get(name, ()))) for name in names
    )
    wrong = cast("Facet | None", row.corrects)
    before = content_of(wrong) if wrong is not None else content
    changes = tuple(
        Change(
            label_of(name),
            _words(facet, name, before[name], sees_personal),
            _words(facet, name, value, sees_personal),
        )
        for name, value in content.items()
        if name not in _BOUND and before[name] != value
    )
    return StatementShown(row, fields, changes, names, source_told(row.source, sees_personal=sees_personal))


def _field(facet: type[Facet], name: str, value: Any, sees_personal: bool, findings: tuple[Finding, ...]) -> FieldShown:
    words = _words(facet, name, value, sees_personal)
    is_figure = isinstance(value, int | date) and not isinstance(value, bool) and words != HIDDEN
    return FieldShown(label_of(name), words, findings, value if is_figure else None)


def _words(facet: type[Facet], field: str, value: Any, sees_personal: bool) -> str:
    secret = field in facet.personal or (field.endswith("tax_code") and is_personal(str(value)))
    return HIDDEN if secret and value not in (None, "") and not sees_personal else words_of(facet, field, value)


def in_force(facet: type[Facet], ask: Ask) -> list[Any]:
    """The statements that hold on the page's day, as known at its moment."""
    rows = rows_of(facet).filter(organization=ask.organization)
    return list(rows.as_of(ask.day, known_at=ask.known_at).select_related(*beside(facet)))


def beside(facet: type[Facet]) -> list[str]:
    """What a statement of this kind names in other tables, read with it; a unit is written with those above it."""
    named = {"unit": "unit__parent__parent", "asked_by": "asked_by", "member": "member__standing"}
    own = [path for field, path in named.items() if any(known.name == field for known in facet._meta.get_fields())]
    return ["recorded_by", "corrects__recorded_by", *own, *(f"corrects__{path}" for path in own)]
