"""The request of a signed-in person, typed once."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from hoptac.accounts.models import User

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class UserRequest(HttpRequest):
    """A request behind the sign-in."""

    user: User
    htmx: "HtmxDetails"
