"""How documents and entries end: sentences that only close, and ask or order nothing of their own."""

import re
from functools import cache
from typing import Literal

from vanban.tables import load


@cache
def closes(what: Literal["task", "wish"]) -> re.Pattern[str]:
    """What only closes, of all that would else be taken for a task or a wish.

    >>> bool(closes("wish").search("trân trọng báo cáo./."))
    True
    """
    return re.compile("|".join(row.text("pattern") for row in load("closings") if row.text("of") == what))
