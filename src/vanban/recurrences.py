"""How often something is done, or when what happens, in the words of the text."""

import re
from functools import cache

from vanban.tables import load
from vanban.wording import one_of, pattern_of, texts_of, whole, wording


def find_recurrence(text: str, start: int = 0, end: int | None = None) -> str | None:
    """How often, or when what happens, as written: "định kỳ 6 tháng, năm", "hằng quý", "nếu phát sinh", "kịp thời"."""
    low = wording(text)
    stop = len(low) if end is None else end
    if not _any_recurrence().search(low, start, stop):
        return None
    for row in ("recurring", "conditional", "prompt"):
        matches = pattern_of("recurrences", row).finditer(low, start, stop)
        found = next((m for m in matches if not _not_again().search(low, max(0, m.start() - 12), m.start())), None)
        if found:
            tail = (
                _spans().match(low, found.end(), stop)
                if found[0].startswith(texts_of("recurrences", "periodic"))
                else None
            )
            return text[found.start() : tail.end() if tail else found.end()]
    return None


@cache
def _any_recurrence() -> re.Pattern[str]:
    rows = (row for row in load("recurrences") if row.id in ("recurring", "conditional", "prompt"))
    return re.compile(whole([word for row in rows for word in row.texts("words")]))


@cache
def _spans() -> re.Pattern[str]:
    word = one_of("recurrences", "spans")
    return re.compile(rf"\s+\(?{word}(?:(?:\s?,\s?|\s+và\s+|\s+hoặc\s+|\s?/\s?)(?:{word}))*(?!\w)")


@cache
def _not_again() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('recurrences', 'not-again')}\s$")
