"""What a run came to: how the cases ended, which promises broke, how long the slowest took."""

import heapq
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from scripts.fuzzing.cases import Case, Kind
from scripts.fuzzing.promises import Outcome

_SLOWEST = 8


@dataclass(slots=True)
class Tally:
    """Counted while a run goes on. ``digest`` is that of all readings and refusals in their order."""

    ended: dict[Kind, Counter[str]] = field(default_factory=dict)
    broken: dict[str, list[str]] = field(default_factory=dict)  # the kind of failure to its cases
    seconds: Counter[Kind] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    _digest: Any = field(default_factory=sha256)
    _clock: float = field(default_factory=time.process_time)

    def add(self, case: Case, outcome: Outcome) -> str | None:
        """Count a case; the kind of its failure where it has one that was not there before."""
        now = time.process_time()
        taken, self._clock = now - self._clock, now
        self.ended.setdefault(case.kind, Counter())[outcome.ended] += 1
        self.seconds[case.kind] += taken  # type: ignore[assignment]
        push = heapq.heappush if len(self.slowest) < _SLOWEST else heapq.heappushpop
        push(self.slowest, (taken, f"{case} ({len(case.data)})"))
        self._digest.update(f"{case} {outcome.ended} {outcome.reading}\n".encode("utf-8", "surrogatepass"))
        if not outcome.broken and outcome.ended != "fault":
            return None
        failure = failure_of(outcome)
        self.broken.setdefault(failure, []).append(str(case))
        return failure if len(self.broken[failure]) == 1 else None

    @property
    def cases(self) -> int:
        return sum(counts.total() for counts in self.ended.values())

    @property
    def digest(self) -> str:
        return str(self._digest.hexdigest())

    def lines(self) -> Iterator[str]:
        """The tally for people."""
        for kind, counts in self.ended.items():
            named = ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
            yield f"{kind:5} {counts.total():>9,} cases, {self.seconds[kind]:9.1f} s of processor: {named}"
        for failure, cases in self.broken.items():
            yield f"BROKEN {len(cases):,} times, first {cases[0]}: {failure}"
        slowest = "; ".join(f"{name} {seconds:.2f} s" for seconds, name in sorted(self.slowest, reverse=True))
        yield f"slowest, with its length: {slowest}"
        yield f"digest of all outcomes: {self.digest}"


def failure_of(outcome: Outcome) -> str:
    """What broke, without what is of this case alone: cases of one failure are told once and shrunk towards it."""
    said = outcome.broken[0] if outcome.broken else outcome.reading
    if said.startswith("the program"):
        return said
    said = re.split(r": (?=['\"(A-Z])", said)[0]
    return re.sub(r"\d{4,}|'[^']*'", "…", said)[:160]
