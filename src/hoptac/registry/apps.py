"""The registry: cooperatives, groups, unions and credit funds with their whole life."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "hoptac.registry"
    label = "registry"
    verbose_name = "HTX, THT, LHHTX"
