"""Plans and what they hold."""

from hoptac.planning.models.duty import ReportDuty
from hoptac.planning.models.plan import Acceptance, Plan
from hoptac.planning.models.target import Aim, Target
from hoptac.planning.models.task import Task, TaskBody

__all__ = ["Acceptance", "Aim", "Plan", "ReportDuty", "Target", "Task", "TaskBody"]
