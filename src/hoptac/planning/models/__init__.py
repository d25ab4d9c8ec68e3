"""Plans and what they hold."""

from hoptac.planning.models.duty import ReportDuty
from hoptac.planning.models.plan import Acceptance, Plan
from hoptac.planning.models.standing import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.models.target import Aim, Target
from hoptac.planning.models.task import Task, TaskBody

# What people accepted, and all that their plans are made of; the review as it stands is made again from what was said.
PROTECTED = (Acceptance, Plan, Target, Aim, Task, TaskBody, ReportDuty)

__all__ = [
    "PROTECTED", "Acceptance", "Aim", "Plan", "ReportDuty", "ReviewItem", "ReviewPart", "StandingReview", "Target",
    "Task", "TaskBody",
]  # fmt: skip
