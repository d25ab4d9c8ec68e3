"""The page that ends a procedure: what its result will change, and what looks like a new organization already."""

from datetime import date
from typing import Any

from hoptac.accounts.models import User
from hoptac.cases.forms import CloseForm
from hoptac.cases.models import Procedure
from hoptac.cases.rules import kind_of
from hoptac.registry.access import standings_for
from hoptac.registry.codes import name_of
from hoptac.registry.errors import AlikeError


def shown_closing(
    found: Procedure, form: CloseForm, *, error: Exception | None, user: User, today: date
) -> dict[str, Any]:
    """What the template needs beside the form; of entries out of reach it may tell no more than that they are there."""
    doubles = error.doubles if isinstance(error, AlikeError) else ()
    known = standings_for(user, today=today).filter(pk__in=[one.standing.pk for one in doubles])
    in_reach = set(known.values_list("pk", flat=True)) if doubles else set()
    sets = form.outcome.sets
    return {
        "form": form,
        "procedure": found,
        "kind": kind_of(found.kind),
        "outcome": form.outcome,
        "sets": name_of("legal_status", sets) if sets else "",
        "since": found.starts_on if sets else None,
        "until": found.ends_on if sets else None,
        "waits_until": found.starts_on if sets and found.starts_on and found.starts_on > today else None,
        "doubles": [(one, one.standing.pk in in_reach) for one in doubles],
    }
