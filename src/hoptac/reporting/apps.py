"""Indicators and units of measure; rounds and submissions come with their first feature."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "hoptac.reporting"
    label = "reporting"
    verbose_name = "Báo cáo"
