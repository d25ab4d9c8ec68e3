"""Units and agencies in time."""

from hoptac.units.models.agency import Agency, AgencyName, AgencySuccession
from hoptac.units.models.succession_act import SuccessionAct, SuccessionTaker
from hoptac.units.models.unit import Succession, Unit

__all__ = ["Agency", "AgencyName", "AgencySuccession", "Succession", "SuccessionAct", "SuccessionTaker", "Unit"]
