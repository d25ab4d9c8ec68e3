"""manage.py load_demo: the demonstration's people and documents, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from hoptac.base.clock import now, today
from hoptac.planning.services.demo import PASSWORD, load_demo, sign_ins
from hoptac.registry.country import SIZES


class Command(BaseCommand):
    """Load the demonstration; a second call changes nothing. Ends with the list of sign-ins."""

    help = "Nạp dữ liệu trình diễn của năm nơi và hai kế hoạch mẫu 2026-2027; gọi lại không đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many organizations are made beside those of the demonstration."""
        parser.add_argument("--country", choices=sorted(SIZES), default="", help="Thêm tổ chức giả lập cỡ S, M hoặc L.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say who may sign in."""
        loaded = load_demo(settings.DEMO_ROOT, country=options["country"], at=now(), today=today())
        if loaded is not None:
            self.stdout.write(f"Đã nạp {loaded.documents} văn bản và {loaded.people} tài khoản trình diễn.")
        elif options["verbosity"]:
            self.stdout.write("Dữ liệu trình diễn: đã có từ trước.")
        people = sign_ins()
        if people:
            self.stdout.write(f"\nTài khoản trình diễn, mật khẩu chung: {PASSWORD}")
        for person in people:
            self.stdout.write(f"  {person.username:<18} {person.full_name}")
