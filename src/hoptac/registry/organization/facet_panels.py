"""Panels of what is said of an organization: each facet, its people, its holdings, who asked and did what."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.urls import reverse

from hoptac.base import journal
from hoptac.base.history import links_about
from hoptac.base.thing_names import called
from hoptac.registry.access_ended import takes_news
from hoptac.registry.checks import Finding, findings_of, governance_finding
from hoptac.registry.codes import has_ended
from hoptac.registry.models import (
    FACETS,
    Business,
    Facet,
    Governance,
    Identity,
    LegalStatus,
    OperatingStatus,
    Proposal,
    Size,
    YearFigures,
)
from hoptac.registry.organization.founding import founding_finding
from hoptac.registry.organization.head import Link
from hoptac.registry.organization.panel_tables import (
    FACTS,
    FINDINGS,
    fact_rows,
    finding_rows,
    proposal_rows,
    trail_rows,
)
from hoptac.registry.organization.panels import Ask, Panel, PanelTable, Part, Unsaid, register_panel
from hoptac.registry.organization.statements import in_force, statement_shown
from hoptac.registry.proposals.shown import Then, shown_proposals
from hoptac.registry.sizes import Figures

_MOST_LINKS = 30
_NEWEST_LINKS = 5
_MOST_PROPOSALS = 20


def _facet(facet: type[Facet], ask: Ask) -> Mapping[str, Any]:
    rows = sorted(in_force(facet, ask), key=lambda row: row.valid_from, reverse=True)
    found = _findings(facet, rows, ask)
    shown = [statement_shown(row, sees_personal=ask.sees_personal, findings=found) for row in rows]
    needs_second, by_year = facet is LegalStatus, facet is YearFigures
    key = facet._meta.model_name
    content = {"key": key, "statements": shown, "needs_second": needs_second, "by_year": by_year, "ask": ask}
    content["goes_on"] = _goes_on(facet, ask)
    if not shown:
        return {**content, "unsaid": _unsaid(facet, ask)}
    if facet is OperatingStatus and _had_ended(ask):
        # How one works that is no more is nothing that is known of it: what was seen before is told apart.
        return {**content, "statements": [], "before": shown}
    return content


def _had_ended(ask: Ask) -> bool:
    """Whether it was no more on the page's day, as known at its moment."""
    if not ask.is_past:
        return ask.has_ended
    return any(has_ended(row.status) for row in in_force(LegalStatus, ask))


def _goes_on(facet: type[Facet], ask: Ask) -> bool:
    """Whether there is something new to say: of one that ended only its last years; a wrong end is put right above."""
    return ask.may_change and not ask.is_past and takes_news(ask.standing, facet)


def _unsaid(facet: type[Facet], ask: Ask) -> Unsaid:
    if not _goes_on(facet, ask):
        return Unsaid()
    act = "Đề nghị thay đổi" if facet is LegalStatus else "Ghi một năm" if facet is YearFigures else "Ghi thông tin"
    return Unsaid(act, reverse("registry:change", args=[ask.organization.pk, facet._meta.model_name]))


def _findings(facet: type[Facet], rows: Sequence[Any], ask: Ask) -> Mapping[str, Sequence[Finding]]:
    """What rules of the day and other statements say against these: shown to those alone who may put them right."""
    kind = ask.organization.kind
    if not rows or not ask.may_change:
        return {}
    if facet is Identity:
        early = founding_finding(rows[0].founded_on, ask)
        return {"founded_on": [early]} if early else {}
    if facet is Size:
        return findings_of(kind, rows[0], day=ask.day)
    # Only who is governed in short may have to be in full: for the others nothing more is read.
    if facet is Governance and rows[0].form == "short" and (sizes := in_force(Size, ask)):
        figures = _figures(sizes[0], ask)
        finding = governance_finding(kind, rows[0].form, sizes[0].member_organizations, figures, day=ask.day)
        return {"form": [finding]} if finding else {}
    return {}


def _figures(size: Any, ask: Ask) -> Figures:
    """What the size class of the page's day is told by."""
    sectors = [row.sector for row in in_force(Business, ask)]
    earned = [row for row in in_force(YearFigures, ask) if row.revenue_dong is not None]
    revenue = max(earned, key=lambda row: row.year).revenue_dong if earned else None
    return Figures(sectors[0] if sectors else "", size.members, revenue, size.total_capital_dong)


def _proposals(ask: Ask) -> Mapping[str, Any] | None:
    rows = Proposal.objects.filter(organization=ask.organization)
    if ask.known_at is not None:
        rows = rows.filter(asked_at__lte=ask.known_at)
    rows = rows.select_related("organization", "asked_by", "taken_on_by", "decided_by")[:_MOST_PROPOSALS]
    then = Then(ask.day, ask.known_at) if ask.is_past else None
    shown = shown_proposals(rows, ask.user, today=ask.today, then=then)
    return {"shown": shown, "has_part": ask.may_change} if shown else None


def _trail(ask: Ask) -> Mapping[str, Any] | None:
    """Who did what, from the audit chain; for those who write here. Nothing that came after the page's knowledge."""
    if not ask.may_change:
        return None
    thing = journal.about(ask.organization)
    links = links_about(thing)
    if ask.known_at is not None:
        links = links.filter(at__lte=ask.known_at)
    shown = list(links[:_MOST_LINKS])
    wholes = _wholes({link.about for link in shown} - {thing}, ask)
    told = [(link, journal.words_of(link.action), wholes.get(link.about)) for link in shown]
    newest, older = told[:_NEWEST_LINKS], told[_NEWEST_LINKS:]
    return {"thing": thing, "until": ask.known_at, "links": told, "newest": newest, "older": older}


def _wholes(names: set[str], ask: Ask) -> Mapping[str, Link]:
    """What acts were about that told of this organization and many others: an import, with its page for its readers."""
    shown = {}
    for name, one in called(names).items() if names else ():
        thing, key = journal.thing_of(name) or (None, 0)
        may_open = thing is not None and one.has_page and thing.reads(ask.user, key, ask.today)
        shown[name] = Link(one.shown, thing.url(key) if thing is not None and may_open else "")
    return shown


def register_own_panels() -> None:
    """The panels of this app; called from ``ready``."""
    for place, facet in enumerate(FACETS):
        key = facet._meta.model_name or ""
        template = "registry/panel_facet.html"
        tables: tuple[PanelTable, ...] = (PanelTable(FACTS, fact_rows), PanelTable(FINDINGS, finding_rows))
        drawn = (template, partial(_facet, facet), tables, Part.FACTS, "registry/panel_facet_acts.html")
        register_panel(Panel(key, facet.label, 10 * (place + 1), *drawn))
    others = (
        ("proposals", "Đề nghị cần người thứ hai", 130, _proposals, proposal_rows, Part.WORK),
        ("trail", "Ai đã làm gì", 210, _trail, trail_rows, Part.JOURNAL),
    )
    for key, title, order, build, rows, part in others:
        tables = (PanelTable(title, rows),)
        register_panel(Panel(key, title, order, f"registry/panel_{key}.html", build, tables, part))
