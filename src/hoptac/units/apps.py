"""Administrative units and agencies, dated."""

from django.apps import AppConfig

from hoptac.base import journal, menu

ACTS = {
    "units.loaded": "Nạp đơn vị và cơ quan",
    "units.succession.recorded": "Ghi cơ quan kế thừa",
    "units.succession.taken_back": "Hoàn lại việc ghi cơ quan kế thừa",
}
FACTS = {"units": "Số đơn vị", "agencies": "Số cơ quan", "reason": "Lý do"}


class UnitsConfig(AppConfig):
    name = "hoptac.units"
    label = "units"
    verbose_name = "Đơn vị hành chính và cơ quan"

    def ready(self) -> None:
        """Put the screen in the menu, and protect what people record."""
        from hoptac.base.protection import protect
        from hoptac.units.models import SuccessionAct, SuccessionTaker

        protect(SuccessionAct, SuccessionTaker)
        journal.register_chapter("units", "Đơn vị hành chính", ACTS, facts=FACTS)
        menu.register("Đơn vị hành chính", "units:units", order=80)
