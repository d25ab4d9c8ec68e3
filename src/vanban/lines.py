"""The text as clean lines: markup gone, one space between words, each letter tied to its place in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vanban.labels import Label, read_label
from vanban.model import Span
from vanban.places import Places

LineKind = Literal["text", "blank", "rule", "cell", "row", "page"]

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # where str.splitlines cuts
_SPACE = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000_\x1f"
_MARKUP = re.compile(
    rf"(?P<space>[{_SPACE}]{{2,}}|[{_SPACE[1:]}])"
    r"|(?P<strong>\*+)"
    r"|(?P<image>!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\))"
    r"|(?P<anchor>\[(?=[^\[\]\n]{1,300}\]\((?:https?|mailto|/|\#)))"
    r"|(?P<link>\]\((?:https?|mailto|/|\#)[^)\n]{0,500}\))"
    # What breaks a line or a cell keeps the words at its sides apart: "năm 2023</td>20 HTX" counts twenty.
    r"|(?P<br><br\s{0,3}/?>|&nbsp;|</?(?i:p|div|li|[uo]l|table|tbody|thead|t[rdh]|h[1-6])(?:\s[^<>\n]{0,300})?/?>)"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>|[`\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1b\x7f])"
    r"|(?P<escape>\\(?=[-+*_.()\[\]#>!|`~]))"
    r"|(?P<entity>&(?:amp|lt|gt|quot);)"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_IGNORED = r"[`\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1b\x7f]"
_SETTING = r"<(?:b|i|u|em|strong|span)>|\*{2,3}"
# Marks between digits, unless they set some of a number in bold ("1.0<b>00</b>", "6**11**"): behind a point or a comma
# only what goes on as a number does, so that "1.<b>05 HTX" counts five; a lone star is no mark of bold ("3*4").
_DIGITS_APART = re.compile(
    rf"(?:(?:(?<=\d)|(?<=\d{_IGNORED}))(?!(?:{_SETTING})[\d.,]{{1,12}}</|\*\*)"
    rf"|(?<=\d[.,])(?!(?:{_SETTING})\d{{3}}(?:[.,]\d{{1,4}})?(?:</|\*\*)))"
    rf"(?:<[^<>]{{0,320}}>|\*)(?:<[^<>]{{0,320}}>|\*|{_IGNORED})*\d"
)
_SET_WITHIN = re.compile(r"\d<(?P<name>b|i|u|em|strong|span)>[\d.,]{1,12}$")
# No paragraph is as long; a text that lost its breaks is read in pieces, for the time of a line grows with its square.
_LONGEST_LINE = 10_000
_LONGEST_SET = 24  # letters of a tag and the digits behind it
_PREFIX = re.compile(r"[ \t\xa0]*(?:#{1,6}(?=[ \t*])|>+(?=[ \t]|$))[ \t]*")
# Letters at which a markup may begin; a line that holds none of them, nor two blanks, is clean as it stands.
_SPECIAL = re.compile(rf"[{_SPACE[1:]}*!\[\]<&`\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1b\x7f\\]")
_COLUMN_GAP = re.compile(r"<br\s{0,3}/?>|\t+|(?<=\S)[ \xa0]{5,}(?=\S)")
_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[\s\-–—_=*|:+.~<>/br]*")
_STAR_BULLET = re.compile(r"[ \t\xa0]*(?:\*|\\\*)[ \t\xa0]+(?=[^\s*])")
_PAGE = re.compile(r"-?\s{0,3}\d{1,3}\s{0,3}-?|[Tt]rang\s{1,3}\d{1,3}(?:\s{0,3}/\s{0,3}\d{1,3})?")
_TIGHT = re.compile(r" (?=[,.;:)%\]])|(?<=[(\[]) | (?=/ )|(?<= /) |(?<=/) ")


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``strong`` counts its leading letters under emphasis; ``open``: the emphasis goes on in the next line.

    ``label``: the mark that a line of text opens with.
    ``fragments`` are the pieces that stand side by side or were broken by ``<br>`` (cells, columns); else the text.
    """

    kind: LineKind
    clean: Clean
    raw: str
    start: int
    indent: int
    strong: int
    open: bool
    fragments: tuple[Clean, ...]
    label: Label | None = None

    @property
    def text(self) -> str:
        return self.clean.text


def read_lines(text: str, strong: Sequence[Span] = ()) -> list[Line]:
    """All lines of the text, blank ones too. ``strong``: stretches under emphasis that the text does not mark."""
    tight = _is_segmented(text)
    lines: list[Line] = []
    carried = False
    for start, raw in _split(text):
        line = _read_line(raw, start, carried, tight)
        carried = line.open
        lines.append(line)
    if " | " in text:
        lines = _with_open_rows(lines, tight)
    return _emphasised(lines, strong) if strong else lines


def _with_open_rows(lines: list[Line], tight: bool) -> list[Line]:
    """The lines with those as rows that have bars only between their cells, as many as a line beside them."""
    bars = [_bars_between(line) for line in lines]
    return [
        _row(line.raw, line.start, line.indent, tight)
        if count and count in (bars[i - 1] if i else 0, bars[i + 1] if i + 1 < len(bars) else 0)
        else line
        for i, (line, count) in enumerate(zip(lines, bars, strict=True))
    ]


def _bars_between(line: Line) -> int:
    """How many bars part the cells of a line; 0 for fewer than two."""
    count = line.raw.count(" | ") if line.kind == "text" else 0
    return count if count > 1 else 0


def _emphasised(lines: list[Line], strong: Sequence[Span]) -> list[Line]:
    """The lines with the emphasis that stands in these stretches; a gap of one blank or mark does not end it."""
    spans = iter(strong)
    span = next(spans, None)
    result: list[Line] = []
    for line in lines:
        places = line.clean.offsets
        if not places or line.kind != "text":
            result.append(line)
            continue
        while span and span.end <= places[0]:
            span = next(spans, None)
        size = 0
        while span and size < len(places) and span.start <= places[size] + (size > 0):
            size = bisect_left(places, span.end, size)
            if span.end > places[-1]:
                break
            span = next(spans, None)
        result.append(replace(line, strong=max(size, line.strong)))
    return result


def _split(text: str) -> Iterator[tuple[int, str]]:
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


def _is_segmented(text: str) -> bool:
    """Whether words are joined by underscores throughout (texts of language corpora)."""
    sample = text[:20_000]
    return sample.count("_") > 40 and sample.count("_") * 12 > sample.count(" ")


def _read_line(raw: str, start: int, carried: bool, tight: bool) -> Line:
    stripped = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    empty = Clean("", Places())
    if not stripped or stripped.strip("* \t\xa0_") == "":
        # "** **" closes and opens nothing; one stray "*" may close what the line before opened.
        return Line("blank", empty, raw, start, indent, 0, False, ())
    if stripped == "|":
        return Line("cell", empty, raw, start, indent, 0, False, ())
    if _RULE.fullmatch(stripped) and not re.search(r"[a-z]", stripped.replace("<br>", "").replace("<br/>", "")):
        if stripped not in {"-", "+", "–"}:
            return Line("rule", empty, raw, start, indent, 0, False, ())
        return Line("text", _whole(raw, start).cut(0), raw, start, indent, 0, False, (), read_label(stripped))
    if _PAGE.fullmatch(stripped):
        return Line("page", _whole(raw, start).cut(0), raw, start, indent, 0, False, ())
    prefix = _PREFIX.match(raw)
    begin = prefix.end() if prefix else 0
    if stripped.count("|") >= 2 and (stripped[0] == "|" or stripped[-1] == "|"):
        return _row(raw, start, indent, tight)
    clean, strong, is_open = _clean(raw, begin, len(raw), start, carried, tight)
    if not clean.text:
        return Line("blank", empty, raw, start, indent, 0, is_open, ())
    if prefix and "#" in prefix[0]:
        strong = len(clean.text)  # a heading of Markdown stands out as one in bold does
    is_plain = len(clean.text) == len(raw)  # nothing was taken out: no gap either
    columns = (clean,) if is_plain and "\t" not in raw else _columns(raw, begin, start, tight, clean)
    return Line("text", clean, raw, start, indent, strong, is_open, columns, read_label(clean.text))


def _whole(raw: str, start: int) -> Clean:
    return Clean(raw, Places.run(start, len(raw)))


def _row(raw: str, start: int, indent: int, tight: bool) -> Line:
    cells: list[Clean] = []
    fragments: list[Clean] = []
    left = raw.index("|") + 1 if raw.lstrip().startswith("|") else 0
    right = len(raw.rstrip()) - (1 if raw.rstrip().endswith("|") else 0)
    while left <= right:
        end = raw.find("|", left, right)
        end = right if end < 0 else end
        cells.append(_clean(raw, left, end, start, False, tight)[0])
        at = left
        for broken in re.finditer(r"<br\s{0,3}/?>|$", raw[left:end]):
            fragments.append(_clean(raw, at, left + broken.start(), start, False, tight)[0])
            at = left + broken.end()
        left = end + 1
    places = joined_places([cell.offsets for cell in cells], 3, default=start)
    whole = Clean(" | ".join(cell.text for cell in cells), places)
    return Line("row", whole, raw, start, indent, 0, False, tuple(f for f in fragments if f.text))


def _columns(raw: str, begin: int, start: int, tight: bool, clean: Clean) -> tuple[Clean, ...]:
    """The pieces of a line that were set side by side: a tab, a break, or five blanks between words."""
    if not _may_hold_markup(raw):
        return (clean,)
    gaps = list(_COLUMN_GAP.finditer(raw[begin:]))
    if not gaps:
        return (clean,)
    pieces: list[Clean] = []
    at = begin
    for gap in gaps:
        pieces.append(_clean(raw, at, begin + gap.start(), start, False, tight)[0])
        at = begin + gap.end()
    pieces.append(_clean(raw, at, len(raw), start, False, tight)[0])
    return tuple(piece for piece in pieces if piece.text)


def _parts_digits(raw: str, begin: int, end: int, mark: re.Match[str]) -> bool:
    """Whether a tag or stars stand between two numbers: not within one of which some is set ("2<i>0</i>7")."""
    if not _DIGITS_APART.match(raw, mark.start(), end):
        return False
    within = _SET_WITHIN.search(raw, max(mark.start() - _LONGEST_SET, begin), mark.start())
    return within is None or mark[0].lower() != f"</{within['name']}>"


def _clean(raw: str, begin: int, end: int, start: int, strong: bool, tight: bool) -> tuple[Clean, int, bool]:
    """Clean letters of ``raw[begin:end]``, how many at the front are strong, and whether emphasis is left open."""
    if not _may_hold_markup(raw):
        clean = Clean(raw[begin:end], Places.run(start + begin, end - begin))
        if raw[begin : begin + 1] == " " or raw[end - 1 : end] == " ":
            clean = clean.cut(0)
        clean = _tighten(clean) if tight else clean
        return clean, len(clean.text) if strong else 0, strong
    letters: list[str] = []
    offsets: list[tuple[int, int]] = []
    marks: list[tuple[int, bool]] = [(0, strong)]
    size = 0
    at = begin
    star = _STAR_BULLET.match(raw, begin, end)
    if star and raw.count("*", star.end(), end) % 2 == 0 and not strong:
        place = raw.index("*", begin)
        letters.append("* ")
        offsets += ((start + place, 1), (start + place, 1))
        size, at = 2, star.end()
    for found in _MARKUP.finditer(raw, at, end):
        letters.append(raw[at : found.start()])
        offsets.append((start + at, found.start() - at))
        size += found.start() - at
        at = found.end()
        if found.lastgroup in ("space", "br", "image"):
            letters.append(" ")
            offsets.append((start + found.start(), 1))
            size += 1
        elif found.lastgroup == "tag" and _parts_digits(raw, begin, end, found):
            letters.append(" ")  # a tag parts numbers: "năm 2019<b>05 HTX" counts five
            offsets.append((start + found.start(), 1))
            size += 1
        elif found.lastgroup == "entity":
            letters.append(_ENTITIES[found[0]])
            offsets.append((start + found.start(), 1))
            size += 1
        elif found.lastgroup == "strong":
            marks.append((size, not marks[-1][1]))
            if _parts_digits(raw, begin, end, found):
                letters.append(" ")
                offsets.append((start + found.start(), 1))
                size += 1
    letters.append(raw[at:end])
    offsets.append((start + at, end - at))
    text = "".join(letters)
    is_open = marks[-1][1]
    lead = len(text) - len(text.lstrip())
    strong_to = next((place for place, on in marks if not on and place > lead), len(text))
    is_strong = next((on for place, on in reversed(marks) if place <= lead), False)
    clean, strong_size = _collapse(text, Places(offsets), strong_to if is_strong else 0)
    if tight:
        clean = _tighten(clean)
    return clean, min(strong_size, len(clean.text)), is_open


def _may_hold_markup(raw: str) -> bool:
    return "  " in raw or _SPECIAL.search(raw) is not None


def _collapse(text: str, offsets: Places, strong: int) -> tuple[Clean, int]:
    if "  " not in text and text[:1] != " " and text[-1:] != " ":
        return Clean(text, offsets), strong
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    size = strong_size = 0
    for word in _WORD.finditer(text):
        if kept:
            places.append((offsets[word.start() - 1], 1))
            size += 1
        kept.append(word[0])
        places += offsets.runs(word.start(), word.end())
        size += len(word[0])
        if word.start() < strong:
            strong_size = size
    return Clean(" ".join(kept), Places(places)), strong_size


def _is_wide(places: Places, start: int, end: int) -> bool:
    """Whether more letters lie between the neighbours of a stretch than it shows: a gap of several blanks."""
    return start > 0 and end < len(places) and places[end] - places[start - 1] > 1 + end - start


def _tighten(clean: Clean) -> Clean:
    """Punctuation back at its word where a corpus has set it apart ("( 5 % )" to "(5%)"); a wide gap parts cells."""
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for found in _TIGHT.finditer(clean.text):
        if _is_wide(clean.offsets, found.start(), found.end()):
            continue
        kept.append(clean.text[at : found.start()])
        places += clean.offsets.runs(at, found.start())
        at = found.end()
    kept.append(clean.text[at:])
    places += clean.offsets.runs(at)
    return Clean("".join(kept), Places(places))
