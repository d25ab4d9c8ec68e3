"""Workers that live, and those that fell silent."""

import signal
from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Event

import pytest
from django.core.management import call_command
from django.db import OperationalError

from conftest import NOW
from hoptac.base.models import Worker
from hoptac.base.services import workers
from hoptac.base.services.workers import SILENCE, beating, living_workers, say_alive, say_goodbye

pytestmark = pytest.mark.django_db


def test_a_worker_lives_until_it_was_silent_for_too_long() -> None:
    say_alive("một", at=NOW)

    assert living_workers(at=NOW + SILENCE - timedelta(seconds=1)) == {"một"}
    assert living_workers(at=NOW + SILENCE) == frozenset()


def test_each_beat_prolongs_the_same_row() -> None:
    say_alive("một", at=NOW)
    say_alive("một", at=NOW + SILENCE)

    worker = Worker.objects.get()
    assert (worker.started_at, worker.seen_at) == (NOW, NOW + SILENCE)


def test_a_worker_that_ends_in_order_is_gone_at_once() -> None:
    say_alive("một", at=NOW)
    say_alive("hai", at=NOW)

    say_goodbye("một")

    assert living_workers(at=NOW) == {"hai"}


def test_one_long_dead_is_forgotten_by_the_next_that_lives() -> None:
    say_alive("chết", at=NOW)

    say_alive("sống", at=NOW + 11 * SILENCE)

    assert list(Worker.objects.values_list("name", flat=True)) == ["sống"]


def test_the_worker_beats_while_it_works_and_survives_a_busy_database(monkeypatch: pytest.MonkeyPatch) -> None:
    beaten, thrice = [], Event()

    def beat(name: str, *, at: datetime) -> None:
        beaten.append(name)
        if len(beaten) == 2:
            raise OperationalError("database is locked")
        if len(beaten) == 3:
            thrice.set()

    monkeypatch.setattr(workers, "say_alive", beat)

    with beating("một", clock=lambda: NOW, every=0.001):
        assert thrice.wait(10)

    assert set(beaten) == {"một"}


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """The worker takes the signals of the process; they are given back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
def test_the_command_lives_as_long_as_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[frozenset[str]] = []
    monkeypatch.setattr(
        "django_tasks_db.management.commands.db_worker.Worker.run",
        lambda self: seen.append(frozenset(Worker.objects.values_list("name", flat=True))),
    )

    call_command("db_worker", worker_id="của-tôi", batch=True, verbosity=0)

    assert seen == [frozenset({"của-tôi"})]
    assert not Worker.objects.exists()
