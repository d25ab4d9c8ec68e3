"""manage.py adopt_rows: rows from before their table was protected, taken into the record with who says so and why."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoptac.accounts.access import is_administrator
from hoptac.accounts.models import User
from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.journal import rows_counted
from hoptac.base.services.adopting import adopt_rows, unspoken_rows
from hoptac.base.templatetags.vietnamese import number


class Command(BaseCommand):
    help = "Kể các dòng được bảo vệ mà chưa mắt xích nào nói tới; có --write thì nhận chúng vào nhật ký như đang có."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who takes them over, and why."""
        parser.add_argument("--write", action="store_true", help="Ghi vào nhật ký; không có thì chỉ kể ra.")
        parser.add_argument("--by", default="", help="Tên đăng nhập của quản trị chịu trách nhiệm.")
        parser.add_argument("--reason", default="", help="Vì sao tin các dòng này, kèm văn bản nếu có.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each row; bind them where that is asked for."""
        try:
            rows = list(unspoken_rows())
        except HoptacError as refusal:
            raise CommandError(refusal.message) from refusal
        for table, key in rows:
            self.stdout.write(f"{table._meta.label}:{key}  {table._default_manager.get(pk=key)}")
        if not options["write"] or not rows:
            self.stdout.write(f"{number(len(rows))} dòng chưa mắt xích nào nói tới; chưa ghi gì.")
            return
        actor, reason = _administrator(options["by"]), options["reason"].strip()
        if actor is None or not reason:
            raise CommandError("Cần --by là tên đăng nhập của một quản trị hệ thống, và --reason.")
        adopted = adopt_rows(rows, reason=reason[:300], actor=actor, at=now())
        self.stdout.write(f"Đã nhận vào nhật ký: {rows_counted(adopted)}.")


def _administrator(login: str) -> User | None:
    person = User.objects.filter(username=login, is_active=True).first()
    return person if person and is_administrator(person, today=today()) else None
