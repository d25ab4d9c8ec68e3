"""People, grants, invitations, leavings."""

from hoptac.accounts.models.departure import Departure
from hoptac.accounts.models.grant import Grant, Role
from hoptac.accounts.models.invitation import Invitation
from hoptac.accounts.models.user import User

__all__ = ["Departure", "Grant", "Invitation", "Role", "User"]
