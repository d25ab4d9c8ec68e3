"""The page of one procedure: its steps, clocks, papers and organizations, and the forms for what is still to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hoptac.accounts.access import Scope, scope_of
from hoptac.accounts.models import User
from hoptac.cases.access import may_work, units_to_seat
from hoptac.cases.forms import NewcomerForm, PaperForm, StepForm
from hoptac.cases.models import Newcomer, PaperIn, Party, Procedure
from hoptac.cases.rules import basis_words, kind_of
from hoptac.cases.services.newcomers import kept_code
from hoptac.cases.services.reopening import may_reopen, was_refused
from hoptac.cases.shown import outcomes_shown, parties_shown, result_words, state_of, steps_shown
from hoptac.cases.timing import edition_of, standing_of
from hoptac.registry.access import standings_in
from hoptac.registry.models import Proposal


def shown_procedure(found: Procedure, *, user: User, today: date) -> dict[str, Any]:
    """What the template needs."""
    edition, scope = edition_of(found), scope_of(user, today=today)
    return {
        "procedure": found,
        "kind": kind_of(found.kind),
        "edition": edition,
        "basis": basis_words(edition.rests_on),
        "authority_basis": basis_words(edition.basis),
        "steps": steps_shown(found, standing_of(found, today=today)),
        "papers": list(PaperIn.objects.filter(procedure=found).select_related("noted_by")),
        "expected": [(one, basis_words(one.basis)) for one in edition.papers],
        "result": result_words(found),
        "outcomes": outcomes_shown(found, edition, today=today) if found.state == Procedure.State.OPEN else [],
        **_parties(found, user, scope, today),
        **_work(found, scope, today),
    }


def _parties(found: Procedure, user: User, scope: Scope, today: date) -> dict[str, Any]:
    """The organizations, those that come into being, and where the whole stands with what was asked for them.

    ``in_reach`` are those whose pages the person may open.
    """
    parties = list(Party.objects.filter(procedure=found).select_related("organization", "proposal"))
    newcomers = list(Newcomer.objects.filter(procedure=found).select_related("unit__parent"))
    named = {one.organization_id for one in parties} | {one.organization_id for one in newcomers}
    reached = standings_in(scope, user=user, today=today).filter(pk__in=named - {None})
    waits = any(one.proposal and one.proposal.state == Proposal.State.OPEN for one in parties)
    shown = parties_shown(parties)
    return {
        "parties": shown,
        "has_gone": any(one.is_gone for one in shown),
        "newcomers": newcomers,
        "in_reach": frozenset(reached.values_list("pk", flat=True)),
        "waits_second": waits,
        "state": state_of(found, waits_second=waits, today=today),
    }


def _work(found: Procedure, scope: Scope, today: date) -> dict[str, Any]:
    """What the person may do, with blank forms for it."""
    works = may_work(scope, found.unit, today=today)
    is_workable = works and found.state == Procedure.State.OPEN
    has_heir = edition_of(found).parties.keeps_code and Newcomer.objects.filter(procedure=found).exists()
    named = is_workable and not has_heir
    return {
        "may_work": is_workable,
        "has_part": works,
        "may_reopen": works and may_reopen(found),
        "was_refused": was_refused(found),
        "step_form": StepForm(initial={"done_on": today, "seen": found.version}),
        "paper_form": PaperForm(edition=edition_of(found), initial={"handed_in_on": today}),
        "newcomer_form": newcomer_form(found, None, scope=scope, today=today) if named else None,
    }


def newcomer_form(
    found: Procedure, data: Mapping[str, Any] | None, *, scope: Scope, today: date
) -> NewcomerForm | None:
    """The form for an organization to come; None where none comes out of such a procedure, or where it is named."""
    kind, parties = kind_of(found.kind), edition_of(found).parties
    if not parties.new_later:
        return None
    province = found.unit.parent.key if found.unit.parent else ""
    units = units_to_seat(scope, province, today=today)
    beside = Party.objects.filter(procedure=found).values_list("organization__kind", flat=True)
    fitting = [one for one in kind.applies_to if parties.may_mix({one, *beside})]
    kinds = [kind.makes] if kind.makes else fitting
    return NewcomerForm(data, kinds=kinds, units=units, code=kept_code(found), initial={"unit": found.unit_id})
