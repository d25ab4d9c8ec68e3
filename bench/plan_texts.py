"""The texts that are measured, and plain ways of reading them: patterns and nothing more, as a script of a day has."""

import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "documents"
FIVE = ("ba-to-2025", "quang-ngai-2023", "quang-ninh-2023", "son-duong-2020", "son-ha-2024")
PAGE = 2500  # letters

_NUMBER = re.compile(r"Số\s*:?\s*(\d+\s*[/-]\s*[A-ZĐ][\w.-]*)")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
ACT = re.compile(r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ][A-Za-zĐđ]*(?:[-/][A-ZĐ][A-Za-zĐđ\d]*)*")
_HEADING = re.compile(r"^[*#\s]*(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ]\))[.)]?\s+(.+)$", re.MULTILINE)
_FIGURE = re.compile(r"(\d[\d.,]*)\s*(%|triệu đồng|tỷ đồng|hợp tác xã|HTX|tổ hợp tác|THT|thành viên|người)")
_OFFICE = re.compile(r"(?:Sở|Phòng|Ban|UBND|Ủy ban nhân dân|Liên minh)\s+(?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?)+")
_DUE = re.compile(r"trước\s+ngày\s+\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?")


@dataclass(frozen=True, slots=True)
class Plain:
    """What the patterns find."""

    number: str | None
    day: date | None
    rows: int


def five() -> tuple[str, list[str]]:
    """The five documents and where they come from: those published where they are here, else the demo's."""
    folder = SHARED if SHARED.is_dir() else ROOT / "demo" / "documents"
    name = "shared/documents" if SHARED.is_dir() else "demo/documents"
    return name, [(folder / f"{stem}.txt").read_text(encoding="utf-8") for stem in FIVE]


def read_plainly(text: str) -> Plain:
    """A text read with one pattern after another."""
    number, day = _NUMBER.search(text), _DAY.search(text)
    patterns = (ACT, _HEADING, _FIGURE, _OFFICE, _DUE)
    rows = sum(len(pattern.findall(text)) for pattern in patterns)
    return Plain(
        re.sub(r"\s", "", number[1]) if number else None,
        date(int(day[3]), int(day[2]), int(day[1])) if day else None,
        rows,
    )


def as_word_file(text: str) -> bytes:
    """The text as a Word file such as offices keep: each line a paragraph in a font and a size of its own.

    The template of python-docx brings 787 KB of styles; Word saves some 40 KB, which is what is left without those of
    tables and without the copy for an older Word.
    """
    document = Document()
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE:
            style.delete()
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("stylesWithEffects"):
            document.part.rels.pop(name)
    for line in text.split("\n"):
        run = document.add_paragraph().add_run("".join(letter for letter in line if letter >= " " or letter == "\t"))
        run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(14), line.isupper() or None
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def words_of(text: str) -> list[str]:
    """The words and numbers of a text: what two ways of taking text out of a file must agree on."""
    return re.findall(r"\w+", re.sub(r"[_*\\]", " ", text))
