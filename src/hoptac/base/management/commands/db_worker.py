"""manage.py db_worker: the queue's own worker, which also says that it is alive."""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as QueueCommand

from hoptac.base.clock import now
from hoptac.base.services.workers import beating


class Command(QueueCommand):
    """Does what is in the queue until asked to stop."""

    help = "Làm các việc nền trong hàng đợi (đọc bản quét, đọc lại hàng loạt) cho đến khi được dừng."

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Work, and say so."""
        with beating(worker_id, clock=now):
            super().handle(worker_id=worker_id, **options)
