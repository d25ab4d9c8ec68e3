"""The procedures of the law, read once, and how their sources are told to people."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings

import rulebook
from hoptac.base.templatetags.sources import cited
from hoptac.cases.errors import NoSuchProcedureError
from hoptac.registry.codes import code_lists
from rulebook import Basis, Procedure

# The code of a legal status, and of the result that leads to it: an organization at rest by its own notice.
SUSPENDED = "suspended"


@cache
def kinds() -> Mapping[str, Procedure]:
    """All kinds of procedures by id, in the order that people read them."""
    return rulebook.load_procedures(settings.RULES_ROOT / "procedures")


def kind_of(code: str) -> Procedure:
    """The kind of a code. Refused where there is none."""
    if code not in kinds():
        raise NoSuchProcedureError(code=code)
    return kinds()[code]


def may_begin(kind: Procedure, legal_status: str) -> bool:
    """Whether an organization of this legal status can begin such a procedure; of an unknown one nobody can tell."""
    if not legal_status:
        return True
    codes = code_lists()["legal_status"]
    return legal_status in kind.begins_from if kind.begins_from else legal_status not in codes.with_trait("ended")


def statuses_to_begin(kind: Procedure) -> list[str]:
    """The legal statuses from which such a procedure can begin, the unknown one among them."""
    return [code for code in ("", *(entry.code for entry in code_lists()["legal_status"])) if may_begin(kind, code)]


def fits(kind: Procedure, organization_kind: str, legal_status: str) -> bool:
    """Whether such a procedure is for an organization of this kind, as it stands."""
    return organization_kind in kind.applies_to and may_begin(kind, legal_status)


def basis_words(basis: Basis) -> str:
    """The paper behind a rule without the marks of the table of sources; how sure it is, where it is not.

    >>> basis_words(Basis("T01: Luật 17/2023/QH15", "Điều 96", "verified"))
    'Luật 17/2023/QH15, Điều 96'
    """
    named = cited(basis.source, basis.clause)
    is_told = basis.is_verified or "chưa thấy" in named
    return named if is_told else f"{named}, chưa đối chiếu văn bản gốc"
