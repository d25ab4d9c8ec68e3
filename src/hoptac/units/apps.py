"""Administrative units and agencies, dated."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "hoptac.units"
    label = "units"
    verbose_name = "Đơn vị hành chính và cơ quan"
