"""Where each letter of a clean text stands in the text that was read.

Most letters stand right after the one before them, so places are kept as runs: what a document of many megabytes
needs follows its lines, not its letters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class Places(Sequence[int]):
    """A sequence of places that never changes; ``places[i]`` is the place of letter ``i``.

    >>> Places.run(4, 3) + Places.run(9, 2)
    Places((4, 3), (9, 2))
    >>> list(Places.run(4, 3) + Places.run(9, 2))
    [4, 5, 6, 9, 10]
    """

    __slots__ = ("_firsts", "_size", "_starts")

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        """``runs``: for each stretch of letters the place of its first and how many they are."""
        self._firsts: list[int] = []  # for each run, the letter that it begins with
        self._starts: list[int] = []
        self._size = 0
        for start, size in runs:
            if not size:
                continue
            if not self._starts or start != self._starts[-1] + self._size - self._firsts[-1]:
                self._firsts.append(self._size)
                self._starts.append(start)
            self._size += size

    @classmethod
    def run(cls, start: int, size: int) -> "Places":
        """The places of letters that stand side by side."""
        places = cls.__new__(cls)
        places._firsts, places._starts, places._size = ([0], [start], size) if size else ([], [], 0)
        return places

    def runs(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The runs of the letters from ``start`` to ``end``."""
        end = self._size if end is None else end
        at = max(0, bisect_right(self._firsts, start) - 1)
        while start < end:
            last = self._firsts[at + 1] if at + 1 < len(self._firsts) else self._size
            size = min(end, last) - start
            yield self._starts[at] + start - self._firsts[at], size
            start += size
            at += 1

    def with_end(self) -> "Places":
        """These places and the one behind the last."""
        if not self._size:
            return Places.run(0, 1)
        places = Places()
        places._firsts, places._starts, places._size = self._firsts, self._starts, self._size + 1
        return places

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> "Places": ...

    def __getitem__(self, index: int | slice) -> "int | Places":
        if isinstance(index, slice):
            start, end, step = index.indices(self._size)
            assert step == 1, "places are cut, not picked"
            return self._cut(start, end)
        if index < 0:
            index += self._size
        if not 0 <= index < self._size:
            raise IndexError(index)
        if len(self._starts) == 1:
            return self._starts[0] + index
        at = bisect_right(self._firsts, index) - 1
        return self._starts[at] + index - self._firsts[at]

    def _cut(self, start: int, end: int) -> "Places":
        if end - start == self._size:
            return self
        if len(self._starts) == 1 and start < end:
            return Places.run(self._starts[0] + start, end - start)
        return Places(self.runs(start, end))

    def __iter__(self) -> Iterator[int]:
        for start, size in self.runs():
            yield from range(start, start + size)

    def __add__(self, other: "Places") -> "Places":
        return Places((*self.runs(), *other.runs()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Places):
            return NotImplemented
        return (self._size, self._firsts, self._starts) == (other._size, other._firsts, other._starts)

    def __hash__(self) -> int:
        return hash(tuple(self.runs()))

    def __repr__(self) -> str:
        return f"Places({', '.join(str(run) for run in self.runs())})"
