"""People and grants."""

from hoptac.accounts.models.grant import Grant, Role
from hoptac.accounts.models.user import User

__all__ = ["Grant", "Role", "User"]
