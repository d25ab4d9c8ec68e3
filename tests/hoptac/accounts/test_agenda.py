"""What waits is counted as far as it is told."""

import doctest

import pytest

from hoptac.accounts import agenda
from hoptac.accounts.models import User
from hoptac.units.models import Unit


def test_the_examples_hold() -> None:
    assert doctest.testmod(agenda).failed == 0


@pytest.mark.django_db
def test_few_are_counted_and_many_are_more_than_can_be_told() -> None:
    assert agenda.capped(User.objects.all()) == 0
    assert agenda.capped(Unit.objects.all()) == agenda.MOST + 1
