"""The registry: cooperatives, groups, unions and credit funds with their whole life."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "hoptac.registry"
    label = "registry"
    verbose_name = "HTX, THT, LHHTX"

    def ready(self) -> None:
        """Protect what was said about organizations."""
        from hoptac.accounts.handover import register_step
        from hoptac.base.protection import protect
        from hoptac.registry.models import PROTECTED
        from hoptac.registry.services.handing_over import PROPOSALS

        protect(*PROTECTED)
        register_step(PROPOSALS)
