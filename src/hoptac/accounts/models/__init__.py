"""People, grants, invitations, leavings, and the roster of who looks after the work in each unit."""

from hoptac.accounts.models.contact import Contact
from hoptac.accounts.models.departure import Departure
from hoptac.accounts.models.grant import Grant, Role
from hoptac.accounts.models.invitation import Invitation
from hoptac.accounts.models.user import User

__all__ = ["Contact", "Departure", "Grant", "Invitation", "Role", "User"]
