"""Administrative units and agencies, dated."""

from django.apps import AppConfig

from hoptac.base import menu


class UnitsConfig(AppConfig):
    name = "hoptac.units"
    label = "units"
    verbose_name = "Đơn vị hành chính và cơ quan"

    def ready(self) -> None:
        """Put the screen in the menu, and protect what people record."""
        from hoptac.base.protection import protect
        from hoptac.units.models import SuccessionAct, SuccessionTaker

        protect(SuccessionAct, SuccessionTaker)
        menu.register("Đơn vị hành chính", "units:units", order=80)
