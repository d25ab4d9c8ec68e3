"""How a case is measured, and how it is told: one line of JSON.

Times are those of the processor, so that neighbours on the machine count little; what is measured waits for nothing.
*cold*: a new process, from its first import to its first answer; *warm*: the same call again and again in one process.
Memory is the most that Python holds during one warm call, told by tracemalloc in a run of its own, which is not timed.
"""

import gc
import json
import os
import platform
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNS = 20
COLD_RUNS = 5


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a call took, in seconds; ``cold`` is None where a new process says nothing.

    ``slow`` is the 95th of a hundred, where there were runs enough to say so, else the slowest.
    """

    runs: int
    median: float
    slow: float
    cold: float | None
    peak: int | None

    def told(self, *, units: float, per: str) -> dict[str, Any]:
        """As it is printed; ``units`` are the pages or letters that one call reads."""
        row: dict[str, Any] = {
            "runs": self.runs,
            "median_ms": round(self.median * 1000, 2),
            "p95_ms" if self.runs >= RUNS else "slowest_ms": round(self.slow * 1000, 2),
            f"{per}_per_s": round(units / self.median),
        }
        if self.cold is not None:
            row["cold_ms"] = round(self.cold * 1000)
        if self.peak is not None:
            row["peak_mb"] = round(self.peak / 1e6, 1)
        return row


def timed(call: Callable[[], object], *, runs: int = RUNS, cold: str | None = None, memory: bool = True) -> Timing:
    """The time of a call, after one that is not counted. ``cold``: a program that does the same in a new process."""
    call()
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    times.sort()
    slow = times[ceil(0.95 * runs) - 1] if runs >= RUNS else times[-1]
    return Timing(runs, median(times), slow, _cold(cold) if cold else None, _peak(call) if memory else None)


def _peak(call: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _cold(program: str) -> float:
    """The median of new processes, each timing itself from its first line on."""
    return median(
        float(
            in_new_process(f"import time\n_start = time.process_time()\n{program}\nprint(time.process_time() - _start)")
        )
        for _ in range(COLD_RUNS)
    )


def in_new_process(program: str) -> str:
    """What a program prints that runs in a process of its own."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *(entry for entry in sys.path if entry.endswith("rivals"))])
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.strip().splitlines()[-1]


def tell(bench: str, case: str, **rows: object) -> None:
    """Print one case."""
    print(json.dumps({"bench": bench, "case": case, **rows}, ensure_ascii=False), flush=True)


def tell_machine(bench: str) -> None:
    """Print what it runs on: only ratios hold across machines."""
    tell(bench, "machine", cores=os.cpu_count(), python=platform.python_version(), system=platform.system())


def ratio(ours: Timing, rival: Timing) -> float:
    """How many times faster than the rival we are; below 1 we lose."""
    return round(rival.median / ours.median, 2)
