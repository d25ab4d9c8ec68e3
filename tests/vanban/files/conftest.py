"""What the tests of files share."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Counts how many functions a piece of work calls, ours and Python's own; the first run warms what is kept."""

    def calls_of(work: Callable[[], object]) -> int:
        work()
        count = 0

        def seen(frame: FrameType, event: str, argument: Any) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    return calls_of
