"""manage.py load_rules: the tables made from rules/."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hoptac.base.clock import now
from hoptac.reporting.services.loading import load_indicators


class Command(BaseCommand):
    """Load the indicator catalogue; says when there was nothing to do."""

    help = "Nạp danh mục chỉ tiêu thống kê từ thư mục rules/."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and report."""
        count = load_indicators(settings.RULES_ROOT, at=now())
        self.stdout.write(
            "Chỉ tiêu thống kê: không có gì mới." if count is None else f"Đã nạp {count} chỉ tiêu thống kê."
        )
