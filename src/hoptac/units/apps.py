"""Administrative units and agencies, dated."""

from django.apps import AppConfig
from django.db.models import Model

from hoptac.base import journal, menu
from hoptac.base.journal import Home

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
        from hoptac.units import unit_links
        from hoptac.units.models import SuccessionAct, SuccessionTaker, Unit

        protect(SuccessionAct, SuccessionTaker)
        journal.register_tables({SuccessionAct: "Việc ghi cơ quan kế thừa", SuccessionTaker: "Cơ quan kế thừa"})
        journal.register_home(SuccessionAct, lambda act: _home(Unit, act.old.unit_id))
        journal.register_chapter("units", "Đơn vị hành chính", ACTS, facts=FACTS)
        unit_links.register_screen("Quy đổi số liệu", "units:convert")
        menu.register("Đơn vị hành chính", "units:units", order=80)


def _home(unit: type[Model], key: int) -> Home:
    return Home(journal.about(unit, key), key)
