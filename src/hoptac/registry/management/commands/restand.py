"""manage.py restand: today's row of every organization made again from its statements."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.base.clock import today
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.services.standing import restand_all


class Command(BaseCommand):
    help = "Lập lại bảng hiện trạng của mọi tổ chức từ các dòng đã ghi; chạy lại bao nhiêu lần cũng được."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them again and say how many stand."""
        count = restand_all(today=today())
        self.stdout.write(f"Đã lập lại hiện trạng của {number(count)} tổ chức.")
