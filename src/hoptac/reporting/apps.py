"""Indicators and units of measure; rounds and submissions come with their first feature."""

from django.apps import AppConfig

from hoptac.base import journal


class ReportingConfig(AppConfig):
    name = "hoptac.reporting"
    label = "reporting"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """Say what the journal tells of it."""
        acts = {"reporting.indicators.loaded": "Nạp danh mục chỉ tiêu"}
        journal.register_chapter("reporting", "Báo cáo", acts, facts={"count": "Số chỉ tiêu"})
