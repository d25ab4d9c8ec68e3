"""manage.py recount_cases: what is derived of procedures and of organizations to be put in order, written anew."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.base.clock import now, today
from hoptac.base.templatetags.vietnamese import number
from hoptac.cases.services.recounting import recount_clocks
from hoptac.cases.services.watching import watch_all


class Command(BaseCommand):
    """After a change of the rules or of the days that the Government swaps. Safe to run twice."""

    help = "Tính lại hạn của thủ tục đang làm và danh sách cần củng cố; chạy sau khi đổi quy tắc hoặc ngày hoán đổi."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was counted."""
        procedures, organizations = recount_clocks(at=now(), today=today()), watch_all(today=today())
        self.stdout.write(f"Hạn của {number(procedures)} thủ tục đã đổi; đã tính lại {number(organizations)} tổ chức.")
