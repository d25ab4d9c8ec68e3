"""manage.py load_units: units and agencies from data/."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hoptac.base.clock import now
from hoptac.units.services.loading import load_units


class Command(BaseCommand):
    """Load units, agencies and successions; says when there was nothing to do."""

    help = "Nạp đơn vị hành chính, cơ quan và quan hệ kế thừa từ thư mục data/."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        loaded = load_units(settings.UNITS_ROOT, at=now())
        if loaded is None:
            self.stdout.write("Đơn vị hành chính: không có gì mới.")
        else:
            self.stdout.write(
                f"Đã nạp {loaded.units} đơn vị, {loaded.successions} quan hệ kế thừa, {loaded.agencies} cơ quan."
            )
