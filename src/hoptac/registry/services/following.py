"""Differences that wait for a second person follow what he decides."""

from datetime import datetime

from hoptac.accounts.models import User
from hoptac.registry.models import Difference, Proposal


def follow_proposal(proposal: Proposal, *, actor: User, at: datetime) -> None:
    """What the second person decided: agreed, the difference is settled; else it is open again."""
    waiting = Difference.objects.filter(proposal=proposal, settled_at=None)
    if proposal.state == Proposal.State.APPROVED:
        waiting.update(settled_at=at, settled_by=actor, outcome=Difference.Outcome.TAKEN)
    else:
        waiting.update(proposal=None)
