"""The pages that end a procedure, or open it again: what will change, and what looks like a new organization."""

from datetime import date
from typing import Any

from hoptac.accounts.models import User
from hoptac.cases.forms import CloseForm, ReasonForm
from hoptac.cases.models import Party, Procedure
from hoptac.cases.rules import kind_of
from hoptac.cases.services.reopening import Reopened, takes_back, was_refused
from hoptac.registry.access import standings_for
from hoptac.registry.codes import name_of
from hoptac.registry.errors import AlikeError
from rulebook import Outcome


def asks_for_change(found: Procedure, outcome: Outcome) -> bool:
    """Whether the page asks what is otherwise now: where the outcome writes it and there is an organization already."""
    return outcome.writes and Party.objects.filter(procedure=found).exists()


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


_TITLES = {"withdraw": "Rút hồ sơ", "reopen": "Mở lại thủ tục"}


def shown_reason(found: Procedure, form: ReasonForm, act: str) -> dict[str, Any]:
    """The page that asks why, and says what comes of it."""
    context = {"procedure": found, "kind": kind_of(found.kind), "act": act, "title": _TITLES[act], "form": form}
    return {**context, "was_refused": was_refused(found), "takes_back": takes_back(found)}


def reopened_words(again: Reopened) -> str:
    """What came of opening it again: whether anything waits for a second person."""
    if again.asked:
        return "Đã mở lại thủ tục; điều cần hoàn lại chờ người thứ hai đồng ý."
    return "Đã mở lại thủ tục. Sổ không còn ghi gì theo kết quả này, nên không có gì phải hoàn lại."
