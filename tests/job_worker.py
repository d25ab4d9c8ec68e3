"""The queue's own worker, for one round in the process of a test."""

from datetime import datetime
from unittest.mock import patch

from django_tasks_db.management.commands import db_worker

from hoptac.base.services.workers import say_alive

WORKER = "worker-of-the-test"


def do_jobs(*, worker: str = WORKER) -> None:
    """Do everything that is in the queue."""
    round_of_jobs = db_worker.Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
        excluded_queue_names=[],
    )
    # The connection is that of the test, whose transaction must not end.
    with patch.object(db_worker, "close_old_connections"):
        round_of_jobs.run()


def live(worker: str = WORKER, *, at: datetime) -> None:
    """Let a worker be alive at a moment: the real one for pages, which no test can hold."""
    say_alive(worker, at=at)
