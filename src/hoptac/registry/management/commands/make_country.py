"""manage.py make_country --size S --seed 1: synthetic organizations, marked as such."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hoptac.base.clock import now, today
from hoptac.base.templatetags.vietnamese import number
from hoptac.registry.country import SIZES
from hoptac.registry.errors import RegistryError
from hoptac.registry.services.country import make_country


class Command(BaseCommand):
    help = "Tạo tổ chức giả lập (đánh dấu rõ): S một tỉnh, M bảy tỉnh, L cả nước."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The size and the seed."""
        parser.add_argument("--size", choices=sorted(SIZES), default="S")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many."""
        try:
            batch = make_country(options["size"], seed=options["seed"], at=now(), today=today())
        except RegistryError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Đã tạo {number(batch.created)} tổ chức giả lập.")
