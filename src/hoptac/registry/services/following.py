"""What waits for a second person follows what he decides: differences here, and what upper apps keep."""

from datetime import date, datetime
from typing import Protocol

from hoptac.accounts.models import User
from hoptac.registry.models import Difference, Proposal


class Agreed(Protocol):
    """What an upper app does of its own once a second person agreed, in the same transaction."""

    def __call__(self, proposal: Proposal, *, actor: User, at: datetime, today: date) -> None:
        """``proposal`` was carried out already."""


_on_agreement: list[Agreed] = []


def register_on_agreement(act: Agreed) -> None:
    """Have ``act`` called for every proposal that was agreed to; called from an app's ``ready``."""
    if act not in _on_agreement:
        _on_agreement.append(act)


def follow_agreement(proposal: Proposal, *, actor: User, at: datetime, today: date) -> None:
    """What upper apps have to do once it was agreed to."""
    for act in _on_agreement:
        act(proposal, actor=actor, at=at, today=today)


def follow_proposal(proposal: Proposal, *, actor: User, at: datetime) -> None:
    """What the second person decided: agreed, the difference is settled; else it is open again."""
    waiting = Difference.objects.filter(proposal=proposal, settled_at=None)
    if proposal.state == Proposal.State.APPROVED:
        waiting.update(settled_at=at, settled_by=actor, outcome=Difference.Outcome.TAKEN)
    else:
        waiting.update(proposal=None)
