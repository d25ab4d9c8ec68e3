"""The text as blocks: paragraphs, bullets, headings and table rows with broken lines joined.

Every later step works on ``Block.text`` (clean: NFC, marks of layout gone, one space between words)
and goes back to the text that was read with ``Block.span``.
"""

from dataclasses import dataclass
from typing import Literal

from vanban.model import Span

BlockKind = Literal["heading", "item", "bullet", "paragraph", "label", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One joined stretch of the text.

    ``kind``: *heading* opens a section (numbered, lettered or run-in); *item* a numbered or lettered entry that is
    content rather than a title; *bullet* an entry behind a dash, plus or dot; *label* a line "Cơ quan thực hiện: …"
    that describes the item before it; *row* a table row (cells joined by " | ").
    ``label``: "Phần thứ nhất", "II", "2.1", "a", "-", "+", "" as written, without the closing dot or bracket.
    ``path``: labels of the headings above joined by dots ("III.2"); ``parent``: index of the heading or item above, or None.
    """

    index: int
    kind: BlockKind
    label: str
    text: str
    offsets: tuple[int, ...]  # offsets[i] is the place of text[i] in the text that was read; one more for the end
    path: str
    depth: int
    parent: int | None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place, in the text that was read, of ``self.text[start:end]``."""
        last = len(self.text) if end is None else end
        return Span(self.offsets[start], self.offsets[last - 1] + 1 if last > start else self.offsets[start])
