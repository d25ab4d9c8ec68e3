"""The registry: cooperatives, groups, unions and credit funds with their whole life."""

from django.apps import AppConfig

from hoptac.base import menu


class RegistryConfig(AppConfig):
    name = "hoptac.registry"
    label = "registry"
    verbose_name = "HTX, THT, LHHTX"

    def ready(self) -> None:
        """Protect what was said about organizations, and put the screen in the menu."""
        from hoptac.accounts import agenda
        from hoptac.accounts.handover import register_step
        from hoptac.accounts.kept_roles import keep_role
        from hoptac.accounts.models import Role
        from hoptac.accounts.people import register_roles
        from hoptac.base.protection import protect
        from hoptac.registry import told
        from hoptac.registry.access import proves_new_rural
        from hoptac.registry.agenda import waiting_proposals
        from hoptac.registry.managers import MANAGERS
        from hoptac.registry.models import PROTECTED
        from hoptac.registry.organization.facet_panels import register_own_panels
        from hoptac.registry.organization.managers_panel import register_managers_panel
        from hoptac.registry.organization.thing_panels import register_thing_panels
        from hoptac.registry.services.appointing import MANAGER
        from hoptac.registry.services.handing_over import IMPORTS, PROPOSALS
        from hoptac.units import unit_links

        unit_links.register("Minh chứng nông thôn mới", "registry:new_rural", shown=proves_new_rural)
        protect(*PROTECTED)
        told.tell()
        register_step(PROPOSALS)
        register_step(IMPORTS)
        agenda.register("proposals", waiting_proposals)
        register_roles(MANAGERS)
        keep_role(Role.MANAGER, MANAGER)
        menu.register("HTX, THT, LHHTX", "registry:organizations", order=30)
        register_own_panels()
        register_thing_panels()
        register_managers_panel()
