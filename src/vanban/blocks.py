"""The text as blocks: paragraphs, bullets, headings and table rows with broken lines joined.

Every later step works on ``Block.text`` (clean: NFC, marks of layout gone, one space between words)
and goes back to the text that was read with ``Block.span``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.clean import Clean
from vanban.entries import Entry, join_lines, read_layout
from vanban.fragments import fragments
from vanban.labels import BULLETS, RANKS, RUN_IN_RANK, TITLED, read_label
from vanban.lines import Line, read_lines
from vanban.model import Span
from vanban.places import Places
from vanban.titles import is_description, is_run_in_title, lead_end, title_ends
from vanban.zones import Segment, cut_zones

BlockKind = Literal["heading", "item", "bullet", "paragraph", "label", "row"]
BlockZone = Literal["head", "body", "tail"]


@dataclass(frozen=True, slots=True)
class Block:
    """One joined stretch of the text.

    ``kind``: *heading* opens a section (numbered, lettered or run-in); *item* a numbered or lettered entry that is
    content rather than a title; *bullet* an entry behind a dash, plus or dot; *label* a line "Cơ quan thực hiện: …"
    that describes the item before it; *row* a table row (cells joined by " | ").
    ``label``: "Phần thứ nhất", "II", "2.1", "a", "-", "+", "" as written, without the closing dot or bracket.
    ``text`` does not hold the label. A heading that runs into its first sentence is two blocks.
    ``path``: labels of the headings above joined by dots ("III.2"; under parts "Phần thứ hai.III.2"), for a heading or
    an item its own label too; a run-in heading has no label and adds none. ``depth``: the blocks above, and one.
    ``parent``: index of the heading or item above (for "+" under "-" the bullet), or None.
    ``zone``: *head* up to the title (and again for an attachment), *body*, *tail* from Nơi nhận or the signature on.
    """

    index: int
    kind: BlockKind
    label: str
    text: str
    offsets: Places  # offsets[i] is the place of text[i] in the text that was read; one more for the end
    path: str
    depth: int
    parent: int | None
    zone: BlockZone = "body"
    label_start: int | None = None  # the place of the label in the text that was read

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place, in the text that was read, of ``self.text[start:end]``."""
        last = len(self.text) if end is None else end
        return Span(self.offsets[start], self.offsets[last - 1] + 1 if last > start else self.offsets[start])


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in its order.

    >>> [(b.kind, b.label, b.text) for b in split_blocks("I. MỤC TIÊU\\n- Thành lập mới 02 hợp tác xã.")]
    [('heading', 'I', 'MỤC TIÊU'), ('bullet', '-', 'Thành lập mới 02 hợp tác xã.')]
    """
    lines = read_lines(text)
    return build_blocks(lines, cut_zones(lines))


def build_blocks(lines: Sequence[Line], segments: Iterable[Segment]) -> tuple[Block, ...]:
    """The blocks of lines already cut into zones."""
    builder = _Builder()
    for segment in segments:
        part = list(lines[segment.first : segment.last])
        if segment.zone == "body":
            builder.add_body(join_lines(part, read_layout(part)))
        else:
            builder.add_pieces(fragments(part), "head" if segment.zone == "header" else "tail")
    return tuple(builder.blocks)


@dataclass(frozen=True, slots=True)
class _Node:
    """A heading, item or bullet that later blocks may stand under."""

    index: int
    rank: int
    path: str


class _Builder:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stack: list[_Node] = []

    def add_pieces(self, pieces: Iterable[Clean], zone: BlockZone) -> None:
        self.stack = []
        for piece in pieces:
            label = read_label(piece.text)
            if label and label.kind in BULLETS and label.end < len(piece.text):
                self._add("bullet", label.text, piece, label.end, zone)
            else:
                self._add("paragraph", "", piece, 0, zone)

    def add_body(self, entries: list[Entry]) -> None:
        self.stack = []
        ends = title_ends(entries)
        i = 0
        while i < len(entries):
            entry = entries[i]
            following = entries[i + 1] if i + 1 < len(entries) else None
            if entry.label and not entry.body and following and not following.label and not following.is_row:
                # "Phần thứ nhất" above its title
                self._open(entry, following, True)
                i += 2
                continue
            self._add_entry(entries, i, ends[i])
            i += 1

    def _add_entry(self, entries: list[Entry], i: int, end: int) -> None:
        entry = entries[i]
        if entry.is_row:
            self._add("row", "", entry.clean, 0, "body")
        elif entry.label is None:
            if is_run_in_title(entries, i):
                self._heading_node(entry.clean, 0, "", RUN_IN_RANK)
            elif lead := lead_end(entries, i):
                self._lead(entry, 0, lead)
            else:
                is_label = is_description(entry)
                if not is_label:
                    self._pop(RANKS["dash"])  # a paragraph after bullets stands beside them, not under the last
                self._add("label" if is_label else "paragraph", "", entry.clean, 0, "body")
        else:
            self._add_labelled(entries, i, end)

    def _add_labelled(self, entries: list[Entry], i: int, end: int) -> None:
        entry = entries[i]
        label = entry.label
        assert label is not None
        body = entry.body
        if is_description(entry) and label.kind not in TITLED | {"article", "number"}:
            self._pop(RANKS[label.kind])
            self._add("label", label.text, entry.clean, label.end, "body")
            return
        if label.kind in BULLETS:
            if is_run_in_title(entries, i):
                self._heading_node(entry.clean, label.end, "", RUN_IN_RANK)
            elif lead := lead_end(entries, i):
                self._lead(entry, label.end, lead)
            else:
                self._pop(RANKS[label.kind])
                self._add("bullet", label.text, entry.clean, label.end, "body")
                self._push(RANKS[label.kind], "")
            return
        self._open(entry, None, end > 0)
        if 0 < end < len(body.rstrip(" .:")):
            rest = entry.clean.cut(label.end + end)
            self._shorten_heading(label.end + end, entry)
            if rest.text.strip(" .:"):
                start = len(rest.text) - len(rest.text.lstrip(" :.-–"))
                self._add("paragraph", "", rest.cut(start), 0, "body")

    def _open(self, entry: Entry, title: Entry | None, is_heading: bool) -> None:
        label = entry.label
        assert label is not None
        rank = RANKS[label.kind]
        self._pop(rank)
        if title is None:
            self._add("heading" if is_heading else "item", label.text, entry.clean, label.end, "body", with_own=True)
        else:
            self._add("heading", label.text, title.clean, 0, "body", with_own=True, label_start=entry.clean.offsets[0])
        self._push(rank, label.text)

    def _heading_node(self, clean: Clean, start: int, label: str, rank: int) -> None:
        self._pop(rank)
        self._add("heading", label, clean, start, "body")
        self._push(rank, label)

    def _lead(self, entry: Entry, start: int, end: int) -> None:
        """A title that a colon parts from the sentence in its line."""
        self._heading_node(entry.clean.cut(0, start + end), start, "", RUN_IN_RANK)
        rest = entry.clean.cut(start + end)
        self._add("paragraph", "", rest.cut(len(rest.text) - len(rest.text.lstrip(" :"))), 0, "body")

    def _shorten_heading(self, end: int, entry: Entry) -> None:
        """The heading just added, cut before the sentence that it runs into."""
        block = self.blocks.pop()
        assert entry.label is not None
        self._append(block, entry.clean.cut(entry.label.end, end))

    def _append(self, block: Block, clean: Clean) -> None:
        self.blocks.append(
            Block(
                len(self.blocks), block.kind, block.label, clean.text, clean.offsets.with_end(), block.path,
                block.depth, block.parent, block.zone, block.label_start,
            )
        )  # fmt: skip

    def _pop(self, rank: int) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()

    def _push(self, rank: int, label: str) -> None:
        above = self.stack[-1].path if self.stack else ""
        path = _joined_path(above, label)
        self.stack.append(_Node(len(self.blocks) - 1, rank, path))

    def _add(
        self,
        kind: BlockKind,
        label: str,
        clean: Clean,
        start: int,
        zone: BlockZone,
        *,
        with_own: bool = False,
        label_start: int | None = None,
    ) -> None:
        above = self.stack[-1] if self.stack else None
        path = above.path if above else ""
        if with_own:
            path = _joined_path(path, label)
        body = clean.cut(start)
        if not body.text and not label:
            return
        if not body.text:
            body = clean
        if label_start is None:
            label_start = clean.offsets[0]
        self.blocks.append(
            Block(
                len(self.blocks), kind, label, body.text, body.offsets.with_end(), path, len(self.stack) + 1,
                above.index if above else None, zone, label_start,
            )
        )  # fmt: skip


def _joined_path(above: str, label: str) -> str:
    """The path of a label under another: "III" and "2" give "III.2", "III.2" and "2.1" give "III.2.1"."""
    last = above.rpartition(".")[2]
    if last and label.startswith(last + "."):
        label = label[len(last) + 1 :]
    return ".".join(part for part in (above, label) if part)
