"""Job workers say that they are alive, so that a page can tell a job that waits from one that nobody will ever do."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import DatabaseError, connection

from hoptac.base.models import Worker

BEAT_SECONDS = 5.0
# A worker that was silent for so long is dead: several beats may be lost to a busy database.
SILENCE = timedelta(seconds=30)
logger = logging.getLogger(__name__)


def living_workers(*, at: datetime) -> frozenset[str]:
    """The names of the workers that live."""
    return frozenset(Worker.objects.filter(seen_at__gt=at - SILENCE).values_list("name", flat=True))


def say_alive(name: str, *, at: datetime) -> None:
    """Note that the worker lives, and forget those long dead."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": at}, create_defaults=_first(at))
    Worker.objects.filter(seen_at__lt=at - 10 * SILENCE).delete()


def say_goodbye(name: str) -> None:
    """The worker ends in an orderly way: nobody needs to wait for its silence."""
    Worker.objects.filter(name=name).delete()


def _first(at: datetime) -> dict[str, datetime]:
    return {"started_at": at, "seen_at": at}


@contextmanager
def beating(name: str, *, clock: Callable[[], datetime], every: float = BEAT_SECONDS) -> Iterator[None]:
    """Say at once and then from a thread of its own, whatever the worker is busy with, that it is alive."""
    ended = Event()
    say_alive(name, at=clock())
    thread = Thread(target=_beat, args=(name, clock, every, ended), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        say_goodbye(name)


def _beat(name: str, clock: Callable[[], datetime], every: float, ended: Event) -> None:
    while not ended.wait(every):
        try:
            say_alive(name, at=clock())
        except DatabaseError:  # busy or restarting: the next beat comes soon
            logger.warning("Chưa ghi được rằng trình chạy việc nền %s còn sống.", name)
        finally:
            connection.close()  # the thread's own
