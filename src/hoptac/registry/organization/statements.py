"""Statements in words: each field of a row, what a correction put right, where it is known from and who wrote it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from hoptac.base.templatetags.vietnamese import UNKNOWN, moment
from hoptac.base.templatetags.vietnamese import day as written
from hoptac.registry.calc import is_personal
from hoptac.registry.checks import Finding
from hoptac.registry.contents import content_of, rows_of
from hoptac.registry.forms.field_kinds import ordered
from hoptac.registry.labels import label_of, source_told, words_of
from hoptac.registry.models import Contract, Credential, DigitalTool, Facet, Membership, Officer, Organization
from hoptac.registry.organization.panels import Ask, names_shown

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
    def told(self) -> str:
        """Since when it holds, where it is known from, who wrote it and when: the same for what came together."""
        by = f"{self.author}," if getattr(self.row, "asked_by", None) else self.author
        since, at = written(self.row.valid_from), moment(self.row.recorded_at)
        return f"Từ ngày {since}, theo {self.source}. {by} ghi lúc {at}."

    @property
    def author(self) -> str:
        """Who wrote it; of what needs two, both."""
        asked_by = getattr(self.row, "asked_by", None)
        writer = str(self.row.recorded_by or "Hệ thống")
        return f"{asked_by} đề nghị, {writer} đồng ý" if asked_by else writer


def statement_shown(
    row: Facet,
    *,
    sees_personal: bool,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    called: Mapping[int, str] | None = None,
) -> StatementShown:
    """A statement in words; what was wrong before it beside it. ``called``: the names of the day for organizations."""
    content, say = content_of(row), _Sayer(type(row), sees_personal, called)
    facet = type(row)
    names = tuple(ordered(facet._meta.model_name or "", (name for name in content if name not in _BOUND)))
    fields = tuple(_field(say, name, content[name], tuple((findings or {}).get(name, ()))) for name in names)
    wrong = cast("Facet | None", row.corrects)
    before = content_of(wrong) if wrong is not None else content
    changes = tuple(
        Change(
            label_of(name),
            say.words(name, before[name]),
            say.words(name, value),
        )
        for name, value in content.items()
        if name not in _BOUND and before[name] != value
    )
    return StatementShown(row, fields, changes, names, source_told(row.source, sees_personal=sees_personal))


def members_called(rows: Iterable[Any], ask: Ask) -> Mapping[int, str] | None:
    """What the members that statements name are called on a page of the past; None where today's names are right."""
    named = {row.member_id for row in rows if isinstance(row, Membership)} if ask.is_past else None
    return None if named is None else names_shown(named, ask)


@dataclass(frozen=True, slots=True)
class _Sayer:
    """Says the fields of one kind to one reader."""

    facet: type[Facet]
    sees_personal: bool
    called: Mapping[int, str] | None

    def words(self, field: str, value: Any) -> str:
        secret = field in self.facet.personal or (field.endswith("tax_code") and is_personal(str(value)))
        if secret and value not in (None, "") and not self.sees_personal:
            return HIDDEN
        if self.called is not None and isinstance(value, Organization):
            return self.called.get(value.pk, str(value))
        return words_of(self.facet, field, value)


def _field(say: _Sayer, name: str, value: Any, findings: tuple[Finding, ...]) -> FieldShown:
    words = say.words(name, value)
    is_figure = isinstance(value, int | date) and not isinstance(value, bool) and words != HIDDEN
    return FieldShown(label_of(name), words, findings, value if is_figure else None)


def in_force(facet: type[Facet], ask: Ask) -> list[Any]:
    """The statements that hold on the page's day, as known at its moment."""
    rows = rows_of(facet).filter(organization=ask.organization)
    return list(rows.as_of(ask.day, known_at=ask.known_at).select_related(*beside(facet)))


def beside(facet: type[Facet]) -> list[str]:
    """What a statement of this kind names in other tables, read with it; a unit is written with those above it."""
    named = {"unit": "unit__parent__parent", "asked_by": "asked_by", "member": "member__standing"}
    own = [path for field, path in named.items() if any(known.name == field for known in facet._meta.get_fields())]
    return ["recorded_by", "corrects__recorded_by", *own, *(f"corrects__{path}" for path in own)]
