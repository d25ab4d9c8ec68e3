"""Roles that an upper app keeps, on something that it knows: how one who takes up an invitation comes by the role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from hoptac.accounts.models import Invitation, Role, User


@dataclass(frozen=True, slots=True)
class KeptRole:
    """``in_hands_of``: whether the person may give, on this day, what is offered; ``give`` gives it, from this day on.

    ``url`` is where the invitation is looked after.
    """

    in_hands_of: Callable[[Invitation, User, date], bool]
    give: Callable[[Invitation, User, date, datetime], None]
    url: Callable[[Invitation], str]


_kept: dict[Role, KeptRole] = {}


def keep_role(role: Role, kept: KeptRole) -> None:
    """Called from an app's ``ready``."""
    _kept[role] = kept


def keeper_of(role: Role) -> KeptRole | None:
    """The app's part for a role; None for a role of a unit."""
    return _kept.get(role)
