"""What cases put on the page of an organization."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from hoptac.accounts.access import Scope, scope_of
from hoptac.cases.access import may_work, procedures_in
from hoptac.cases.as_known import as_stood, known_by
from hoptac.cases.elsewhere import elsewhere_for
from hoptac.cases.lists import with_second
from hoptac.cases.models import Newcomer, Outreach, Party, Procedure, Watch
from hoptac.cases.panel_tables import contact_rows, procedure_rows, reason_rows
from hoptac.cases.rules import basis_words, fits, kinds
from hoptac.cases.shown import lines, result_words
from hoptac.cases.strengthening.shown import watches_shown
from hoptac.registry.access import is_officer, standings_in
from hoptac.registry.organization.panels import Ask, Panel, PanelTable, names_shown, register_panel

_MOST = 20


def _procedures(ask: Ask) -> Mapping[str, Any] | None:
    """Its procedures, where it came from and what it became; for officers, the way to open one."""
    own = Party.objects.filter(organization=ask.organization).values("procedure")
    came = Newcomer.objects.filter(organization=ask.organization).values("procedure")
    scope = scope_of(ask.user, today=ask.today)
    reached = procedures_in(scope, user=ask.user, today=ask.today).filter(Q(pk__in=own) | Q(pk__in=came))
    rows = with_second(known_by(reached, ask)).select_related("unit__parent__parent")
    found = list(rows.order_by("-received_on", "-pk")[:_MOST])
    listed = as_stood(found, ask) if ask.is_past else found
    elsewhere = elsewhere_for(ask.organization.kind, ask.day)
    is_begun = any(fits(kind, ask.organization.kind, ask.standing.legal_status) for kind in kinds().values())
    works = is_begun and elsewhere is None and may_work(scope, ask.standing.unit, today=ask.today)
    if not listed and not works and elsewhere is None:
        return None
    shown = [(line, result_words(line.procedure)) for line in lines(listed, today=ask.day)]
    return {
        "lines": shown,
        "kin": _kin(ask, scope, listed),
        "may_start": works and not ask.is_past,
        "organization": ask.organization,
        "elsewhere": elsewhere,
        "elsewhere_basis": basis_words(elsewhere.basis) if elsewhere else "",
    }


def _kin(ask: Ask, scope: Scope, procedures: list[Procedure]) -> list[tuple[Procedure, str, int]]:
    """Organizations in reach on the other side of what came to its end: name and number, once for each procedure."""
    ended = {one.pk: one for one in procedures if one.state == Procedure.State.CLOSED and one.ended_on}
    pairs = [
        pair
        for sides in (Party.objects.filter(procedure__in=ended), Newcomer.objects.filter(procedure__in=ended))
        for pair in sides.exclude(organization=ask.organization).values_list("procedure_id", "organization_id")
    ]
    reached = standings_in(scope, user=ask.user, today=ask.today).filter(pk__in=[pk for _, pk in pairs if pk])
    names = names_shown(reached.values_list("pk", flat=True), ask)
    return [(ended[procedure], names[pk], pk) for procedure, pk in pairs if pk in names]


def _strengthening(ask: Ask) -> Mapping[str, Any] | None:
    """Why it has to be looked at again, for those alone who may do something; for officers the contacts with it."""
    if not ask.may_change or ask.is_past:
        return None
    scope = scope_of(ask.user, today=ask.today)
    may_note = is_officer(scope, ask.standing, today=ask.today)
    row = Watch.objects.filter(pk=ask.organization.pk).select_related("standing__unit").first()
    contacts = Outreach.objects.filter(organization=ask.organization).select_related("noted_by")[:_MOST]
    [shown] = watches_shown([row], today=ask.today, dark=True) if row is not None else [None]
    return {
        "shown": shown,
        "contacts": list(contacts) if may_note else [],
        "organization": ask.organization,
        "may_note": may_note,
        "may_start": may_work(scope, ask.standing.unit, today=ask.today),
    }


def register_own_panels() -> None:
    """The panels of this app; called from ``ready``."""
    watched = (PanelTable("Cần củng cố", reason_rows), PanelTable("Các lần liên hệ", contact_rows))
    cases = (PanelTable("Thủ tục", procedure_rows),)
    panels = (
        ("strengthening", "Cần củng cố", 140, _strengthening, watched),
        ("procedures", "Thủ tục", 150, _procedures, cases),
    )
    for key, title, order, build, tables in panels:
        register_panel(Panel(key, title, order, f"cases/panel_{key}.html", build, tables))
