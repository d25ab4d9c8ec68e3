"""The page that opens a procedure: the organizations that its address names, those that words find, what is missing."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from hoptac.accounts.access import Scope
from hoptac.accounts.models import User
from hoptac.cases.access import procedures_in, units_to_seat
from hoptac.cases.ages import ages_of
from hoptac.cases.bounds import bounds_of
from hoptac.cases.errors import WrongPartiesError
from hoptac.cases.forms import StartForm
from hoptac.cases.models import Procedure
from hoptac.cases.rules import basis_words, kind_of, statuses_to_begin
from hoptac.cases.services.starting import require_begin, require_one_kind
from hoptac.registry.access import organization_for, standings_in
from hoptac.registry.access_ended import require_news
from hoptac.registry.listing.search import asked, with_terms
from hoptac.registry.models import Organization, Standing
from hoptac.registry.places import provinces_to_choose
from hoptac.units.models import Unit
from rulebook import Procedure as Kind

_MOST_FOUND = 15
_MOST_NAMED = 20


def subjects_named(user: User, address: QueryDict, *, today: date) -> list[Organization]:
    """The organizations that the address names, in its order, each in reach; refused where one of them has ended."""
    named = dict.fromkeys(int(said) for said in address.getlist("to-chuc") if said.isdecimal() and len(said) < 10)
    subjects = [organization_for(user, pk, today=today) for pk in list(named)[:_MOST_NAMED]]
    for one in subjects:
        require_news(one, today=today)
    return subjects


def names_of(subjects: Sequence[Organization]) -> str:
    """What they are called, one after the other."""
    return ", ".join(one.standing.name for one in subjects)


def unfit(form: StartForm, *, today: date) -> WrongPartiesError | None:
    """Why none of this can be opened for the organizations that the address names: told before anybody fills it in."""
    try:
        require_one_kind(form.kind, form.kind.nearest(today), [one.kind for one in form.subjects])
        require_begin(form.kind, [one.standing for one in form.subjects])
    except WrongPartiesError as refusal:
        return refusal
    return None


def start_form(
    kind: Kind, subjects: Sequence[Organization], data: QueryDict | None, *, scope: Scope, province: str, today: date
) -> StartForm:
    """The form for a procedure of these organizations; where there is only one place to choose, it is chosen."""
    units = units_to_seat(scope, province, today=today)
    initial = {"received_on": today, "unit": _only(units), "starts_on": bounds_of(kind, today).earliest}
    parties = kind.nearest(today).parties
    return StartForm(data, kind=kind, parties=parties, subjects=subjects, units=units, initial=initial)


def _only(units: QuerySet[Unit]) -> Unit | None:
    first = list(units[:2])
    return first[0] if len(first) == 1 else None


def shown_start(form: StartForm, address: QueryDict, *, user: User, scope: Scope, today: date) -> dict[str, Any]:
    """What the template needs."""
    kind, parties, q, chosen = (
        form.kind,
        form.parties,
        address.get("tim", "").replace("\0", "")[:120],
        address.get("province", ""),
    )
    return {
        "form": form,
        "kind": kind,
        "edition": (edition := kind.nearest(today)),
        "basis": basis_words(edition.rests_on),
        "bounds": bounds_of(kind, today).words,
        "ages": [age.words for age in ages_of(kind, [one.standing for one in form.subjects], today)],
        "under_way": _under_way(form, scope, user, today),
        "subjects": form.subjects,
        "subject_names": names_of(form.subjects),
        "takes_subjects": parties.most != 0,
        "wants_more": parties.most is None or not form.subjects,
        "is_ready": len(form.subjects) >= form.least_subjects and (bool(form.data) or unfit(form, today=today) is None),
        "q": q,
        "found": _found(form, scope, user, q, address, today) if q else None,
        "provinces": provinces_to_choose(scope, today=today) if scope.writes_everywhere else [],
        "province": chosen,
        "needs_province": form.asks_newcomer and scope.writes_everywhere and not chosen,
    }


def _under_way(form: StartForm, scope: Scope, user: User, today: date) -> list[tuple[Procedure, str]]:
    """What is open already about the organizations, each with its title: two at once may lead apart."""
    rows = procedures_in(scope, user=user, today=today).filter(state=Procedure.State.OPEN)
    rows = rows.filter(parties__organization__in=form.subjects).distinct().order_by("pk")
    return [(one, kind_of(one.kind).title) for one in rows[:_MOST_NAMED]] if form.subjects else []


def _found(
    form: StartForm, scope: Scope, user: User, q: str, address: QueryDict, today: date
) -> Sequence[tuple[Standing, str]]:
    """Organizations that the words find and that such a procedure may begin with, with the address that adds each."""
    rows = standings_in(scope, user=user, today=today).filter(kind__in=_kinds_wanted(form))
    rows = rows.filter(legal_status__in=statuses_to_begin(form.kind))
    rows = rows.exclude(pk__in=[one.pk for one in form.subjects]).select_related("unit__parent")
    hits = with_terms(rows, asked(q).loose).order_by("folded", "pk")[:_MOST_FOUND]
    return [(standing, _with(address, standing.pk)) for standing in hits]


def _kinds_wanted(form: StartForm) -> Collection[str]:
    """The kinds that may stand beside those that were chosen."""
    return [one for one in form.kind.applies_to if form.parties.may_mix({one, *(each.kind for each in form.subjects)})]


def _with(address: QueryDict, pk: int) -> str:
    """The address with one organization more, and without the words that found it."""
    wanted = address.copy()
    wanted.pop("tim", None)
    wanted.appendlist("to-chuc", str(pk))
    return f"?{wanted.urlencode()}"
