"""manage.py name_things: the names by which the journal finds acts that are older than its search by names."""

from typing import Any

from django.core.management.base import BaseCommand

from hoptac.base.services.thing_names import note_all_names
from hoptac.base.templatetags.vietnamese import number


class Command(BaseCommand):
    help = "Ghi tên của mọi đối tượng mà nhật ký đã nêu, để tìm được theo tên; chạy lại không ghi trùng."

    def handle(self, *args: Any, **options: Any) -> None:
        """Note the names and say how many were new."""
        self.stdout.write(f"Đã ghi {number(note_all_names())} tên mới để tìm trong nhật ký.")
