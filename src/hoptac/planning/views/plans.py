"""The list of plans."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import page
from hoptac.planning.access import plans_for


@require_GET
def plans(request: UserRequest) -> HttpResponse:
    """Plans that I may see."""
    return page(request, "planning/plans.html", plans=plans_for(request.user, today=today()))
