"""Clean letters of a text, each tied to its place in what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vanban.places import Places


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean letters and, for each, its place in the text that was read."""

    text: str
    offsets: Places

    def cut(self, start: int, end: int | None = None) -> "Clean":
        """The part from ``start`` to ``end``, without blanks at its ends."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        left = start + len(part) - len(part.lstrip())
        right = end - (len(part) - len(part.rstrip()))
        right = max(left, right)
        if right - left == len(self.text):
            return self
        return Clean(self.text[left:right], self.offsets[left:right])


def joined(parts: Iterable[Clean], separator: str = " ") -> Clean:
    """The parts that are not empty, one behind another; each separator stands where the part before it ends."""
    kept = [part for part in parts if part.text]
    places = joined_places([part.offsets for part in kept], len(separator))
    return Clean(separator.join(part.text for part in kept), places)


def joined_places(parts: Sequence[Places], gap: int, *, default: int = 0) -> Places:
    """The places of texts put one behind another; what stands between them stands where the one before it ends."""
    runs: list[tuple[int, int]] = []
    last = default
    for i, part in enumerate(parts):
        if i:
            runs += [(last, 1)] * gap
        runs += part.runs()
        last = part[-1] if part else last
    return Places(runs)
