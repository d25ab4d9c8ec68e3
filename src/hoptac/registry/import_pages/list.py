"""The list of imports of a person's places, filtered by words and state."""

from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

from hoptac.accounts.access import Scope
from hoptac.registry.imports.access import imports_for
from hoptac.registry.imports.jobs import import_views
from hoptac.registry.models import Import
from hoptac.registry.places import provinces_to_choose

PAGE_SIZE = 30


def shown_imports(scope: Scope, address: QueryDict, *, at: datetime, today: date) -> dict[str, Any]:
    """What the template needs; ``address`` says what was chosen, what makes no sense there is left aside."""
    state, q = address.get("state", ""), address.get("q", "").replace("\0", "").strip()
    rows = imports_for(scope).filter(name__icontains=q) if q else imports_for(scope)
    if state in Import.State.values:
        rows = rows.filter(state=state)
    page_obj = Paginator(rows.defer("faults", "heads"), PAGE_SIZE).get_page(address.get("page"))
    return {
        "page_obj": page_obj,
        "views": import_views(page_obj.object_list, at=at),
        "noun": "lần nhập",
        "q": q,
        "state": state,
        "states": Import.State.choices,
        "provinces": provinces_to_choose(scope, today=today) if scope.registry.everywhere else [],
    }
