"""Procedures, and what was said with organizations that have to be put in order."""

from django.db.models import Model

from hoptac.cases.models.procedure import Newcomer, PaperIn, Party, Procedure, StepDone
from hoptac.cases.models.watch import AimCount, Outreach, Watch

# Tables in which a change behind the application's back must be seen.
PROTECTED: tuple[type[Model], ...] = (Procedure, Party, Newcomer, StepDone, PaperIn, Outreach)

__all__ = ["PROTECTED", "AimCount", "Newcomer", "Outreach", "PaperIn", "Party", "Procedure", "StepDone", "Watch"]
