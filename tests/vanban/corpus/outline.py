"""What stands where in an annotated text: its letterhead, its signature, its headings, the marks of its lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.vanban.corpus.samples import Sample
from tests.vanban.corpus.scoring import folded

_STATE = re.compile(r"CỘNG H[ÒO][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do")
_NUMBER = re.compile(r"(?:Số|SỐ)\s*:")
_DAY = re.compile(r"[^\n|]{2,40},\s*ngày\s.{1,12}tháng\s.{1,12}năm\s.{2,8}")
_TAIL = re.compile(r"\s*[|*_]*\s*(?:Nơi nhận\b|T/?M\.|KT\.|TL\.|TUQ\.|CHỦ TỊCH|GIÁM ĐỐC)")
_RULE = re.compile(r"[\W_]*")
_FURTHEST_TITLE = 1500  # letters
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LINE = re.compile(r"[^\n]*")
# The mark of a list, or the number of a heading, at the front of a line.
MARK = re.compile(
    r"(?P<lead>[ \t]*)(?P<mark>[-+*•]|\(?\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[a-zđ]\)|[A-ZĐ]\.)[ \t]+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``text[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def is_row(self) -> bool:
        return "|" in self.text

    @property
    def holds_cells(self) -> bool:
        """Cells between bars, or held apart by wide gaps: no line of words that may be broken."""
        return self.is_row or len(_WIDE_GAP.findall(self.text)) > 1


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading of the annotation stands, from its label to the end of its title."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines over the name of the document, each in its column."""

    end: int
    issuer: tuple[str, ...]
    state: tuple[str, ...]
    number: str
    day: str


@dataclass(frozen=True)
class Outline:
    """One sample looked at."""

    sample: Sample

    @cached_property
    def lines(self) -> list[Line]:
        found = (match for match in _LINE.finditer(self.sample.text) if match.start() == 0 or match.group())
        return [Line(match.start(), match.end(), match.group()) for match in found]

    @property
    def body(self) -> Iterator[Line]:
        """The lines between letterhead and signature."""
        for line in self.lines:
            if self.front <= line.start and line.end <= self.tail and line.text.strip():
                yield line

    @cached_property
    def front(self) -> int:
        """Where the body begins: after the letterhead, or after the title where there is no letterhead in lines."""
        if self.letterhead:
            return self.letterhead.end
        return self.title[1]

    @cached_property
    def title(self) -> tuple[int, int]:
        """Where the title stands; (0, 0) where it does not stand at the front in one piece."""
        begin, end = self._find(str(self.sample.gold.get("title") or ""))
        return (begin, end) if begin < _FURTHEST_TITLE else (0, 0)

    @cached_property
    def tail(self) -> int:
        """Where recipients and signature begin: the first line of them after the last item."""
        rows = [
            row for kind in ("targets", "tasks", "obligations", "actuals") for row in self.sample.gold.get(kind, [])
        ]
        last = max((row["start"] + len(row["quote"]) for row in rows), default=0)
        tails = [line.start for line in self.lines if line.start > last and _TAIL.match(line.text)]
        return tails[0] if tails else len(self.sample.text)

    @cached_property
    def letterhead(self) -> Letterhead | None:
        """The letterhead, where it stands in lines of their own before the name or the addressee of the document."""
        issuer: list[str] = []
        state: list[str] = []
        number = day = ""
        end = 0
        for line in self.lines:
            text = line.text.strip()
            if not text or _RULE.fullmatch(text):
                continue
            if line.is_row:
                return None
            if _STATE.search(text) or _MOTTO.search(text):
                state.append(text)
            elif _NUMBER.match(text):
                number = text
            elif _DAY.fullmatch(text.strip("*_ ")):
                day = text
            elif number or (state and day):
                break
            else:
                issuer.append(text)
            end = line.end
        if not (issuer and state and number and day) or len(issuer) > 3:
            return None
        return Letterhead(end, tuple(issuer), tuple(state), number, day)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the annotation, found in their order."""
        at = 0
        found = []
        for index, section in enumerate(self.sample.gold.get("sections", [])):
            begin, end = self._find(section["label"] + (section["title"] or ""), at)
            if end:
                found.append(Heading(begin, end, index))
                at = end
        return found

    @cached_property
    def _letters(self) -> tuple[list[int], str]:
        places = [i for i, letter in enumerate(self.sample.text) if letter.isalnum()]
        return places, "".join(self.sample.text[i].casefold() for i in places)

    def _find(self, words: str, at: int = 0) -> tuple[int, int]:
        """Where these letters stand after ``at``, whatever stands between them; (0, 0) where they do not."""
        places, letters = self._letters
        wanted = folded(words)
        found = letters.find(wanted, bisect_left(places, at))
        return (places[found], places[found + len(wanted) - 1] + 1) if wanted and found >= 0 else (0, 0)
