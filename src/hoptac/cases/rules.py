"""The procedures of the law, read once, and how their sources are told to people."""

import re
from collections.abc import Mapping
from functools import cache

from django.conf import settings

import rulebook
from hoptac.cases.errors import NoSuchProcedureError
from rulebook import Procedure
from rulebook.procedures import Basis

_MARK = re.compile(r"\b[ST]\d{2,3}b?(?:; (?=[ST]\d))?:?\s*")


@cache
def kinds() -> Mapping[str, Procedure]:
    """All kinds of procedures by id, in the order that people read them."""
    return rulebook.load_procedures(settings.RULES_ROOT / "procedures")


def kind_of(code: str) -> Procedure:
    """The kind of a code. Refused where there is none."""
    if code not in kinds():
        raise NoSuchProcedureError(code=code)
    return kinds()[code]


def basis_words(basis: Basis) -> str:
    """The paper behind a rule without the marks of the table of sources; how sure it is, where it is not.

    >>> basis_words(Basis("T01: Luật 17/2023/QH15", "Điều 96", "verified"))
    'Luật 17/2023/QH15, Điều 96'
    """
    said = _MARK.sub("", basis.source)
    named = f"{said}, {basis.clause}" if basis.clause else said
    is_told = basis.is_verified or "chưa thấy" in said
    return named if is_told else f"{named}, chưa đối chiếu văn bản gốc"
