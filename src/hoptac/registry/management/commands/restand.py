"""manage.py restand: today's row of every organization made again from its statements, and the doubles."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.base.clock import today
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.services.finding_doubles import find_all_doubles
from hoptac.registry.services.standing import restand_all


class Command(BaseCommand):
    help = "Lập lại hiện trạng của mọi tổ chức và các cặp nghi trùng từ điều đã ghi; chạy lại bao nhiêu lần cũng được."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them again and say how many stand."""
        count = restand_all(today=today())
        self.stdout.write(f"Đã lập lại hiện trạng của {number(count)} tổ chức.")
        pairs = find_all_doubles(today=today())
        self.stdout.write(f"Đã tìm lại các mục nghi trùng: {number(pairs)} cặp.")
