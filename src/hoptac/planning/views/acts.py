"""The graph of acts as a picture that can be walked."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from hoptac.accounts.http import UserRequest
from hoptac.base.clock import today
from hoptac.base.web import page
from hoptac.planning.acts.graph import act_for, picture_of


@require_GET
def act_graph(request: UserRequest, act_id: int) -> HttpResponse:
    """The acts around one act: what it rests on, and what rests on it."""
    act = act_for(request.user, act_id, today=today())
    return page(request, "planning/act_graph.html", picture=picture_of(act, user=request.user, today=today()))
