"""The same document in other layouts, its annotation carried along.

Each layout is a way in which texts of the trade really come: copied from a pdf, taken from a language corpus, saved
from a page, typed by somebody else. ``vary`` is seeded by the layout and the name of the text, so that it says the same
each time.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from tests.vanban.corpus.layout_files import web_page, word_document
from tests.vanban.corpus.outline import MARK, Line, Outline
from tests.vanban.corpus.samples import Edit, Sample, edited
from tests.vanban.corpus.scoring import folded

Layout = Callable[[Sample, random.Random], Sample | None]

AGENCIES = ("lead", "partners", "agencies")
_SPANS = ("tasks", "obligations", "targets", "actuals", "goals")
_RUN_ON_BLANKS = re.compile(r"\n(?:[ \t]*\n)+")
_WORD = re.compile(r"[^\s|]+")
_MARKS_OF_POINTS = re.compile(r"(?<=[\w)”\"])(?=[,.;:)](?:[\s,.;]|$))|(?<=\()(?=\w)", re.MULTILINE)
_SHORT_FORMS = re.compile(r"\b(?:TM|KT|TL|TUQ|TP|TX|TT|Q|ThS|TS)$")
_SYLLABLES = re.compile(r"(?<=[^\W\d_])[ ](?=[^\W\d_])")
_BREAKS_OF_NAMES = re.compile(r"(?<=\S) (?=[^-–\s])")
_BREAKS_OF_NUMBERS = re.compile(r"(?<=\d/)(?=[A-ZĐ])|(?<=[A-ZĐ]-)(?=[A-ZĐ])")


def vary(sample: Sample, layout: str, seed: int = 1) -> Sample | None:
    """The sample in this layout; None where it does not fit (a letterhead that is none cannot become a table)."""
    varied = LAYOUTS[layout](sample, random.Random(f"{seed} {layout} {sample.name}"))
    return varied if varied is None else replace(varied, name=f"{sample.name}@{layout}")


def wrapped(sample: Sample, chance: random.Random) -> Sample:
    """Broken by hand at a width, in the middle of phrases, blank lines kept."""
    width = chance.randint(52, 92)
    return edited(sample, [edit for line in Outline(sample).body for edit in _breaks(line, width)])


def tight(sample: Sample, chance: random.Random) -> Sample:
    """Broken by hand at a width, without a blank line: what is copied out of a pdf."""
    width = chance.randint(70, 96)
    breaks = [edit for line in Outline(sample).body for edit in _breaks(line, width)]
    return edited(sample, [*breaks, *_closed_up(sample)])


def _breaks(line: Line, width: int) -> Iterator[Edit]:
    if line.holds_cells:
        return
    begin = 0
    for this, following in pairwise(_WORD.finditer(line.text)):
        if following.end() - begin > width:
            yield Edit(line.start + this.end(), line.start + following.start(), "\n")
            begin = following.start()


def _closed_up(sample: Sample) -> Iterator[Edit]:
    for blanks in _RUN_ON_BLANKS.finditer(sample.text):
        yield Edit(blanks.start(), blanks.end(), "\n")


def split_bullets(sample: Sample, chance: random.Random) -> Sample:
    """The mark of a bullet alone on its line, its text under it: what old Word documents become as text.

    A lone "*" would be a mark of emphasis, and a dash inside a row of the annotation is one of a name.
    """
    marks = ((line.start, MARK.match(line.text)) for line in Outline(sample).body)
    rows = [(row["start"], row["start"] + len(row["quote"])) for kind in _SPANS for row in sample.gold.get(kind, [])]
    found = [
        (start, mark)
        for start, mark in marks
        if mark and mark["mark"] in "-+•" and not any(left < start + mark.start("mark") < right for left, right in rows)
    ]
    return edited(sample, [Edit(start + mark.end("mark"), start + mark.end(), "\n") for start, mark in found])


def bold(sample: Sample, chance: random.Random) -> Sample:
    """Headings in bold, and stars inside sentences, names and figures, as converters of Word documents leave them."""
    outline = Outline(sample)
    if "*" in sample.text:
        return sample
    headings = [
        (found.start, found.end) for found in outline.headings if "\n" not in sample.text[found.start : found.end]
    ]
    edits = [edit for start, end in headings for edit in (Edit(start, start, "**"), Edit(end, end, "**"))]
    for line in outline.body:
        if not line.is_row and not any(start < line.end and line.start < end for start, end in headings):
            edits += _stars(line, chance)
    return edited(sample, edits)


def _stars(line: Line, chance: random.Random) -> Iterator[Edit]:
    """Emphasis on one to four words, now and then from the middle of a word; never up to a colon: that is a title."""
    words = [word for word in _WORD.finditer(line.text) if word.group()[:1].isalnum()]
    at = 3
    while at < len(words):
        run = words[at : at + chance.randint(1, 4)]
        at += len(run)
        if chance.random() < 0.2 and ":" not in "".join(word.group() for word in run):
            inside = chance.random() < 0.2 and len(run[0].group()) > 2 and run[0].group().isalnum()
            yield Edit(line.start + run[0].start() + inside, line.start + run[0].start() + inside, "**")
            end = line.start + run[-1].start() + len(run[-1].group().rstrip(".,;)”"))
            yield Edit(end, end, "**")
            at += 1


def broken_names(sample: Sample, chance: random.Random) -> Sample:
    """Lines that end inside the names of bodies, between a figure and its unit, inside the number of an act."""
    gold = sample.gold
    names = {name for row in gold.get("tasks", []) for part in AGENCIES for name in row.get(part, ())}
    names |= {row["quote"] for kind in ("citations", "targets", "actuals") for row in gold.get(kind, [])}
    edits = []
    for line in Outline(sample).body:
        if line.holds_cells:
            continue
        mark = MARK.match(line.text)
        spans = [(found.start(), found.end()) for name in names for found in re.finditer(re.escape(name), line.text)]
        places = {
            (place.start(), place.end())
            for start, end in spans
            for pattern in (_BREAKS_OF_NAMES, _BREAKS_OF_NUMBERS)
            for place in pattern.finditer(line.text, max(start, mark.end() if mark else 0), end)
        }
        for start, end in chance.sample(sorted(places), min(len(places), 1 + len(line.text) // 150)):
            edits.append(Edit(line.start + start, line.start + end, "\n"))
    return edited(sample, edits)


def underscored(sample: Sample, chance: random.Random) -> Sample:
    """Words joined by underscores, blanks before points, no blank lines: the texts of language corpora."""
    edits = [] if "_" in sample.text else list(_closed_up(sample))
    for line in Outline(sample).lines:
        if line.is_row or "_" in line.text:
            continue
        joined = False
        for gap in _SYLLABLES.finditer(line.text):
            joined = not joined and chance.random() < 0.8
            if joined:
                edits.append(Edit(line.start + gap.start(), line.start + gap.end(), "_"))
        edits += [
            Edit(line.start + point.start(), line.start + point.start(), " ")
            for point in _MARKS_OF_POINTS.finditer(line.text)
            if not _SHORT_FORMS.search(line.text[: point.start()])
        ]
    return edited(sample, edits)


def celled_head(sample: Sample, chance: random.Random) -> Sample | None:
    """The letterhead as a table whose cells stand one a line between lone bars: a page saved as text."""
    head = Outline(sample).letterhead
    if head is None:
        return None
    first, second = ("\n".join(head.issuer), "\n".join(head.state)), (head.number, head.day)
    rows = "".join(f"|\n{left}\n|\n{right}\n|\n" for left, right in (first, second))
    return edited(sample, [Edit(0, head.end, rows)])


def decomposed(sample: Sample, chance: random.Random) -> Sample:
    """The marks of the letters as characters of their own (NFD). The places count in the composed text."""
    name = f"{sample.name}.txt"
    return replace(sample, file=(name, unicodedata.normalize("NFD", sample.text).encode()))


def bare(sample: Sample, chance: random.Random) -> Sample | None:
    """Neither letterhead nor recipients nor signature. What only they say is not asked for any more."""
    outline = Outline(sample)
    head = outline.letterhead
    if head is None:
        return None
    kept = edited(sample, [Edit(0, head.end, ""), Edit(max(outline.tail, head.end), len(sample.text), "")])
    gold = {
        field: value
        for field, value in kept.gold.items()
        if field not in ("number", "issuer", "place", "date", "year", "recipients", "signer")
    }
    if "title" in gold and folded(str(gold["title"])) not in folded(kept.text[:600]):
        gold = {field: value for field, value in gold.items() if field not in ("title", "doc_type", "doc_kind")}
    for row in gold.get("targets", []):
        if "year" in row and str(row["year"]) not in kept.text:
            row["year"] = None
    for row in gold.get("obligations", []):
        row.pop("who", None)  # who is not named is the issuer
        if row.get("due") and row["due"][:4] not in kept.text:
            del row["due"]
    return replace(kept, gold=gold)


def skipping(sample: Sample, chance: random.Random) -> Sample:
    """Numbers of the outline that skip one: I, III, IV; 1, 3, 4."""
    outline = Outline(sample)
    skipped: dict[str, bool] = {}
    edits: list[Edit] = []
    labels: dict[int, str] = {}
    starts = {found.start: found.index for found in outline.headings}
    for line in outline.body:
        mark = MARK.match(line.text)
        label = mark["mark"].rstrip(".") if mark else ""
        kind = "roman" if re.fullmatch(r"[IVX]+", label) else "number" if label.isdigit() else ""
        if mark is None or not kind or line.is_row or not mark["mark"].endswith("."):
            continue
        value = _value(label)
        if kind == "roman" or value == 1:
            skipped["number"] = False
        if value == 1:
            skipped[kind] = False
        if value > 1 and not skipped.get(kind):
            skipped[kind] = True
        if not skipped.get(kind):
            continue
        new = _roman(value + 1) if kind == "roman" else str(value + 1)
        place = line.start + mark.start("mark")
        edits.append(Edit(place, place + len(label), new))
        if place in starts:
            labels[starts[place]] = new
    varied = edited(sample, edits)
    for index, label in labels.items():
        varied.gold["sections"][index]["label"] = label
    return varied


def other_marks(sample: Sample, chance: random.Random) -> Sample:
    """Other marks of lists and other points after numbers: "•" for "-", "1)" or "1/" for "1."."""
    bullet = chance.choice("•–●▪*")
    inner = chance.choice("◦○o▪")
    point = chance.choice((")", "/", "-"))
    edits = []
    for line in Outline(sample).body:
        mark = MARK.match(line.text)
        if mark is None or line.is_row:
            continue
        start, end = line.start + mark.start("mark"), line.start + mark.end("mark")
        if mark["mark"] in "-+":
            edits.append(Edit(start, end, bullet if mark["mark"] == "-" else inner))
        elif re.fullmatch(r"\d{1,2}\.", mark["mark"]):
            edits.append(Edit(end - 1, end, point))
    return edited(sample, edits)


def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in label]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _roman(value: int) -> str:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


LAYOUTS: dict[str, Layout] = {
    "wrapped": wrapped,
    "tight": tight,
    "split_bullets": split_bullets,
    "bold": bold,
    "broken_names": broken_names,
    "underscored": underscored,
    "celled_head": celled_head,
    "decomposed": decomposed,
    "bare": bare,
    "skipping": skipping,
    "other_marks": other_marks,
    "html": lambda sample, _chance: web_page(sample),
    "docx": lambda sample, _chance: word_document(sample),
}
