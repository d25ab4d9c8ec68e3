"""The letters of a page as words, and words as rows of pieces: at a wide gap a row is cut into two pieces."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.files.source import STRONG_OFF, STRONG_ON, without_marks

# Measures of a page are hundredths of a point, counted from its upper left corner.
POINT = 100


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def around(boxes: Sequence[Box]) -> Box:
    """The smallest place that holds all of these."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign as the page holds it, with the name of its font."""

    text: str
    box: Box
    font: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap between them."""

    text: str
    box: Box
    font: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow one another on one line."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def marked(self) -> str:
        """The text with the marks of emphasis around its strong stretches."""
        parts: list[str] = []
        was_strong = False
        for word in self.words:
            if was_strong and not word.is_strong:
                parts.append(STRONG_OFF)
            parts.append(" " if parts else "")
            if word.is_strong and not was_strong:
                parts.append(STRONG_ON)
            parts.append(word.text)
            was_strong = word.is_strong
        return "".join(parts) + (STRONG_OFF if was_strong else "")

    @property
    def is_strong(self) -> bool:
        return all(word.is_strong for word in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one height of a page, from left to right."""

    pieces: tuple[Piece, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def words_of(letters: Sequence[Letter]) -> list[Word]:
    """The words, in the order in which the page holds them.

    A page that has blanks tears its words only there or at a wide gap: letters with marks that come from another font
    stand a little apart. A page without blanks is cut at narrower gaps.
    """
    blanks = sum(1 for letter in letters if letter.text.isspace())
    gap_of_word = 0.45 if blanks * 12 > len(letters) else 0.2
    words: list[Word] = []
    current: list[Letter] = []

    def end_word() -> None:
        if current:
            text = unicodedata.normalize("NFC", without_marks("".join(letter.text for letter in current)))
            if text:
                strong = sum(letter.is_strong for letter in current) * 2 > len(current)
                words.append(Word(text, around([letter.box for letter in current]), current[0].font, strong))
        current.clear()

    for letter in letters:
        if letter.text.isspace() or letter.text == "\xa0":
            end_word()
        elif unicodedata.category(letter.text[0]) == "Mn" and current:
            last = current[-1]  # the mark is drawn over the letter, with a width or without
            current.append(Letter(letter.text, around([last.box, letter.box]), last.font, last.is_strong))
        else:
            if current and _is_apart(current[-1], letter, gap_of_word):
                end_word()
            elif current and letter.text == current[-1].text and _is_same_place(current[-1].box, letter.box):
                continue  # drawn twice to look bold
            current.append(letter)
    end_word()
    return words


def _is_apart(last: Letter, following: Letter, gap_of_word: float) -> bool:
    size = max(1, last.box.height)
    gap = following.box.left - last.box.right
    if gap > gap_of_word * size or gap < -0.6 * size:
        return True
    return abs(following.box.middle - last.box.middle) > 0.4 * max(size, following.box.height)


def _is_same_place(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < 0.15 * max(1, one.height) and abs(one.top - other.top) < 0.15 * one.height


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of a page or of a cell from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.middle, word.box.left)):
        anchor = rows[-1][0].box if rows else None
        if anchor and word.box.middle - anchor.middle <= 0.4 * max(anchor.height, word.box.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [row_of(row) for row in rows]


def row_of(words: Sequence[Word]) -> Row:
    """Words of one height as a row, cut into pieces at its wide gaps."""
    words = sorted(words, key=lambda word: word.box.left)
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    usual = median(gaps) if len(gaps) > 2 else 0
    pieces: list[list[Word]] = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > max(word.box.height, 2.2 * usual):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    made = tuple(Piece(tuple(piece), around([word.box for word in piece])) for piece in pieces)
    return Row(made, around([piece.box for piece in made]))
