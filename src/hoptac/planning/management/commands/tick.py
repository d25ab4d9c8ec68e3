"""manage.py tick: does what is due, again and again."""

import logging
import signal
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from hoptac.base.clock import now, today
from hoptac.planning.tasks import DUE

PAUSE_SECONDS = 300.0
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """The clock of the site. One thing that fails is written down and does not keep the others from being done."""

    help = "Làm những việc đến hạn: nhắc hạn báo cáo, dọn phiên đăng nhập. --once: làm một lượt rồi thôi."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or until asked to stop."""
        parser.add_argument("--once", action="store_true", help="Làm một lượt rồi thôi.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one round, or one every few minutes."""
        if options["once"]:
            self.do_round()
            return
        stop = _stop_on_signals()
        while not stop.is_set():
            close_old_connections()
            self.do_round()
            stop.wait(PAUSE_SECONDS)

    def do_round(self) -> None:
        """Do everything that is due."""
        for due in DUE:
            try:
                said = due.run(today(), now())
            except Exception:
                logger.exception("Việc hẹn giờ “%s” gặp lỗi; sẽ làm lại ở lượt sau.", due.name)
            else:
                if said:
                    self.stdout.write(said)


def _stop_on_signals() -> Event:
    stop = Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask_to_stop)
    return stop
