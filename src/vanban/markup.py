"""The clean letters of a stretch of a line: markup gone, one space between words, emphasis counted."""

import re
from dataclasses import dataclass, field

from vanban.clean import Clean
from vanban.places import Places

_SPACE = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000_\x1f"
# What no eye sees: marks of layout, of direction and of language, and what steers a machine.
_UNSEEN = r"`\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\xad\U000e0001-\U000e007f\x00-\x08\x0e-\x1b\x7f"
_MARKUP = re.compile(
    rf"(?P<space>[{_SPACE}]{{2,}}|[{_SPACE[1:]}])"
    r"|(?P<strong>\*+)"
    r"|(?P<image>!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\))"
    r"|(?P<anchor>\[(?=[^\[\]\n]{1,300}\]\((?:https?|mailto|/|\#)))"
    r"|(?P<link>\]\((?:https?|mailto|/|\#)[^)\n]{0,500}\))"
    # What breaks a line or a cell keeps the words at its sides apart: "năm 2023</td>20 HTX" counts twenty.
    r"|(?P<br><br\s{0,3}/?>|&nbsp;|</?(?i:p|div|li|[uo]l|table|tbody|thead|t[rdh]|h[1-6])(?:\s[^<>\n]{0,300})?/?>)"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>"
    rf"|[{_UNSEEN}])"
    r"|(?P<escape>\\(?=[-+*_.()\[\]#>!|`~]))"
    r"|(?P<entity>&(?:amp|lt|gt|quot);)"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_IGNORED = rf"[{_UNSEEN}]"
_SETTING = r"<(?:b|i|u|em|strong|span)>|\*{2,3}"
# Marks between digits, unless they set some of a number in bold ("1.0<b>00</b>", "6**11**"): behind a point or a comma
# only what goes on as a number does, so that "1.<b>05 HTX" counts five; a lone star is no mark of bold ("3*4").
_DIGITS_APART = re.compile(
    rf"(?:(?:(?<=\d)|(?<=\d{_IGNORED}))(?!(?:{_SETTING})[\d.,]{{1,12}}</|\*\*)"
    rf"|(?<=\d[.,])(?!(?:{_SETTING})\d{{3}}(?:[.,]\d{{1,4}})?(?:</|\*\*)))"
    rf"(?:<[^<>]{{0,320}}>|\*)(?:<[^<>]{{0,320}}>|\*|{_IGNORED})*\d"
)
_SET_WITHIN = re.compile(r"\d<(?P<name>b|i|u|em|strong|span)>[\d.,]{1,12}$")
_LONGEST_SET = 24  # letters of a tag and the digits behind it
# Letters at which a markup may begin; a line that holds none of them, nor two blanks, is clean as it stands.
_SPECIAL = re.compile(rf"[{_SPACE[1:]}*!\[\]<&{_UNSEEN}\\]")
_WORD = re.compile(r"\S+")
_STAR_BULLET = re.compile(r"[ \t\xa0]*(?:\*|\\\*)[ \t\xa0]+(?=[^\s*])")
_TIGHT = re.compile(r" (?=[,.;:)%\]])|(?<=[(\[]) | (?=/ )|(?<= /) |(?<=/) ")


def _parts_digits(raw: str, begin: int, end: int, mark: re.Match[str]) -> bool:
    """Whether a tag or stars stand between two numbers: not within one of which some is set ("2<i>0</i>7")."""
    if not _DIGITS_APART.match(raw, mark.start(), end):
        return False
    within = _SET_WITHIN.search(raw, max(mark.start() - _LONGEST_SET, begin), mark.start())
    return within is None or mark[0].lower() != f"</{within['name']}>"


@dataclass(slots=True)
class _Kept:
    """The letters that are kept of a line which begins at ``start``, and their places."""

    start: int
    letters: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0

    def stretch(self, raw: str, begin: int, end: int) -> None:
        self.letters.append(raw[begin:end])
        self.offsets.append((self.start + begin, end - begin))
        self.size += end - begin

    def letter(self, letter: str, place: int) -> None:
        self.letters.append(letter)
        self.offsets.append((self.start + place, 1))
        self.size += 1


def clean_stretch(raw: str, begin: int, end: int, start: int, strong: bool, tight: bool) -> tuple[Clean, int, bool]:
    """Clean letters of ``raw[begin:end]``, how many at the front are strong, and whether emphasis is left open."""
    if not may_hold_markup(raw):
        clean = Clean(raw[begin:end], Places.run(start + begin, end - begin))
        if raw[begin : begin + 1] == " " or raw[end - 1 : end] == " ":
            clean = clean.cut(0)
        clean = _tighten(clean) if tight else clean
        return clean, len(clean.text) if strong else 0, strong
    kept, marks = _without_markup(raw, begin, end, start, strong)
    text = "".join(kept.letters)
    lead = len(text) - len(text.lstrip())
    strong_to = next((place for place, on in marks if not on and place > lead), len(text))
    is_strong = next((on for place, on in reversed(marks) if place <= lead), False)
    clean, strong_size = _collapse(text, Places(kept.offsets), strong_to if is_strong else 0)
    if tight:
        clean = _tighten(clean)
    return clean, min(strong_size, len(clean.text)), marks[-1][1]


def _without_markup(raw: str, begin: int, end: int, start: int, strong: bool) -> tuple[_Kept, list[tuple[int, bool]]]:
    """The letters between markup, and behind how many of them emphasis begins and ends."""
    kept = _Kept(start)
    marks: list[tuple[int, bool]] = [(0, strong)]
    at = begin
    star = _STAR_BULLET.match(raw, begin, end)
    if star and raw.count("*", star.end(), end) % 2 == 0 and not strong:
        place = raw.index("*", begin)
        kept.letter("*", place)
        kept.letter(" ", place)
        at = star.end()
    for found in _MARKUP.finditer(raw, at, end):
        kept.stretch(raw, at, found.start())
        at = found.end()
        if found.lastgroup == "strong":
            marks.append((kept.size, not marks[-1][1]))
        if found.lastgroup in ("space", "br", "image"):
            kept.letter(" ", found.start())
        elif found.lastgroup == "entity":
            kept.letter(_ENTITIES[found[0]], found.start())
        elif found.lastgroup in ("tag", "strong") and _parts_digits(raw, begin, end, found):
            kept.letter(" ", found.start())  # a tag parts numbers: "năm 2019<b>05 HTX" counts five
    kept.stretch(raw, at, end)
    return kept, marks


def may_hold_markup(raw: str) -> bool:
    """Whether a line has anything that is no clean letter."""
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
