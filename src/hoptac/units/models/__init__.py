"""Units and agencies in time."""

from hoptac.units.models.agency import Agency, AgencyName, AgencySuccession
from hoptac.units.models.unit import Succession, Unit

__all__ = ["Agency", "AgencyName", "AgencySuccession", "Succession", "Unit"]
