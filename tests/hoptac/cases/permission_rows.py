"""The rows of the permission table about procedures.

The subject is a cooperative of xã Sơn Hà that gave notice of a suspension, whose answer is still to be given.
"""

from datetime import date
from typing import Any

from conftest import TODAY
from hoptac.accounts.models import User
from tests.hoptac.cases.builders import opened
from tests.hoptac.permission_rows import (
    CSV,
    NOWHERE_TO_WRITE,
    READ,
    SIGNED_IN,
    WRONG_METHOD,
    XLSX,
    Row,
    answers,
    writes,
)
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.permission_rows import NO_ACT, WRITE

CASES = {
    "cases:procedures": Row(SIGNED_IN),
    "cases:procedures_csv": Row(SIGNED_IN, form=CSV),
    "cases:procedures_xlsx": Row(SIGNED_IN, form=XLSX),
    "cases:choose": Row(answers(200, **NOWHERE_TO_WRITE, other_province=200)),
    "cases:start": Row(answers(200, **NOWHERE_TO_WRITE), answers(422, **NOWHERE_TO_WRITE)),
    "cases:procedure": Row(READ),
    "cases:procedure_csv": Row(READ, form=CSV),
    "cases:procedure_xlsx": Row(READ, form=XLSX),
    "cases:mark_step": Row(WRONG_METHOD, writes(422)),
    "cases:add_paper": Row(WRONG_METHOD, writes(422)),
    "cases:add_newcomer": Row(WRONG_METHOD, answers(404, supervisor=403, leader=403, alliance=403)),  # none comes of it
    "cases:close": Row(writes(200), writes(422)),
    "cases:withdraw": Row(writes(200), writes(422)),
    "cases:reopen": Row(writes(200), writes(422)),
    "cases:strengthening": Row(SIGNED_IN),
    "cases:strengthening_csv": Row(SIGNED_IN, form=CSV),
    "cases:strengthening_xlsx": Row(SIGNED_IN, form=XLSX),
    "cases:contact": Row(WRITE.get | NO_ACT, WRITE.post | NO_ACT),
    "cases:aims": Row(SIGNED_IN),
    "cases:aims_csv": Row(SIGNED_IN, form=CSV),
    "cases:aims_xlsx": Row(SIGNED_IN, form=XLSX),
    "cases:measure": Row(WRONG_METHOD, writes(422)),
}


def procedure_keys(officer: User) -> dict[str, Any]:
    """What the addresses name."""
    span = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 5, 31)}
    made = opened("suspend", enter("HTX Mây tre Sơn Hà"), actor=officer, today=TODAY, **span)
    return {"procedure_id": made.pk, "kind": "suspend", "step": "noted", "outcome": "refused"}
