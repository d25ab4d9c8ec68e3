"""The lines of a text as they stand, one without end in pieces."""

from collections.abc import Iterator

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # where str.splitlines cuts
# No paragraph is as long; a text that lost its breaks is read in pieces, for the time of a line grows with its square.
_LONGEST_LINE = 10_000


def split(text: str) -> Iterator[tuple[int, str]]:
    """Each line without its break, and where it begins."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _pieces(start, line.rstrip(_BREAKS))
        start += len(line)
    if text[-1:] in _BREAKS:
        yield start, ""


def _pieces(start: int, raw: str) -> Iterator[tuple[int, str]]:
    """A line, or one without end in pieces: behind a sentence or a clause where there is one, else behind a word."""
    at = 0
    while len(raw) - at > _LONGEST_LINE:
        least, most = at + _LONGEST_LINE // 2, at + _LONGEST_LINE
        cut = next((cut for end in (". ", "; ", " ") if (cut := _behind(raw, end, least, most))), 0)
        cut = cut or _beside_number(raw, least, most)
        yield start + at, raw[at:cut]
        at = cut
    yield start + at, raw[at:]


def _behind(raw: str, end: str, least: int, most: int) -> int:
    """The last place behind an end, 0 where there is none; the dot of a number ends nothing ("12. Rà soát …")."""
    at = raw.rfind(end, least, most)
    while at > least and raw[at - 1].isdigit():
        at = raw.rfind(end, least, at)
    return at + len(end) if at > least else 0


def _beside_number(raw: str, least: int, most: int) -> int:
    """Where to cut between two places without cutting a number; behind it where it fills all that stands there."""
    cut = most
    while cut > least and (raw[cut - 1].isdigit() or raw[cut - 1] in ".,"):
        cut -= 1
    if cut > least:
        return cut
    cut = most
    while cut < len(raw) and (raw[cut].isdigit() or raw[cut] in ".,"):
        cut += 1
    return cut
