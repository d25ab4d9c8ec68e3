"""Panels of what is said of an organization: each facet, its people, its holdings, who asked and did what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.urls import reverse

from hoptac.base import journal
from hoptac.base.models import AuditLink
from hoptac.registry.calc import is_personal
from hoptac.registry.checks import Finding, findings_of
from hoptac.registry.contents import content_of, rows_of
from hoptac.registry.forms.field_kinds import ordered
from hoptac.registry.labels import label_of, source_told, words_of
from hoptac.registry.models import (
    FACETS,
    Contract,
    Credential,
    DigitalTool,
    Facet,
    LegalStatus,
    Membership,
    Officer,
    Proposal,
    Size,
    YearFigures,
)
from hoptac.registry.organization.panels import Ask, Panel, Unsaid, register_panel
from hoptac.registry.proposals.shown import shown_proposals

BESIDES: tuple[type[Facet], ...] = (Officer, Membership, Contract, Credential, DigitalTool)
HIDDEN = "ẩn vì là dữ liệu cá nhân"
_BOUND = ("person", "thing")
_MOST_LINKS = 30


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a correction put right."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of a statement, with what must be looked at again."""

    label: str
    words: str
    findings: tuple[Finding, ...] = ()


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
        FieldShown(
            label_of(name), _words(facet, name, content[name], sees_personal), tuple((findings or {}).get(name, ()))
        )
        for name in names
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


def _facet(facet: type[Facet], ask: Ask) -> Mapping[str, Any]:
    rows = sorted(in_force(facet, ask), key=lambda row: row.valid_from, reverse=True)
    found = _findings(facet, rows, ask)
    shown = [statement_shown(row, sees_personal=ask.sees_personal, findings=found) for row in rows]
    needs_second, by_year = facet is LegalStatus, facet is YearFigures
    key = facet._meta.model_name
    content = {"key": key, "statements": shown, "needs_second": needs_second, "by_year": by_year, "ask": ask}
    return content if shown else {**content, "unsaid": _unsaid(facet, ask)}


def _unsaid(facet: type[Facet], ask: Ask) -> Unsaid:
    if not ask.may_change or ask.is_past:
        return Unsaid()
    act = "Đề nghị thay đổi" if facet is LegalStatus else "Ghi một năm" if facet is YearFigures else "Ghi thông tin"
    return Unsaid(act, reverse("registry:change", args=[ask.organization.pk, facet._meta.model_name]))


def _findings(facet: type[Facet], rows: Sequence[Any], ask: Ask) -> Mapping[str, Sequence[Finding]]:
    """What the rules of the day say of the counts: shown to those alone who may put them right."""
    if facet is not Size or not rows or not ask.may_change:
        return {}
    return findings_of(ask.organization.kind, rows[0], day=ask.day)


def _proposals(ask: Ask) -> Mapping[str, Any] | None:
    rows = Proposal.objects.filter(organization=ask.organization)
    rows = rows.select_related("organization", "asked_by", "decided_by")[:20]
    shown = shown_proposals(rows, ask.user, today=ask.today)
    return {"shown": shown} if shown else None


def _trail(ask: Ask) -> Mapping[str, Any] | None:
    """Who did what, from the audit chain; for those who write here."""
    if not ask.may_change:
        return None
    thing = journal.about(ask.organization)
    links = AuditLink.objects.filter(about=thing).order_by("-at", "-pk")
    return {"thing": thing, "links": [(link, journal.words_of(link.action)) for link in links[:_MOST_LINKS]]}


def register_own_panels() -> None:
    """The panels of this app; called from ``ready``."""
    for place, facet in enumerate(FACETS):
        key = facet._meta.model_name or ""
        template = "registry/panel_facet.html"
        register_panel(Panel(key, facet.label, 10 * (place + 1), template, partial(_facet, facet)))
    others = (
        ("proposals", "Đề nghị cần người thứ hai", 200, _proposals),
        ("trail", "Ai đã làm gì", 210, _trail),
    )
    for key, title, order, build in others:
        register_panel(Panel(key, title, order, f"registry/panel_{key}.html", build))
