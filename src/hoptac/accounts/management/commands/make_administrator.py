"""manage.py make_administrator NAME: the first account of a new installation; everyone else is invited."""

from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoptac.accounts.errors import NameTakenError
from hoptac.accounts.forms import NewPasswordForm
from hoptac.accounts.models import User
from hoptac.accounts.services.administrators import make_administrator
from hoptac.base.clock import now, today


class Command(BaseCommand):
    help = "Tạo một tài khoản quản trị hệ thống; mật khẩu được hỏi, không hiện ra. · Make an administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        """The sign-in name, and how the person is called."""
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="Họ và tên; để trống thì lấy tên đăng nhập.")

    def handle(self, *args: Any, username: str, name: str, **options: Any) -> None:
        """Ask for the password twice; refuse what the pages would refuse."""
        given = {"password": getpass("Mật khẩu: "), "again": getpass("Gõ lại mật khẩu: ")}
        form = NewPasswordForm(given, person=User(username=username, full_name=name))
        if not form.is_valid():
            raise CommandError(" ".join(str(fault) for faults in form.errors.values() for fault in faults))
        try:
            make_administrator(
                username, full_name=name or username, password=given["password"], at=now(), today=today()
            )
        except NameTakenError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Đã tạo quản trị {username}. Hãy đăng nhập và bật xác thực hai lớp.")
