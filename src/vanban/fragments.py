"""The pieces of a line of a header or a tail: cells and columns apart, and what was run together on one line cut."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from vanban.clean import Clean
from vanban.header_words import last_words_of_mottoes, whole_motto
from vanban.letters import bare
from vanban.lines import Line

_NUMBER = re.compile(r"s[o0]\s?[:.]?\s?\d")


def fragments(lines: Iterable[Line]) -> list[Clean]:
    """The pieces of all these lines."""
    return [piece for line in lines for piece in fragments_of(line)]


def fragments_of(line: Line) -> list[Clean]:
    """The pieces of one line."""
    if line.kind not in ("text", "row"):
        return []
    return [part for piece in line.fragments for part in _parted(piece)]


def _parted(piece: Clean) -> list[Clean]:
    """A line such as "ỦY BAN … CỘNG HÒA … Độc lập …" or "Số: 12/KH-UBND Phú Thịnh, ngày …" cut where one thing ends."""
    bound = len(piece.text.rstrip(" |"))  # of a row that a page wrote with one cell only the last mark is left
    cuts = {0, bound}
    folded = bare(piece.text[:bound])
    for found in _seams().finditer(folded):
        if found["motto"]:
            cuts |= {found.start(), found.end()}
        elif found["number"]:
            cuts.add(found.end("number"))
        elif found["subject"]:
            if _NUMBER.match(folded):  # "Số: 12/SNN-KT V/v …"
                cuts.add(found.end("subject"))
        elif "ngay" in bare(piece.text[found.end("code") :]):
            cuts.add(found.end("code"))
    places = sorted(cuts)
    parts = [piece.cut(start, end) for start, end in pairwise(places)]
    return [part for part in parts if part.text]


@cache
def _seams() -> re.Pattern[str]:
    """Where one thing of a head ends and the next begins, in one line."""
    behind = "|".join(rf"(?<={word}\s)" for word in sorted(last_words_of_mottoes()))
    return re.compile(
        rf"(?P<motto>{whole_motto().pattern})"
        r"|(?<=\S)(?P<number>\s)(?=so\s?:\s?\d)"
        r"|(?<=\w)(?P<subject>\s)(?=v\s?/\s?v\s)"
        rf"|(?:^|{behind})(?P<code>so\s?[:.]?\s?\d[\w./-]{{2,30}}(?:\s?[/-]\s?[\w-]{{2,20}})?)(?=\s\S)"
    )
