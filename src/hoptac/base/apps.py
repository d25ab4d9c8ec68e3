"""The ground that every other app stands on."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "hoptac.base"
    label = "base"
    verbose_name = "Nền tảng"
