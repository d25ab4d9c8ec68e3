"""Who finds which administration screen in the menu; read once a request, however many screens ask."""

from hoptac.accounts.access_people import charge_of
from hoptac.accounts.models import User
from hoptac.base.clock import today

_KEPT = "_charge"


def looks_after_people(user: User) -> bool:
    """Whether there are people whom this person looks after."""
    return any(_charge(user))


def administers(user: User) -> bool:
    """Whether this person looks after the whole system."""
    return _charge(user)[0]


def _charge(user: User) -> tuple[bool, bool]:
    kept: tuple[bool, bool] | None = getattr(user, _KEPT, None)
    if kept is None:
        charge = charge_of(user, today=today())
        kept = (charge.everywhere, bool(charge))
        setattr(user, _KEPT, kept)
    return kept
