"""Plans: from the review of a reading to targets, aims, tasks and report duties."""

from django.apps import AppConfig

from hoptac.base import menu


class PlanningConfig(AppConfig):
    name = "hoptac.planning"
    label = "planning"
    verbose_name = "Kế hoạch"

    def ready(self) -> None:
        """Protect plans, put the screen in the menu and open the documents of plans that a person may see."""
        from hoptac.accounts.handover import register_step
        from hoptac.base.protection import protect
        from hoptac.documents.access import register_scope, register_writer
        from hoptac.documents.services.receive import follow_readings
        from hoptac.planning import told
        from hoptac.planning.access import carries_on, documents_of_visible_plans
        from hoptac.planning.models import PROTECTED
        from hoptac.planning.services.handing_over import REVIEWS
        from hoptac.planning.services.standing import stand_review
        from hoptac.planning.successions import register_what_waits

        protect(*PROTECTED)
        told.tell()
        register_step(REVIEWS)
        register_what_waits()
        menu.register("Kế hoạch", "planning:plans", order=10)
        register_scope(documents_of_visible_plans)
        follow_readings(stand_review)
        register_writer(carries_on)
