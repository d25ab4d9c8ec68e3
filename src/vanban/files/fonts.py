"""Runs of a Word document set in fonts of TCVN3 and VNI: found by the font's name, converted paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vanban.files.encodings import draws_capitals, encoding, encoding_of_font, is_vietnamese_unicode
from vanban.files.source import STRONG_OFF, STRONG_ON
from vanban.files.styles import Styles, W, font_named, font_of, inherited

# Code points that Unicode keeps out of texts mark a stretch in such a font until its paragraph is whole: VNI writes a
# letter in two signs, and Word may put them into two runs.
_MARKS = "\ufdd2\ufdd3\ufdd4"
_FONT_OFF = "\ufddf"
_KINDS = (
    ("tcvn3", False),
    ("tcvn3", True),
    ("vni", False),
)  # the encoding; whether small letters are drawn as capitals
_SOFT_HYPHEN = "\xad"  # in a font of TCVN3 it is the letter "ư"
_CUTS = re.compile(f"([{_MARKS}{_FONT_OFF}])")


@dataclass(slots=True)
class Fonts:
    """The fonts of a document and what was converted because of them."""

    styles: dict[str, str] = field(default_factory=dict)  # the style to its font
    default: str = ""
    default_style: str = ""
    is_old: bool = False  # any font of these encodings is named at all
    _converted: set[str] = field(default_factory=set)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(encoding(name).note for name in sorted(self._converted))

    def marked(self, run: etree._Element, parts: list[str]) -> list[str]:
        """The parts of a run, marked where its font is of an old encoding."""
        if not self.is_old and _SOFT_HYPHEN not in parts:
            return parts
        font = self._of_run(run) if self.is_old else ""
        found = encoding_of_font(font) if font else None
        kind = (found.id, draws_capitals(font)) if found else ("", False)
        if kind not in _KINDS:
            return [part for part in parts if part != _SOFT_HYPHEN]
        return [_MARKS[_KINDS.index(kind)], *parts, _FONT_OFF]

    def in_unicode(self, text: str) -> str:
        """A paragraph with its marked stretches converted."""
        if not self.is_old or _FONT_OFF not in text:
            return text
        return "".join(self._converted_stretch(mark, part) for mark, part in _stretches(text))

    def _converted_stretch(self, mark: str, text: str) -> str:
        if not mark:
            return text
        if is_vietnamese_unicode(text):
            return text.replace(_SOFT_HYPHEN, "")  # typed in Unicode while such a font was set
        name, is_capital = _KINDS[_MARKS.index(mark)]
        converted = encoding(name).letters_of(text)
        if converted != text:
            self._converted.add(name)
        return converted.upper() if is_capital else converted

    def _of_run(self, run: etree._Element) -> str:
        own = font_of(run.find(W + "rPr"))
        if own:
            return own
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and (font := self.styles.get(str(style.get(W + "val")))):
            return font
        paragraph = next(run.iterancestors(W + "p"), None)
        above = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        name = str(above.get(W + "val")) if above is not None else self.default_style
        return self.styles.get(name) or self.default


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """The text cut by its marks; stretches of one font that touch are one, with the marks of emphasis between them."""
    joined: list[tuple[str, list[str]]] = []
    mark = ""
    for piece in _CUTS.split(text):
        if piece == _FONT_OFF:
            mark = ""
        elif piece and piece in _MARKS:
            mark = piece
        elif piece:
            above = joined[-1][0] if joined else ""
            is_between = not mark and above and not piece.strip(STRONG_ON + STRONG_OFF)
            if joined and (mark == above or is_between):
                joined[-1][1].append(piece)
            else:
                joined.append((mark, [piece]))
    yield from ((mark, "".join(pieces)) for mark, pieces in joined)


def read_fonts(document: etree._Element, styles: Styles) -> Fonts:
    """The fonts that a document's styles set."""
    fonts = inherited({style.id: style.font for style in styles.rows if style.font}, styles)
    named = {*fonts.values(), styles.font, *map(font_named, document.iter(W + "rFonts"))}
    return Fonts(fonts, styles.font, styles.default, is_old=any(encoding_of_font(font) for font in named))
