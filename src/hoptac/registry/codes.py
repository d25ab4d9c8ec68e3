"""The closed lists that facets use, and the words for their codes."""

from functools import cache
from types import MappingProxyType

from django.conf import settings

import rulebook
from hoptac.base.folding import exact
from hoptac.registry.errors import UnknownChoiceError

# Which list a coded field of a facet takes its codes from.
LISTS = MappingProxyType(
    {
        ("legalstatus", "status"): "legal_status",
        ("operatingstatus", "status"): "operating_status",
        ("business", "sector"): "sector",
        ("governance", "form"): "governance",
        ("governance", "charter_state"): "charter_state",
        ("taxstatus", "status"): "tax_status",
        ("credential", "kind"): "credential",
        ("digitaltool", "kind"): "digital_tool",
    }
)


@cache
def code_lists() -> dict[str, rulebook.CodeList]:
    """All lists of ``rules/codes`` by id, read once."""
    return rulebook.load_code_lists(settings.RULES_ROOT / "codes")


def name_of(list_id: str, code: str) -> str:
    """The words of a code as its source prints them; empty for an empty code."""
    return code_lists()[list_id].get(code).name if code else ""


def traits_of(list_id: str, code: str) -> tuple[str, ...]:
    """What may be asked of a code; nothing of an empty one."""
    return code_lists()[list_id].get(code).traits if code else ()


def has_ended(legal_status: str) -> bool:
    """Whether an organization of this legal status is no more: how it works is then no question."""
    return legal_status in code_lists()["legal_status"].with_trait("ended")


def set_by_others() -> tuple[rulebook.Code, ...]:
    """The legal statuses that one kind of body alone sets and lifts."""
    return tuple(one for one in code_lists()["legal_status"] if one.set_by)


def setter_of(before: str, status: str) -> rulebook.Code | None:
    """The legal status whose body alone may make this change: it is set, or lifted; ending an organization lifts none.

    None where the change is no such body's.
    """
    own = {one.code: one for one in set_by_others()}
    if before == status or has_ended(status):
        return None
    return own.get(status) or own.get(before)


def is_issuer(code: rulebook.Code, body: str) -> bool:
    """Whether a body is, by its name, one of those that set and lift this status."""
    return exact(body).startswith(tuple(exact(name) for name in code.issuers))


def is_sourced(list_id: str) -> bool:
    """Whether every entry was seen at its source."""
    return all(entry.status == "verified" for entry in code_lists()[list_id])


def choices(list_id: str, *, kind: str = "") -> list[tuple[str, str]]:
    """Codes with their words, those only that an organization of ``kind`` may bear."""
    codes = code_lists()[list_id]
    return [(entry.code, entry.name) for entry in (codes.of(kind) if kind else codes)]


def require_known(facet: str, kind: str, fields: dict[str, object]) -> None:
    """Refuse a code that its list does not have, or not for this kind of organization."""
    for (model, field), list_id in LISTS.items():
        code = fields.get(field)
        if model == facet and code and code not in {entry.code for entry in code_lists()[list_id].of(kind)}:
            raise UnknownChoiceError(title=code_lists()[list_id].title, code=code, kind=kind)
