"""The catalogue of indicators."""

from hoptac.reporting.models.indicator import Indicator

__all__ = ["Indicator"]
