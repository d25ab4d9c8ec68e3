"""Cases: the book of procedures, and the list of organizations that have to be put in order."""

from django.apps import AppConfig

from hoptac.base import menu


class CasesConfig(AppConfig):
    name = "hoptac.cases"
    label = "cases"
    verbose_name = "Thủ tục, củng cố"

    def ready(self) -> None:
        """Protect the book, put the screens in the menu, and the panels on the page of an organization."""
        from hoptac.accounts import agenda
        from hoptac.accounts.handover import register_step
        from hoptac.base.protection import protect
        from hoptac.base.services.swapped_days import recount_after_swaps
        from hoptac.cases import told
        from hoptac.cases.agenda import waiting_procedures
        from hoptac.cases.fate import notes_of
        from hoptac.cases.models import PROTECTED
        from hoptac.cases.origins import origins_of
        from hoptac.cases.panels import register_own_panels
        from hoptac.cases.resting import procedures_on
        from hoptac.cases.services.handing_over import PROCEDURES
        from hoptac.cases.services.newcomers import enter_once_agreed
        from hoptac.cases.services.reminders import CLOCKS
        from hoptac.cases.services.watching import watch
        from hoptac.cases.tasks import recount_open_clocks
        from hoptac.planning.tasks import register_due
        from hoptac.registry.organization.head import register_notes
        from hoptac.registry.proposals.shown import register_origins
        from hoptac.registry.services.following import register_on_agreement
        from hoptac.registry.services.resting import register_resting
        from hoptac.registry.services.standing import follow_standing

        protect(*PROTECTED)
        told.tell()
        register_step(PROCEDURES)
        register_due(CLOCKS)
        recount_after_swaps(recount_open_clocks.enqueue)
        agenda.register("procedures", waiting_procedures)
        follow_standing(watch)
        register_resting(procedures_on)
        register_on_agreement(enter_once_agreed)
        menu.register("Thủ tục", "cases:procedures", order=35)
        menu.register("Củng cố", "cases:strengthening", order=36)
        register_own_panels()
        register_notes(notes_of)
        register_origins(origins_of)
