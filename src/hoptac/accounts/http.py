"""The request of a signed-in person, typed once."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, QueryDict

from hoptac.accounts.models import User

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class UserRequest(HttpRequest):
    """A request behind the sign-in."""

    user: User
    htmx: "HtmxDetails"


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None where the page is only asked for. An empty sending is a sending."""
    return request.POST if request.method == "POST" else None
